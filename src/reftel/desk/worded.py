"""Worded: lines of the ledger found by the words of their owner, counterpart and action, without a look at all lines.

`about=police chief` asks for the lines whose counterpart, or whose action, has both words.
"""

import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence

from reftel.room.designation import bare

TEXTS = ("owner", "counterpart", "action")
Condition = tuple[str, list[object]]
"""A condition on the lines, and its values."""


def worded(entry: int, texts: Iterable[str | None]) -> Iterator[tuple[int, str, int]]:
    """The rows of a line, by its owner, counterpart and action."""
    for number, text in enumerate(texts):
        yield from ((number, word, entry) for word in set(bare(text or "").split()))


def having(text: str, words: Collection[str]) -> Condition:
    """The lines whose text of this name has all of these words; when there are none, those that have a text."""
    if not words:
        return f"length({text}) > 0", []
    each = "select entry from worded where text = ? and word = ?"
    values: list[object] = [value for word in words for value in (TEXTS.index(text), word)]
    return f"id in ({' intersect '.join([each] * len(words))})", values


def naming(db: sqlite3.Connection, texts: Sequence[str], names: Iterable[str]) -> Condition:
    """The lines one of whose texts spells out one of these names."""
    found: set[int] = set()
    for name in names:
        for text in texts:
            where, values = having(text, bare(name).split())
            rows = db.execute(f"select id from ledger where {where} and instr({text}, ?) > 0", (*values, name))
            found.update(number for (number,) in rows)
    return "id in (select value from json_each(?))", [json.dumps(sorted(found))]
