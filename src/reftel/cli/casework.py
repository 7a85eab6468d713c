"""What people do to a case file: open, note, pin, unpin, order, confirm, wrong, name, undo, close, reopen, list."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from reftel.cli.archive import ARCHIVE, ROOM, ArchiveOption, JsonOption, RoomOption, opened
from reftel.cli.case import case, dossier_of
from reftel.cli.recorded import print_json, recorded
from reftel.cli.written import MarkingOption, hand, marking_of

if TYPE_CHECKING:
    from reftel.desk.kept import CaseFiles
    from reftel.desk.line import Line
    from reftel.desk.step import Hand, Kept
    from reftel.room.room import Room

__all__ = ["case"]
NameArgument = Annotated[str, typer.Argument(metavar="NAME", help="The case file's name: Darvazi.")]
LineArgument = Annotated[str, typer.Argument(metavar="LINE", help="The id before a line, as `reftel case` prints it.")]
WhyOption = Annotated[str, typer.Option("--why", metavar="TEXT", help="The reason; it is kept with it.")]


class Work(NamedTuple):
    """A case file that is worked on, in its room."""

    room: "Room"
    files: "CaseFiles"
    of: "Kept"
    hand: "Hand"


@contextmanager
def _work(archive: Path, room: str, name: str) -> Iterator[Work]:
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


def _line(archive: Path, room: str, of: "Kept", wanted: str) -> "Line":
    """The line of an id, or the only one of a pin."""
    with recorded(archive, room) as (place, record):
        found = dossier_of(archive, place, record, of.name)
    rows = [row.line for row in (*found.pinned, *found.lines, *found.wrong)]
    near = [line for line in rows if wanted in (line.id, line.pin)]
    if len(near) == 1 or (near and near[0].id == wanted):
        return near[0]
    if near:
        ids = ", ".join(line.id for line in near)
        raise typer.BadParameter(f"several lines stand on {wanted}: {ids}; say which", param_hint="LINE")
    raise typer.BadParameter(
        f"{of.name} has no line {wanted}; `reftel case {of.name}` prints each line behind its id, and words behind a"
        ' pin make a line of your own: "11DELWAN88 ¶2" "the words"',
        param_hint="LINE",
    )


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

    with _work(archive, room, name) as work:
        try:
            work.files.rename(work.of, new, work.hand)
        except (Taken, ValueError) as error:
            raise typer.BadParameter(str(error), param_hint="NEW") from None
    print(f"{work.of.name} is now {new}", file=sys.stderr)


@case.command()
def note(
    name: NameArgument,
    text: Annotated[list[str], typer.Argument(metavar="TEXT", help="What you write beside it.")],
    line: Annotated[str | None, typer.Option("--line", metavar="LINE", help="Beside this line.")] = None,
    marking: MarkingOption = None,
    archive: ArchiveOption = ARCHIVE,
    room: RoomOption = ROOM,
) -> None:
    """Write a note beside a case file, or beside one line of it.

    It takes the marking you give it, else what the room may see, else the highest the room shows.
    """
    with _work(archive, room, name) as work:
        found = _line(archive, room, work.of, line) if line else None
        work.files.note(work.of, " ".join(text), marking_of(archive, work.room, marking), work.hand, found)


@case.command()
def pin(
    name: NameArgument,
    line: Annotated[
        str, typer.Argument(metavar="LINE|PIN", help='The id before a line; or a place of your own: "11DELWAN88 ¶2".')
    ],
    words: Annotated[
        list[str] | None, typer.Argument(metavar="[WORDS]", help="The words of a place of your own, as printed there.")
    ] = None,
    says: Annotated[str, typer.Option("--says", metavar="TEXT", help="What the words say, in your own.")] = "",
    marking: MarkingOption = None,
    archive: ArchiveOption = ARCHIVE,
    room: RoomOption = ROOM,
) -> None:
    """Pin a line, so that it stands first and in the brief; or add one with words of a telegram.

    The words are looked for where you say they stand; a line whose words do not stand there is refused.
    """
    from reftel.desk.own_line import own_line
    from reftel.desk.place import NotThere

    with _work(archive, room, name) as work:
        if not words:
            found = _line(archive, room, work.of, line)
            work.files.pin(work.of, found, work.hand)
        else:
            shown = marking_of(archive, work.room, marking) if says else None
            try:
                found = own_line(work.room, line, " ".join(words), says, shown)
            except NotThere as error:
                raise typer.BadParameter(str(error), param_hint="PIN") from None
            work.files.pin_own(work.of, found, work.hand)
    print(found.id)


def _is_pinned(of: "Kept", line: str) -> None:
    ids = [step.line for step in of.pins]
    if line not in ids:
        there = f"there are {', '.join(filter(None, ids))}" if ids else "nothing is pinned"
        raise typer.BadParameter(f"{line} is not pinned in {of.name}; {there}", param_hint="LINE")


@case.command()
def unpin(name: NameArgument, line: LineArgument, archive: ArchiveOption = ARCHIVE, room: RoomOption = ROOM) -> None:
    """Take a pin off a line."""
    with _work(archive, room, name) as work:
        _is_pinned(work.of, line)
        work.files.unpin(work.of, line, work.hand)


@case.command()
def order(
    name: NameArgument,
    line: LineArgument,
    place: Annotated[int, typer.Argument(metavar="PLACE", min=1, help="Its new place, counted from 1.")],
    archive: ArchiveOption = ARCHIVE,
    room: RoomOption = ROOM,
) -> None:
    """Put a pinned line into another place."""
    with _work(archive, room, name) as work:
        _is_pinned(work.of, line)
        work.files.order(work.of, line, place, work.hand)


@case.command()
def confirm(
    name: NameArgument,
    line: LineArgument,
    why: WhyOption = "",
    archive: ArchiveOption = ARCHIVE,
    room: RoomOption = ROOM,
) -> None:
    """Say that a line is right, everywhere: `--confirmed` then shows it."""
    with _work(archive, room, name) as work:
        work.files.confirm(work.of, _judged_line(archive, room, work.of, line), why, work.hand)


def _judged_line(archive: Path, room: str, of: "Kept", wanted: str) -> "Line":
    from reftel.desk.line import claims_of

    found = _line(archive, room, of, wanted)
    if not claims_of(found.section):
        raise typer.BadParameter(f"{wanted} makes no claim that could be right or wrong", param_hint="LINE")
    return found


@case.command()
def wrong(
    name: NameArgument,
    line: LineArgument,
    why: WhyOption,
    archive: ArchiveOption = ARCHIVE,
    room: RoomOption = ROOM,
) -> None:
    """Mark a line as wrong, with the reason; the claims it is made of are shown nowhere as right any more."""
    if not why.strip():
        raise typer.BadParameter("say why it is wrong", param_hint="--why")
    with _work(archive, room, name) as work:
        work.files.wrong(work.of, _line(archive, room, work.of, line), why, work.hand)


@case.command()
def undo(name: NameArgument, archive: ArchiveOption = ARCHIVE, room: RoomOption = ROOM) -> None:
    """Take back what was done last in a case file; call it again for what was done before."""
    with _work(archive, room, name) as work:
        last = work.files.undo(work.of, work.hand)
    if last is None:
        raise typer.BadParameter(f"nothing was done in {work.of.name} that could be undone", param_hint="NAME")
    print(f"taken back: {last.did} {last.line or last.text}, {last.by}, {last.at[:10]}", file=sys.stderr)


@case.command()
def close(name: NameArgument, archive: ArchiveOption = ARCHIVE, room: RoomOption = ROOM) -> None:
    """Put a case file away; `reftel case reopen` brings it back."""
    with _work(archive, room, name) as work:
        work.files.close(work.of, work.hand)


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
