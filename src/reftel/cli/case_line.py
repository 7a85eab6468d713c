"""What people do to the lines of a case file: note, pin, unpin, order, confirm, wrong."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reftel.cli.archive import ARCHIVE, ROOM, ArchiveOption, RoomOption
from reftel.cli.case import case, dossier_of
from reftel.cli.casework import NameArgument, work
from reftel.cli.recorded import recorded
from reftel.cli.written import MarkingOption, marking_of

if TYPE_CHECKING:
    from reftel.desk.line import Line
    from reftel.desk.step import Kept

__all__ = ["case"]
LineArgument = Annotated[str, typer.Argument(metavar="LINE", help="The id before a line, as `reftel case` prints it.")]
WhyOption = Annotated[str, typer.Option("--why", metavar="TEXT", help="The reason; it is kept with it.")]


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
    with work(archive, room, name) as at:
        found = _line(archive, room, at.of, line) if line else None
        at.files.note(at.of, " ".join(text), marking_of(archive, at.room, marking), at.hand, found)


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

    with work(archive, room, name) as at:
        if not words:
            found = _line(archive, room, at.of, line)
            at.files.pin(at.of, found, at.hand)
        else:
            shown = marking_of(archive, at.room, marking) if says else None
            try:
                found = own_line(at.room, line, " ".join(words), says, shown)
            except NotThere as error:
                raise typer.BadParameter(str(error), param_hint="PIN") from None
            at.files.pin_own(at.of, found, at.hand)
    print(found.id)


def _is_pinned(of: "Kept", line: str) -> None:
    ids = [step.line for step in of.pins]
    if line not in ids:
        there = f"there are {', '.join(filter(None, ids))}" if ids else "nothing is pinned"
        raise typer.BadParameter(f"{line} is not pinned in {of.name}; {there}", param_hint="LINE")


@case.command()
def unpin(name: NameArgument, line: LineArgument, archive: ArchiveOption = ARCHIVE, room: RoomOption = ROOM) -> None:
    """Take a pin off a line."""
    with work(archive, room, name) as at:
        _is_pinned(at.of, line)
        at.files.unpin(at.of, line, at.hand)


@case.command()
def order(
    name: NameArgument,
    line: LineArgument,
    place: Annotated[int, typer.Argument(metavar="PLACE", min=1, help="Its new place, counted from 1.")],
    archive: ArchiveOption = ARCHIVE,
    room: RoomOption = ROOM,
) -> None:
    """Put a pinned line into another place."""
    with work(archive, room, name) as at:
        _is_pinned(at.of, line)
        at.files.order(at.of, line, place, at.hand)


@case.command()
def confirm(
    name: NameArgument,
    line: LineArgument,
    why: WhyOption = "",
    archive: ArchiveOption = ARCHIVE,
    room: RoomOption = ROOM,
) -> None:
    """Say that a line is right, everywhere: `--confirmed` then shows it."""
    with work(archive, room, name) as at:
        at.files.confirm(at.of, _judged_line(archive, room, at.of, line), why, at.hand)


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
    with work(archive, room, name) as at:
        at.files.wrong(at.of, _line(archive, room, at.of, line), why, at.hand)
