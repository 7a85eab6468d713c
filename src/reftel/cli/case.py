"""`reftel case`: everything a room knows about one person, office, telegram or matter, and what people made of it."""

import sys
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from typer.core import TyperGroup

from reftel.cli.archive import ARCHIVE, ROOM, ArchiveOption, JsonOption, RoomOption
from reftel.cli.export import Export, ExportOption, exported
from reftel.cli.guard import Guard, InitialsOption, NameBecauseOption
from reftel.cli.output import OutputOption
from reftel.cli.recorded import AsOfOption, ConfirmedOption, pinned, print_json, recorded

if TYPE_CHECKING:
    from typer._click import Context

    from reftel.desk.dossier import Dossier, Pinned, Remark
    from reftel.room.record import Record
    from reftel.room.room import Room


class Named(TyperGroup):
    """A group whose first word may be a name: what is no command of it is shown."""

    def parse_args(self, ctx: "Context", args: list[str]) -> list[str]:
        """`reftel case "Rustam Darvazi"` is `reftel case show "Rustam Darvazi"`."""
        if args and args[0] not in self.commands and args[0] not in ("--help", "-h"):
            args = ["show", *args]
        return super().parse_args(ctx, args)


case = typer.Typer(name="case", cls=Named, no_args_is_help=True)


@case.callback()
def about() -> None:
    """Print the case file of a person, an office, a place, a telegram or a matter, or work on one that is kept.

    `reftel case "Rustam Darvazi"` prints it. The commands below keep one: what you do in it is never lost, and is
    undone by `reftel case undo`.
    """


@case.command()
def show(
    name: Annotated[
        list[str], typer.Argument(metavar="NAME|OFFICE|PLACE|MRN|QUERY", help="Rustam Darvazi, 11DELWAN88.")
    ],
    archive: ArchiveOption = ARCHIVE,
    room: RoomOption = ROOM,
    as_of: AsOfOption = None,
    confirmed: ConfirmedOption = False,
    export: ExportOption = None,
    file: OutputOption = None,
    initials: InitialsOption = False,
    why: NameBecauseOption = None,
    json: JsonOption = False,
) -> None:
    """Print a case file, every line with its words; of one that is kept, what people did to it first.

    It says who this is, what happened, what was done about it, what is owed, what disagrees, and what it cannot show.
    """
    from reftel.desk.dossier import as_rows
    from reftel.desk.flat import of_case

    if not any(map(str.isalnum, "".join(name))):
        raise typer.BadParameter("say whom or what it is about", param_hint="NAME")
    with recorded(archive, room, as_of) as (place, record):
        shown = dossier_of(archive, place, record, " ".join(name), confirmed)
        if export:
            wanted = Export(export, file, Guard(initials, why), archive, place.name, f"case {shown.name}")
            exported(wanted, record, of_case(shown), "case", {})
            return
    if json:
        print_json(as_rows(shown))
    else:
        print("\n".join(page(shown)))
    if not shown.found.who["telegrams"]:
        print(f"Nothing you may see speaks of {shown.about}.", file=sys.stderr)


def dossier_of(archive: Path, place: "Room", record: "Record", asked: str, confirmed: bool = False) -> "Dossier":
    """The case file that is kept under a name, else the one on what is asked."""
    from reftel.desk.casefile import case_file
    from reftel.desk.dossier import dossier
    from reftel.desk.kept import CaseFiles
    from reftel.desk.subject import subject

    of = CaseFiles(archive, place.name).find(asked)
    found = case_file(place, record, subject(place, record, of.about if of else asked), confirmed)
    return dossier(record, found, of, confirmed)


def page(shown: "Dossier") -> Iterator[str]:
    """A case file as lines of text."""
    from reftel.desk.line import TITLES
    from reftel.desk.phrase import counted
    from reftel.message.markup import visible

    who = shown.found.who
    marking = [shown.marking or "MARKING NOT KNOWN"] if who["telegrams"] or shown.notes else []
    yield from marking
    shield = "  PROTECTED: shield this person in what leaves the desk" if who["protected"] else ""
    yield visible(f"{shown.name}{f': {shown.about}' if shown.about != shown.name and shown.opened_at else ''}{shield}")
    yield f"{counted(len(who['telegrams']), 'telegram')}, as of {who['as_of'] or 'no day'}"
    if shown.opened_at:
        yield f"kept since {shown.opened_at[:10]} by {visible(shown.opened_by or 'unknown')}"
    yield from map(_note, shown.notes)
    yield from _section("Pinned", shown.pinned)
    if shown.lost:
        yield f"  {counted(shown.lost, 'line')} that somebody pinned cannot be shown here"
    for key, rows in groupby(shown.lines, key=lambda row: row.line.section):
        yield from _section(TITLES[key], rows)
    yield from _section("Marked wrong", shown.wrong)
    yield from ["", *marking] if marking else []


def _section(title: str, rows: "Iterable[Pinned]") -> Iterator[str]:
    from reftel.message.markup import visible

    listed = list(rows)
    yield from ["", title] if listed else []
    for row in listed:
        yield f"  {row.line.id}  {visible(row.line.text)}"
        yield f"      {pinned(row.line.pin, row.line.quote, row.line.marking, row.line.status)}"
        yield from map(_note, row.notes)
        if row.wrong:
            yield visible(f"      wrong, says {row.wrong.by}, {row.wrong.at[:10]}: {row.wrong.text}")


def _note(remark: "Remark") -> str:
    from reftel.message.markup import visible

    mark = f"({remark.marking}) " if remark.marking else ""
    return visible(f"      {mark}{remark.text}  [{remark.by}, {remark.at[:10]}]")
