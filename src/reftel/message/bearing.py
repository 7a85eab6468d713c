"""How one telegram bears on another: it answers, follows up, corrects, repeats or cancels it, or only refers to it.

`Poloff delivered reftel points` answers an instruction, `Ref A detailed the threats` goes on with a story. The words
that say so stand in `tables/bearing.csv`, with how many words may stand between them and the citation.
"""

import re
from collections.abc import Iterator
from functools import cache

import msgspec

from reftel.terms.rows import shipped_rows

REFERS, ANSWERS = "refers to", "answers"
_BACK, _AHEAD = 60, 24
_SENTENCE_END = re.compile(r"[.!?]\s")


class _Words(msgspec.Struct, frozen=True):
    """Words and what they say; `side` is where they stand: before the citation, behind it, in the subject."""

    pattern: re.Pattern[str]
    side: str
    bearing: str


@cache
def _words() -> tuple[_Words, ...]:
    return tuple(
        _Words(_pattern(row["words"], row["side"], row["between"]), row["side"], row["bearing"])
        for row in shipped_rows("bearing", "message")
    )


def _pattern(words: str, side: str, between: str) -> re.Pattern[str]:
    spaced = re.escape(words).replace(r"\ ", r"\s{1,2}")
    patterns = {
        "before": rf"\b{spaced}\s{{1,2}}(?:[\w’'-]{{1,20}}\s{{1,2}}){{0,{between or 0}}}$",
        "behind": rf"\W{{0,3}}{spaced}\b",
        "subject": rf"\b{spaced}\b",
    }
    return re.compile(patterns[side], re.IGNORECASE)


def bearing(text: str, start: int, end: int) -> str:
    """What the words around the citation in `text[start:end]` say, in its own sentence.

    >>> bearing("He came. Poloff delivered reftel points.", 26, 32), bearing("He came (ref A).", 9, 14)
    ('answers', 'refers to')
    """
    before = _SENTENCE_END.split(text[max(start - _BACK, 0) : start])[-1]
    behind = text[end : end + _AHEAD]
    return next(_said(before, behind), REFERS)


def _said(before: str, behind: str) -> Iterator[str]:
    for row in _words():
        if row.pattern.search(before) if row.side == "before" else row.side == "behind" and row.pattern.match(behind):
            yield row.bearing


def of_subject(subject: str) -> str | None:
    """What a subject says of the telegram's own list: `ASH CHIEFS NEED SUPPORT: FOLLOW-UP`.

    >>> of_subject("CHIEFS NEED SUPPORT: FOLLOW-UP"), of_subject("CHIEFS NEED SUPPORT")
    ('follows', None)
    """
    return next((row.bearing for row in _words() if row.side == "subject" and row.pattern.search(subject)), None)
