"""A passage on a page: its text cut where the words on a line belong together, or where words are to stand out."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

AT_ONCE = 200
"""How many passages of a telegram one page shows."""
_BLANK = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")
_COLUMNS = re.compile(r"\S {3,}\S.*\n.*\S {3,}\S")
_ITEM = re.compile(r"\n(?=\s*(?:--?|\*|o|\([a-z0-9]{1,3}\)|[a-z0-9]{1,2}[.)]) )")


class Part(NamedTuple):
    """A part of a passage: lines that flow, or columns that stand as they came."""

    columns: bool
    lines: tuple[str, ...]


def parts(text: str) -> list[Part]:
    """The parts of a passage, parted by blank lines; items of a list stand on lines of their own.

    >>> parts("The chief said:\\n-- we\\nleave\\n-- now")
    [Part(columns=False, lines=('The chief said:', '-- we leave', '-- now'))]
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return [_part(each) for each in _BLANK.split(text) if each.strip()]


def _part(text: str) -> Part:
    if _COLUMNS.search(text):
        return Part(True, (text.strip("\n"),))
    return Part(False, tuple(" ".join(line.split()) for line in _ITEM.split(text)))


class Piece(NamedTuple):
    """Words of a text, and whether they are those that were looked for."""

    text: str
    found: bool


def cut(text: str, places: Iterable[Sequence[int]]) -> Iterator[Piece]:
    """The text in pieces, those at the places found.

    >>> [tuple(piece) for piece in cut("The chief met", [(4, 9)])]
    [('The ', False), ('chief', True), (' met', False)]
    """
    last = 0
    for start, end in places:
        if start > last:
            yield Piece(text[last:start], False)
        yield Piece(text[start:end], True)
        last = end
    if last < len(text):
        yield Piece(text[last:], False)
