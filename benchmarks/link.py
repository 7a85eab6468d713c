"""How fast a room links telegrams: what each cites is found and entered, then every link is worked out.

    python benchmarks/link.py [--cables 20000]

Times are of one process, reading the telegrams left out, and stand beside the time their reading takes.
"""

import argparse
import resource
import sqlite3
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from reftel.bench.telegrams import telegrams
from reftel.message.cable import Copy
from reftel.message.read import read
from reftel.room.link import INTO_CITED, INTO_SENT, Links, cited_rows, sent_rows
from reftel.room.missing import missing
from reftel.room.select import unplaced
from reftel.room.telegram import Telegram, key_of
from reftel.terms.tables import shipped
from reftel.vault.database import migrate

BATCH = 1000


def read_all(count: int) -> Iterator[Telegram]:
    tables = shipped()
    for number, text in enumerate(telegrams(count)):
        cable = unplaced(read(Copy(text, str(number), "telegram", str(number)), tables).cable)
        yield Telegram(key_of(cable), cable)


def link(db: sqlite3.Connection, batch: list[Telegram]) -> None:
    tables = shipped()
    db.execute("begin")
    for telegram in batch:
        db.executemany(INTO_SENT.replace("insert", "insert or ignore"), sent_rows(telegram, tables))
        db.executemany(INTO_CITED.replace("insert", "insert or ignore"), cited_rows(telegram, tables))
    db.execute("commit")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--cables", type=int, default=20_000)
    count = parser.parse_args().cables
    reading = linking = 0.0
    with tempfile.TemporaryDirectory() as folder:
        db = sqlite3.connect(Path(folder) / "room.db", isolation_level=None)
        migrate(db, "reftel.room")
        source, batch, held = read_all(count), [], {}
        while True:
            begun = time.process_time()
            batch = [telegram for telegram, _ in zip(source, range(BATCH), strict=False)]
            reading += time.process_time() - begun
            if not batch:
                break
            begun = time.process_time()
            link(db, batch)
            linking += time.process_time() - begun
            held |= {telegram.key: telegram for telegram in batch[:1]}
        begun = time.process_time()
        states: dict[str, int] = {}
        for found in Links(db).all():
            states[found.meaning.state] = states.get(found.meaning.state, 0) + 1
        resolving = time.process_time() - begun
        begun = time.process_time()
        rows = missing(Links(db), held.get)
        listing = time.process_time() - begun
        links, last = Links(db), next(iter(held))
        begun = time.process_time()
        links.of(last), links.to(links.number(last))
        one = time.process_time() - begun
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    total = sum(states.values())
    print(f"{count:,} telegrams, {total:,} links: {states}")
    print(f"reading     {reading / count * 1e6:7.0f} us a telegram")
    print(f"linking     {linking / count * 1e6:7.0f} us a telegram, {linking / reading:.2f} of reading")
    print(f"working out {resolving / max(total, 1) * 1e6:7.0f} us a link, {resolving:.2f} s for all")
    print(f"missing     {listing:.2f} s for {len(rows):,}")
    print(f"one thread's links {one * 1e3:.1f} ms; {peak:.0f} MB at the most")


if __name__ == "__main__":
    main()
