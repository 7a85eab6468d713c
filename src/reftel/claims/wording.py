r"""The wording of a sentence: its words on one line, every character with its place in the passage.

`The PRT\nwill  meet` reads `The PRT will meet`. Line ends fold to one blank, an apostrophe that was sent as a comma
(`Shi,a`) is an apostrophe again, the lead `Summary:` is left out, and capitals of the 1970s become small letters.
"""

import re
from typing import NamedTuple

from reftel.claims.truecase import truecase
from reftel.text import Span

_PIECE = re.compile(r"\S+")
_COMMA = re.compile(r",(?<=[A-Za-z],)(?=[A-Za-z])")
_LEAD = re.compile(
    r"\s*(?:\([A-Z/]{1,8}\)\s*)?(?:\d{1,2}[.)]\s+|\(?[a-z]\)\s+|-{1,3}\s*)?(?:(?:BEGIN\s+)?"
    r"(?:SUMMARY|COMMENTS?|INTRODUCTION|INTRO|NOTE|ACTION\s+REQUEST(?:ED)?|BIO\s+NOTE)"
    r"(?:\s+(?:AND|&)\s+(?:COMMENTS?|INTRODUCTION|ACTION\s+REQUEST))?\s*[:.–—-]+\s*)?",
    re.IGNORECASE,
)


class Wording(NamedTuple):
    """`text` is the sentence on one line; `places[i]` is where its i-th character stands in the passage."""

    text: str
    places: tuple[int, ...]

    def span(self, start: int, end: int) -> Span:
        """The span of the passage that the characters `start:end` of this wording stand in."""
        return Span(self.places[start], self.places[end - 1] + 1)


def word(text: str, sentence: Span, capitals: bool = False) -> Wording:
    r"""The wording of one sentence of a passage.

    >>> text = "Summary: The Shi,a\nleader will go."
    >>> wording = word(text, Span(0, len(text)))
    >>> wording.text, wording.span(4, 9).of(text)
    ("The Shi'a leader will go.", 'Shi,a')
    """
    start = sentence.start
    lead = _LEAD.match(text, sentence.start, sentence.end)
    if lead and lead.end() < sentence.end:
        start = lead.end()
    pieces: list[str] = []
    places: list[int] = []
    for piece in _PIECE.finditer(text, start, sentence.end):
        if places:
            places.append(places[-1] + 1)
        pieces.append(piece[0])
        places.extend(range(piece.start(), piece.end()))
    line = _COMMA.sub("'", " ".join(pieces))
    return Wording(truecase(line) if capitals else line, tuple(places))
