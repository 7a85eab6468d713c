"""The summary: the words between `Summary` and `End Summary`, without number and mark.

It may stand under a heading, run over several paragraphs, or say only where it ends.
"""

import re
from collections.abc import Iterator, Sequence

from reftel.message.cable import Paragraph
from reftel.terms.marking import read_portion
from reftel.text import folded

_WORD = r"SUMM?[AE]?R?Y(?:\s?(?:AND|/|&)\s?[A-Z]{3,14}(?: REQUEST(?:ED)?)?)?"
_START = re.compile(rf"\W{{0,4}}(?:BEGIN\s+)?(?:EXECUTIVE\s+)?{_WORD}[\s:.)\-=_‐–—]*", re.IGNORECASE)
_END = re.compile(rf"\bEND\s{{1,4}}(?:OF\s{{1,4}})?(?:{_WORD}|INTRODUCTION)\b", re.IGNORECASE)
_MARK = re.compile(r"\(([^()\n]{1,60})\)\s*")
_HINTS = ("UMM", "umm", "NTRODUCT", "ntroduct")
_MOST = 8


def read_summary(paragraphs: Sequence[Paragraph]) -> str | None:
    """The summary's words, white space folded; None if no paragraph is a summary."""
    first = next((place for place, paragraph in enumerate(paragraphs) if paragraph.role == "summary"), None)
    if first is None:
        return None
    parts: list[str] = []
    for paragraph in paragraphs[first : first + _MOST]:
        text = paragraph.text
        start = _START.match(text) if not parts else None
        begin = _behind_mark(text, start.end()) if start else 0
        end = _end(text, begin)
        parts.append(text[begin : end.start()].rstrip(" \t\r\n(-") if end else text[begin:])
        if end:
            return folded(" ".join(parts))
    return folded(parts[0])


def _behind_mark(text: str, at: int) -> int:
    """Past a mark: `Summary: (SBU) The road ...`."""
    match = _MARK.match(text, at)
    return match.end() if match and read_portion(match[1]) else at


def _end(text: str, begin: int) -> re.Match[str] | None:
    """The words `End Summary`, looked for around `ummary` or its like."""
    ends = (_END.search(text, max(at - 24, begin), at + 24) for hint in _HINTS for at in _places(text, hint, begin))
    return min(filter(None, ends), key=re.Match.start, default=None)


def _places(text: str, hint: str, begin: int) -> Iterator[int]:
    at = text.find(hint, begin)
    while at >= 0:
        yield at
        at = text.find(hint, at + 1)
