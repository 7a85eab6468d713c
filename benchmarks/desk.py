"""How fast the desk answers on a large archive, and what a decision or a telegram more costs beside making all anew.

    python benchmarks/desk.py [--cables 5000] [--named 1000] [--short] [--folder DIR]

Extracting claims is measured elsewhere (`benchmarks/claims.py`); here they are written by rule from sentences put into
the telegrams for the purpose, ten a telegram, and fed into the cache the extractor fills. One person is named in so
many telegrams as `--named` says. What is asked first makes the rows the desk keeps; all else is read from them.

Then a state is decided, two persons are said to be one, a telegram comes that names the one named most, and days are
asked for: each as processor seconds and as a part of what making all rows anew takes in the same run. `--short` writes
telegrams of a third of the length.
"""

import argparse
import random
import re
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median
from typing import NamedTuple

import msgspec

from reftel.bench.machine import machine
from reftel.bench.telegrams import DAYS, START, Writer, syllables
from reftel.claims.claim import Action, Claim, Event, Pin, Relation, Risk, Role
from reftel.claims.telegram import passages
from reftel.readers.reader import read_path
from reftel.room.claims import Extraction, lacking, see_to
from reftel.room.extraction import Extractions, key_of
from reftel.room.room import Room
from reftel.text import Span
from reftel.vault.ingest import ingest
from reftel.vault.run import ADD, Begun, begin
from reftel.vault.vault import Vault

NAMED = "Rustam Darvazi"
NAME = r"(?P<name>[A-Z][a-z]+ (?:al-)?[A-Z][a-z]+)"
DAY = r"(?P<day>[A-Z][a-z]+ \d+, \d{4})"
TEXTS = (
    "Police Chief {name} received us.",
    "{name} was shot at by gunmen on {day}.",
    "PO {post} met {name} on {day}.",
    "The Ambassador raised the case of {name} with the Ministry.",
    "PO {post} will meet {name} on {day}.",
    "{name} asked the Embassy to release the wages.",
    "{name} is in danger.",
    "Nadia is the sister of {name}.",
    "{name} was transferred on {day}.",
    "PO {post} will try to visit {name}.",
)
AT_ONCE = 1_000
Made = Callable[[re.Match[str]], object]
RULES: tuple[tuple[str, Made], ...] = (
    (rf"Police Chief {NAME} received us", lambda m: Role(m["name"], "Police Chief")),
    (rf"{NAME} was shot at by gunmen on {DAY}", lambda m: Event("attack", "gunmen", m["name"], date=iso(m["day"]))),
    (rf"(?P<who>PO \w+) met {NAME} on {DAY}", lambda m: Event("meeting", m["who"], m["name"], date=iso(m["day"]))),
    (rf"The Ambassador raised the case of {NAME}", lambda m: Event("intervention", "The Ambassador", None, m["name"])),
    (
        rf"(?P<who>PO \w+) will (?P<act>meet {NAME} on {DAY})",
        lambda m: Action("commitment", m["who"], m["act"], m["name"], iso(m["day"])),
    ),
    (
        rf"{NAME} asked (?P<who>the Embassy) to (?P<act>release the wages)",
        lambda m: Action("request", m["who"], m["act"], m["name"]),
    ),
    (rf"{NAME} is in danger", lambda m: Risk(m["name"], "life", None, "likely")),
    (rf"Nadia is the sister of {NAME}", lambda m: Relation("Nadia", "kin", m["name"])),
    (rf"{NAME} was transferred on {DAY}", lambda m: Event("personnel", None, m["name"], date=iso(m["day"]))),
    (
        rf"(?P<who>PO \w+) will try to (?P<act>visit {NAME})",
        lambda m: Action("commitment", m["who"], m["act"], m["name"], strength="attempt"),
    ),
)
PATTERNS = tuple((re.compile(pattern), made) for pattern, made in RULES)
packer = msgspec.msgpack.Encoder()


def iso(day: str) -> str:
    return datetime.strptime(day, "%B %d, %Y").date().isoformat()


class DeskWriter(Writer):
    """Writes telegrams about persons: in each ten sentences about three of them; short ones on demand."""

    def __init__(self, count: int, named: int, seed: int, short: bool = False) -> None:
        super().__init__(seed)
        self.number, self.every, self.short = 0, max(count // named, 1), short
        rng = random.Random(44)
        given = sorted({syllables(rng, 2).capitalize() + rng.choice("nlrmd") for _ in range(3_000)})
        self.pool = [f"{rng.choice(given)} {self.surname()}" for _ in range(count)]
        self.at = START

    def telegram(self, at: datetime) -> str:
        self.number += 1
        self.at = at
        return super().telegram(at)

    def paragraph(self, number: int, count: int) -> str:
        return self.sentence(18) if self.short else super().paragraph(number, count)

    def body(self, mark: str) -> Iterator[str]:
        rows = list(super().body(mark))
        who = [self.rng.choice(self.pool) for _ in range(3)]
        if self.number % self.every == 0:
            who[0] = NAMED
        for place, text in enumerate(TEXTS):
            day = self.at + timedelta(days=self.rng.randint(-5, 5))
            told = text.format(name=who[place % 3], day=f"{day:%B} {day.day}, {day.year}", post=self.post().title())
            spot = self.rng.choice([n for n, row in enumerate(rows) if ". (" in row[:8] and "Summary" not in row])
            rows[spot] += f" {told}"
        yield from rows


def plain(text: str) -> tuple[Claim, ...]:
    """The claims of a passage, by the patterns of the sentences that were put there."""
    found = []
    for pattern, made in PATTERNS:
        for match in pattern.finditer(text):
            said = made(match)
            found.append(Claim(said, Pin(Span(*match.span()), " ".join(match[0].split())), "bench", "bench"))
    return tuple(sorted(found, key=lambda claim: claim.pin.span.start))


def written(folder: Path, count: int, named: int, short: bool = False) -> Path:
    """An archive of so many telegrams, with all claims in its cache."""
    archive, source = folder / "archive", folder / "source"
    if archive.is_dir():
        seen_to(archive)
        return archive
    source.mkdir()
    writer = DeskWriter(count, named, 1, short)
    for first in range(0, count, 5_000):
        texts = []
        for number in range(first, min(first + 5_000, count)):
            minutes = number * DAYS * 1440 // count + writer.rng.randint(0, 2000)
            texts.append(writer.telegram(START + timedelta(minutes=minutes)))
        (source / f"{first:07}.txt").write_text("\n\f\n".join(texts) + "\n", encoding="utf-8", newline="")
    with Vault.make(archive) as vault:
        run = begin(vault.db, Begun(ADD, datetime(2026, 1, 1, tzinfo=UTC).isoformat(), "bench", ("-",)))
        ingest(vault, read_path(source), run)
    seen_to(archive)
    return archive


def seen_to(archive: Path) -> None:
    with Room.open(archive) as room:
        keys = lacking(room.register)
        for first in range(0, len(keys), AT_ONCE):
            fill(room.telegrams(keys[first : first + AT_ONCE]), archive)
        see_to(room.register, Extraction(archive))


def fill(telegrams: Iterable[object], archive: Path) -> None:
    with Extractions(archive) as cache:
        rows: dict[bytes, bytes] = {}
        for telegram in telegrams:
            rows |= {key_of(each): packer.encode(plain(each.text)) for each in passages(telegram.cable)}
        cache.put(rows)


class Cost(NamedTuple):
    """What changed, the processor seconds until the rows are right again, and the part of making them all."""

    what: str
    seconds: float
    part: float


def changed(archive: Path) -> Iterator[Cost]:
    """What the first question costs when there are no rows, and after each change; claims are there beforehand."""
    from reftel.desk.judgements import Judgements
    from reftel.desk.ledger import Wanted
    from reftel.desk.question import question_of, questions
    from reftel.desk.record import Asked, recorded
    from reftel.room.vantage import NOW

    def spent(asked: Asked = NOW) -> float:
        with Room.open(archive) as room:
            begun = time.process_time()
            recorded(room, archive, asked)
            return time.process_time() - begun

    with Room.open(archive) as room:
        for file in room.folder.glob("*"):
            if file.name.startswith(("desk.db", "made.db")):
                file.unlink()
    whole = spent()
    yield Cost("all rows anew", whole, 1.0)
    with Room.open(archive) as room:
        record = recorded(room, archive)
        rows = record.lists.page("ledger", Wanted(state="kept"), 0, 1)
        asked = [question for row in rows if (question := question_of(row))]
        asked += [row for row in questions(record) if row.about == "person"][:1]
    kept = Judgements(archive, "main")
    for row in asked:
        kept.add(row.answered("y", "bench", "2026-01-01T00:00:00Z"))
        seconds = spent()
        yield Cost(f"a decision on a {row.about}", seconds, seconds / whole)
    more(archive)
    seconds = spent()
    yield Cost("a telegram more", seconds, seconds / whole)
    for day in (START + timedelta(days=DAYS // 4), START + timedelta(days=DAYS // 2)):
        seconds = spent(Asked(f"{day:%Y-%m-%d}"))
        yield Cost(f"as of {day:%Y-%m-%d}", seconds, seconds / whole)


def more(archive: Path) -> None:
    """One telegram more, about persons the archive knows."""
    writer = DeskWriter(10, 10, 7)
    writer.base = 50_000  # a number nobody has: another copy of a telegram has the room built anew
    text = writer.telegram(START + timedelta(days=DAYS // 2))
    with Vault.open(archive) as vault, tempfile.TemporaryDirectory() as scratch:
        file = Path(scratch) / "more.txt"
        file.write_text(text, encoding="utf-8")
        run = begin(vault.db, Begun(ADD, datetime(2026, 1, 2, tzinfo=UTC).isoformat(), "bench", ("-",)))
        ingest(vault, read_path(file), run)
    seen_to(archive)


class Timed(NamedTuple):
    """What was asked, how many rows came, and the seconds of the first time and of half of the others."""

    what: str
    rows: int
    first: float
    again: float


def timed(what: str, ask: Callable[[], int], times: int) -> Timed:
    taken, rows = [], 0
    for _ in range(times):
        begun = time.perf_counter()
        rows = ask()
        taken.append(time.perf_counter() - begun)
    return Timed(what, rows, taken[0], median(taken[1:] or taken))


def asked(archive: Path, times: int) -> Iterator[Timed]:
    """Each question opens the room anew, as a command does."""
    from reftel.desk.casefile import case_file
    from reftel.desk.incidents import listed
    from reftel.desk.ledger import Wanted, ledger
    from reftel.desk.persons import persons
    from reftel.desk.record import recorded
    from reftel.desk.subject import subject
    from reftel.desk.watch import watch

    def of(ask: Callable[[Room, object], int]) -> Callable[[], int]:
        def run() -> int:
            with Room.open(archive) as room:
                return ask(room, recorded(room, archive))

        return run

    def case(room: Room, record: object) -> int:
        return len(case_file(room, record, subject(room, record, NAMED)).who["telegrams"])

    yield timed("record", of(lambda room, record: len(record.telegrams)), times)
    yield timed("people", of(lambda room, record: len(persons(record))), times)
    yield timed("incidents", of(lambda room, record: len(listed(record))), times)
    yield timed("ledger, all", of(lambda room, record: len(ledger(record))), times)
    yield timed("ledger, a page", of(lambda room, record: len(record.lists.page("ledger", Wanted(), 1000, 50))), times)
    yield timed("ledger, overdue", of(lambda room, record: record.lists.count("ledger", Wanted(overdue=True))), times)
    yield timed("watch", of(lambda room, record: len(watch(record))), times)
    yield timed("case file", of(case), times)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--cables", type=int, default=5_000)
    parser.add_argument("--named", type=int, default=1_000, help="in how many telegrams one person is named")
    parser.add_argument("--short", action="store_true", help="telegrams of a third of the length")
    parser.add_argument("--folder", type=Path, help="where the archive is made, and kept for the next run")
    parser.add_argument("--times", type=int, default=3)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = args.folder or Path(scratch)
        folder.mkdir(exist_ok=True)
        begun = time.perf_counter()
        archive = written(folder, args.cables, args.named, args.short)
        print(f"{machine()}; {args.cables:,} telegrams, written in {time.perf_counter() - begun:.0f} s")
        for row in asked(archive, args.times):
            print(f"{row.what:24} {row.rows:9,} rows  first {row.first:8.3f} s  then {row.again:8.3f} s", flush=True)
        for cost in changed(archive):
            print(f"{cost.what:32} {cost.seconds:9.2f} s of processor time, {cost.part:5.3f} of all anew", flush=True)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{peak:,.0f} MB at the most", file=sys.stderr)


if __name__ == "__main__":
    main()
