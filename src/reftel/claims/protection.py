"""Protection: persons whom a telegram asks to shield: `(protect)`, `(strictly protect)`, XXXXXXXXXXXX.

The mark stands behind the name, or the name itself was struck out. That a person is protected is a fact about the
person; what leaves the desk acts on it.
"""

import re
from collections.abc import Iterator

import msgspec

from reftel.claims.person import person_at, words
from reftel.claims.token import tokens
from reftel.text import Span

_MARK = re.compile(
    r"[(\[]\s{0,3}(?:(?:please|strictly)\s{1,3})?protect(?:ed|\s{1,3}source)?\b[^)\]]{0,30}[)\]]"
    r"|\b(?:please|strictly)\s{1,3}protect\b",
    re.IGNORECASE,
)
_STRUCK = re.compile(r"\bX{6,}\b")
_BEFORE = 120


class Protected(msgspec.Struct, frozen=True):
    """A name to be shielded and where it stands; `mark` is the words that ask for it."""

    name: str
    span: Span
    mark: str


def protections(text: str) -> Iterator[Protected]:
    """The persons that a passage asks to protect.

    >>> [each.name for each in protections("MFA Director Ali Tamaz (strictly protect) told XXXXXXXXXXXX so.")]
    ['Ali Tamaz', 'XXXXXXXXXXXX']
    """
    for found in _MARK.finditer(text):
        start = max(0, found.start() - _BEFORE)
        before = text[start : found.start()]
        row = tokens(before)
        named = (person_at(row, place) for place in range(len(row)))
        last = next((name for name in named if name and name.last == len(row) - 1), None)
        if last is not None:
            span = Span(start + row[last.first].start, start + row[last.last].end)
            yield Protected(words(before, row, last), span, " ".join(found[0].split()))
    for found in _STRUCK.finditer(text):
        yield Protected(found[0], Span(found.start(), found.end()), "struck out")
