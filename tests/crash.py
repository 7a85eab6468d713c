"""Kills a process at random moments while it changes an archive, and looks whether the archive is whole.

    python -m tests.crash add --trials 50 --seed 1

Each trial begins with an archive, starts the work in a process of its own, kills it with SIGKILL after a random part
of the time the work takes, and checks: nothing that was told as done is lost, nothing is there by half, and the same
work, begun once more, ends with the archive that an undisturbed run makes.
"""

import argparse
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from reftel.readers.reader import read_stream
from reftel.room.definition import add as add_room
from reftel.room.definition import definitions, drop
from reftel.room.room import Room
from reftel.room.verification import verify_room
from reftel.vault import ingest, rebuild, run
from reftel.vault.vault import Vault
from reftel.vault.verification import verify
from reftel.vault.writer import writing
from tests.archive import NOON, telegram_text

TELEGRAMS = 24
MEMORY = Path("/dev/shm")
"""A disk in memory: a kill loses nothing of what the system was given, so there is no need to wait for a real one."""
Tell = Callable[[int], object]
TEXT = "\n\f\n".join(
    telegram_text(serial, f"1. (C) Telegram {serial} of {TELEGRAMS}.\n\n2. (C) The road is shut.")
    for serial in range(1, TELEGRAMS + 1)
).encode()


class Work(NamedTuple):
    """Something that changes an archive: what it begins with, what it does, and how much of it is done."""

    begin: Callable[[Path], object]
    do: Callable[[Path, Tell], object]
    done: Callable[[Path], int]


def begun(vault: Vault, action: str) -> int:
    return run.begin(vault.db, run.Begun(action, NOON.isoformat(), "keeper"))


def add(archive: Path, tell: Tell = lambda count: None) -> None:
    """What `reftel add` does, room and all."""
    with writing(archive, "reftel add"), Vault.make(archive) as vault:
        number = begun(vault, run.ADD)
        found = read_stream(BytesIO(TEXT), "-")
        intake = ingest.ingest(vault, found, number, lambda so_far: tell(so_far.seen))
        run.end(vault.db, number, NOON.isoformat(), "keeper", intake.counts)
        Room.open(archive).__exit__()


def read_anew(archive: Path, tell: Tell) -> None:
    """What `reftel rebuild` does."""
    with writing(archive, "reftel rebuild"), Vault.open(archive) as vault:
        number = begun(vault, run.REBUILD)
        if not rebuild.is_asked(vault):
            rebuild.ask(vault)
        done = TELEGRAMS - rebuild.remaining(vault)

        def more(count: int) -> None:
            nonlocal done
            done += count
            tell(done)

        rebuild.rebuild(vault, more)
        run.end(vault.db, number, NOON.isoformat(), "keeper", {})
        Room.open(archive).__exit__()


def kept(archive: Path) -> int:
    with Vault.open(archive) as vault:
        return vault.count()


def read_so_far(archive: Path) -> int:
    with Vault.open(archive) as vault:
        return TELEGRAMS if vault.edition > 1 else TELEGRAMS - rebuild.remaining(vault)


def visitors(archive: Path, tell: Tell) -> None:
    """Make a room, drop it, and make it once more."""
    for number in range(3):
        if "visitors" in definitions(archive):
            drop(archive, "visitors")
        else:
            add_room(archive, "visitors", "CONFIDENTIAL")
            Room.open(archive, name="visitors").__exit__()
        tell(number)


WORKS = {
    "add": Work(lambda archive: archive.mkdir(), add, kept),
    "rebuild": Work(lambda archive: filled(archive), read_anew, read_so_far),
    "room": Work(lambda archive: filled(archive), visitors, lambda archive: TELEGRAMS),
}


def place() -> Path | None:
    return MEMORY if MEMORY.is_dir() else None


def filled(archive: Path) -> None:
    """An archive that holds all telegrams; it is made once, and copied."""
    if not _FILLED:
        folder = Path(tempfile.mkdtemp(prefix="reftel-crash-", dir=place()))
        add(folder)
        _FILLED.append(folder)
    shutil.copytree(_FILLED[0], archive)


_FILLED: list[Path] = []


def trial(work: Work, archive: Path, wait: float) -> Iterator[str]:
    """What is wrong with the archive after the work was killed `wait` seconds into it."""
    told = killed(lambda tell: work.do(archive, tell), wait)
    if not (archive / "vault.db").exists():
        yield from () if told == 0 else ("there is no vault, though something was told as done",)
        return
    done = work.done(archive)
    if done < told:
        yield f"{told} were told as done, {done} are"
    yield from faults(archive)


def killed(work: Callable[[Tell], object], wait: float) -> int:
    """Start the work in a process of its own and kill it; what it told last before it died."""
    reading, writing_end = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        try:
            work(lambda count: os.write(writing_end, b"%d\n" % count))
            os._exit(0)
        finally:
            os._exit(1)
    os.close(writing_end)
    time.sleep(wait)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    with os.fdopen(reading, "rb") as stream:
        lines = stream.read().split()
    if os.WIFEXITED(status) and os.WEXITSTATUS(status):
        return sys.maxsize  # it broke by itself, which no archive can make good
    return int(lines[-1]) if lines else 0


def faults(archive: Path) -> Iterator[str]:
    """What is wrong with an archive, whoever looks at it."""
    with Vault.open(archive) as vault:
        yield from (f"{fault.place}: {fault.words}" for fault in verify(vault))
        held = vault.count()
        for name, definition in definitions(archive).items():
            with Room.open(archive, name=name) as room:
                if room.count() != held:
                    yield f"the vault holds {held} telegrams, the room {name} {room.count()}"
            yield from (f"room {name}: {words}" for words in verify_room(vault, definition))


def whole(archive: Path) -> list[object]:
    """What an archive holds, to be compared with another one."""
    with Vault.open(archive) as vault:
        held = sorted((reading.copy.digest, reading) for group in vault.telegrams() for _, reading in group)
    return [reading for _, reading in held]


def trials(work: Work, count: int, seed: int, folder: Path) -> Iterator[str]:
    """Everything that went wrong in so many trials."""
    rng = random.Random(seed)
    work.begin(folder / "whole")
    began = time.perf_counter()
    work.do(folder / "whole", lambda done: None)
    takes = time.perf_counter() - began
    expected = whole(folder / "whole")
    for number in range(count):
        archive = folder / str(number)
        work.begin(archive)
        for _ in range(rng.choice((1, 1, 2))):
            yield from (f"trial {number}: {words}" for words in trial(work, archive, rng.uniform(0, 1.1) * takes))
        work.do(archive, lambda done: None)
        yield from (f"trial {number}, begun again: {words}" for words in faults(archive))
        if whole(archive) != expected:
            yield f"trial {number}: it does not hold what an undisturbed run makes"
        shutil.rmtree(archive, ignore_errors=True)  # the engine may still set a lock file while the folder goes


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("work", choices=WORKS)
    parser.add_argument("--trials", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    ingest.SHARD = rebuild.SHARD = 4
    with tempfile.TemporaryDirectory(prefix="reftel-crash-", dir=place()) as folder:
        wrong = list(trials(WORKS[asked.work], asked.trials, asked.seed, Path(folder)))
    for made in _FILLED:
        shutil.rmtree(made)
    print("\n".join(wrong) or f"{asked.trials} trials: nothing lost, nothing by half")
    raise SystemExit(1 if wrong else 0)


if __name__ == "__main__":
    main()
