"""Denials: what a telegram told as done to somebody and a later one says did not happen.

`Darvazi was killed` in a first report, `Darvazi was not killed; the report was wrong` in the next telegram.
"""

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from reftel.claims.sentence import sentences
from reftel.desk.deed import content
from reftel.room.record import Record, Said
from reftel.room.telegram import Passage, Telegram

_DENIED = re.compile(
    r"\b(?:(?:was|is|were|are|been)\s+not\s+(?:killed|dead|murdered|shot|hurt|wounded|arrested|taken)"
    r"|(?:is|was|are|were)\s+(?:still\s+)?(?:alive|unharmed|unhurt|free))\b",
    re.IGNORECASE,
)
_WEEKS = 8


class Denial(NamedTuple):
    """The sentence that denies something, and where it stands."""

    telegram: Telegram
    passage: Passage
    text: str

    @property
    def pin(self) -> str:
        """Where it stands."""
        return f"{self.telegram.key} {self.passage.paragraph}"


def denial(record: Record, said: Said) -> Denial | None:
    """The sentence of a later telegram, one that names the same person, which says that it did not happen."""
    target = said.who("target")
    for key in target.persons if target else ():
        person = record.person(key)
        own = tuple(filter(None, map(content, person.names)))
        for figure in person.figures:
            if _soon(said.told.dtg, figure.dtg) and (found := _denying(record.telegrams[figure.key], own)):
                return found
    return None


def _soon(first: str | None, then: str | None) -> bool:
    """Whether a telegram was sent after another one, within the weeks in which a first report is mended."""
    if not first or not then or then <= first:
        return False
    return (date.fromisoformat(then[:10]) - date.fromisoformat(first[:10])).days <= _WEEKS * 7


def _denying(telegram: Telegram, names: Sequence[frozenset[str]]) -> Denial | None:
    """The first sentence that denies something of the one who bears one of these names."""
    for passage in telegram.passages:
        for span in sentences(passage.text) if _DENIED.search(passage.text) else ():
            text = " ".join(span.of(passage.text).split())
            found = _DENIED.search(text)
            if found and any(name <= content(text[: found.start()]) for name in names):
                return Denial(telegram, passage, text)
    return None
