"""Judgements: what people decided about what the machine proposes, kept in `ARCHIVE/desk/ROOM.db` for good.

`11SAHRIYA88 ¶2 "Jurkhal"` and `11DELWAN61 ¶1 "Dawood"` are the same man, says Vale, because ... A judgement names words
where they stand, never rows of a room, so that it survives every rebuild. What was taken back stays, marked so.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

import msgspec

SAME, DIFFERENT, UNSURE = "same", "different", "unsure"
CONFIRMED, REFUSED = "confirmed", "refused"
VERDICTS = (SAME, DIFFERENT, UNSURE, CONFIRMED, REFUSED)
LONGEST_WHY = 4000
"""How many letters a reason may have."""


class Mark(msgspec.Struct, frozen=True, array_like=True, order=True):
    """Words where they stand: the `which`-th time that `quote` comes in this paragraph, counted from 0."""

    mrn: str
    paragraph: str
    quote: str
    which: int = 0

    def __str__(self) -> str:
        return f"{self.mrn} {self.paragraph} “{self.quote}”"


class Judgement(msgspec.Struct, frozen=True):
    """One decision: `about` is person, incident, promise, state or claim; `right` stands for a value when it is one."""

    about: str
    left: Mark
    right: Mark
    verdict: str
    by: str
    at: str
    why: str = ""
    marking: str | None = None
    number: int = 0


class Decided(tuple[Judgement, ...]):
    """What was decided in a room, in order; what was decided on claims is found by their words."""

    @cached_property
    def _claims(self) -> Mapping[tuple[str, str, str], Sequence[Judgement]]:
        found: dict[tuple[str, str, str], list[Judgement]] = {}
        for row in self:
            if row.about == "claim":
                found.setdefault((row.left.mrn, row.left.paragraph, row.left.quote), []).append(row)
        return found

    def on_claims(self, key: str, paragraph: str, quote: str) -> Sequence[Judgement]:
        """What was decided on the claims that these words make."""
        return self._claims.get((key, paragraph, quote), ())


class Refused:
    """The claims people marked as wrong: words in a place, and the kinds of claims they do not make."""

    def __init__(self, judged: Iterable[Judgement]) -> None:
        self._kinds: dict[tuple[str, str, str], frozenset[str]] = {}
        self._in: dict[str, set[tuple[str, str, str]]] = {}
        for row in judged:
            if row.about == "claim" and row.verdict in (CONFIRMED, REFUSED):
                kinds = frozenset(row.right.quote.split()) if row.verdict == REFUSED else frozenset[str]()
                place = row.left.mrn, row.left.paragraph, row.left.quote
                self._kinds[place] = kinds
                self._in.setdefault(row.left.mrn, set()).add(place)

    def of(self, key: str) -> list[tuple[str, str, list[str]]]:
        """What was refused in a telegram: paragraph, words, kinds."""
        places = sorted(self._in.get(key, ()))
        return [(paragraph, quote, sorted(self._kinds[key, paragraph, quote])) for _, paragraph, quote in places]

    def has(self, key: str, paragraph: str, quote: str, kind: str) -> bool:
        """Whether a claim of this kind was refused; the last word of a place counts."""
        return bool(self._kinds) and kind in self._kinds.get((key, paragraph, quote), ())
