"""The record a command asks: a room's claims as of a day, extracted first where they are lacking."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from reftel.cli.archive import opened

if TYPE_CHECKING:
    from reftel.room.record import Record
    from reftel.room.room import Room

AsOfOption = Annotated[
    str | None, typer.Option("--as-of", metavar="DATE", help="What was known on this day: 2011-07-08.")
]
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
        missing = len(lacking(place.register))
        with progress("extracting claims", missing) as tell:
            found = made(place, archive, asked, tell, cores() if missing else 1)
        yield place, found


def extracted(place: "Room", archive: Path, keys: list[str] | None = None) -> None:
    """See to the claims of these telegrams of a room, or of all."""
    from reftel.cli.progress import progress
    from reftel.room.claims import Extraction, lacking, see_to
    from reftel.vault.pool import cores

    missing = len(lacking(place.register, keys))
    with progress("extracting claims", missing) as tell:
        see_to(place.register, Extraction(archive, tell, cores()), keys)


def _day(text: str | None) -> str | None:
    import re

    if text is not None and not re.fullmatch(r"\d{4}(-\d{2}(-\d{2})?)?", text):
        raise typer.BadParameter(f"{text} is no day; write it as 2011-07-08", param_hint="--as-of")
    return text


def print_json(rows: Any) -> None:  # noqa: ANN401
    """Print rows as JSON."""
    import msgspec

    print(msgspec.json.encode(rows).decode())


def pinned(pin: str, quote: str, marking: str | None = None, status: str = "unconfirmed") -> str:
    """Source words as they stand below a line: pin, marking, words; what nobody confirmed has a question mark."""
    from reftel.message.markup import visible

    mark = f" ({marking})" if marking else ""
    sign = {"confirmed": "", "logged": " [logged]"}.get(status, " ?")
    return f"{pin}{mark}{sign} “{visible(quote)}”"
