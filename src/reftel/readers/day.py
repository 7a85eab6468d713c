"""A day as archives and release offices print it: `30 JUN 2005`, `12/25/2026`, `2006-12-18 15:03`."""

import re
from datetime import date

from reftel.terms.dtg import MONTHS

_NAMED = re.compile(r"\s{0,4}(\d{1,2})[ -]([A-Za-z]{3})[A-Za-z]{0,6}[ -](\d{4})\b")
_SLASHED = re.compile(r"\s{0,4}(\d{1,2})/(\d{1,2})/(\d{4})\b")
_ISO = re.compile(r"\s{0,4}(\d{4})-(\d\d)-(\d\d)\b")


def iso_day(text: str) -> str | None:
    """The day at the start of `text` in ISO form; with slashes the month stands first. None when it is no day.

    >>> iso_day("30 JUN 2005"), iso_day("3/2/2026"), iso_day("n/a")
    ('2005-06-30', '2026-03-02', None)
    """
    if named := _NAMED.match(text):
        month = named[2].upper()
        return _iso(named[3], MONTHS.index(month) + 1 if month in MONTHS else 0, named[1])
    if slashed := _SLASHED.match(text):
        return _iso(slashed[3], slashed[1], slashed[2])
    iso = _ISO.match(text)
    return _iso(iso[1], iso[2], iso[3]) if iso else None


def _iso(year: str, month: str | int, day: str) -> str | None:
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None
