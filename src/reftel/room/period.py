"""The days between which a telegram that nobody holds was sent, by what the room knows of its post and of who cites it.

A telegram numbered between those of March 3 and April 2 was sent between these days, and before the first one that
cites it.
"""

from collections.abc import Callable, Iterable
from datetime import date

import msgspec

from reftel.room.series import Series
from reftel.terms.mrn import MRN


class Period(msgspec.Struct, frozen=True):
    """The first and the last day, as `2011-03-03`."""

    earliest: str
    latest: str


def period(mrn: MRN, cited_on: Iterable[int | None], series: Callable[[str, int, bool], Series]) -> Period:
    """Between which days a telegram was sent; `cited_on` are the days (ordinals) of those that cite it."""
    first, last = date(mrn.year, 1, 1).toordinal(), date(mrn.year, 12, 31).toordinal()
    before, behind = series(mrn.post, mrn.year, mrn.airgram).span(mrn.serial)
    cited = [day for day in cited_on if day is not None]
    latest = min([last, *([behind] if behind else []), *cited])
    earliest = max(first, before or first)
    # Who cites it sent first what is numbered before it: then its neighbour's date tells nothing.
    return Period(_iso(earliest if earliest <= latest else first), _iso(max(latest, first)))


def _iso(day: int) -> str:
    return date.fromordinal(day).isoformat()
