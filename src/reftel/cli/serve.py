"""`reftel serve`: the pages of an archive, for one person on this machine."""

import os
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from reftel.cli.archive import ARCHIVE, ROOM, ArchiveOption, RoomOption
from reftel.cli.number import number

if TYPE_CHECKING:
    import socket
    from collections.abc import Iterator
    from pathlib import Path

_FIRST, _TRIED = 8000, 100


def serve(
    archive: ArchiveOption = ARCHIVE,
    room: RoomOption = ROOM,
    host: Annotated[str, typer.Option("--host", help="The address that is listened at.")] = "127.0.0.1",
    port: Annotated[
        int | None,
        typer.Option(
            "--port", metavar="N", parser=number(0, 65535), help="The port; else the first free one from 8000 on."
        ),
    ] = None,
) -> None:
    """Show an archive in a browser: search it, read it, cite it. Ctrl-C ends it.

    Nothing leaves the machine, and no other machine can reach it unless --host says so.
    """
    from threading import Thread

    from reftel.cli.archive import opened
    from reftel.room.claims import unread

    with opened(archive, room) as open_room:
        count, left = open_room.count(), unread(open_room.register)
    listening = _socket(host, port)
    print(f"http://{_shown(host)}:{listening.getsockname()[1]}/", flush=True)
    print(f"{count:,} telegram{'' if count == 1 else 's'} that may be seen; Ctrl-C ends it", file=sys.stderr)
    if left:
        Thread(target=_read_one, daemon=True).start()
    _run(archive, room, host, listening)


def _run(archive: "Path", room: str, host: str, listening: "socket.socket") -> None:
    """Serve the pages; what has to be worked out has a process of its own where the system allows it."""
    import tempfile
    from pathlib import Path
    from tempfile import TemporaryDirectory

    from reftel.web.app import application
    from reftel.web.desk_process import begin
    from reftel.web.guard import names
    from reftel.web.rooms import Rooms
    from reftel.web.serving import run, settle
    from reftel.web.token import Seal

    hosts, seal = names(host, listening.getsockname()[1]), Seal()
    _clear_away_at_every_end()
    settle()
    try:
        with TemporaryDirectory(prefix="reftel-") as folder:
            # Whatever is laid aside while pages are served, by any of the processes, goes with it.
            tempfile.tempdir = os.environ["TMPDIR"] = folder
            desk = begin(Path(folder), archive, room, hosts, seal)
            run(application(Rooms(archive, room), hosts, seal, ahead=desk is None, desk=desk), listening)
    except KeyboardInterrupt:
        print("ended", file=sys.stderr, flush=True)
    # What is being made of the archive is not waited for: it is written whole or not at all.
    os._exit(0)


def _clear_away_at_every_end() -> None:
    """Whoever ends it by a signal or closes its terminal has it cleared away as Ctrl-C does."""
    import signal

    signal.signal(signal.SIGTERM, signal.default_int_handler)
    if hasattr(signal, "SIGHUP") and signal.getsignal(signal.SIGHUP) is signal.SIG_DFL:
        signal.signal(signal.SIGHUP, lambda *_: signal.raise_signal(signal.SIGTERM))


def _read_one() -> None:
    """Load what reads telegrams for claims, which takes seconds, before the first one is asked for."""
    from reftel.claims.extract import Passage, extract

    list(extract([Passage("He left.")]))


def _socket(host: str, port: int | None) -> "socket.socket":
    """The socket that is listened at: of the port that was named, else of the first free one."""
    failure: OSError | None = None
    for each in _ports(port):
        try:
            return _bound(host, each)
        except OSError as error:
            failure = error
    named = f"port {port} of {host}" if port is not None else f"{host}, ports {_FIRST} to {_FIRST + _TRIED - 1},"
    raise typer.BadParameter(
        f"{named} cannot be listened at: {failure and failure.strerror}; without --port the first free one is taken",
        param_hint="--port",
    )


def _ports(port: int | None) -> "Iterator[int]":
    yield from [port] if port is not None else range(_FIRST, _FIRST + _TRIED)


def _bound(host: str, port: int) -> "socket.socket":
    import socket

    (family, kind, protocol, _, address), *_ = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    made = socket.socket(family, kind, protocol)
    try:
        if os.name == "posix":
            made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind(address)
        made.listen(128)
    except OSError:
        made.close()
        raise
    return made


def _shown(host: str) -> str:
    return f"[{host}]" if ":" in host else host
