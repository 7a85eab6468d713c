"""A text as lines with their offsets.

Lines end where Python's `str.splitlines` ends them: CR, LF, CR LF, form feed and their rarer kin, in any mix.
"""

from collections.abc import Iterator

import msgspec


class Line(msgspec.Struct, frozen=True, gc=False):
    """One line: `start` and `end` bound its words (white space at both ends left out), `words` are they."""

    start: int
    end: int
    words: str


def split_lines(text: str, start: int = 0, end: int | None = None) -> list[Line]:
    """The lines of `text[start:end]`, blank ones included, offsets counted in `text`.

    >>> split_lines("A \\r\\n\\n  B")
    [Line(start=0, end=1, words='A'), Line(start=4, end=4, words=''), Line(start=7, end=8, words='B')]
    """
    return list(each_line(text, start, end))


def each_line(text: str, start: int = 0, end: int | None = None) -> Iterator[Line]:
    """The same lines one by one, for a reader that stops early."""
    part = text if start == 0 and end is None else text[start:end]
    for raw in part.splitlines(keepends=True):
        words = raw.strip()
        if words and raw[0] != words[0]:
            begin = start + raw.find(words[0])
            yield Line(begin, begin + len(words), words)
        else:
            yield Line(start, start + len(words), words)
        start += len(raw)
