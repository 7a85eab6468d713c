"""`reftel missing`: the telegrams that are cited and that nobody here holds."""

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from reftel.cli.archive import ARCHIVE, ROOM, ArchiveOption, JsonOption, RoomOption, opened
from reftel.cli.number import number

if TYPE_CHECKING:
    from reftel.room.missing import Missing

ORDERS = ("citations", "number", "date")
_COLUMNS = ("mrn", "state", "post", "year", "telegrams", "earliest", "latest", "certainty", "cited_by", "spelled")


def missing(
    archive: ArchiveOption = ARCHIVE,
    room: RoomOption = ROOM,
    post: Annotated[str | None, typer.Option("--post", metavar="POST", help="Those of one post.")] = None,
    year: Annotated[
        int | None, typer.Option("--year", metavar="YEAR", parser=number(0, 2100), help="Those of one year.")
    ] = None,
    by: Annotated[str, typer.Option("--by", metavar="ORDER", help="citations, number or date.")] = "citations",
    json: JsonOption = False,
    csv: Annotated[bool, typer.Option("--csv", help="Print CSV, one telegram a line.")] = False,
    request: Annotated[bool, typer.Option("--request", help="Print the text of a request for them.")] = False,
) -> None:
    """List the telegrams that others cite and that are not here, one line each however often they are cited.

    Each says who cites it and where, and between which days it was sent.
    """
    if by not in ORDERS:
        raise typer.BadParameter(f"there is no order {by}; there are {', '.join(ORDERS)}", param_hint="--by")
    if csv + request + json > 1:
        raise typer.BadParameter("take one of --json, --csv and --request", param_hint="--request")
    from reftel.room.missing import missing as found
    from reftel.terms.dtg import full_year
    from reftel.vault.local import tables_of

    with opened(archive, room) as place:
        asked = tables_of(archive).posts.letters(post) if post else None
        listed = found(place.links, place.telegram, asked, full_year(str(year).zfill(2)) if year is not None else None)
        rows = sorted(listed, key=lambda row: _order(row, by))
        if request:
            from reftel.desk.request import request as text

            print(text(rows, place.links.sent))
            return
    if json:
        from reftel.cli.json_line import json_line

        print(json_line(rows))
    elif csv:
        _print_csv(rows)
    else:
        for row in rows:
            print(*_lines(row), sep="\n")
        print(f"{len(rows)} telegram{'' if len(rows) == 1 else 's'} cited and not held", file=sys.stderr)


def _order(row: "Missing", by: str) -> tuple[str | int, ...]:
    """What a list is sorted by."""
    number = (row.post or "", row.year or 0, len(row.mrn), row.mrn)
    if by == "number":
        return number
    return (row.latest or "~", *number) if by == "date" else (-row.telegrams, *number)


def _print_csv(rows: list["Missing"]) -> None:
    """The rows as CSV; a value that a spreadsheet would take for a formula is put behind an apostrophe."""
    import csv

    from reftel.desk.cell import cell
    from reftel.message.markup import visible

    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(_COLUMNS)
    for row in rows:
        values = (getattr(row, name) for name in _COLUMNS)
        writer.writerow([visible(cell(value)) for value in values])


def _lines(row: "Missing") -> Iterator[str]:
    from reftel.message.markup import visible

    days = f"sent between {row.earliest} and {row.latest}" if row.earliest else "day not known"
    count = f"{row.telegrams} telegram{'' if row.telegrams == 1 else 's'}"
    where = f" ({row.where})" if row.where else ""
    yield f"{row.mrn}  {row.state}{where}  cited by {count}, {days}"
    for said in row.said:
        yield f"    {said.pin}  {visible(said.quote)}"
    yield ""
