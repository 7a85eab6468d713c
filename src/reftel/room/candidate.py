"""Candidates: the incidents a claim may tell of, found by whom they name, when they were, and where they are told.

Two tellings of one incident share a side and a day, or a telegram, or stand close together; so a claim is compared with
the few that do, and not with every incident of its type.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from reftel.claims.claim import Event
from reftel.room.course import course, is_death
from reftel.room.judgement import Judgement
from reftel.room.record import Said

SOON = 60
"""Days within which a telling without a day may be of an attack told before."""
SIDES = frozenset({"attack", "threat", "detention", "personnel"})
"""What befalls somebody: tellings of it must agree on whom."""
_MONTH = len("2011-06")
Bucket = tuple[str, str]
_Words = tuple[str, str]


def event_of(said: Said) -> Event:
    """The event of a claim that is known to be one."""
    event = said.told.claim.said
    assert isinstance(event, Event)
    return event


def bucket(said: Said) -> Bucket:
    """Type and course of an event: tellings of one incident agree on them."""
    event = event_of(said)
    return event.type, course(event, said.told.quote)


def sides(said: Said) -> frozenset[str]:
    """All sides of an event, as words that can be compared."""
    found: set[str] = set()
    for whom in said.whom.values():
        found |= set(whom.persons) | {f"{kin} of {key}" for kin, key in whom.kin}
        if not (whom.persons or whom.kin) and whom.bare:
            found.add(whom.bare)
    return frozenset(found)


def ordinal(dtg: str | None) -> int | None:
    """The number of a day, None when it is not known."""
    return date.fromisoformat(dtg[:10]).toordinal() if dtg else None


class Candidates:
    """The incidents so far, by number; claims come in the order of time."""

    def __init__(self, judged: Iterable[Judgement] = ()) -> None:
        self._others: dict[_Words, list[_Words]] = defaultdict(list)
        for row in judged:
            left, right = (row.left.mrn, row.left.quote), (row.right.mrn, row.right.quote)
            self._others[left].append(right)
            self._others[right].append(left)
        self._told: dict[_Words, set[int]] = defaultdict(set)
        self._here: dict[tuple[Bucket, str], set[int]] = defaultdict(set)
        self._dated: dict[tuple[Bucket, str, str], set[int]] = defaultdict(set)
        self._lately: dict[tuple[Bucket, str], list[tuple[int, int]]] = defaultdict(list)
        self._deaths: dict[str, set[int]] = defaultdict(set)

    def add(self, said: Said, number: int, of: Bucket) -> None:
        """Note that a claim tells of the incident of this number, whose first telling is in this bucket."""
        words = said.told.key, said.told.quote
        if words in self._others:
            self._told[words].add(number)
        self._here[of, said.told.key].add(number)
        day, when = ordinal(said.told.dtg), event_of(said).date
        dies = is_death(event_of(said), said.told.quote)
        for side in _telling(said, of):
            if dies:
                self._deaths[side].add(number)
            for period in _within(when):
                self._dated[of, side, period].add(number)
            if day is not None:
                self._lately[of, side].append((day, number))

    def near(self, said: Said, cited: Iterable[str] = ()) -> list[int]:
        """The numbers of the incidents a claim may tell of, in order; `cited` are the telegrams it rests on."""
        of, event = bucket(said), event_of(said)
        found = {number for key in (said.told.key, *cited) for number in self._here.get((of, key), ())}
        for other in self._others.get((said.told.key, said.told.quote), ()):
            found |= self._told.get(other, set())
        day, dies = ordinal(said.told.dtg), is_death(event, said.told.quote)
        rests = (said.told.claim.source or "").lower().startswith("ref") or event.status == "denied"
        for side in _telling(said, of):
            found |= self._deaths.get(side, set()) if dies else set()
            for period in _meeting(event.date):
                found |= self._dated.get((of, side, period), set())
            if day is not None and (of[0] == "attack" or rests):
                found.update(self._since(of, side, day - SOON))
        return sorted(found)

    def _since(self, of: Bucket, side: str, day: int) -> Iterator[int]:
        for other, number in reversed(self._lately.get((of, side), ())):
            if other < day:
                return
            yield number


def _telling(said: Said, of: Bucket) -> Iterable[str]:
    """The sides by which a claim is found: of what befalls somebody, whom it befell."""
    if of[0] not in SIDES:
        return sides(said)
    whom = said.who("target")
    if whom is None:
        return ()
    return whom.persons if whom.persons or whom.kin else (f"={whom.bare}",)


def _within(when: str | None) -> tuple[str, ...]:
    """The periods an event is kept under: its year, and its month, or that it has only a year."""
    if not when:
        return ()
    return f"year {when[:4]}", when[:_MONTH] if len(when) >= _MONTH else f"only {when[:4]}"


def _meeting(when: str | None) -> tuple[str, ...]:
    """The periods in which it may be the same event."""
    if not when:
        return ()
    return (when[:_MONTH], f"only {when[:4]}") if len(when) >= _MONTH else (f"year {when[:4]}",)
