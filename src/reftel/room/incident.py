"""Incidents: one happening, and all the claims judged to tell of it.

The summary's `Darvazi was shot` and ¶2's `killed by two men with rifles` are two tellings of one attack.
Two killings on one day in one town stay two until the words say otherwise: whom it befell must agree.
"""

from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256

import msgspec

from reftel.claims.claim import Event
from reftel.room.candidate import SIDES, SOON, Candidates, bucket, event_of, ordinal, sides
from reftel.room.judgement import DIFFERENT, SAME, Judgement
from reftel.room.record import Record, Said
from reftel.room.whom import Whom


class Telling(msgspec.Struct, frozen=True):
    """One claim that tells of an incident; `repeats` says on what it rests, when on another telling."""

    said: Said
    repeats: str | None = None
    reasons: tuple[str, ...] = ()


class Incident(msgspec.Struct, frozen=True):
    """One happening; `id` is made of its first telling, so that it stays when more tell of it."""

    id: str
    type: str
    tellings: tuple[Telling, ...]

    @property
    def first(self) -> Said:
        """The first telling."""
        return self.tellings[0].said

    @property
    def events(self) -> tuple[Event, ...]:
        """What the tellings say."""
        return tuple(event_of(each.said) for each in self.tellings)

    @property
    def date(self) -> str | None:
        """The day, month or year most tellings give; of equals the most exact."""
        dates = [event.date for event in self.events if event.date]
        return max(dates, key=lambda date: (dates.count(date), len(date)), default=None)

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
        fitting = [
            (number, reasons) for number in candidates.near(said) if (reasons := _same(said, groups[number], judged))
        ]
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


def _same(said: Said, group: Sequence[Telling], judged: Sequence[Judgement]) -> tuple[str, ...]:
    """Why a claim tells of what this group tells of; empty when it does not."""
    verdict = _judged(said, group, judged)
    if verdict is not None:
        return ("judged to be the same",) if verdict == SAME else ()
    first = group[0].said
    event = event_of(said)
    if bucket(said) != bucket(first):
        return ()
    reasons = [f"both tell of {_article(event.type)}"]
    side = _shared_side(said, group)
    if side is None:
        return ()
    reasons.append(side)
    days = _days(event.date, [event_of(each.said).date for each in group])
    if days is None or (days == "" and not _near(said, group)):
        return ()
    if days == "" and event_of(first).type != "attack" and not _own_or_cited(said, group):
        return ()
    return (*reasons, days or "one of them gives no day, and they stand close together")


def _article(type_: str) -> str:
    return f"an {type_}" if type_[0] in "aeiou" else f"a {type_}"


def _judged(said: Said, group: Sequence[Telling], judged: Sequence[Judgement]) -> str | None:
    for row in judged:
        sides = (row.left, row.right)
        for one, other in (sides, sides[::-1]):
            if _is(said, one.mrn, one.quote) and any(_is(each.said, other.mrn, other.quote) for each in group):
                return row.verdict if row.verdict in (SAME, DIFFERENT) else None
    return None


def _is(said: Said, mrn: str, quote: str) -> bool:
    return said.told.key == mrn and said.told.quote == quote


def _shared_side(said: Said, group: Sequence[Telling]) -> str | None:
    """What they have in common: the one it befell; of meetings and interventions both sides, where named."""
    if event_of(said).type in SIDES:
        return _share(said, group, "target")
    one, other = sides(said), frozenset().union(*(sides(each.said) for each in group))
    shared = one & other
    if len(shared) >= min(2, len(one), len(other)) and shared:
        return f"both name {', '.join(sorted(shared))}"
    return None


def _share(said: Said, group: Sequence[Telling], key: str) -> str | None:
    one = said.who(key)
    for each in group:
        other = each.said.who(key)
        near = other is not None and set(other.persons) & said.near and each.said.told.key == said.told.key
        if near and (one is None or not (one.persons or one.kin)):
            return "the sentence of one names him of whom the other tells"
        if one is None or other is None:
            continue
        if set(one.persons) & set(other.persons):
            return "both name the same person"
        if not (one.persons or other.persons or one.kin or other.kin) and one.bare and one.bare == other.bare:
            return f"both name {one.label}"
    return None


def _days(date: str | None, others: Iterable[str | None]) -> str | None:
    """What their dates say: the words for it when they agree, "" when one of them has none, None when they differ."""
    known = [other for other in others if other]
    if date is None or not known:
        return ""
    if any(date.startswith(other) or other.startswith(date) for other in known):
        return f"both on {date}"
    return None


def _near(said: Said, group: Sequence[Telling]) -> bool:
    """Whether a telling without a day stands in the same telegram, or soon after."""
    if any(each.said.told.key == said.told.key for each in group):
        return True
    days = [ordinal(each.said.told.dtg) for each in group]
    own = ordinal(said.told.dtg)
    return own is not None and any(day is not None and abs(own - day) <= SOON for day in days)


def _own_or_cited(said: Said, group: Sequence[Telling]) -> bool:
    """Whether a telling stands in the telegram of another, or rests on a reference."""
    own = any(each.said.told.key == said.told.key for each in group)
    return own or (said.told.claim.source or "").lower().startswith("ref")


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
