"""Rows made anew by a process of its own when somebody has decided something, while pages show those that stand."""

import os
from concurrent.futures import Future
from pathlib import Path
from threading import Lock

from reftel.desk.record import recorded
from reftel.room.room import Room
from reftel.vault.pool import Job

_NICE = 5
"""Who reads a page goes before who works out the next ones."""


class Anew:
    """The making of one room's rows, one at a time."""

    def __init__(self, archive: Path, room: str) -> None:
        self._job = Job(_made, _prepared, ())
        self._what, self._lock = (archive, room), Lock()
        self._begun: object = None
        self._made: Future[None] | None = None

    def begin(self, state: object) -> bool:
        """Have the rows made, unless that is under way; False when it was done in this state and made nothing of it."""
        with self._lock:
            if self._made is not None and not self._made.done():
                return True
            if self._begun == state:
                return False
            self._begun, pool = state, self._job.pool(1)
            self._made = pool.submit(_made, self._what)
            pool.shutdown(wait=False)
            return True


def _prepared() -> None:
    if hasattr(os, "nice"):
        os.nice(_NICE)


def _made(what: tuple[Path, str]) -> None:
    archive, name = what
    with Room.open(archive, name=name) as room:
        recorded(room, archive)
