"""Columns of an exported table: name, type, and what each says, as the rows' record has them."""

from collections.abc import Iterator
from types import NoneType, UnionType
from typing import Annotated, Any, NamedTuple, get_args, get_origin, get_type_hints

import msgspec

_TYPES = {str: "text", int: "number", bool: "true or false"}


class Column(NamedTuple):
    """One column: `kind` is text, number, true or false, or list of texts; `optional` when it may be empty."""

    name: str
    kind: str
    optional: bool
    says: str


def columns(table: type[msgspec.Struct]) -> tuple[Column, ...]:
    """The columns of a table, in order."""
    hints = get_type_hints(table, include_extras=True)
    return tuple(_column(field.encode_name, hints[field.name]) for field in msgspec.structs.fields(table))


def _column(name: str, hint: Any) -> Column:  # noqa: ANN401
    says = ""
    if get_origin(hint) is Annotated:
        hint, meta = get_args(hint)
        says = meta.description or ""
    parts = get_args(hint) if isinstance(hint, UnionType) else (hint,)
    (kind,) = (part for part in parts if part is not NoneType)
    return Column(name, _TYPES.get(kind, "list of texts"), NoneType in parts, says)


def described(table: type[msgspec.Struct]) -> Iterator[str]:
    """The columns as rows of a Markdown table."""
    yield from ("| column | type | says |", "|---|---|---|")
    for column in columns(table):
        kind = f"{column.kind}, may be empty" if column.optional else column.kind
        yield f"| `{column.name}` | {kind} | {column.says} |"
