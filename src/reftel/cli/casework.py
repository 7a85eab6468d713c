"""What people do to a case file as a whole: open, list, name, undo, close, reopen."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from reftel.cli.archive import ARCHIVE, ROOM, ArchiveOption, JsonOption, RoomOption, opened
from reftel.cli.case import case
from reftel.cli.recorded import print_json
from reftel.cli.written import hand

if TYPE_CHECKING:
    from reftel.desk.kept import CaseFiles
    from reftel.desk.step import Hand, Kept
    from reftel.room.room import Room

__all__ = ["case"]
NameArgument = Annotated[str, typer.Argument(metavar="NAME", help="The case file's name: Darvazi.")]


class Work(NamedTuple):
    """A case file that is worked on, in its room."""

    room: "Room"
    files: "CaseFiles"
    of: "Kept"
    hand: "Hand"


@contextmanager
def work(archive: Path, room: str, name: str) -> Iterator[Work]:
    """The case file of this name, kept in a room; a word on how to open one when there is none."""
    from reftel.desk.kept import CaseFiles

    with opened(archive, room) as place:
        files = CaseFiles(archive, place.name)
        of = files.find(name)
        if of is None:
            there = ", ".join(each.name for each in files)
            hint = f"there are {there}" if there else f'`reftel case open "{name}"` opens one'
            raise typer.BadParameter(f"no case file is called {name}; {hint}", param_hint="NAME")
        yield Work(place, files, of, hand())


@case.command("open")
def open_(
    name: NameArgument,
    about: Annotated[
        str | None,
        typer.Option("--about", metavar="WHOM|WHAT", help="Whom or what it is about, if not what it is called."),
    ] = None,
    archive: ArchiveOption = ARCHIVE,
    room: RoomOption = ROOM,
) -> None:
    """Open a case file, to be kept under a name."""
    from reftel.desk.kept import CaseFiles, Taken

    with opened(archive, room) as place:
        try:
            made = CaseFiles(archive, place.name).open(name, about or name, hand())
        except Taken as error:
            raise typer.BadParameter(f"{error}; `reftel case list` shows them", param_hint="NAME") from None
        except ValueError as error:
            raise typer.BadParameter(str(error), param_hint="NAME") from None
    print(f"{made.name} is open, about {made.about}", file=sys.stderr)


@case.command("list")
def list_(archive: ArchiveOption = ARCHIVE, room: RoomOption = ROOM, json: JsonOption = False) -> None:
    """List the case files that are kept here."""
    from reftel.desk.kept import CaseFiles
    from reftel.desk.phrase import counted
    from reftel.message.markup import visible

    with opened(archive, room) as place:
        rows = list(CaseFiles(archive, place.name))
    if json:
        print_json(rows)
        return
    for row in rows:
        about = f": {row.about}" if row.about != row.name else ""
        last = row.steps[-1] if row.steps else row
        print(visible(f"{row.name}{about}  {counted(len(row.pins), 'pin')}, last touched {last.at[:10]} by {last.by}"))
    print(counted(len(rows), "case file"), file=sys.stderr)


@case.command()
def name(
    name: NameArgument,
    new: Annotated[str, typer.Argument(metavar="NEW", help="What it is called from now on.")],
    archive: ArchiveOption = ARCHIVE,
    room: RoomOption = ROOM,
) -> None:
    """Give a case file another name."""
    from reftel.desk.kept import Taken

    with work(archive, room, name) as at:
        try:
            at.files.rename(at.of, new, at.hand)
        except (Taken, ValueError) as error:
            raise typer.BadParameter(str(error), param_hint="NEW") from None
    print(f"{at.of.name} is now {new}", file=sys.stderr)


@case.command()
def undo(name: NameArgument, archive: ArchiveOption = ARCHIVE, room: RoomOption = ROOM) -> None:
    """Take back what was done last in a case file; call it again for what was done before."""
    with work(archive, room, name) as at:
        last = at.files.undo(at.of, at.hand)
    if last is None:
        raise typer.BadParameter(f"nothing was done in {at.of.name} that could be undone", param_hint="NAME")
    print(f"taken back: {last.did} {last.line or last.text}, {last.by}, {last.at[:10]}", file=sys.stderr)


@case.command()
def close(name: NameArgument, archive: ArchiveOption = ARCHIVE, room: RoomOption = ROOM) -> None:
    """Put a case file away; `reftel case reopen` brings it back."""
    with work(archive, room, name) as at:
        at.files.close(at.of, at.hand)


@case.command()
def reopen(name: NameArgument, archive: ArchiveOption = ARCHIVE, room: RoomOption = ROOM) -> None:
    """Bring a case file back that was put away."""
    from reftel.desk.kept import CaseFiles, Taken

    with opened(archive, room) as place:
        try:
            found = CaseFiles(archive, place.name).reopen(name, hand())
        except Taken as error:
            raise typer.BadParameter(str(error), param_hint="NAME") from None
    if found is None:
        raise typer.BadParameter(f"no case file called {name} was put away", param_hint="NAME")
