"""A passage on a page: its text cut where the words on a line belong together, and where words lead somewhere.

Lines of a telegram break at the sixty-ninth letter, which means nothing; blank lines, lists and columns mean something.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

AT_ONCE = 200
"""How many passages of a telegram one page shows."""
_EOL = r"(?:\r\n?|\n)"
_BLANK = re.compile(rf"{_EOL}[ \t]*{_EOL}\s*")
_COLUMNS = re.compile(r"\S {3,}\S.*\n.*\S {3,}\S")
_ITEM = re.compile(rf"{_EOL}(?=[ \t]*(?:--?|\*|o|\([a-z0-9]{{1,3}}\)|[a-z0-9]{{1,2}}[.)]) )")
_SPACE = re.compile(r"\s+")


class Mark(NamedTuple):
    """Words of a passage that lead somewhere: to `address`, None when that is not there; `told` says what it is."""

    start: int
    end: int
    address: str | None
    told: str


class Piece(NamedTuple):
    """Words of a text, with the mark they stand under."""

    text: str
    mark: Mark | None = None


class Part(NamedTuple):
    """A part of a passage: lines that flow, or columns that stand as they came."""

    columns: bool
    lines: tuple[tuple[Piece, ...], ...]


def parts(text: str, marks: Sequence[Mark] = ()) -> list[Part]:
    """The parts of a passage, parted by blank lines; items of a list stand on lines of their own.

    >>> (part,) = parts("They said:\\n-- we\\nleave\\n-- now")
    >>> [line[0].text for line in part.lines]
    ['They said:', '-- we leave', '-- now']
    """
    return [_part(text, span, marks) for span in _between(_BLANK, text, (0, len(text)))]


def _part(text: str, span: tuple[int, int], marks: Sequence[Mark]) -> Part:
    columns = _COLUMNS.search(text, *span) is not None
    lines = [span] if columns else _between(_ITEM, text, span)
    return Part(columns, tuple(tuple(_pieces(text, line, marks, columns)) for line in lines))


def _between(pattern: re.Pattern[str], text: str, span: tuple[int, int]) -> list[tuple[int, int]]:
    """The stretches between what the pattern finds, without those of blanks."""
    found, last = [], span[0]
    for match in pattern.finditer(text, *span):
        found.append((last, match.start()))
        last = match.end()
    found.append((last, span[1]))
    return [_stripped(text, start, end) for start, end in found if text[start:end].strip()]


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    words = text[start:end]
    return start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())


def _pieces(text: str, line: tuple[int, int], marks: Sequence[Mark], columns: bool) -> Iterator[Piece]:
    last, end = line
    for mark in marks:
        first, behind = max(mark.start, last), min(mark.end, end)
        if first >= behind:
            continue
        if first > last:
            yield Piece(_folded(text[last:first], columns))
        yield Piece(_folded(text[first:behind], columns), mark)
        last = behind
    if last < end:
        yield Piece(_folded(text[last:end], columns))


def _folded(words: str, columns: bool) -> str:
    return words if columns else _SPACE.sub(" ", words)


def cut(text: str, places: Iterable[Sequence[int]]) -> Iterator[tuple[str, bool]]:
    """The text in pieces, and whether each is at one of the places.

    >>> list(cut("The chief met", [(4, 9)]))
    [('The ', False), ('chief', True), (' met', False)]
    """
    last = 0
    for start, end in places:
        if start > last:
            yield text[last:start], False
        yield text[start:end], True
        last = end
    if last < len(text):
        yield text[last:], False
