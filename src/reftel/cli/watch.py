"""`reftel watch`: who is at risk, and what was done about it."""

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from reftel.cli.archive import ARCHIVE, ROOM, ArchiveOption, JsonOption, RoomOption
from reftel.cli.export import Export, ExportOption, exported
from reftel.cli.guard import Guard, InitialsOption, NameBecauseOption
from reftel.cli.output import OutputOption
from reftel.cli.recorded import AsOfOption, ConfirmedOption, pinned, print_rows, recorded

if TYPE_CHECKING:
    from reftel.desk.watched import Watched


def watch(
    archive: ArchiveOption = ARCHIVE,
    room: RoomOption = ROOM,
    as_of: AsOfOption = None,
    place: Annotated[str | None, typer.Option("--in", metavar="PLACE", help="Only those of a place.")] = None,
    silent: Annotated[
        str, typer.Option("--silent", metavar="DAYS", help="After how many days without a word one stands out.")
    ] = "14d",
    confirmed: ConfirmedOption = False,
    export: ExportOption = None,
    file: OutputOption = None,
    initials: InitialsOption = False,
    why: NameBecauseOption = None,
    json: JsonOption = False,
) -> None:
    """List who is at risk, of what, from whom, since when, on whose word, what was done and what is owed.

    The gravest come first. Groups stand with the members who are named.
    """
    from reftel.desk.flat import of_watch
    from reftel.desk.phrase import counted
    from reftel.desk.watch import watch as made
    from reftel.terms.place import asked as of_place

    days = silent.removesuffix("d")
    if not days.isdecimal():
        raise typer.BadParameter(f"{silent} is no number of days; write it as 14d", param_hint="--silent")
    with recorded(archive, room, as_of) as (open_room, record):
        rows = made(record, int(days), of_place(place, archive), confirmed)
        if export:
            asked = Export(export, file, Guard(initials, why), archive, open_room.name, "watch")
            exported(asked, record, of_watch(rows), "watch", {})
            return
    print_rows(rows, _lines, json)
    print(f"{counted(len(rows), 'line')} as of {record.as_of or 'no day'}", file=sys.stderr)


def _lines(row: "Watched") -> Iterator[str]:
    """One line of the watch, and below it its words, what was done and what is owed."""
    from reftel.desk.phrase import whose
    from reftel.message.markup import visible

    whom = f" from {row.from_}" if row.from_ else ""
    quiet = f"  NOTHING HEARD SINCE {row.last}" if row.silent else f", last heard of {row.last}"
    yield visible(f"{row.level:9} {row.of:9} {row.subject}{whom}, since {row.since}{quiet}")
    if row.members:
        yield visible(f"    named among them: {', '.join(row.members)}")
    yield f"    {pinned(row.pins[0], row.quotes[0], row.markings[0], row.status)}"
    for done in row.done:
        yield f"    done: {pinned(done.pin, done.quote, done.marking, done.status)}"
    for owed in row.owed:
        yield visible(f"    owed ({owed.state}): {whose(owed.owner, owed.action)}  {'; '.join(owed.pins)}")
