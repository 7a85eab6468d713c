"""What people write at the desk: who wrote it and when, and the marking it takes."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from reftel.desk.step import Hand
    from reftel.room.room import Room

MarkingOption = Annotated[
    str | None, typer.Option("--marking", metavar="MARKING", help="What it may be read by: CONFIDENTIAL.")
]


def hand() -> "Hand":
    """Who gives the command, now."""
    from reftel.desk.step import Hand
    from reftel.vault.actor import actor, now

    return Hand(actor(), now())


def marking_of(archive: Path, room: "Room", given: str | None) -> str:
    """The marking of what somebody writes; where it comes from is told when nobody gave it."""
    from reftel.desk.writing import NoMarking, marking_for

    try:
        found = marking_for(archive, room, given)
    except NoMarking as error:
        raise typer.BadParameter(str(error), param_hint="--marking") from None
    if found.why:
        print(f"marked {found.marking}, {found.why}; --marking gives it another one", file=sys.stderr)
    return found.marking
