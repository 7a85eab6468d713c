"""The room that is served, opened once in each of a few threads, and opened again when the archive has changed.

Here a person is bound to a room: all who ask are given the one the command named. What is looked up goes one way, what
has to be worked out another, so that nobody who opens a telegram waits for a case file.
"""

import asyncio
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from pathlib import Path
from threading import Lock, local
from typing import Any, TypeVar

from litestar.di import NamedDependency

from reftel.desk.desk_file import FOLDER
from reftel.desk.docket import FILE as ROWS
from reftel.desk.judgements import Judgements
from reftel.room.build import ROOMS, newest
from reftel.room.definition import FILE as SETTINGS
from reftel.room.room import NoArchive, NoRoom, Room
from reftel.terms.tables import Tables
from reftel.vault.local import tables_of
from reftel.vault.writer import Busy
from reftel.web.anew import Anew

T = TypeVar("T")
_QUICK = 2
"""So many threads look up; more of them only take the interpreter from one another."""
_KEPT = 100
"""So many answers are kept that hold for a state of the archive."""
_FILES = ("vault.db", "vault.db-wal", SETTINGS)
_ROOM_FILES = ("room.db", "room.db-wal", ROWS)
Stamp = tuple[tuple[int, int], ...]


class Rooms:
    """The open rooms of one archive."""

    def __init__(self, archive: Path, name: str) -> None:
        self.archive, self.name = archive, name
        self._own, self._opening = local(), Lock()
        self._turns: dict[str, asyncio.Lock] = {}
        self._answers: dict[str, tuple[Stamp, Any]] = {}
        self._quick = ThreadPoolExecutor(_QUICK, "room")
        # One alone: what the desk starts from is made and held once.
        self._long = ThreadPoolExecutor(1, "desk")
        self.anew = Anew(archive, name)
        self.tables: Tables = tables_of(archive)

    async def ask(self, question: Callable[[Room], T]) -> T:
        """What the room looks up; questions wait for one another when there are more than threads."""
        return await asyncio.get_running_loop().run_in_executor(self._quick, self._answer, question)

    async def ask_long(self, question: Callable[[Room], T], patience: float | None = None) -> T:
        """What the room has to work out, one question after the other; `TimeoutError` when it takes longer than asked.

        It is worked out to its end even then.
        """
        found = asyncio.get_running_loop().run_in_executor(self._long, self._answer, question)
        found.add_done_callback(lambda done: done.cancelled() or done.exception())  # nobody may be left to hear of it
        return await asyncio.wait_for(asyncio.shield(found), patience)

    async def ask_once(self, name: str, question: Callable[[Room], T], patience: float | None = None) -> T:
        """What the room works out, found once for each state of the archive and of its desk."""
        async with self._turns.setdefault(name, asyncio.Lock()):
            held = self._answers.pop(name, None)
            if held is None or held[0] != await self.ask(self._now):
                made: tuple[Stamp, T] = await self.ask_long(lambda room: (self._now(room), question(room)), patience)
                held = made
            self._keep(name, held)
            found: T = held[1]
            return found

    def standing(self, name: str, asked: object, make: Callable[[], T]) -> T:
        """What this thread holds under a name, made when something else is asked or archive, desk or claims changed."""
        held, state = self._own.standing, (self.state(), asked)
        if held.get(name, (None, None))[0] != state:
            held[name] = state, make()
        found: T = held[name][1] if name else held.pop(name)[1]
        return found

    def state(self) -> Stamp:
        """What changes whenever something the record is made from does; asked in the thread of a question."""
        held: Stamp = self._own.held[0]
        return (*held, *_desk_stamp(self.archive, self.name), *_stats(self._own.held[1].folder, _ROOM_FILES))

    def close(self) -> None:
        """Let what is looked up end, and take no more; what is worked out may take minutes, and nobody waits for it."""
        self._quick.shutdown(wait=True, cancel_futures=True)
        self._long.shutdown(wait=False, cancel_futures=True)

    def _answer(self, question: Callable[[Room], T]) -> T:
        return question(self._room())

    def _now(self, _: Room) -> Stamp:
        """How archive and desk stand."""
        return (*self._own.held[0], *_desk_stamp(self.archive, self.name), *_stats(self._own.held[1].folder, (ROWS,)))

    def _keep(self, name: str, held: tuple[Stamp, Any]) -> None:
        """Keep an answer as the one asked for last, and forget the one that was not asked for the longest."""
        self._answers[name] = held
        if len(self._answers) > _KEPT:
            oldest = next(iter(self._answers))
            del self._answers[oldest]
            self._turns.pop(oldest, None)

    def _room(self) -> Room:
        """The room of the thread that asks, as the archive stands now; `NoRoom` once it was dropped."""
        now = _stamp(self.archive, self.name)
        held: tuple[Stamp, Room] | None = getattr(self._own, "held", None)
        if held and held[0] == now:
            return held[1]
        try:
            with self._opening:
                room = Room.open(self.archive, name=self.name)
        except Busy:
            if held:
                return held[1]
            raise
        except (NoRoom, NoArchive):
            if held:
                self._own.held = None
                held[1].__exit__(None, None, None)
            raise
        if held:
            held[1].__exit__(None, None, None)
        room.judged = partial(tuple, Judgements(self.archive, room.name))
        self._own.held, self._own.standing = (now, room), {}
        return room


def _desk_stamp(archive: Path, room: str) -> Stamp:
    """What changes whenever somebody decides or saves something."""
    return _stats(archive / FOLDER, (f"{room}.db", f"{room}.db-wal"))


def _stats(folder: Path, names: Iterable[str]) -> Stamp:
    """What changes whenever one of these files does."""
    found: list[tuple[int, int]] = []
    for name in names:
        with suppress(FileNotFoundError):
            state = (folder / name).stat()
            # Whoever opens the archive leaves an empty log beside it for a while.
            found += [(state.st_size, state.st_mtime_ns)] if state.st_size else []
    return tuple(found)


Served = NamedDependency[Rooms]
"""What a page's handler takes as `rooms`."""


def _stamp(archive: Path, room: str) -> Stamp:
    """What changes whenever something is added to the archive, or a room is dropped or built anew."""
    found = _stats(archive, _FILES)
    with suppress(FileNotFoundError):
        built = newest(archive / ROOMS / room)
        found += ((built.stat().st_ino, built.stat().st_dev),) if built else ()
    return found
