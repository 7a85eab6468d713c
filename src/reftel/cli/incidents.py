"""`reftel incidents`: what happened, each happening once, with all that tell of it."""

import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from reftel.cli.archive import ARCHIVE, ROOM, ArchiveOption, JsonOption, RoomOption
from reftel.cli.export import Export, ExportOption, exported
from reftel.cli.guard import Guard, InitialsOption, NameBecauseOption
from reftel.cli.output import OutputOption
from reftel.cli.recorded import AsOfOption, ConfirmedOption, pinned, print_rows, recorded

if TYPE_CHECKING:
    from reftel.desk.incidents import Happened


def incidents(
    archive: ArchiveOption = ARCHIVE,
    room: RoomOption = ROOM,
    type_: Annotated[
        str | None,
        typer.Option("--type", metavar="TYPE", help="attack, threat, detention, personnel, meeting, intervention."),
    ] = None,
    place: Annotated[str | None, typer.Option("--in", metavar="PLACE", help="Where it happened.")] = None,
    first: Annotated[str | None, typer.Option("--from", metavar="DATE", help="From this day on.")] = None,
    last: Annotated[str | None, typer.Option("--to", metavar="DATE", help="Up to this day.")] = None,
    status: Annotated[
        str | None, typer.Option("--status", metavar="STATUS", help="occurred, planned, attempted, reversed or denied.")
    ] = None,
    as_of: AsOfOption = None,
    confirmed: ConfirmedOption = False,
    export: ExportOption = None,
    file: OutputOption = None,
    initials: InitialsOption = False,
    why: NameBecauseOption = None,
    json: JsonOption = False,
) -> None:
    """List what happened: attacks, threats, detentions and changes in posts, each once, with all tellings of it.

    What the tellings do not agree on is shown. With --type meetings and interventions are listed as well.
    """
    from reftel.desk.flat import of_incidents
    from reftel.desk.incidents import TYPES, Wanted, listed
    from reftel.terms.place import asked as of_place

    if type_ is not None and type_ not in TYPES:
        raise typer.BadParameter(f"there is no type {type_}; there are {', '.join(TYPES)}", param_hint="--type")
    with recorded(archive, room, as_of) as (open_room, record):
        rows = listed(record, Wanted(type_, of_place(place, archive), first, last, status, confirmed))
        if export:
            asked = Export(export, file, Guard(initials, why), archive, open_room.name, "incidents")
            exported(asked, record, of_incidents(rows), "incidents", {})
            return
    print_rows(rows, _lines, json)
    print(_summary(rows), file=sys.stderr)


def _summary(rows: "Sequence[Happened]") -> str:
    """`14 incidents, 41 tellings, 9 confirmed`."""
    from reftel.desk.phrase import counted

    tellings = sum(len(row.tellings) for row in rows)
    sure = sum(row.status == "confirmed" for row in rows)
    return f"{counted(len(rows), 'incident')}, {counted(tellings, 'telling')}, {sure} confirmed"


def _lines(row: "Happened") -> Iterator[str]:
    """One incident, and below it its tellings."""
    from reftel.message.markup import visible

    where = f" at {row.where}" if row.where else ""
    yield visible(f"{row.when or 'undated'}  {row.type} {row.state}: {row.who or row.actor or ''}{where}")
    for told in row.told:
        rests = f" (rests on {visible(told.repeats)})" if told.repeats else ""
        yield f"    {pinned(told.pin, told.quote, told.marking, row.status)}{rests}"
    for each in row.disagree:
        yield f"    {each['what']} differs: {visible(' / '.join(str(value['value']) for value in each['values']))}"
