"""The date-time group says when a telegram was signed off: `101158Z DEC 07`; its julian twin is `3441158`."""

import re
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache

import msgspec

from reftel.terms.slip import slipped

MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
_NUMBERS = {name: number for number, name in enumerate(MONTHS, 1)}
_NEXT_CENTURY = 50

# Letters O stand for zeros; the month, and with it the year, may be missing or on the next line.
DTG_PATTERN = re.compile(
    r"(?<![0-9])([0-3O][0-9O])([0-2O][0-9O])([0-5O][0-9O])[ ]?([A-IK-Z])"
    r"(?:\s{0,3}(?:(JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)[A-Z]{0,6}|([A-Z]{3})(?=\s{0,3}[0-9]))(?![A-Z])"
    r"[.,]?(?:\s{0,3}'?((?:19|20)[0-9]{2}|[0-9O]{2})(?![0-9]))?)?",
    re.IGNORECASE,
)


def full_year(digits: str) -> int:
    """The year that two or four digits name; telegrams of two-digit years are of 1950 to 2049.

    >>> full_year("07"), full_year("76"), full_year("1976")
    (2007, 1976, 1976)
    """
    year = int(digits)
    if len(digits) > 2:
        return year
    return year + (1900 if year >= _NEXT_CENTURY else 2000)


def hours_ahead(zone: str) -> int:
    """How many hours the zone of a letter is ahead of Zulu: A is 1, M 12, N -1, Y -12.

    >>> hours_ahead("Z"), hours_ahead("C"), hours_ahead("R")
    (0, 3, -5)
    """
    east, west = "ABCDEFGHIKLM", "NOPQRSTUVWXY"
    return east.find(zone) + 1 or -(west.find(zone) + 1)


class DTG(msgspec.Struct, frozen=True, gc=False):
    """Day, hour, minute and zone letter, and month and year where they are printed.

    >>> DTG(10, 11, 58, "Z", 12, 2007).julian
    '3441158'
    """

    day: int
    hour: int
    minute: int
    zone: str = "Z"
    month: int | None = None
    year: int | None = None

    @property
    def when(self) -> datetime | None:
        """The moment in UTC; None when month or year are missing or the month has no such day."""
        return _moment(self)

    @property
    def iso(self) -> str | None:
        """The moment as `2007-12-10T11:58:00Z`."""
        when = self.when
        return f"{when.isoformat(timespec='seconds')[:19]}Z" if when else None

    @property
    def julian(self) -> str | None:
        """Day of the year, hour and minute, as the station line prints them: `3441158`."""
        when = self.when
        if when is None:
            return None
        day = when.toordinal() - date(when.year, 1, 1).toordinal() + 1
        return f"{day:03}{when.hour:02}{when.minute:02}"

    def __str__(self) -> str:
        group = f"{self.day:02}{self.hour:02}{self.minute:02}{self.zone}"
        if self.month is None:
            return group
        group = f"{group} {MONTHS[self.month - 1]}"
        return group if self.year is None else f"{group} {_printed_year(self.year)}"


@lru_cache(maxsize=1 << 10)  # a telegram's own is asked for by many checks
def _moment(dtg: DTG) -> datetime | None:
    if dtg.month is None or dtg.year is None:
        return None
    try:
        local = datetime(dtg.year, dtg.month, dtg.day, dtg.hour, dtg.minute, tzinfo=UTC)
        return local if dtg.zone == "Z" else local - timedelta(hours=hours_ahead(dtg.zone))
    except (ValueError, OverflowError):
        return None


def _printed_year(year: int) -> str:
    """Two digits where they read back to the same year, else four."""
    short = f"{year % 100:02}"
    return short if full_year(short) == year else f"{year:04}"


def read_dtg(text: str) -> DTG | None:
    """The date-time group at the start of `text`; None when there is none or it names no time.

    >>> str(read_dtg("091223Z\\nDEC O7 ZDK")), read_dtg("391223Z DEC 07")
    ('091223Z DEC 07', None)
    """
    match = DTG_PATTERN.match(text)
    return dtg_of(match) if match else None


_DAMAGED = re.compile(
    r"(\d\d)(\d\d)(\d\d) ?(Z) (?:(JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)|(\0)) ?(\d{2,4})\b"
)


def damaged_dtg(text: str) -> DTG | None:
    """A date-time group whose day or time cannot be, with its month and year: they tell the telegram's year.

    >>> damaged_dtg("102560Z DEC 07").year, damaged_dtg("102560Z DEC 07").when
    (2007, None)
    """
    match = _DAMAGED.match(text)
    return _group(match) if match else None


def dtg_of(match: re.Match[str]) -> DTG | None:
    """The date-time group a match of DTG_PATTERN stands for; None for the 39th day or the 27th hour."""
    day, hour = int(_digits(match[1])), int(_digits(match[2]))
    return _group(match) if 1 <= day <= 31 and hour <= 23 else None


def _group(match: re.Match[str]) -> DTG:
    """The date-time group of the seven groups of a match."""
    day, hour, minute = (int(_digits(match[place])) for place in (1, 2, 3))
    name = match[5] or (slipped(match[6].upper(), MONTHS) if match[6] else None)
    month = _NUMBERS[name.upper()] if name else None
    year = full_year(_digits(match[7])) if month and match[7] else None
    return DTG(day, hour, minute, match[4].upper(), month, year)


def _digits(text: str) -> str:
    return text.upper().replace("O", "0")
