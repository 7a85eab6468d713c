"""The text that is left once some spans are cut out of it, and the way back to the whole.

Page heads stand in the middle of sentences. A reader of values works on what is kept, as if they
were not there, and asks `span` where in the copy the value stands.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

import msgspec

from reftel.text.span import Span


class Kept(msgspec.Struct, frozen=True, gc=False):
    """A text with pieces cut out: `text` is what is left, `span` maps a range of it to the whole.

    `starts[i]` is where the i-th kept piece begins in `text`, `origins[i]` where it begins in the whole.

    >>> kept = cut("PARIS 0002 001.2 OF 002 MEETING", [Span(0, 24)])
    >>> kept.text, kept.span(0, 7)
    ('MEETING', Span(start=24, end=31))
    """

    text: str
    starts: tuple[int, ...]
    origins: tuple[int, ...]
    shift: int | None = None
    """By how much places in the whole are ahead where only its ends were cut off; None when it was cut within."""

    def source(self, position: int) -> int:
        """The offset in the whole text of the character at `position` of the kept text."""
        if self.shift is not None:
            return position + self.shift
        piece = bisect_right(self.starts, position, 1) - 1
        return self.origins[piece] + position - self.starts[piece]

    def place(self, offset: int) -> int:
        """The place in the kept text of the character at `offset` of the whole, of the next one if that was cut out."""
        piece = max(bisect_right(self.origins, offset) - 1, 0)
        start = self.starts[piece] + max(offset - self.origins[piece], 0)
        limit = self.starts[piece + 1] if piece + 1 < len(self.starts) else len(self.text)
        return min(start, limit)

    def pieces(self, start: int, end: int) -> tuple[tuple[int, int], ...]:
        """How offsets of `text[start:end]` map to the whole: (offset there, offset in the whole), in order."""
        if self.shift is not None:
            return ((0, start + self.shift),)
        first, last = bisect_right(self.starts, start), bisect_left(self.starts, end)
        begin = (0, self.source(start))
        if first >= last:
            return (begin,)
        inside = zip(self.starts[first:last], self.origins[first:last], strict=True)
        return (begin, *((piece - start, origin) for piece, origin in inside))

    def span(self, start: int, end: int) -> Span:
        """The span of the whole text from the first to the last kept character of `start:end`."""
        if self.shift is not None:
            return Span(start + self.shift, (end if end > start else start) + self.shift)
        if end <= start:
            at = self.source(start)
            return Span(at, at)
        piece = bisect_right(self.starts, start, 1) - 1
        shift = self.origins[piece] - self.starts[piece]
        if piece + 1 == len(self.starts) or end <= self.starts[piece + 1]:
            return Span(start + shift, end + shift)
        return Span(start + shift, self.source(end - 1) + 1)


def cut(text: str, spans: Iterable[Span]) -> Kept:
    """Cut `spans` (in order, not overlapping) out of `text`."""
    pieces: list[str] = []
    starts: list[int] = []
    origins: list[int] = []
    length = position = 0
    for span in spans:
        if span.start > position:
            pieces.append(text[position : span.start])
            starts.append(length)
            origins.append(position)
            length += span.start - position
        position = max(position, span.end)
    if position < len(text) or not pieces:
        pieces.append(text[position:])
        starts.append(length)
        origins.append(position)
    return Kept("".join(pieces), tuple(starts), tuple(origins), origins[0] if len(origins) == 1 else None)
