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


def line_begin(text: str, at: int, ends: str = "\n") -> int | None:
    r"""Where the line of `at` begins when white space alone stands before it there, None when words do.

    >>> line_begin("A\n  B C", 4), line_begin("A\n  B C", 6)
    (2, None)
    """
    while at and text[at - 1] not in ends and text[at - 1].isspace():
        at -= 1
    return at if not at or text[at - 1] in ends else None


def line_end(text: str, at: int, ends: str = "\n") -> int | None:
    r"""Where the line of `at` ends when white space alone stands behind it there, None when words do.

    >>> line_end("A  \nB C", 1), line_end("A  \nB C", 5)
    (3, None)
    """
    while at < len(text) and text[at] not in ends and text[at].isspace():
        at += 1
    return at if at == len(text) or text[at] in ends else None
