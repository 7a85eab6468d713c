"""`reftel people`: the persons a room's telegrams name, in all their spellings."""

import sys
from collections.abc import Iterator, Mapping
from functools import partial
from typing import Annotated, Any

import typer

from reftel.cli.archive import ARCHIVE, ROOM, ArchiveOption, JsonOption, RoomOption
from reftel.cli.export import Export, ExportOption, exported
from reftel.cli.guard import Guard, InitialsOption, NameBecauseOption
from reftel.cli.output import OutputOption
from reftel.cli.recorded import AsOfOption, ConfirmedOption, print_rows, recorded


def people(
    query: Annotated[list[str] | None, typer.Argument(metavar="[NAME]", help="Only those of this name.")] = None,
    archive: ArchiveOption = ARCHIVE,
    room: RoomOption = ROOM,
    as_of: AsOfOption = None,
    why: Annotated[bool, typer.Option("--why", help="Say why telegrams are taken to name the same person.")] = False,
    confirmed: ConfirmedOption = False,
    export: ExportOption = None,
    file: OutputOption = None,
    initials: InitialsOption = False,
    because: NameBecauseOption = None,
    json: JsonOption = False,
) -> None:
    """List the persons named, each with all spellings, offices and telegrams.

    Two names are one person only for reasons: `--why` prints them.
    """
    from reftel.desk.flat import of_people
    from reftel.desk.persons import persons
    from reftel.desk.phrase import counted

    asked = " ".join(query or ())
    with recorded(archive, room, as_of) as (place, record):
        rows: tuple[dict[str, Any], ...] = persons(record, asked)
        if confirmed:
            rows = tuple(row for row in rows if row["status"] == "confirmed")
        if export:
            wanted = Export(export, file, Guard(initials, because), archive, place.name, "people")
            exported(wanted, record, of_people(rows), "people", {})
            return
    print_rows(rows, partial(_lines, why=why), json)
    print(counted(len(rows), "person"), file=sys.stderr)


def _lines(row: Mapping[str, Any], why: bool) -> Iterator[str]:
    """One person, and below the spellings; with `why` the reason for each telegram."""
    from reftel.desk.phrase import counted
    from reftel.message.markup import visible

    shield = "  PROTECTED" if row["protected"] else ""
    titles = f"  ({', '.join(row['titles'])})" if row["titles"] else ""
    yield visible(f"{row['name']}{titles}  {counted(len(row['telegrams']), 'telegram')}{shield}")
    if len(row["names"]) > 1:
        yield visible(f"    written as {', '.join(row['names'])}")
    for merge in row["merges"] if why else ():
        yield visible(f"    {merge['key']}: {'; '.join(merge['reasons'])} ({merge['by']})")
