"""The archive and the room a command works in: `--archive DIR`, else `REFTEL_ARCHIVE`, else `./archive`; `--room`."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from reftel.room.room import Room

ArchiveOption = Annotated[
    Path, typer.Option("--archive", envvar="REFTEL_ARCHIVE", metavar="DIR", help="The folder of the archive.")
]
RoomOption = Annotated[str, typer.Option("--room", metavar="NAME", help="The room that is asked.")]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON.")]
ARCHIVE = Path("archive")
ROOM = "main"


def no_archive(archive: Path) -> typer.BadParameter:
    """What is said where there is no archive: how to make one."""
    words = f"there is no archive in {archive}; `reftel add PATH --archive {archive}` makes one"
    return typer.BadParameter(words, param_hint="--archive")


@contextmanager
def opened(archive: Path, room: str = ROOM) -> Iterator["Room"]:
    """The room, brought up to what the archive holds; without an archive a word on how to make one."""
    from functools import partial

    from reftel.cli.progress import progress
    from reftel.desk.judgements import Judgements
    from reftel.room.query import BadQuery
    from reftel.room.room import NoRoom, Room
    from reftel.vault.pool import cores
    from reftel.vault.vault import NoArchive
    from reftel.vault.writer import Busy

    try:
        with progress("indexing") as tell:
            found = Room.open(archive, tell, room, cores())
    except NoRoom:
        raise typer.BadParameter(
            f"there is no room {room}; `reftel room list --archive {archive}` names those there are",
            param_hint="--room",
        ) from None
    except Busy as error:
        print(f"reftel: the room is being made: {error}", file=sys.stderr)
        raise typer.Exit(1) from None
    except NoArchive:
        raise no_archive(archive) from None
    found.judged = partial(tuple, Judgements(archive, found.name))
    with found:
        try:
            yield found
        except BadQuery as error:
            print(error.underlined(), file=sys.stderr)
            raise typer.Exit(2) from None
