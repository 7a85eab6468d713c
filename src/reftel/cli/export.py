"""A list written to a file, the whole of it, for other programs: CSV, JSONL, Parquet, and what a list has besides."""

import sys
from collections.abc import Callable, Iterable, Mapping
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer

from reftel.cli.guard import Guard
from reftel.cli.output import output

if TYPE_CHECKING:
    from reftel.desk.flat import Flat
    from reftel.room.record import Record

FORMS = ("csv", "jsonl", "parquet", "annotation", "ftm")
ExportOption = Annotated[
    str | None,
    typer.Option("--export", metavar="FORM", help="Write all of it: csv, jsonl, parquet, annotation, ftm."),
]
Cover = Callable[[Any], Any]
"""What puts initials in the place of names, or leaves a row as it is."""


class Export(NamedTuple):
    """What is written: of what list, in which form, where to, and what was said of protected persons."""

    form: str
    file: Path | None
    guard: Guard
    archive: Path
    room: str
    what: str


def exported(
    asked: Export, record: "Record", rows: "Iterable[Flat]", table: str, more: Mapping[str, Callable[[Cover], bytes]]
) -> None:
    """Write the rows of a table in the form that was asked for; `more` are forms that only this list has."""
    from reftel.desk.flat import TABLES
    from reftel.desk.phrase import counted
    from reftel.desk.pinned import joined
    from reftel.desk.shield import Shield

    forms = (*FORMS, *more)
    if asked.form not in forms:
        raise typer.BadParameter(f"there is no form {asked.form}; there are {', '.join(forms)}", param_hint="--export")
    shield = Shield(record.protected)
    flat = tuple(rows)
    cover: Cover = shield.over_all if asked.guard.initials else lambda row: row
    words = more[asked.form](cover) if asked.form in more else _written(asked.form, flat, TABLES[table], record, cover)
    if not asked.guard.initials:
        asked.guard.pass_(
            asked.archive,
            asked.room,
            f"{asked.what} as {asked.form}",
            shield.named_in(flat, *_texts(asked.form, words)),
        )
    with output(asked.file) as out:
        out.write(words)
    marking = joined(row.marking for row in flat) if flat else None
    print(counted(len(flat), "row") + (f", marked {marking or 'not known'}" if flat else ""), file=sys.stderr)


def _texts(form: str, words: bytes) -> list[str]:
    """What was written, to be looked through for names beside the rows; parquet nobody can read as text."""
    return [] if form == "parquet" else [words.decode()]


def _written(form: str, rows: "tuple[Flat, ...]", table: "type[Flat]", record: "Record", cover: Cover) -> bytes:
    from reftel.cli.json_line import json_bytes
    from reftel.desk.annotation import annotations
    from reftel.desk.table import NoParquet, write

    if form == "annotation":
        return b"".join(json_bytes(cover(row)) + b"\n" for row in annotations(rows, record.telegrams))
    covered = tuple(map(cover, rows))
    if form == "ftm":
        return _entities(covered)
    out = BytesIO()
    try:
        write(covered, form, out, table)
    except NoParquet as error:
        raise typer.BadParameter(str(error), param_hint="--export") from None
    return out.getvalue()


def _entities(rows: "tuple[Flat, ...]") -> bytes:
    from reftel.cli.json_line import json_bytes
    from reftel.desk.entity import NoFollowTheMoney, entities

    try:
        return b"".join(json_bytes(row) + b"\n" for row in entities(rows))
    except NoFollowTheMoney as error:
        raise typer.BadParameter(str(error), param_hint="--export") from None
