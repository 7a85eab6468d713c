"""Judgements: what people decided about what the machine proposes, kept in `ARCHIVE/desk/ROOM.db` for good.

`11SAHRIYA88 ¶2 "Jurkhal"` and `11DELWAN61 ¶1 "Dawood"` are the same man, says Vale, because ... A judgement names words
where they stand, never rows of a room, so that it survives every rebuild. What was taken back stays, marked so.
"""

import msgspec

SAME, DIFFERENT, UNSURE = "same", "different", "unsure"
CONFIRMED, REFUSED = "confirmed", "refused"
VERDICTS = (SAME, DIFFERENT, UNSURE, CONFIRMED, REFUSED)


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
