"""Release stamps, an archive's wrapper above a telegram and its index below.

`Declassified/Released US Department of State EO Systematic Review 30 JUN 2005` stands at the top and bottom of every
page; `Message Text` opens and `Message Attributes` closes a telegram of the National Archives; a release of the State
Department prints a header of its own first (`MRN: 85 PORT MORESBY 199`) and `Released in Full` with a name and a date.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from reftel.message.cable import Block
from reftel.text import Span
from reftel.text.lines import Line, line_begin, line_end

_STAMP = re.compile(
    r"(?:.{0,60}Declassified/Released\b|RELEASED? IN (?:FULL|PART)\b|DECLASSIFIED\b|EO Systematic Review\b"
    r"|US Department of State\b|[A-Z]{2,4}-\d{4}-\d{4,6} B-\d+\b|UNCLASSIFIED Page ?[l\d]+ ?of \d+"
    r"|\d{1,2} [A-Z][A-Za-z]{2} \d{4}$|\d{1,2}/\d{1,2}/\d{4}$|[A-Za-z ,.-]{3,40}Director$)",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r".{0,60}Declassified/Released\b|RELEASED? IN (?:FULL|PART)\b|[A-Z]{2,4}-\d{4}-\d{4,6} B-\d+\b"
    r"|UNCLASSIFIED Page ?[l\d]+ ?of \d+",
    re.IGNORECASE,
)
# Each ends with a letter that is rare in running text: Python finds such words three times as fast.
_HINTS = ("classified/R", "eleased i", "ELEASE", " B-", "UNCLASSIFIED P")
_NOTE = "This record is a partial extract"
_TRAILER = re.compile(
    r"""["“]?(?:Please )?[Vv]isit [^\n]{3,60}[Ww]eb ?[Ss]ite[^\n]{0,12}(?:\n[ \t]{0,8})?[^\n]{0,4}https?://[^\s"”]{1,120}"""
    r"""(?:[ \t]{0,3}\n?[ \t]{0,20}[^\n"”“]{1,70}["”]"""
    r"""|[ ](?:or|and)[ ][^\n]*|[ ][a-z][\w./:-]{0,60}(?=[ ]?(?:[\n*A-Z]|$)))?"""
)
_TRAILER_BACK = 160
_WRAPPER = ("MRN:", "Date/DTG:", "From:", "Action:", "TAGS:", "Reference:", "Subject:")
_WRAPPER_LINES = 40
_LINE_END = re.compile(r"\r\n?|\n")


def stamps(text: str, lines: Sequence[Line]) -> Iterator[Block]:
    """Stamps, wrapper and index of `text`."""
    yield from _index(text)
    yield from _wrapper(text, lines[:_WRAPPER_LINES])
    yield from _note(text)
    yield from _trailers(text)
    yield from _stamp_lines(text, lines)


def _index(text: str) -> Iterator[Block]:
    at = text.find("Message Attributes")
    if at >= 0 and (at == 0 or text[at - 1] in "\r\n\f"):
        yield Block("index", Span(at, len(text)))
    at = text.find("Message Text", 0, 2000)
    if at >= 0 and text[at + 12 : at + 13] in ("", "\r", "\n", " "):
        yield Block("wrapper", Span(0, at + 12))


def _note(text: str) -> Iterator[Block]:
    """A publisher's remark above a telegram whose heading was cut off."""
    at = text.find(_NOTE, 0, 500)
    if at >= 0:
        yield Block("publisher", Span(at, _line_end(text, at)))


def _trailers(text: str) -> Iterator[Block]:
    """An embassy's invitation to its own site, at the end: `Visit Ankara's Classified Web Site at`, and the address."""
    at = text.find("http")
    while at >= 0:
        match = _TRAILER.search(text, max(0, at - _TRAILER_BACK), at + 2 * _TRAILER_BACK)
        if match:
            first, last = line_begin(text, match.start()), line_end(text, match.end())
            whole = None if first is None or last is None else Span(first, min(last + 1, len(text)))
            yield Block("trailer", whole or Span(*match.span()))
        at = text.find("http", max(match.end() if match else 0, at + 4))


def _wrapper(text: str, lines: Sequence[Line]) -> Iterator[Block]:
    """The header a release prints above the telegram, up to its Subject."""
    if not lines or text.find("Subject:", 0, lines[-1].end) < 0:
        return
    seen = 0
    for line in lines:
        if line.words.startswith(_WRAPPER):
            seen += 1
            if line.words.startswith("Subject:") and seen >= 4:
                yield Block("wrapper", Span(0, line.end))
                return


def _stamp_lines(text: str, lines: Sequence[Line]) -> Iterator[Block]:
    """Each line that opens a stamp, and the lines that go on with it."""
    end = 0
    for place in _hinted(text, lines):
        if place < end or len(lines[place].words) > 120 or not _OPENING.match(lines[place].words):
            continue
        last = place
        while last + 1 < len(lines) and last - place < 4 and _STAMP.match(lines[last + 1].words):
            last += 1
        start = line_begin(text, lines[place].start, "\r\n") or 0
        yield Block("stamp", Span(start, _line_end(text, lines[last].end)))
        end = last + 1


def _hinted(text: str, lines: Sequence[Line]) -> list[int]:
    """The places of the lines that hold one of the hints, in order."""
    places = set()
    for hint in _HINTS:
        at = text.find(hint)
        while at >= 0:
            places.add(bisect_right(lines, at, key=_start) - 1)
            at = text.find(hint, at + len(hint))
    return sorted(places)


def _start(line: Line) -> int:
    return line.start


def _line_end(text: str, end: int) -> int:
    """Past the line's end, whichever sign it is."""
    after = _LINE_END.search(text, end)
    return after.end() if after else len(text)
