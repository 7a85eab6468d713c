"""Rows made by a process of its own: anew when somebody has decided something, while pages show those that stand.

And those of a day or for a post that somebody asks for, when there are many telegrams.
"""

import os
from concurrent.futures import Future
from pathlib import Path
from threading import Lock

from reftel.desk.record import recorded
from reftel.room.room import Room
from reftel.room.vantage import NOW, Asked
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

    def begin(self, state: object, asked: Asked = NOW) -> bool:
        """Have rows made, unless some are under way; False when it was done in this state and made nothing of it."""
        with self._lock:
            if self._made is not None and not self._made.done():
                return True
            if self._begun == (state, asked):
                return False
            self._begun, pool = (state, asked), self._job.pool(1)
            self._made = pool.submit(_made, (*self._what, asked))
            pool.shutdown(wait=False)
            return True


def _prepared() -> None:
    if hasattr(os, "nice"):
        os.nice(_NICE)


def _made(what: tuple[Path, str, Asked]) -> None:
    archive, name, asked = what
    with Room.open(archive, name=name) as room:
        recorded(room, archive, asked, rows=True)
