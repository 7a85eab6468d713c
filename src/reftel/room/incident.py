"""Incidents: one happening, and all the claims judged to tell of it.

The summary's `Darvazi was shot` and ¶2's `killed by two men with rifles` are two tellings of one attack.
Two killings on one day in one town stay two until the words say otherwise: whom it befell must agree.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from hashlib import sha256

import msgspec

from reftel.claims.claim import Event
from reftel.room.candidate import Candidates, bucket, event_of
from reftel.room.record import Record, Said
from reftel.room.sameness import DENIED, same
from reftel.room.whom import Whom

_LABELS = re.compile(r"\bref(?:tel)?s?\.?\s*((?:[A-Z](?:\s*(?:,|and)\s*)?){0,6})(?!\w)", re.IGNORECASE)


class Telling(msgspec.Struct, frozen=True):
    """One claim that tells of an incident; `repeats` says on what it rests, when on another telling."""

    said: Said
    repeats: str | None = None
    reasons: tuple[str, ...] = ()


class Incident(msgspec.Struct, frozen=True, dict=True):
    """One happening; `id` is made of its first telling, so that it stays when more tell of it."""

    id: str
    type: str
    tellings: tuple[Telling, ...]

    @property
    def first(self) -> Said:
        """The first telling."""
        return self.tellings[0].said

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """What the tellings say."""
        return tuple(event_of(each.said) for each in self.tellings)

    @property
    def date(self) -> str | None:
        """The day, month or year most tellings give; of equals the most exact."""
        dates = [event.date for event in self.events if event.date]
        return max(dates, key=lambda date: (dates.count(date), len(date)), default=None)

    @property
    def state(self) -> str:
        """What the tellings make of it: what the last word denies did not happen, of all else the fullest counts."""
        denials = [number for number, event in enumerate(self.events) if event.status == DENIED]
        if denials and not any(event.status == "occurred" for event in self.events[denials[-1] :]):
            return DENIED
        return self.events[0].status

    @property
    def about(self) -> frozenset[str]:
        """All persons its tellings concern."""
        return frozenset(key for each in self.tellings for key in each.said.about)

    def parties(self, key: str) -> tuple[Whom, ...]:
        """Whom the tellings name as actor, target or the one it is for."""
        return tuple(found for each in self.tellings if (found := each.said.who(key)))


def incidents(record: Record) -> tuple[Incident, ...]:
    """The incidents of a record, in the order in which they were first told."""
    return record.part("incidents", _incidents)


def _incidents(record: Record) -> tuple[Incident, ...]:
    judged = [row for row in record.judged if row.about == "incident"]
    groups: list[list[Telling]] = []
    candidates = Candidates(judged)
    for said in _events(record.said):
        cited = rests_on(said, record)
        near = candidates.near(said, cited)
        told = {number: [each.said for each in groups[number]] for number in near}
        fitting = [(number, why) for number in near if (why := same(said, told[number], judged, cited))]
        if len(fitting) > 1:
            fitting = _nearest(said, fitting, groups)
        number, reasons = fitting[0] if len(fitting) == 1 else (len(groups), ())
        if number == len(groups):
            groups.append([])
        groups[number].append(Telling(said, _repeats(said, groups[number]), reasons))
        candidates.add(said, number, bucket(groups[number][0].said))
    return tuple(Incident(identity(group[0].said), event_of(group[0].said).type, tuple(group)) for group in groups)


def identity(said: Said) -> str:
    """A short name for what a claim tells of, made of its pin and words."""
    return sha256(f"{said.pin} {said.told.claim.kind} {said.told.quote}".encode()).hexdigest()[:10]


def _events(rows: Iterable[Said]) -> Iterator[Said]:
    """The event claims; those of a telegram that say most first, so that a bare word joins what is told in full."""
    events = [row for row in rows if isinstance(row.told.claim.said, Event)]
    yield from sorted(events, key=lambda row: (row.told.dtg or "~", row.told.key, event_of(row).date is None))


def rests_on(said: Said, record: Record) -> frozenset[str]:
    """The telegrams a claim says it rests on: `(ref A)`."""
    found = _LABELS.search(said.told.claim.source or "")
    if found is None:
        return frozenset()
    rows = record.telegrams[said.told.key].cable.references
    labels = set(re.findall(r"[A-Z]", found[1].upper()))
    return frozenset(str(row.mrn) for row in rows if row.mrn and ((row.label in labels) if labels else len(rows) == 1))


def _nearest(
    said: Said, fitting: Sequence[tuple[int, tuple[str, ...]]], groups: Sequence[list[Telling]]
) -> list[tuple[int, tuple[str, ...]]]:
    """Of several happenings it may tell of the one in its own telegram; none when that does not decide."""
    own = [row for row in fitting if any(each.said.told.key == said.told.key for each in groups[row[0]])]
    return list(own) if len(own) == 1 else []


def _repeats(said: Said, group: Sequence[Telling]) -> str | None:
    """On what a telling rests: the source it names, or an earlier telling of its own telegram."""
    if said.told.claim.source:
        return said.told.claim.source
    return next((each.said.pin for each in group if each.said.told.key == said.told.key), None)
