"""Statements: the claims of one telegram as rows, each with its words, whom its pronouns mean, and its rule."""

from collections.abc import Iterator
from typing import Any

from reftel.desk.pinned import UNCONFIRMED
from reftel.message.markup import visible
from reftel.room.claims import Told, told
from reftel.room.room import Room


def statements(room: Room, key: str) -> Iterator[dict[str, Any]]:
    """The claims of a telegram that were extracted, in order."""
    yield from map(statement, told(room.register, [key]))


def statement(row: Told) -> dict[str, Any]:
    """One claim as a row; `text` says it in a line."""
    return {
        "pin": row.pin,
        "quote": row.quote,
        "marking": row.marking,
        "status": UNCONFIRMED,
        "paragraph": row.paragraph,
        "kind": row.claim.kind,
        **{("state" if name == "status" else name): value for name, value in row.claim.keys.items()},
        "meant": {each.key: each.name for each in row.claim.meant},
        "source": row.claim.source,
        "rule": row.claim.rule,
        "text": visible(_text(row)),
    }


def _text(row: Told) -> str:
    """A claim in one line: kind, then its keys, with whom a word stands for behind it."""
    keys = dict(row.claim.keys)
    for each in row.claim.meant:
        if each.key in keys:
            keys[each.key] = f"{keys[each.key]}: {each.name}"
    type_ = keys.pop("type", None)
    words = [f"{name} {value}" for name, value in keys.items() if value is not None]
    source = [f"says {row.claim.source}"] if row.claim.source else []
    return f"{type_ or row.claim.kind}: {'; '.join([*words, *source])}"
