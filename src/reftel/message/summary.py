"""The summary: the words between `Summary` and `End Summary`, without number and mark.

It may stand under a heading, run over several paragraphs, or say only where it ends.
"""

import re
from collections.abc import Sequence

from reftel.message.cable import Paragraph

_WORD = r"SUMM?[AE]?R?Y(?:\s?(?:AND|/|&)\s?[A-Z]{3,14}(?: REQUEST(?:ED)?)?)?"
_START = re.compile(rf"\W{{0,4}}(?:BEGIN\s+)?(?:EXECUTIVE\s+)?{_WORD}[\s:.)\-=_‐–—]*", re.IGNORECASE)
_END = re.compile(rf"[\s(\-]*\bEND\s{{1,4}}(?:OF\s{{1,4}})?(?:{_WORD}|INTRODUCTION)\b", re.IGNORECASE)
_MOST = 8


def read_summary(paragraphs: Sequence[Paragraph]) -> str | None:
    """The summary's words, white space folded; None if no paragraph is a summary."""
    first = next((place for place, paragraph in enumerate(paragraphs) if paragraph.role == "summary"), None)
    if first is None:
        return None
    parts = []
    for paragraph in paragraphs[first : first + _MOST]:
        text = paragraph.text
        start = _START.match(text) if not parts else None
        begin = start.end() if start else 0
        end = _END.search(text, begin)
        parts.append(text[begin : end.start() if end else len(text)])
        if end:
            return _folded(parts)
    return _folded(parts[:1])


def _folded(parts: Sequence[str]) -> str:
    return " ".join(" ".join(parts).split())
