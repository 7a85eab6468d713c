"""Blocks tile a copy's text: from 0, each from where the one before ended, to its length.

White space belongs to the block before it. A block that a page head interrupts goes on after it under the same kind.
"""

from collections.abc import Iterable, Sequence
from operator import itemgetter

from reftel.message.cable import Block
from reftel.text import Span

Start = tuple[int, str]
"""Where a block begins in the copy's text, and its kind."""
_APART = frozenset({"paragraph", "banner"})


def tile(length: int, starts: Iterable[Start], cuts: Sequence[Block]) -> tuple[Block, ...]:
    """Tile a text of `length` characters with the blocks that begin at `starts`, interrupted by the furniture `cuts`.

    >>> tile(30, [(0, "banner"), (10, "subject")], [Block("page head", Span(12, 20))])[2]
    Block(kind='page head', span=Span(start=12, end=20))
    """
    ordered = sorted(starts, key=itemgetter(0))
    bounds = _interrupted(length, ordered, cuts) if cuts else ordered
    if not bounds or bounds[0][0] > 0:
        bounds.insert(0, (0, "text"))
    return _blocks(bounds, length)


def _interrupted(length: int, starts: Iterable[Start], cuts: Sequence[Block]) -> list[Start]:
    """The starts, with those of the furniture between them and of what goes on behind it."""
    bounds: list[Start] = []
    kind = "text"
    place, ahead = 0, cuts[0].span.start
    for start, name in starts:
        if start > ahead:
            place = _cuts_before(start, cuts, place, kind, bounds)
            ahead = cuts[place].span.start if place < len(cuts) else length
        kind = name
        bounds.append((start, name))
    _cuts_before(length, cuts, place, kind, bounds)
    return bounds


def _cuts_before(limit: int, cuts: Sequence[Block], place: int, kind: str, bounds: list[Start]) -> int:
    """Add the cuts that begin before `limit`, each with the resumed `kind` behind it."""
    while place < len(cuts) and cuts[place].span.start < limit:
        cut = cuts[place]
        bounds.append((cut.span.start, cut.kind))
        bounds.append((cut.span.end, kind))
        place += 1
    return place


def _blocks(bounds: Sequence[Start], length: int) -> tuple[Block, ...]:
    blocks: list[Block] = []
    ends = [start for start, _ in bounds[1:]]
    last = ""
    for (start, kind), end in zip(bounds, [*ends, length], strict=True):
        if end <= start:
            continue
        if kind == last and kind not in _APART:
            blocks[-1] = Block(kind, Span(blocks[-1].span.start, end))
        else:
            blocks.append(Block(kind, Span(start, end)))
            last = kind
    return tuple(blocks)
