"""`reftel ledger`: what somebody is to do, who, for whom, by when, and what became of it."""

import sys
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Annotated, Any

import typer

from reftel.cli.archive import ARCHIVE, ROOM, ArchiveOption, JsonOption, RoomOption
from reftel.cli.export import Export, exported
from reftel.cli.guard import Guard, InitialsOption, NameBecauseOption
from reftel.cli.output import OutputOption
from reftel.cli.recorded import AsOfOption, ConfirmedOption, pinned, print_rows, recorded

if TYPE_CHECKING:
    from reftel.desk.ledger import Owed


def ledger(
    archive: ArchiveOption = ARCHIVE,
    room: RoomOption = ROOM,
    owner: Annotated[str | None, typer.Option("--owner", metavar="NAME", help="Who is to do it.")] = None,
    about: Annotated[str | None, typer.Option("--about", metavar="NAME", help="Whom it concerns.")] = None,
    state: Annotated[str | None, typer.Option("--state", metavar="STATE", help="open, kept, standing, ...")] = None,
    overdue: Annotated[bool, typer.Option("--overdue", help="Only what is past its day.")] = False,
    as_of: AsOfOption = None,
    at: Annotated[
        str | None, typer.Option("--at", metavar="POST", help="Only what this post had sent or been sent.")
    ] = None,
    confirmed: ConfirmedOption = False,
    export: Annotated[
        str | None,
        typer.Option("--export", metavar="FORM", help="Write all of it: csv, jsonl, parquet, ics, annotation, ftm."),
    ] = None,
    file: OutputOption = None,
    initials: InitialsOption = False,
    why: NameBecauseOption = None,
    json: JsonOption = False,
) -> None:
    """List every commitment, offer, request, recommendation and thing pending, and what became of it.

    A state is proposed only with words that speak for it. Without a day it is as of the latest telegram.
    """
    from reftel.desk.flat import of_ledger
    from reftel.desk.ledger import Wanted
    from reftel.desk.ledger import ledger as made
    from reftel.desk.outcome import STATES
    from reftel.desk.phrase import counted

    if state is not None and state not in STATES:
        raise typer.BadParameter(f"there is no state {state}; there are {', '.join(STATES)}", param_hint="--state")
    with recorded(archive, room, as_of, at) as (place, record):
        rows = made(record, Wanted(owner, about, state, overdue, confirmed))
        if export:
            asked = Export(export, file, Guard(initials, why), archive, place.name, "ledger")
            exported(asked, record, of_ledger(rows), "ledger", {"ics": lambda cover: _calendar(rows, cover)})
            return
    print_rows(rows, _lines, json)
    print(f"{counted(len(rows), 'entry', 'entries')} as of {record.as_of or 'no day'}", file=sys.stderr)


def _calendar(rows: "tuple[Owed, ...]", cover: "Callable[[Any], Any]") -> bytes:
    from reftel.desk.agenda import calendar

    return calendar(map(cover, rows), "reftel ledger")


def _lines(row: "Owed") -> Iterator[str]:
    """One entry, and below it where it is stated and what speaks for its state."""
    from reftel.desk.phrase import whose
    from reftel.message.markup import visible

    due = f", due {row.due}{' OVERDUE' if row.overdue else ''}" if row.due else ""
    yield visible(f"{row.state:10} {row.type}: {whose(row.owner, row.action)} ({row.strength}{due})")
    for pin, quote, marking in zip(row.places, row.quotes, row.markings, strict=True):
        yield f"    {pinned(pin, quote, marking, row.status)}"
    for each in row.evidence:
        yield f"    {each.state}, {each.why}: {pinned(each.pin, each.quote, each.marking, row.status)}"
