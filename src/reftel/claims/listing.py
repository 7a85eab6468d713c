"""Lists of deeds: what stands in bullets under `we recommend the following:` is recommended, each item by itself,
with all the sentences that it has.

An item is an imperative: `-- Arrange for an interview`, `-- Ensure that the visitors see it`.
"""

import re
from collections.abc import Iterator, Sequence

from reftel.claims.wording import Wording

_LEADS = (
    ("recommendation", re.compile(r"\b(?:recommend|propos|suggest|next steps|options|should)", re.IGNORECASE)),
    ("request", re.compile(r"\b(?:request|ask|urge|instruct|action|please)", re.IGNORECASE)),
)
_POINTS = re.compile(r"\b(?:points?|findings?|observations?|conclusions?)\b[^.;]{0,40}$", re.IGNORECASE)
"""What is listed to be said is no deed: `should draw on the following points:`."""
_OPENS = re.compile(r"\bfollowing\b|:\s*$", re.IGNORECASE)
_BULLET = re.compile(r"(?:^|\n)[ \t]{0,8}(?:-{1,3}|•|\*|\(?[a-z0-9]{1,2}[).])[ \t]{0,4}$")
_GAP = re.compile(r"\n[ \t\r]{0,80}\n")
_REACH = 18


def _leads(line: str) -> str:
    """The type of action that a list behind this line is of, empty where none follows."""
    if not _OPENS.search(line) or _POINTS.search(line):
        return ""
    return next((name for name, lead in _LEADS if lead.search(line)), "")


def listed(text: str, lines: Sequence[Wording]) -> Iterator[str]:
    r"""For each sentence of a passage the type of action that its list is of, empty where it stands in none.

    >>> from reftel.claims.sentence import sentences
    >>> from reftel.claims.wording import word
    >>> text = "We recommend the following:\n-- Send the letter.\n-- Ask Orlan.\n\nThat is all."
    >>> list(listed(text, [word(text, each) for each in sentences(text)]))
    ['', 'recommendation', 'recommendation', '']
    """
    type_, inside, end = "", False, 0
    for line in lines:
        start = line.places[0]
        if _BULLET.search(text, max(0, start - _REACH), start) or (inside and not _GAP.search(text, end, start)):
            inside, end = True, line.places[-1]
            yield type_
            continue
        inside, end = False, line.places[-1]
        yield ""
        type_ = _leads(line.text)
