"""The archive and the room a command works in: `--archive DIR`, else `REFTEL_ARCHIVE`, else `./archive`; `--room`."""

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


@contextmanager
def opened(archive: Path, room: str = ROOM) -> Iterator["Room"]:
    """The room, brought up to what the archive holds; without an archive a word on how to make one."""
    from reftel.room.room import Room
    from reftel.vault.vault import NoArchive

    try:
        found = Room.open(archive, name=room)
    except NoArchive:
        raise typer.BadParameter(
            f"there is no archive in {archive}; `reftel add PATH --archive {archive}` makes one", param_hint="--archive"
        ) from None
    with found:
        yield found
