"""Evidence: words that speak for a state of an entry of the ledger, where they stand, and by which rule they do."""

from collections.abc import Iterator
from datetime import date

import msgspec

from reftel.claims.claim import Event
from reftel.desk.entry import Entry
from reftel.room.incident import Incident
from reftel.room.record import Record, Said

OPEN, KEPT, ATTEMPTED, RELAYED, DECLINED = "open", "kept", "attempted", "relayed", "declined"
ANSWERED, DROPPED, SUPERSEDED, MOOT = "answered", "dropped", "superseded", "moot"
STANDING, LAPSED = "standing", "lapsed"
STATES = (OPEN, KEPT, ATTEMPTED, RELAYED, DECLINED, ANSWERED, DROPPED, SUPERSEDED, MOOT, STANDING, LAPSED)
RANK = (KEPT, DECLINED, ANSWERED, SUPERSEDED, DROPPED, MOOT, ATTEMPTED, RELAYED, OPEN)
"""Which state stands when words speak for several."""


class Evidence(msgspec.Struct, frozen=True):
    """Words that speak for a state, where they stand, and by which rule they do."""

    state: str
    pin: str
    quote: str
    why: str
    dtg: str | None = None
    marking: str | None = None


class Later(msgspec.Struct, frozen=True):
    """What is known when states are weighed: the record and its incidents."""

    record: Record
    incidents: tuple[Incident, ...]


def of(said: Said, state: str, why: str) -> Evidence:
    """The words of a claim as evidence."""
    return Evidence(state, said.pin, said.told.quote, why, said.told.dtg, said.told.marking)


def done(entry: Entry) -> str:
    """What an entry is called when it was done: a request is answered, all else is kept."""
    return ANSWERED if entry.type in ("request", "pending") else KEPT


def after(entry: Entry, said: Said) -> bool:
    """Whether a claim was told in a later telegram than the one that first stated the entry."""
    return said.told.key != entry.first.told.key and said.told.order > entry.first.told.order


def is_past(due: str | None, day: str | None) -> bool:
    """Whether a date is over: the last day it may mean lies before this one.

    >>> is_past("2011-06", "2011-07-01"), is_past("2011-06", "2011-06-30"), is_past(None, "2011-06-30")
    (True, False, False)
    """
    if not due or not day:
        return False
    last = due.rpartition("/")[2]
    return last < day[: len(last)]


def events(entry: Entry, later: Later) -> Iterator[tuple[Said, Event]]:
    """The events told later that did not happen before the entry was stated."""
    day = (entry.first.told.dtg or "")[:10]
    for said in later.record.said:
        event = said.told.claim.said
        if not isinstance(event, Event) or not after(entry, said):
            continue
        if not (event.date and event.date < day[: len(event.date)]):
            yield said, event


def days_apart(left: str, right: str) -> int | None:
    """The days between two days, None when one of them is not a whole day."""
    try:
        return abs((date.fromisoformat(left) - date.fromisoformat(right)).days)
    except ValueError:
        return None
