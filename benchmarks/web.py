"""How long pages take with many people at once: each asks a page, reads for a while, asks the next.

    nice .venv/bin/python benchmarks/web.py --archive ARCHIVE
    nice .venv/bin/python benchmarks/web.py --count 5000 --users 20 --reading 1 --seconds 60
    nice .venv/bin/python benchmarks/web.py --archive ARCHIVE --users 1 --reading 0

Without an archive one is made of the telegrams of `reftel bench`. `reftel serve` runs as a process of its own; a time
counts from the opening of the connection to the last byte of the answer, as one of the people has it. Each of them
reads for one second on the average (the times between two pages are drawn as those of independent people are), and
then asks for any page, those of `MIX` in their proportion: twenty people ask for nearly twenty pages a second. That is
more than people do who read what they asked for, and so the harder case. The telegrams that are asked for were read
for claims before, as `reftel extract` does it. Where all of them were, as in an archive that `benchmarks/desk.py
--folder` leaves, the pages of the desk are asked for too. `--cold` leaves out the three seconds in which pages are
asked for beforehand, so that what is made first is in the figures. Other work on the machine disturbs them.
"""

import argparse
import asyncio
import random
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Sequence
from itertools import islice
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from urllib.parse import quote

from reftel.bench.corpus import write_corpus
from reftel.bench.machine import machine
from reftel.bench.searching import words_in
from reftel.desk.record import recorded
from reftel.room.claims import Extraction, see_to, unread
from reftel.room.room import Room

COMMAND = (sys.executable, "-P", "-c", "from reftel.cli.main import main; main()")
REACH = {"search": 60, "telegram": 30, "case": 300, "ledger": 200}
WARM = 12
LOOKED_AT = 400
"""Of so many telegrams the words are drawn that are searched for."""
MOST_NAMED = 10
"""So many of those named most are asked for: for them most may have to be read."""


def main() -> None:
    """Print a line for each kind of page."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--count", type=int, default=5_000, help="how many telegrams are made")
    parser.add_argument("--archive", type=Path, help="an archive that is there")
    parser.add_argument("--telegrams", type=int, default=200, help="how many of them are asked for")
    parser.add_argument("--users", type=int, default=20)
    parser.add_argument("--reading", type=float, default=1.0, help="seconds somebody reads, on the average")
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--cold", action="store_true", help="nothing is asked for beforehand")
    asked = parser.parse_args()
    with TemporaryDirectory(prefix="reftel-web-") as scratch:
        archive = asked.archive or made(Path(scratch), asked.count)
        measure(archive, asked)


def made(folder: Path, count: int) -> Path:
    """An archive of so many telegrams."""
    write_corpus(folder / "telegrams", count)
    subprocess.run([*COMMAND, "add", folder / "telegrams", "--archive", folder / "archive"], check=True)
    return folder / "archive"


def measure(archive: Path, asked: argparse.Namespace) -> None:
    """Serve the archive, have people ask, and print what they had to wait."""
    addresses = pages(archive, asked.telegrams)
    with subprocess.Popen(
        [*COMMAND, "serve", "--port", "0", "--archive", str(archive)], stdout=subprocess.PIPE
    ) as served:
        try:
            port = int(served.stdout.readline().decode().rstrip("/\n").rpartition(":")[2])
            if not asked.cold:
                asyncio.run(crowd(port, addresses, WARM, 0.2, 3.0))
            spent = asyncio.run(crowd(port, addresses, asked.users, asked.reading, asked.seconds))
            seconds, megabytes = used(served.pid)
        finally:
            served.terminate()
    told(spent, asked)
    print(f"{seconds:.0f} s of processor time and {megabytes:,.0f} MB at the server's processes, from their start on")


def used(pid: int) -> tuple[float, float]:
    """The seconds a process and all it began have worked, and the megabytes they hold."""
    listed = subprocess.run(["ps", "-eo", "pid=,ppid=,times=,rss="], capture_output=True, text=True, check=True)
    rows = [tuple(map(int, line.split())) for line in listed.stdout.splitlines()]
    family, size = {pid}, 0
    while len(family) > size:
        size = len(family)
        family |= {row[0] for row in rows if row[1] in family}
    mine = [row for row in rows if row[0] in family]
    return sum(row[2] for row in mine), sum(row[3] for row in mine) / 1024


def told(spent: dict[str, list[float]], asked: argparse.Namespace) -> None:
    """Print the table."""
    asked_for = sum(map(len, spent.values()))
    print(f"{machine()}; {asked.users} people, {asked.reading:g} s reading on the average, {asked.seconds:g} s")
    print(f"{'page':12}{'asked':>7}{'p50 ms':>9}{'p95 ms':>9}{'most ms':>9}{'to reach':>10}")
    for kind, times in sorted(spent.items()):
        middle, slow = median(times), quantiles(times, n=20)[-1] if len(times) > 1 else times[0]
        print(f"{kind:12}{len(times):7}{middle:9.1f}{slow:9.1f}{max(times):9.1f}{REACH.get(kind, ''):>10}")
    print(f"{asked_for / asked.seconds:.1f} pages a second")


def pages(archive: Path, telegrams: int) -> dict[str, Sequence[str]]:
    """The addresses of each kind of page that are asked for; the telegrams among them are read for claims."""
    with Room.open(archive) as room:
        every = room.register.keys()
        some = room.telegrams(random.Random(2).sample(every, min(LOOKED_AT, len(every))))
        words = words_in("\n".join(row.text for row in telegram.passages) for telegram in some)
        keys = random.Random(1).sample(every, min(telegrams, len(every)))
        see_to(room.register, Extraction(archive, workers=2), keys)
        desk = of_desk(room, archive) if not unread(room.register) else {}
    searches = [f"/search?q={quote(word)}" for word in (*words.middling[:60], *islice(words.common, 6))]
    return {
        "search": searches,
        "telegram": [f"/cable/{key}" for key in keys],
        "completion": [f"/suggest.json?q={quote(word[:3])}" for word in words.middling[:60]],
        "start": ["/"],
        "missing": [f"/missing?page={number}" for number in range(1, 6)],
        "thread": [f"/thread/{key}?steps=1" for key in keys[:50]],
        **desk,
    }


def of_desk(room: Room, archive: Path) -> dict[str, Sequence[str]]:
    """The pages of the desk: case files of those named most and of others, and the first pages of each list."""
    people = recorded(room, archive).lists
    count = people.count("people")
    places = [*range(min(MOST_NAMED, count)), *random.Random(1).sample(range(count), min(90, count))]
    asked = [people.page("people", "", place, 1)[0]["name"] for place in places]
    lists = {name: [f"/{name}?page={number}" for number in range(1, 4)] for name in LISTS}
    cases = {"case": [f"/case/{quote(name)}" for name in asked], "person": [f"/person/{quote(n)}" for n in asked]}
    return {**cases, "people": [f"/people?page={number}" for number in range(1, 4)], **lists}


LISTS = ("ledger", "watch", "incidents", "review")
OFTEN = {"search": 8, "telegram": 8, "completion": 4, "start": 1, "missing": 1, "thread": 1}
DESK = {"case": 3, "ledger": 3, "watch": 1, "incidents": 1, "person": 1, "people": 1, "review": 1}
MIX = OFTEN | DESK
"""How often each kind of page is asked for, beside the others."""


async def crowd(
    port: int, addresses: dict[str, Sequence[str]], users: int, reading: float, seconds: float
) -> dict[str, list[float]]:
    """Have so many people ask for so long: the milliseconds each had to wait, by the kind of page."""
    spent: dict[str, list[float]] = defaultdict(list)
    end = time.perf_counter() + seconds
    await asyncio.gather(*(person(port, addresses, spent, end, reading, number) for number in range(users)))
    return spent


async def person(
    port: int, addresses: dict[str, Sequence[str]], spent: dict[str, list[float]], end: float, reading: float, seed: int
) -> None:
    """One who asks, reads, and asks again."""
    rng = random.Random(seed)
    kinds = [kind for kind in addresses for _ in range(MIX[kind])]
    await asyncio.sleep(rng.random() * reading)
    while time.perf_counter() < end:
        kind = rng.choice(kinds)
        address = rng.choice(addresses[kind])
        began = time.perf_counter()
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(f"GET {address} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n".encode())
        await answer(reader)
        spent[kind].append((time.perf_counter() - began) * 1000)
        writer.close()
        await asyncio.sleep(rng.expovariate(1 / reading) if reading else 0)


async def answer(reader: asyncio.StreamReader) -> None:
    """Read one answer to its end; one that is no page is an error."""
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
    if " 200 " not in head.splitlines()[0]:
        raise SystemExit(head)
    length = next(int(line[15:]) for line in head.splitlines() if line.startswith("content-length:"))
    await reader.readexactly(length)


if __name__ == "__main__":
    main()
