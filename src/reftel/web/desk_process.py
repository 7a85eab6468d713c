"""The desk's own process: it serves the same pages behind a socket of the file system that only this user can open.

It ends with the program that began it; should it end before, killed for want of memory, another takes its place, and
whoever waits at the socket is answered by that one.
"""

import signal
import socket
import time
from collections.abc import Collection
from multiprocessing import get_context, resource_tracker
from pathlib import Path
from threading import Thread
from typing import NamedTuple

from reftel.vault.pool import end_with_parent
from reftel.web.app import application
from reftel.web.rooms import Rooms
from reftel.web.serving import run, settle
from reftel.web.token import Seal

NAME = "desk's process"
"""The thread that keeps it up."""
_WAITING = 128
"""So many may wait at the socket until the process answers."""
_PAUSE = 1.0
"""Seconds before a process that ended is followed by another."""


class Work(NamedTuple):
    """What such a process serves: a room of an archive, under these names, with forms of this seal."""

    archive: Path
    room: str
    hosts: Collection[str]
    seal: Seal
    listening: socket.socket


def begin(folder: Path, archive: Path, room: str, hosts: Collection[str], seal: Seal) -> Path | None:
    """Begin the desk's process; the socket it answers at, in this folder, which is open to this user alone.

    None where the system has no sockets in its file system, or the folder's name is too long for one.
    """
    path = folder / "desk"
    listening = _bound(path)
    if listening is None:
        return None
    work = Work(archive, room, hosts, seal, listening)
    Thread(target=_kept_up, args=(work, path), name=NAME, daemon=True).start()
    return path


def _bound(path: Path) -> socket.socket | None:
    if not hasattr(socket, "AF_UNIX"):
        return None
    made = socket.socket(socket.AF_UNIX)
    try:
        made.bind(str(path))
    except OSError:
        made.close()
        return None
    made.listen(_WAITING)
    return made


def _kept_up(work: Work, path: Path) -> None:
    """Have one process after the other serve, while their socket is in its place."""
    # Ctrl-C is told to all of them, and is the business of the one that began; it helps multiprocessing first, which
    # would let it through.
    resource_tracker.ensure_running()
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    with work.listening:
        while path.exists():
            process = get_context("spawn").Process(target=_serve, args=(work,))
            process.start()
            process.join()
            time.sleep(_PAUSE)


def _serve(work: Work) -> None:
    end_with_parent()
    settle()
    with work.listening:
        run(application(Rooms(work.archive, work.room), work.hosts, work.seal, ahead=True), work.listening)
