"""Lists of deeds: what stands in bullets under `we recommend the following:` is recommended, each item by itself,
with all the sentences that it has.

An item is an imperative: `-- Arrange for an interview`, `-- Ensure that the visitors see it`.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reftel.claims.wording import Wording

_LEADS = (
    ("recommendation", re.compile(r"\b(?:recommend|propos|suggest|next steps|options|should)", re.IGNORECASE)),
    ("request", re.compile(r"\b(?:request|ask|urge|instruct|action|please)", re.IGNORECASE)),
)
_ORDER = re.compile(
    r"\b((?:action )?(?:posts?|addressees?|embass(?:y|ies)|missions?|consulates?))\b[^.;]{0,20}?"
    r" (?:should|must|(?:is|are) (?:requested|asked|instructed|directed) to|please)\b",
    re.IGNORECASE,
)
"""`Post should pursue the following objectives:`: who is ordered what the list says."""
_TOLD = re.compile(
    r"\bbegin\s+(?:non-?\s?paper|(?:talking\s+)?points|demarche|text\s+of\s+(?:non-?\s?paper|demarche|(?:talking\s+)?points))"
    r"|\bfollowing\s+(?:talking\s+)?points\b",
    re.IGNORECASE,
)
_POINTS = re.compile(r"\b(?:points?|findings?|observations?|conclusions?)\b[^.;]{0,40}$", re.IGNORECASE)
"""What is listed to be said is no deed: `should draw on the following points:`."""
_OPENS = re.compile(r"\bfollowing\b|:\s*$", re.IGNORECASE)
_BULLET = re.compile(r"(?:^|\n)[ \t]{0,8}(?:-{1,3}|•|\*|\(?[a-z0-9]{1,2}[).])[ \t]{0,4}$")
_GAP = re.compile(r"\n[ \t\r]{0,80}\n")
_REACH = 18


def to_be_told(text: str) -> bool:
    """Whether a passage is what others are to be told: `BEGIN NON-PAPER`, `draw on the following points`."""
    return _TOLD.search(text) is not None


class Lead(NamedTuple):
    """What a list is of: the type of its actions, and who is to do them where the line above the list says so."""

    type: str
    owner: str | None = None


def _leads(line: str) -> Lead | None:
    """What a list behind this line is of, None where none follows."""
    if not _OPENS.search(line) or _POINTS.search(line):
        return None
    if ordered := _ORDER.search(line):
        return Lead("request", ordered[1])
    return next((Lead(name) for name, lead in _LEADS if lead.search(line)), None)


def listed(text: str, lines: Sequence[Wording]) -> Iterator[Lead | None]:
    r"""For each sentence of a passage what its list is of, None where it stands in none.

    >>> from reftel.claims.sentence import sentences
    >>> from reftel.claims.wording import word
    >>> text = "We recommend the following:\n-- Send the letter.\n-- Ask Orlan.\n\nThat is all."
    >>> [lead and lead.type for lead in listed(text, [word(text, each) for each in sentences(text)])]
    [None, 'recommendation', 'recommendation', None]
    """
    lead, inside, end = None, False, 0
    for line in lines:
        start = line.places[0]
        if _BULLET.search(text, max(0, start - _REACH), start) or (inside and not _GAP.search(text, end, start)):
            inside, end = True, line.places[-1]
            yield lead
            continue
        inside, end = False, line.places[-1]
        yield None
        lead = _leads(line.text)
