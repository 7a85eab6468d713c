"""The heading that a later section, or a relay, prints once more.

Section 2 of a telegram restarts at `PAGE 01` with distribution, date-time group, addressees and
`C O N F I D E N T I A L SECTION 02 OF 02 LA PAZ 1225`; a relay may print the banner again in the middle of a line.
All of it was read the first time; here it is found so that the text reads on.
"""

import re
from collections.abc import Iterator, Sequence

from reftel.message.cable import Block
from reftel.terms.caption import page_captions
from reftel.terms.level import banner_words, spelled_levels
from reftel.text import Span
from reftel.text.lines import Line, line_begin

_STATION = (
    r"(?:[ \t]{1,4}(?:FINAL[ \t]+)?SECTION[ \t]{1,3}\d{1,2}[ \t]{1,3}OF[ \t]{1,3}(?P<of>\d{1,2}))?"
    r"[ \t*]{1,6}[A-Z][A-Z .'-]{1,24}?[ \t]{1,6}(?P<serial>\d{1,8})\b"
)
_BANNER = re.compile(spelled_levels() + _STATION, re.IGNORECASE)
# What a banner begins with as it is printed, so that most text is seen to hold none without the pattern.
_HINTS = tuple(
    hint
    for word in banner_words()
    for spaced in (" ".join(word.replace(" ", "")),)
    for hint in (spaced, word, spaced.capitalize())
)
_FIRST = frozenset(hint[0] for hint in _HINTS)
_GROUP = re.compile(r"[ZOPRY](?: [ZOPRY]){0,2} \d{6}Z ")
_HEADING_LINES = 60
_LONGEST = 120
_OPENERS = ("VZCZC", "PAGE 01", "DE R", "ACTION ", "FM ")
_LABEL = re.compile(r"E\.? ?O\.?|TAGS\b|SUBJ|REF|CLASSIFIED BY", re.IGNORECASE)
_PREAMBLE = 4000
_NUMBERED = re.compile(r"(?:¶ ?)?\d{1,3}\. ")


def restarts(text: str, lines: Sequence[Line]) -> Iterator[Block]:
    """Banners after the first with the same serial, each with the heading above and the captions below it."""
    first = _first_banner(text, lines)
    if first is None:
        return
    floor, serial = first.end(), first["serial"]
    at = text.find(serial, floor)
    while at >= 0:
        match = _banner_around(text, at, serial)
        if match and match.start() >= floor:
            span = _whole(text, match, floor)
            before = text[first.end() : min(span.start, first.end() + _PREAMBLE)]
            yield Block("restart", Span(span.start, _labelled_end(text, span.end, before)))
            floor = match.end()
        at = text.find(serial, at + len(serial))


def is_banner(words: str) -> bool:
    """Say whether a line begins with a banner that has a serial: `S E C R E T SAHRIYA 000088`."""
    return words.startswith(_HINTS) and _BANNER.match(words) is not None


def _first_banner(text: str, lines: Sequence[Line]) -> re.Match[str] | None:
    for line in lines[:_HEADING_LINES]:
        if line.words[:1] in _FIRST and line.words.startswith(_HINTS) and (match := _BANNER.match(text, line.start)):
            return match
    return None


def _banner_around(text: str, at: int, serial: str) -> re.Match[str] | None:
    """The banner whose serial stands at `at`."""
    top = max(0, at - _LONGEST)
    for hint in _HINTS:
        start = text.rfind(hint, top, at)
        match = _BANNER.match(text, start) if start >= 0 else None
        if match and match["serial"] == serial and match.start("serial") == at:
            return match
    return None


def _whole(text: str, match: re.Match[str], floor: int) -> Span:
    """From the restarted heading's first line, where there is one behind `floor`, to the captions behind the banner."""
    line = line_begin(text, match.start())
    start = match.start() if line is None else _heading_start(text, line, floor)
    rest, ended, _ = text[match.end() : match.end() + _PREAMBLE].partition("\n")
    goes_on = not ended and len(rest) == _PREAMBLE
    if goes_on or (rest.strip() and "SIPDIS" not in rest and "TAGS" not in rest and "E.O." not in rest):
        return Span(start, match.end())
    return Span(start, _captions_end(text, match.end() + len(rest)))


def _heading_start(text: str, start: int, floor: int) -> int:
    """The line that opens the heading above `start`, else `start`.

    A heading is known by its FM line: without one the lines above are the end of the section before.
    """
    top, begun, sender = start, start, False
    for _ in range(_HEADING_LINES):
        if top <= floor:
            break
        previous = text.rfind("\n", 0, top - 1) + 1
        words = text[previous:top].strip()
        if previous < floor:
            break
        sender = sender or words.startswith("FM ")
        if words.startswith(_OPENERS) or _GROUP.match(words):
            begun = previous
        elif len(words) > 69 or words.endswith((".", "?", ";")) or _NUMBERED.match(words):
            break
        top = previous
    return begun if sender else start


def _labelled_end(text: str, end: int, before: str) -> int:
    """Past the lines with E.O., TAGS, SUBJECT and REF that stand word for word in the text `before`."""
    at, said = end, frozenset[str]()
    for _ in range(_HEADING_LINES):
        after = text.find("\n", at, at + _PREAMBLE) + 1 or len(text)
        if at >= len(text) or after - at > _PREAMBLE:
            break
        words = " ".join(text[at:after].split())
        if words and not said:
            if not _LABEL.match(words):
                break
            said = frozenset(" ".join(line.split()) for line in before[:_PREAMBLE].splitlines())
        if words and (words not in said or _NUMBERED.match(words)):
            break
        end = after if words else end
        at = after
    return end


def _captions_end(text: str, end: int) -> int:
    """Past blank lines and caption lines behind a banner."""
    while end < len(text):
        after = text.find("\n", end + 1)
        after = len(text) if after < 0 else after
        words = text[end:after].strip()
        if words and words not in page_captions():
            break
        end = after
    return min(end + 1, len(text))
