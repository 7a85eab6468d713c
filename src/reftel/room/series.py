"""A series: the telegrams of one post and year that a room holds, by number, and what follows from their dates.

A post numbers its telegrams from 1 each year, so their dates say how far it had come by a day: 11DELWAN88 of March 3
and 11DELWAN104 of April 2 leave no room for 11DELWAN300 in a telegram of March.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from datetime import date

import msgspec

_CLOCKS_APART = 1
_EARLY = 15


class Member(msgspec.Struct, frozen=True):
    """One telegram of a series: its number, the day it was sent (an ordinal), its DTG, why its text is missing."""

    serial: int
    day: int | None = None
    loss: str | None = None
    dtg: str | None = None
    film: str | None = None


class Series(msgspec.Struct, frozen=True):
    """The members in order of number; `serials` and `days` are of those whose dates can be relied on.

    `pace` is the most telegrams a day it came to, counted from the year's first day; None when no date is past its
    start.
    """

    members: tuple[Member, ...] = ()
    serials: tuple[int, ...] = ()
    days: tuple[int, ...] = ()
    pace: float | None = None

    def get(self, serial: int) -> Member | None:
        """The telegram of this number."""
        place = bisect_left(self.members, serial, key=lambda row: row.serial)
        found = self.members[place] if place < len(self.members) else None
        return found if found and found.serial == serial else None

    def after(self, serial: int, day: int) -> int | None:
        """The number of a telegram not above `serial` that was sent only after `day`: so `serial` was too."""
        place = bisect_right(self.serials, serial) - 1
        return self.serials[place] if place >= 0 and self.days[place] > day + _CLOCKS_APART else None

    def span(self, serial: int) -> tuple[int | None, int | None]:
        """The days between which a telegram of this number was sent, by its neighbours; None where there is none."""
        left, right = bisect_right(self.serials, serial) - 1, bisect_left(self.serials, serial)
        first = self.days[left] if left >= 0 else None
        return first, self.days[right] if right < len(self.serials) else None

    def reached(self, day: int) -> tuple[int, int] | None:
        """The highest number sent by a day, and its own day."""
        place = bisect_right(self.days, day + _CLOCKS_APART) - 1
        return (self.serials[place], self.days[place]) if place >= 0 else None


def series(members: Iterable[Member]) -> Series:
    """The series of these telegrams.

    >>> found = series([Member(88, date(2011, 3, 3).toordinal()), Member(104, date(2011, 4, 2).toordinal())])
    >>> found.after(300, date(2011, 3, 10).toordinal()), found.after(90, date(2011, 3, 10).toordinal())
    (104, None)
    """
    rows = tuple(sorted(members, key=lambda row: row.serial))
    dated = _rising([(row.serial, row.day) for row in rows if row.day is not None])
    return Series(rows, tuple(serial for serial, _ in dated), tuple(day for _, day in dated), _pace(dated))


def _pace(dated: Sequence[tuple[int, int]]) -> float | None:
    if not dated:
        return None
    first = date(date.fromordinal(dated[0][1]).year, 1, 1).toordinal()
    return max((serial / (day - first + 1) for serial, day in dated if day - first >= _EARLY), default=None)


def _rising(rows: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The most rows whose days do not fall as the numbers rise: a date that was misread stands out."""
    ends: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for place, (_, day) in enumerate(rows):
        at = bisect_right(ends, day)
        before.append(last[at - 1] if at else -1)
        ends[at : at + 1] = [day]
        last[at : at + 1] = [place]
    found: list[tuple[int, int]] = []
    place = last[-1] if last else -1
    while place >= 0:
        found.append(rows[place])
        place = before[place]
    return found[::-1]
