"""Evidence: words that speak for a state of an entry of the ledger, where they stand, and by which rule they do."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from functools import cached_property

import msgspec

from reftel.claims.claim import Event
from reftel.desk.deed import content
from reftel.desk.entry import Entry
from reftel.desk.telling import Telling, tellings
from reftel.room.incident import Incident
from reftel.room.record import Record, Said
from reftel.room.telegram import Telegram

OPEN, KEPT, ATTEMPTED, RELAYED, DECLINED = "open", "kept", "attempted", "relayed", "declined"
ANSWERED, DROPPED, SUPERSEDED, MOOT = "answered", "dropped", "superseded", "moot"
STANDING, LAPSED = "standing", "lapsed"
STATES = (OPEN, KEPT, ATTEMPTED, RELAYED, DECLINED, ANSWERED, DROPPED, SUPERSEDED, MOOT, STANDING, LAPSED)
RANK = (KEPT, DECLINED, ANSWERED, SUPERSEDED, DROPPED, MOOT, LAPSED, ATTEMPTED, RELAYED, OPEN)
"""Which state stands when words speak for several."""


_STEPS = 3
"""How many citations away a telegram may be that tells what became of something."""


class Evidence(msgspec.Struct, frozen=True):
    """Words that speak for a state, where they stand, and by which rule they do."""

    state: str
    pin: str
    quote: str
    why: str
    dtg: str | None = None
    marking: str | None = None


class Later:
    """What is known when states are weighed: the record and its incidents, found by telegram and by person.

    What became of an entry is looked for in the telegrams that cite it, and in those about the same people.
    """

    def __init__(self, record: Record, incidents: tuple[Incident, ...]) -> None:
        self.record, self.incidents = record, incidents
        self._names: dict[str, frozenset[str]] = {}
        self._lines: dict[str, tuple[Telling, ...]] = {}
        self._last: tuple[Entry | None, list[Telegram]] = (None, [])

    @cached_property
    def _events(self) -> dict[str, list[Said]]:
        """The event claims of each telegram."""
        found: dict[str, list[Said]] = defaultdict(list)
        for said in self.record.said:
            if isinstance(said.told.claim.said, Event):
                found[said.told.key].append(said)
        return found

    @cached_property
    def _citing(self) -> dict[str, list[str]]:
        """The telegrams that cite each telegram."""
        found: dict[str, list[str]] = defaultdict(list)
        for key, telegram in self.record.telegrams.items():
            for row in telegram.cable.references:
                if row.mrn:
                    found[str(row.mrn)].append(key)
        return found

    @cached_property
    def _naming(self) -> dict[str, list[str]]:
        """The telegrams that name each person."""
        return {each.key: [figure.key for figure in each.figures] for each in self.record.people.persons}

    @cached_property
    def _incident_of(self) -> dict[int, Incident]:
        return {id(telling.said): each for each in self.incidents for telling in each.tellings}

    def incident(self, said: Said) -> Incident | None:
        """The incident an event claim tells of."""
        return self._incident_of.get(id(said))

    def related(self, entry: Entry) -> list[Telegram]:
        """The later telegrams that cite those that state an entry, or speak of its persons, in order of time."""
        if self._last[0] is not entry:
            self._last = entry, self._related(entry)
        return self._last[1]

    def _related(self, entry: Entry) -> list[Telegram]:
        own = entry.first.told.key
        keys, ahead = set[str](), [place.said.told.key for place in entry.places]
        for _ in range(_STEPS):
            ahead = [key for each in ahead for key in self._citing.get(each, ()) if key not in keys]
            keys.update(ahead)
        for person in entry.about:
            keys.update(self._naming.get(person, ()))
        sent = entry.first.told.dtg or "~"
        found = [self.record.telegrams[key] for key in keys - {own}]
        return sorted((each for each in found if (each.dtg or "~") > sent), key=lambda each: each.order)

    def events(self, entry: Entry, own: bool = False) -> Iterator[tuple[Said, Event]]:
        """The events told in related telegrams, and with `own` in the entry's, that did not happen before it."""
        day = (entry.first.told.dtg or "")[:10]
        keys = [each.key for each in self.related(entry)]
        for key in ([entry.first.told.key] if own else []) + keys:
            for said in self._events.get(key, ()):
                event = said.told.claim.said
                assert isinstance(event, Event)
                if own or not (event.date and event.date < day[: len(event.date)]):
                    yield said, event

    def sentences(self, telegram: Telegram) -> tuple[Telling, ...]:
        """The sentences of a telegram."""
        if telegram.key not in self._lines:
            self._lines[telegram.key] = tellings(telegram)
        return self._lines[telegram.key]

    @cached_property
    def places(self) -> frozenset[str]:
        """The words of the posts' names, which stand in every telegram and tell of none."""
        senders = {each.cable.heading.sender for each in self.record.telegrams.values() if each.cable.heading.sender}
        return content(" ".join({sender.plad for sender in senders}))

    def names(self, person: str) -> frozenset[str]:
        """The words of a person's names, in every spelling."""
        if person not in self._names:
            each = self.record.person(person)
            self._names[person] = frozenset(word for name in (each.name, *each.names) for word in content(name))
        return self._names[person]


def of(said: Said, state: str, why: str) -> Evidence:
    """The words of a claim as evidence."""
    return Evidence(state, said.pin, said.told.quote, why, said.told.dtg, said.told.marking)


def done(entry: Entry) -> str:
    """What an entry is called when it was done: a request is answered, all else is kept."""
    return ANSWERED if entry.type in ("request", "pending") else KEPT


def is_past(due: str | None, day: str | None) -> bool:
    """Whether a date is over: the last day it may mean lies before this one.

    >>> is_past("2011-06", "2011-07-01"), is_past("2011-06", "2011-06-30"), is_past(None, "2011-06-30")
    (True, False, False)
    """
    if not due or not day:
        return False
    last = due.rpartition("/")[2]
    return last < day[: len(last)]


def days_apart(left: str, right: str) -> int | None:
    """The days between two days, None when one of them is not a whole day."""
    try:
        return abs((date.fromisoformat(left) - date.fromisoformat(right)).days)
    except ValueError:
        return None
