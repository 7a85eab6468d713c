"""A copy laid out to be read: furniture cut out of its text, the lines that are left, the release tokens in it all.

Values are read from what is kept, as if `PAGE 02  SAHRIY 00012  101530Z` did not stand in the middle of a sentence.
"""

from bisect import bisect_left
from collections.abc import Sequence

import msgspec

from reftel.message.cable import Block, Copy, Token
from reftel.message.furniture import furniture
from reftel.message.withheld import tokens
from reftel.text import Kept, cut
from reftel.text.lines import Line, split_lines


class Layout(msgspec.Struct, frozen=True, gc=False):
    """The text that is kept and its lines, what was cut out, and the tokens of the whole."""

    copy: Copy
    kept: Kept
    lines: list[Line]
    cuts: tuple[Block, ...]
    tokens: tuple[Token, ...]


def lay_out(copy: Copy) -> Layout:
    """Cut the furniture out of a copy's text, and part what is left into lines."""
    text = copy.text
    lines = split_lines(text)
    cuts = furniture(text, lines)
    kept = cut(text, [block.span for block in cuts])
    return Layout(copy, kept, _kept_lines(kept, lines, cuts) if cuts else lines, cuts, tokens(text, lines))


def _kept_lines(kept: Kept, lines: list[Line], cuts: Sequence[Block]) -> list[Line]:
    """The lines of the kept text: above the first cut those of the copy, and behind a page break at its top."""
    first, text = cuts[0].span.start, kept.text
    if kept.shift and len(cuts) == 1 and cuts[0].kind == "page break":
        rest = lines[bisect_left(lines, kept.shift, key=_line_start) :]
        return [Line(line.start - kept.shift, line.end - kept.shift, line.words) for line in rest]
    if first and text[first - 1 : first] != "\n":
        return split_lines(text)
    return lines[: bisect_left(lines, first, key=_line_start)] + split_lines(text, first)


def _line_start(line: Line) -> int:
    return line.start
