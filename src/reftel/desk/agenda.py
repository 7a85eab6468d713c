"""The ledger as a calendar: what is due, as things to do (VTODO) that calendar programs read.

`kept` is COMPLETED, `dropped` CANCELLED, what is open NEEDS-ACTION; pin, marking and status stand in each entry.
"""

import re
from calendar import monthrange
from collections.abc import Iterable
from datetime import UTC, date, datetime

from icalendar import Calendar, Todo

from reftel.desk.ledger import Owed
from reftel.desk.link import link
from reftel.desk.phrase import whose

_STATES = {
    "kept": "COMPLETED",
    "answered": "COMPLETED",
    "attempted": "IN-PROCESS",
    "relayed": "IN-PROCESS",
    "declined": "CANCELLED",
    "dropped": "CANCELLED",
    "superseded": "CANCELLED",
    "moot": "CANCELLED",
}
_DATES = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")
_DECEMBER = 12
_PRODUCT = "-//reftel//ledger//EN"
_STRENGTHS = {"firm": 1, "attempt": 5, "conditional": 9}


def calendar(rows: Iterable[Owed], name: str) -> bytes:
    """The bytes of the calendar; the same ledger gives the same bytes."""
    found = Calendar()
    found.add("prodid", _PRODUCT)
    found.add("version", "2.0")
    found.add("x-wr-calname", name)
    for row in rows:
        found.add_component(_todo(row))
    return bytes(found.to_ical())


def _todo(row: Owed) -> Todo:
    """One entry: who is to do what, by when, how firmly it was said, what became of it and on which words."""
    todo = Todo()
    todo.add("uid", f"{row.id}@reftel")
    todo.add("dtstamp", _time(row.dtg))
    todo.add("summary", whose(row.owner, row.action))
    words = (f"{pin}: “{quote}”" for pin, quote in zip(row.places, row.quotes, strict=True))
    evidence = (f"{each.state}, {each.why}: {each.pin} “{each.quote}”" for each in row.evidence)
    todo.add("description", "\n".join((f"{row.marking or 'MARKING NOT KNOWN'}", row.state, *words, *evidence)))
    todo.add("status", _STATES.get(row.state, "NEEDS-ACTION"))
    todo.add("categories", [row.type, row.state, row.status])
    todo.add("priority", _STRENGTHS.get(row.strength, 0))
    todo.add("x-reftel-link", link(row.pin))
    if (due := _day(row.due)) is not None:
        todo.add("due", due)
    if row.marking:
        todo.add("class", "CONFIDENTIAL")
        todo.add("x-reftel-marking", row.marking)
    todo.add("x-reftel-status", row.status)
    todo.add("x-reftel-pin", row.pin)
    return todo


def _time(dtg: str | None) -> datetime:
    """When it was said; a calendar wants a time, and what has none is put before all others."""
    return datetime.fromisoformat(dtg).astimezone(UTC) if dtg else datetime(1970, 1, 1, tzinfo=UTC)


def _day(due: str | None) -> date | None:
    """The last day of what is due: of `2011-06` the 30th, as nothing is overdue before; None without a date.

    >>> _day("2011-06"), _day("2011-07-01/2011-07-08"), _day(None)
    (datetime.date(2011, 6, 30), datetime.date(2011, 7, 8), None)
    """
    found = _DATES.findall(due or "")
    if not found:
        return None
    year, month, day = (int(part or 0) for part in found[-1])
    if day:
        return date(year, month, day)
    last = month if 1 <= month <= _DECEMBER else _DECEMBER
    return date(year, last, monthrange(year, last)[1])
