"""Evidence: words that speak for a state of an entry of the ledger, where they stand, and by which rule they do."""

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from functools import cached_property, lru_cache

import msgspec

from reftel.claims.claim import Action, Event
from reftel.desk.deed import content
from reftel.desk.entry import Entry
from reftel.desk.telling import Telling
from reftel.desk.wording import Wording
from reftel.room.candidate import event_of
from reftel.room.incident import Incident
from reftel.room.record import Record, Said
from reftel.room.telegram import UNDATED, Telegram
from reftel.room.whom import Whom

OPEN, KEPT, ATTEMPTED, RELAYED, DECLINED = "open", "kept", "attempted", "relayed", "declined"
ANSWERED, DROPPED, SUPERSEDED, MOOT = "answered", "dropped", "superseded", "moot"
STANDING, LAPSED = "standing", "lapsed"
STATES = (OPEN, KEPT, ATTEMPTED, RELAYED, DECLINED, ANSWERED, DROPPED, SUPERSEDED, MOOT, STANDING, LAPSED)
RANK = (KEPT, DECLINED, ANSWERED, SUPERSEDED, DROPPED, MOOT, LAPSED, ATTEMPTED, RELAYED, OPEN)
"""Which state stands when words speak for several."""


_STEPS = 3
"""How many citations away a telegram may be that tells what became of something."""
_HUB = 40
"""How many may cite a telegram for them to be of one thread: what all cite joins none."""
_MANY = 30
"""In how many telegrams somebody is named for the lines about him to be followed one after the other."""
_AT_HAND = 4_000
"""Of how many telegrams the sentences are held at a time, some 50 KB each."""


Sides = tuple[tuple[Whom, ...], tuple[Whom, ...]]
"""Those who act in what happened, and those to whom it happens."""


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
        self._keys = tuple(record.telegrams)
        self._sent = [record.gist(key).dtg or UNDATED for key in self._keys]
        self._place = {key: place for place, key in enumerate(self._keys)}
        self._sides: dict[int, Sides] = {}
        self._events: dict[tuple[str, ...], dict[str, list[Said]]] = {}
        self._wordings = lru_cache(_AT_HAND)(self._wording)
        self.asked: tuple[Entry, object] | None = None
        self._linked: tuple[Entry | None, frozenset[str]] = (None, frozenset())
        self._last: tuple[Entry | None, list[Telegram]] = (None, [])

    @cached_property
    def _citing(self) -> dict[str, list[str]]:
        """The telegrams that cite each telegram."""
        found: dict[str, list[str]] = defaultdict(list)
        for key in self._keys:
            for cited in self.record.gist(key).cites:
                found[cited].append(key)
        return found

    @cached_property
    def _naming(self) -> dict[str, list[int]]:
        """The places, in order of time, of the telegrams that name each person."""
        persons = self.record.people.persons
        return {each.key: sorted({self._place[figure.key] for figure in each.figures}) for each in persons}

    @cached_property
    def _incident_of(self) -> dict[int, Incident]:
        return {id(telling.said): each for each in self.incidents for telling in each.tellings}

    def busiest(self, entry: Entry) -> str:
        """The person of an entry who is named in many telegrams; nobody when there is none.

        Entries about him are followed through all of these, which are at hand when one comes after the other; the
        others in the order of time, since what a telegram cites is mostly not long before it.
        """
        often = max(((len(self._naming.get(person, ())), person) for person in entry.about), default=(0, ""))
        return often[1] if often[0] >= _MANY else ""

    def sides(self, said: Said) -> Sides:
        """Who acted and who was met, by all tellings of what an event claim tells of."""
        each = self._incident_of.get(id(said))
        if each is None:
            return (), ()
        if id(each) not in self._sides:
            self._sides[id(each)] = each.parties("actor"), (*each.parties("target"), *each.parties("for"))
        return self._sides[id(each)]

    def related(self, entry: Entry) -> list[Telegram]:
        """The later telegrams that cite those that state an entry, or speak of its persons, in order of time."""
        if self._last[0] is not entry:
            self._last = entry, [self.record.telegrams[key] for key in self.keys(entry)]
        return self._last[1]

    def linked(self, entry: Entry) -> frozenset[str]:
        """The telegrams of its thread: those that cite what states it, by some steps, or cite what that cites."""
        if self._linked[0] is not entry:
            keys, ahead = set[str](), [place.said.told.key for place in entry.places]
            for _ in range(_STEPS):
                ahead = [key for each in ahead for key in self._citing.get(each, ()) if key not in keys]
                keys.update(ahead)
            self._linked = entry, frozenset(keys.union(self._beside(entry)))
        return self._linked[1]

    def keys(self, entry: Entry) -> list[str]:
        """Their keys."""
        keys = self.linked(entry)
        since = bisect_right(self._sent, entry.first.told.dtg or UNDATED)
        found = {place for key in keys if (place := self._place[key]) >= since}
        for person in entry.about:
            naming = self._naming.get(person, [])
            found.update(naming[bisect_left(naming, since) :])
        return [self._keys[place] for place in sorted(found)]

    def _beside(self, entry: Entry) -> Iterator[str]:
        """The telegrams that cite what those that state an entry cite, too: they follow the same thread."""
        for key in dict.fromkeys(place.said.told.key for place in entry.places):
            for cited in self.record.gist(key).cites:
                citing = self._citing.get(cited, ())
                yield from citing if len(citing) <= _HUB else ()

    @cached_property
    def offers(self) -> Counter[str]:
        """How many offers each telegram states."""
        claims = ((row.told.key, row.told.claim.said) for row in self.record.said)
        return Counter(key for key, said in claims if isinstance(said, Action) and said.type == "offer")

    def thread(self, entry: Entry) -> frozenset[str]:
        """The telegrams that cite those that state an entry."""
        return frozenset(key for place in entry.places for key in self._citing.get(place.said.told.key, ()))

    def events(self, entry: Entry, types: tuple[str, ...], own: bool = False) -> Iterator[tuple[Said, Event]]:
        """The events of these types told in related telegrams, and with `own` in the entry's, not those before it."""
        told = self._told(types)
        day = (entry.first.told.dtg or "")[:10]
        keys = [each.key for each in self.related(entry)]
        for key in ([entry.first.told.key] if own else []) + keys:
            for said in told.get(key, ()):
                event = event_of(said)
                if own or not (event.date and event.date < day[: len(event.date)]):
                    yield said, event

    def _told(self, types: tuple[str, ...]) -> dict[str, list[Said]]:
        """The events of these types, or of all when none is given, by telegram."""
        if types not in self._events:
            found = self._events[types] = {}
            for said in self.record.said:
                event = said.told.claim.said
                if isinstance(event, Event) and (not types or event.type in types):
                    found.setdefault(said.told.key, []).append(said)
        return self._events[types]

    def wording(self, telegram: Telegram) -> Wording:
        """The sentences of a telegram, found by their words."""
        return self._wordings(telegram.key)

    def _wording(self, key: str) -> Wording:
        return Wording(self.record.telegrams[key])

    def sentences(self, telegram: Telegram) -> tuple[Telling, ...]:
        """The sentences of a telegram."""
        return self.wording(telegram).tellings

    @cached_property
    def places(self) -> frozenset[str]:
        """The words of the posts' names, which stand in every telegram and tell of none."""
        plads = {self.record.gist(key).plad or "" for key in self._keys}
        return frozenset().union(*map(content, plads))

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
