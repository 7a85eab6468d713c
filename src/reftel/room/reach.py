"""Reach: how far a post's numbers can have come by a day, learned from the telegrams that a room holds.

A post that had sent 480 telegrams by a day in February has not sent its number 3853 of that year.
"""

from collections.abc import Callable
from datetime import date

import msgspec

from reftel.room.series import Series
from reftel.terms.mrn import MRN

# How much faster than ever before a post may have been, and a first few: of 168 pairs of years in which a collection
# shows a post's pace, one grew by more than 1.6.
_FASTER, _FIRST_FEW = 1.6, 30
_OTHER_YEARS = ((-1, 1), (-2, 2))
# The Department numbers all it sends to everybody in one series; no post comes near its count.
_DEPARTMENT, _MOST_OF_DEPARTMENT, _MOST_OF_POST = "STATE", 400_000, 60_000
_DAYS, _AHEAD = 365, 30

Known = Callable[[str, int, bool], Series]
"""The series of a post, a year, and telegrams (False) or airgrams (True) that the room holds."""


class Citing(msgspec.Struct, frozen=True):
    """The telegram that cites: its number, or post and year where it has none, and the day it was sent (an ordinal)."""

    mrn: MRN | None = None
    year: int | None = None
    post: str | None = None
    day: int | None = None


def not_yet(mrn: MRN, citing: Citing, known: Known) -> str | None:
    """Why a number of the citing telegram's own year cannot be meant; None when it can."""
    if citing.day is None or mrn.airgram:
        return None
    own = citing.mrn
    if own and (own.post, own.year) == (mrn.post, mrn.year) and mrn.serial < own.serial:
        return None
    return too_late(mrn, citing, known) or beyond(mrn, citing.day, known)


def too_late(mrn: MRN, citing: Citing, known: Known) -> str | None:
    """Whether the room shows that the number was sent only after the citing telegram."""
    if citing.day is None or mrn.airgram:
        return None
    after = known(mrn.post, mrn.year, False).after(mrn.serial, citing.day)
    return f"{mrn.post} had not yet sent its number {after} of {mrn.year}" if after is not None else None


def beyond(mrn: MRN, day: int, known: Known) -> str | None:
    """Whether the number is far above what the post can have reached by a day, by its own pace."""
    most = reach(mrn.post, mrn.year, day, known)
    return f"{mrn.post} had reached about {most} of {mrn.year} at most" if mrn.serial > most else None


def most_of(post: str) -> int:
    """The highest number that a post can come to in a year: `STATE` 400,000, others 60,000."""
    return _MOST_OF_DEPARTMENT if post == _DEPARTMENT else _MOST_OF_POST


def reach(post: str, year: int, day: int, known: Known) -> int:
    """The highest number a post can have come to by a day: by its pace in this room, else by what any post sends."""
    own = known(post, year, False)
    pace = own.pace
    if pace is not None:
        serial, since = own.reached(day) or (0, date(year, 1, 1).toordinal() - 1)
        return int(serial + _FASTER * pace * max(day - since, 0)) + _FIRST_FEW
    pace = _pace_of_other_years(post, year, known)
    if pace is None:
        return int(most_of(post) * min((day - date(year, 1, 1).toordinal() + 1 + _AHEAD) / _DAYS, 1))
    return int(_FASTER * pace * (day - date(year, 1, 1).toordinal() + 1)) + _FIRST_FEW


def _pace_of_other_years(post: str, year: int, known: Known) -> float | None:
    """The faster of the two years beside this one, else of the two beside those."""
    for steps in _OTHER_YEARS:
        paces = [pace for step in steps if (pace := known(post, year + step, False).pace) is not None]
        if paces:
            return max(paces)
    return None
