"""A table of what a query finds, the whole of it, a telegram a row, with its pin and a link to the place.

11DELWAN88 ¶2,11DELWAN88,¶2,2011-02-11T15:30:00Z,...,/cable/11DELWAN88#p2
"""

import csv
import importlib
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import IO, Any

import msgspec

from reftel.desk.cell import cell
from reftel.desk.column import columns
from reftel.desk.link import link
from reftel.room.hit import Hit, hit
from reftel.room.query import Query
from reftel.room.room import Room

_AT_ONCE = 2_000
FORMS = ("csv", "jsonl", "parquet")


class NoParquet(Exception):
    """Parquet files need pyarrow, which reftel does not bring along."""


class TableRow(msgspec.Struct, frozen=True):
    """One telegram found; `link` is its address on the pages of `reftel serve`, `query` what found it."""

    pin: str
    mrn: str | None
    paragraph: str | None
    dtg: str | None
    post: str | None
    subject: str | None
    marking: str | None
    quote: str
    status: str
    link: str
    query: str


def table(room: Room, queries: Iterable[Query]) -> Iterator[TableRow]:
    """The rows of every telegram each query finds, in order of time."""
    for query in queries:
        keys = iter(room.found(query))
        while some := list(islice(keys, _AT_ONCE)):
            for telegram in room.telegrams(some):
                yield _row(hit(telegram, query, 0.0), telegram.key, query.text)


def _row(found: Hit, key: str, query: str) -> TableRow:
    return TableRow(
        pin=found.pin,
        mrn=found.mrn,
        paragraph=found.paragraph,
        dtg=found.dtg,
        post=found.post,
        subject=found.subject,
        marking=found.marking,
        quote=found.quote,
        status=found.status,
        link=link(" ".join(filter(None, (key, found.paragraph)))),
        query=query,
    )


def write(rows: Iterable[msgspec.Struct], form: str, file: IO[bytes], table: type[msgspec.Struct] = TableRow) -> int:
    """Write the rows of a table as csv, jsonl or parquet, a few at a time; how many there were."""
    return {"csv": _csv, "jsonl": _jsonl, "parquet": _parquet}[form](rows, file, table)


def _jsonl(rows: Iterable[msgspec.Struct], file: IO[bytes], table: type[msgspec.Struct]) -> int:
    encode, count = msgspec.json.Encoder().encode, 0
    for row in rows:
        file.write(encode(row) + b"\n")
        count += 1
    return count


class _Lines:
    """What csv writes to, passed on as UTF-8."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file

    def write(self, text: str) -> int:
        return self._file.write(text.encode())


def _csv(rows: Iterable[msgspec.Struct], file: IO[bytes], table: type[msgspec.Struct]) -> int:
    lines, count = csv.writer(_Lines(file), lineterminator="\n"), 0
    lines.writerow(column.name for column in columns(table))
    for row in rows:
        lines.writerow(map(cell, msgspec.structs.astuple(row)))
        count += 1
    return count


def _parquet(rows: Iterable[msgspec.Struct], file: IO[bytes], table: type[msgspec.Struct]) -> int:
    arrow, parquet = _arrow()
    types = {
        "text": arrow.string(),
        "number": arrow.int64(),
        "true or false": arrow.bool_(),
        "list of texts": arrow.list_(arrow.string()),
    }
    fields = [
        arrow.field(each.name, types[each.kind], each.optional, {"description": each.says} if each.says else None)
        for each in columns(table)
    ]
    schema = arrow.schema(fields)
    count = 0
    with parquet.ParquetWriter(file, schema, compression="zstd") as writer:
        for some in _pieces(rows):
            writer.write_table(arrow.Table.from_pylist([msgspec.to_builtins(row) for row in some], schema))
            count += len(some)
    return count


def _arrow() -> tuple[Any, Any]:
    try:
        return importlib.import_module("pyarrow"), importlib.import_module("pyarrow.parquet")
    except ImportError:
        raise NoParquet("parquet files need pyarrow: pip install 'reftel[parquet]'; csv and jsonl do without") from None


def _pieces(rows: Iterable[msgspec.Struct]) -> Iterator[Sequence[msgspec.Struct]]:
    ahead = iter(rows)
    while some := list(islice(ahead, _AT_ONCE)):
        yield some
