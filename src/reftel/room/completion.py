"""Completion: how a word that was begun may go on, among the words and values of the room and no others.

`chi` goes on as `chief` and `children` where telegrams that may be seen have these words; `post:` as each post.
"""

from collections.abc import Iterator, Mapping, Sequence

import msgspec
import tantivy

from reftel.room.facets import Count
from reftel.room.fold import fold
from reftel.room.index import WORDS

_FEWEST_LETTERS = 2
_LONGEST = 40


class Completion(msgspec.Struct, frozen=True):
    """One way to go on: the whole query as it would be then, what was completed, and how many telegrams have it."""

    query: str
    words: str
    count: int


def completions(
    searcher: tantivy.Searcher, values: Mapping[str, Sequence[Count]], typed: str, most: int
) -> tuple[Completion, ...]:
    """How the last word of what was typed may go on, the most frequent first; nothing after a single letter."""
    before, begun = _parted(typed)
    field, colon, value = begun.lstrip("-").partition(":")
    minus = "-" * begun.startswith("-")
    found = _values(values, field, value) if colon else _words(searcher, values, field, most)
    rows = (Completion(f"{before}{minus}{words}", words, count) for words, count in found)
    return tuple(sorted(rows, key=lambda row: (-row.count, row.words))[:most])


def _parted(typed: str) -> tuple[str, str]:
    """What was typed before its last word, and that word."""
    place = max(typed.rfind(" "), typed.rfind("("), typed.rfind('"')) + 1
    return typed[:place], typed[place:]


def _values(values: Mapping[str, Sequence[Count]], field: str, begun: str) -> Iterator[tuple[str, int]]:
    for row in values.get(field.lower(), ()):
        if row.value.upper().startswith(begun.upper()):
            printed = f'"{row.value}"' if " " in row.value or "/" in row.value else row.value
            yield f"{field}:{printed}", row.count


def _words(
    searcher: tantivy.Searcher, values: Mapping[str, Sequence[Count]], begun: str, most: int
) -> Iterator[tuple[str, int]]:
    """Words that begin so, of which telegrams have each in their text; then posts and TAGS."""
    plain = fold(begun)
    if not _FEWEST_LETTERS <= len(plain) <= _LONGEST:
        return
    yield from searcher.terms_with_prefix(WORDS, plain, limit=most)
    for field in ("post", "tags"):
        for row in values.get(field, ()):
            if row.value.upper().startswith(begun.upper()):
                yield f"{field}:{row.value}", row.count
