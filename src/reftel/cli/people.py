"""`reftel people`: the persons a room's telegrams name, in all their spellings."""

import sys
from typing import Annotated, Any

import typer

from reftel.cli.archive import ARCHIVE, ROOM, ArchiveOption, JsonOption, RoomOption
from reftel.cli.export import Export, ExportOption, exported
from reftel.cli.guard import Guard, InitialsOption, NameBecauseOption
from reftel.cli.output import OutputOption
from reftel.cli.recorded import AsOfOption, ConfirmedOption, print_json, recorded


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
    from reftel.message.markup import visible

    asked = " ".join(query or ())
    with recorded(archive, room, as_of) as (place, record):
        rows: tuple[dict[str, Any], ...] = persons(record, asked)
        if confirmed:
            rows = tuple(row for row in rows if row["status"] == "confirmed")
        if export:
            wanted = Export(export, file, Guard(initials, because), archive, place.name, f"people as {export}")
            exported(wanted, record, of_people(rows), "people", {})
            return
    if json:
        print_json(rows)
    else:
        for row in rows:
            shield = "  PROTECTED" if row["protected"] else ""
            count = len(row["telegrams"])
            titles = f"  ({', '.join(row['titles'])})" if row["titles"] else ""
            print(visible(f"{row['name']}{titles}  {count} telegram{'' if count == 1 else 's'}{shield}"))
            if len(row["names"]) > 1:
                print(visible(f"    written as {', '.join(row['names'])}"))
            for merge in row["merges"] if why else ():
                print(visible(f"    {merge['key']}: {'; '.join(merge['reasons'])} ({merge['by']})"))
    print(f"{len(rows)} persons", file=sys.stderr)
