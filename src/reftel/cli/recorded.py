"""The record a command asks: a room's claims as of a day, extracted first where they are lacking."""

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

import typer

from reftel.cli.archive import opened

if TYPE_CHECKING:
    from reftel.room.record import Record
    from reftel.room.room import Room

T = TypeVar("T")
AsOfOption = Annotated[
    str | None, typer.Option("--as-of", metavar="DATE", help="What was known on this day: 2011-07-08.")
]
_MANY = 500
"""Of how many telegrams it is worth saying that what the desk answers is worked out anew."""
ConfirmedOption = Annotated[bool, typer.Option("--confirmed", help="Only what a person confirmed.")]


@contextmanager
def recorded(
    archive: Path, room: str, as_of: str | None = None, at: str | None = None
) -> Iterator[tuple["Room", "Record"]]:
    """The open room and its record."""
    from reftel.cli.progress import progress
    from reftel.desk.record import Asked
    from reftel.desk.record import recorded as made
    from reftel.room.claims import lacking
    from reftel.vault.pool import cores

    asked = Asked(as_of=_day(as_of), at=at)
    with opened(archive, room) as place:
        if at is not None:
            _require_told(place, archive, at)
        missing = len(lacking(place.register))
        with progress("extracting claims", missing) as tell:
            found = made(place, archive, asked, tell, cores() if missing else 1, _making)
        yield place, found


def _making(count: int) -> None:
    """Say on a terminal what takes its time when nothing that is kept answers."""
    if count >= _MANY and sys.stderr.isatty():
        print(f"working out what {count:,} telegrams come to, which takes a while", file=sys.stderr)


def _require_told(place: "Room", archive: Path, at: str) -> None:
    """Refuse a post that no telegram is from or to, so that an empty list says something."""
    from reftel.desk.knew import nobody
    from reftel.room.told import told, who
    from reftel.vault.local import tables_of

    asked = who(at, tables_of(archive).posts)
    members = place.links.members()
    if any(told(each.cable, asked, members) for each in place.telegrams()):
        return
    near = nobody(place, asked)
    hint = f"; did you mean {' or '.join(near)}?" if near else ""
    raise typer.BadParameter(f"no telegram that you may see is from or to {at}{hint}", param_hint="--at")


def extracted(place: "Room", archive: Path, keys: list[str] | None = None) -> None:
    """See to the claims of these telegrams of a room, or of all."""
    from reftel.cli.progress import progress
    from reftel.room.claims import Extraction, lacking, see_to
    from reftel.vault.pool import cores

    missing = len(lacking(place.register, keys))
    with progress("extracting claims", missing) as tell:
        see_to(place.register, Extraction(archive, tell, cores()), keys)


def _day(text: str | None) -> str | None:
    from reftel.room.vantage import last_day

    try:
        return last_day(text) if text is not None else None
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="--as-of") from None


def print_json(rows: Any) -> None:  # noqa: ANN401
    """Print rows as JSON, on one line."""
    from reftel.cli.json_line import json_line

    print(json_line(rows))


def print_rows(rows: Sequence[T], lines: Callable[[T], Iterable[str]], json: bool) -> None:
    """Print rows as JSON, or each in some lines of text."""
    if json:
        print_json(rows)
    else:
        for line in chain.from_iterable(map(lines, rows)):
            print(line)


def pinned(pin: str, quote: str, marking: str | None = None, status: str = "unconfirmed") -> str:
    """Source words as they stand below a line: pin, marking, words; what nobody confirmed has a question mark."""
    from reftel.message.markup import visible

    mark = f" ({marking})" if marking else ""
    sign = {"confirmed": "", "logged": " [logged]"}.get(status, " ?")
    return f"{pin}{mark}{sign} “{visible(quote)}”"
