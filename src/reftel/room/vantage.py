"""The vantage: up to which day, and from which post, an archive is looked at.

As of July 9 nobody knows what a telegram of July 10 says; at DELWAN nobody knows what was neither from nor to it.
"""

import re
from calendar import monthrange
from datetime import date
from typing import NamedTuple

import msgspec

from reftel.room.telegram import Telegram
from reftel.room.told import Members, Who, told

_DAY = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_DECEMBER = 12


class Asked(msgspec.Struct, frozen=True):
    """What is wanted of a room: up to which day (ISO), and what which post or office had sent or been sent."""

    as_of: str | None = None
    at: str | None = None


NOW = Asked()


def last_day(text: str) -> str:
    """The last day that a day, a month or a year may mean, ISO; `ValueError` when it means none.

    >>> last_day("2011-07-09"), last_day("2011-02"), last_day("2011")
    ('2011-07-09', '2011-02-28', '2011-12-31')
    """
    found = _DAY.fullmatch(text)
    if found is None:
        raise ValueError(f"{text} is no day; write it as 2011-07-08")
    year, month = int(found[1]), int(found[2] or _DECEMBER)
    try:
        return date(year, month, int(found[3] or monthrange(year, month)[1])).isoformat()
    except ValueError:
        raise ValueError(f"there is no day {text}; write it as 2011-07-08") from None


class Vantage(NamedTuple):
    """Which telegrams were known: those sent by the day, from or to the post, through collectives too."""

    as_of: str | None
    at: Who | None
    members: Members

    def sent(self, dtg: str | None) -> bool:
        """Whether one that was sent at this time had been sent by the day."""
        return not self.as_of or bool(dtg and dtg[: len(self.as_of)] <= self.as_of)

    def tells(self, telegram: Telegram) -> bool:
        """Whether a telegram was known."""
        return self.sent(telegram.dtg) and (self.at is None or told(telegram.cable, self.at, self.members) is not None)
