"""A passage on a page: its text cut where the words on a line belong together, and where words lead somewhere.

Lines of a telegram break at the sixty-ninth letter, which means nothing; blank lines, lists and columns mean something.
Words may lead somewhere (a reference, a name) and rest under claims, several of them at once.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

AT_ONCE = 200
"""How many passages of a telegram one page shows."""
_EOL = r"(?:\r\n?|\n)"
_BLANK = re.compile(rf"{_EOL}[ \t]*{_EOL}\s*")
_COLUMNS = re.compile(r"\S {3,}\S.*\n.*\S {3,}\S")
_ITEM = re.compile(rf"{_EOL}(?=[ \t]*(?:--?|\*|o|\([a-z0-9]{{1,3}}\)|[a-z0-9]{{1,2}}[.)]) )")
_SPACE = re.compile(r"\s+")


class Mark(NamedTuple):
    """Words of a passage that lead somewhere: to `address`, None when that is not there; `told` says what it is.

    `kind` is `ref` for a telegram that is spoken of, `name` for somebody who is named.
    """

    start: int
    end: int
    address: str | None
    told: str
    kind: str = "ref"


class Claimed(NamedTuple):
    """Words a claim rests on; `number` counts the claims of the telegram, `told` says in a line what is claimed."""

    start: int
    end: int
    number: int
    told: str


class Piece(NamedTuple):
    """Words of a text, with the mark they stand under, the numbers of the claims, and the claims that end with them."""

    text: str
    mark: Mark | None = None
    claims: tuple[int, ...] = ()
    ends: tuple[Claimed, ...] = ()


class Part(NamedTuple):
    """A part of a passage: lines that flow, or columns that stand as they came."""

    columns: bool
    lines: tuple[tuple[Piece, ...], ...]


def parts(text: str, marks: Sequence[Mark] = (), claims: Sequence[Claimed] = ()) -> list[Part]:
    """The parts of a passage, parted by blank lines; items of a list stand on lines of their own.

    >>> (part,) = parts("They said:\\n-- we\\nleave\\n-- now")
    >>> [line[0].text for line in part.lines]
    ['They said:', '-- we leave', '-- now']
    """
    layer = _Layer(text, _apart(marks), claims)
    return [_part(span, layer) for span in _between(_BLANK, text, (0, len(text)))]


class _Layer:
    """What lies over a text: marks, none over another, and claims, which begin and end where no mark is cut."""

    def __init__(self, text: str, marks: Sequence[Mark], claims: Sequence[Claimed]) -> None:
        self.text, self.marks = text, marks
        self.claims = [row._replace(start=self._before(row.start), end=self._behind(row.end)) for row in claims]
        spans = [(row.start, row.end) for row in marks] + [(row.start, row.end) for row in self.claims]
        self._edges = sorted({edge for span in spans for edge in span})

    def _before(self, place: int) -> int:
        return next((mark.start for mark in self.marks if mark.start < place < mark.end), place)

    def _behind(self, place: int) -> int:
        return next((mark.end for mark in self.marks if mark.start < place < mark.end), place)

    def cuts(self, line: tuple[int, int]) -> list[tuple[int, int]]:
        """The stretches of a line between all edges in it."""
        start, end = line
        places = [start, *(edge for edge in self._edges if start < edge < end), end]
        return list(pairwise(places))

    def mark(self, start: int) -> Mark | None:
        """The mark over the words that begin here."""
        return next((mark for mark in self.marks if mark.start <= start < mark.end), None)

    def over(self, start: int) -> tuple[int, ...]:
        """The numbers of the claims over the words that begin here."""
        return tuple(row.number for row in self.claims if row.start <= start < row.end)

    def ending(self, start: int, end: int) -> tuple[Claimed, ...]:
        """The claims whose last words these are."""
        return tuple(row for row in self.claims if start < row.end <= end)


def _apart(marks: Iterable[Mark]) -> list[Mark]:
    """The marks in order, those that begin within another one left out."""
    found: list[Mark] = []
    for mark in sorted(marks, key=lambda row: (row.start, -row.end)):
        if mark.start < mark.end and (not found or mark.start >= found[-1].end):
            found.append(mark)
    return found


def _part(span: tuple[int, int], layer: _Layer) -> Part:
    columns = _COLUMNS.search(layer.text, *span) is not None
    lines = [span] if columns else _between(_ITEM, layer.text, span)
    return Part(columns, tuple(tuple(_pieces(line, layer, columns)) for line in lines))


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


def _pieces(line: tuple[int, int], layer: _Layer, columns: bool) -> Iterator[Piece]:
    for start, end in layer.cuts(line):
        words = layer.text[start:end] if columns else _SPACE.sub(" ", layer.text[start:end])
        yield Piece(words, layer.mark(start), layer.over(start), layer.ending(start, end))


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
