"""`reftel ledger`: what somebody is to do, who, for whom, by when, and what became of it."""

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from reftel.cli.archive import ARCHIVE, ROOM, ArchiveOption, JsonOption, RoomOption
from reftel.cli.recorded import AsOfOption, ConfirmedOption, pinned, print_csv, print_json, print_lines, recorded

if TYPE_CHECKING:
    from reftel.desk.ledger import Owed

_COLUMNS = (
    "id", "type", "state", "owner", "action", "counterpart", "due", "strength", "strengths", "pins", "evidence",
    "overdue", "post", "dtg", "quote", "marking", "status",
)  # fmt: skip

FORMS = ("text", "csv", "jsonl")


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
    form: Annotated[str, typer.Option("--as", metavar="FORM", help="text, csv or jsonl.")] = "text",
    json: JsonOption = False,
) -> None:
    """List every commitment, offer, request, recommendation and thing pending, and what became of it.

    A state is proposed only with words that speak for it. Without a day it is as of the latest telegram.
    """
    from reftel.desk.ledger import Wanted
    from reftel.desk.ledger import ledger as made
    from reftel.desk.outcome import STATES

    if state is not None and state not in STATES:
        raise typer.BadParameter(f"there is no state {state}; there are {', '.join(STATES)}", param_hint="--state")
    if form not in FORMS:
        raise typer.BadParameter(f"there is no form {form}; there are {', '.join(FORMS)}", param_hint="--as")
    with recorded(archive, room, as_of, at) as (_, record):
        rows = made(record, Wanted(owner, about, state, overdue, confirmed))
    if json:
        print_json(rows)
    elif form == "csv":
        print_csv(rows, _COLUMNS)
    elif form == "jsonl":
        print_lines(rows)
    else:
        print("\n".join(line for row in rows for line in _lines(row)))
    print(f"{len(rows)} entries as of {record.as_of}", file=sys.stderr)


def _lines(row: "Owed") -> Iterator[str]:
    """One entry, and below it where it is stated and what speaks for its state."""
    from reftel.message.markup import visible

    due = f", due {row.due}{' OVERDUE' if row.overdue else ''}" if row.due else ""
    who = row.owner or "nobody named"
    yield visible(f"{row.state:10} {row.type}: {who}: {row.action} ({row.strength}{due})")
    for pin, quote in zip(row.pins, row.quotes, strict=False):
        yield f"    {pinned(pin, quote, row.marking, row.status)}"
    for each in row.evidence:
        yield f"    {each.state}, {each.why}: {pinned(each.pin, each.quote, each.marking, row.status)}"
