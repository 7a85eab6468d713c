"""Entries of the ledger: what somebody is to do, once, with every place that says so.

`PO Delwan will meet Darvazi's widow` in the summary and `The office will try to see the widow` in the body are one
entry with two pins; its strength is the weaker of the two, an attempt.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

import msgspec

from reftel.claims.claim import Action
from reftel.desk.deed import kind, shared
from reftel.desk.restated import DAYS, Stated, day_of
from reftel.room.designation import name_words
from reftel.room.incident import identity, rests_on
from reftel.room.judgement import DIFFERENT, SAME, Judgement
from reftel.room.record import Record, Said
from reftel.room.whom import Whom

STRENGTHS = ("conditional", "attempt", "firm")
"""From the weakest to the strongest."""
_ENOUGH = 2


class Place(msgspec.Struct, frozen=True):
    """One place that states an action; `reasons` say why it is the same as the first."""

    said: Said
    reasons: tuple[str, ...] = ()

    @property
    def action(self) -> Action:
        """What it says."""
        return _action(self.said)


class Entry(msgspec.Struct, frozen=True, dict=True):
    """One thing somebody is to do; `id` is made of the first place that states it."""

    id: str
    places: tuple[Place, ...]

    @property
    def first(self) -> Said:
        """Where it was stated first."""
        return self.places[0].said

    @cached_property
    def last(self) -> Said:
        """Where it was stated last."""
        return max((place.said for place in self.places), key=lambda said: said.told.order)

    @cached_property
    def type(self) -> str:
        """Commitment, offer, request, recommendation or pending."""
        return self.places[0].action.type

    @cached_property
    def action(self) -> str:
        """What is to be done, in the words of the place that says most."""
        return max((place.action.action for place in self.places), key=len)

    @cached_property
    def due(self) -> str | None:
        """By when, as it was said last."""
        return next((place.action.due for place in reversed(self.places) if place.action.due), None)

    @property
    def strengths(self) -> tuple[str, ...]:
        """How firm each place is."""
        return tuple(place.action.strength for place in self.places)

    @property
    def strength(self) -> str:
        """The weakest of its strengths."""
        return min(self.strengths, key=STRENGTHS.index)

    @cached_property
    def about(self) -> frozenset[str]:
        """The persons it concerns."""
        return frozenset().union(*(place.said.about for place in self.places))

    def side(self, key: str) -> Whom | None:
        """Owner or counterpart, in the fullest words."""
        return self._sides[key]

    @cached_property
    def _sides(self) -> dict[str, Whom | None]:
        return {key: self._fullest(key) for key in ("owner", "counterpart")}

    def _fullest(self, key: str) -> Whom | None:
        found = [whom for place in self.places if (whom := place.said.who(key))]
        return max(found, key=lambda whom: (bool(whom.persons or whom.kin), len(whom.label)), default=None)


def _action(said: Said) -> Action:
    action = said.told.claim.said
    assert isinstance(action, Action)
    return action


def entries(record: Record) -> tuple[Entry, ...]:
    """The entries of a record, in the order in which they were first stated."""
    return record.part("entries", _entries)


def _entries(record: Record) -> tuple[Entry, ...]:
    judged = [row for row in record.judged if row.about == "promise"]
    groups: list[list[Place]] = []
    stated = Stated(judged)
    for said in record.said:
        if not isinstance(said.told.claim.said, Action):
            continue
        cited = rests_on(said, record)
        near = stated.near(said, _kind(said), cited)
        number, reasons = _group(said, near, groups, judged, cited)
        if number == len(groups):
            groups.append([])
        groups[number].append(Place(said, reasons))
        stated.add(said, number, _kind(groups[number][0].said))
    return tuple(Entry(identity(group[0].said), tuple(group)) for group in groups)


def _kind(said: Said) -> tuple[str, str]:
    """Type of an action, and the class of its verb: what states one thing twice agrees on them."""
    action = _action(said)
    return action.type, kind(action.action)


def _group(
    said: Said,
    near: Iterable[int],
    groups: Sequence[list[Place]],
    judged: Sequence[Judgement],
    cited: frozenset[str],
) -> tuple[int, tuple[str, ...]]:
    """The number of the entry an action states, and why it is that one; of a new one when it is none of these."""
    for number in near:
        reasons = _judged(said, groups[number], judged) or _same(said, groups[number], cited)
        if reasons and reasons[0] != DIFFERENT:
            return number, reasons
    return len(groups), ()


def _judged(said: Said, group: Iterable[Place], judged: Iterable[Judgement]) -> tuple[str, ...]:
    for row in judged:
        for one, other in ((row.left, row.right), (row.right, row.left)):
            if (one.mrn, one.quote) == (said.told.key, said.told.quote) and any(
                (place.said.told.key, place.said.told.quote) == (other.mrn, other.quote) for place in group
            ):
                return (row.why or "judged to be the same",) if row.verdict == SAME else (DIFFERENT,)
    return ()


def _same(said: Said, group: Sequence[Place], cited: frozenset[str]) -> tuple[str, ...]:
    """Why an action is what this group states; empty when it is not."""
    action, other = _action(said), group[0].action
    last = group[-1].said
    own = last.told.key == said.told.key
    if action.type != other.type or (own and last.told.place == said.told.place):
        return ()
    if kind(action.action) != kind(other.action):
        return ()
    if not any(_same_owner(said, place.said) for place in group):
        return ()
    whom = next((reason for place in group if (reason := _same_counterpart(said, place.said))), "")
    if not whom and action.type == "pending" and any(place.said.told.key in cited for place in group):
        whom = "it rests on the telegram that said so first"
    if not whom or not (own or _restated(said, group)):
        return ()
    where = "the same telegram states it again" if own else "a later telegram states it again"
    return where, f"both times it is to {kind(action.action)}", whom


def _same_owner(said: Said, other: Said) -> bool:
    one, two = said.who("owner"), other.who("owner")
    if one is None or two is None:
        return one is two
    return same_party(one, two)


def same_party(one: Whom, two: Whom) -> bool:
    """Whether two designations may be one party: a person in common, or the words of one all in the other's."""
    if set(one.persons) & set(two.persons):
        return True
    few, many = sorted((set(one.bare.split()), set(two.bare.split())), key=len)
    return bool(few) and few <= many


def _same_counterpart(said: Said, other: Said) -> str:
    one, two = said.who("counterpart"), other.who("counterpart")
    if one and two:
        if set(one.persons) & set(two.persons):
            return "both name the same person"
        if set(one.kin) & set(two.kin):
            return f"both name the {one.kin[0][0]}"
    if said.told.key != other.told.key:
        if one and two and _kin_of(one, two):
            return "one names her, the other says whose kin she is"
        return ""
    common = shared(_action(said).action, _action(other).action)
    if len(common) >= _ENOUGH + 1:
        return f"the same words: {', '.join(sorted(common))}"
    return ""


def _kin_of(one: Whom, two: Whom) -> bool:
    """Whether one names a person and the other speaks of kin under the same family name."""
    for left, right in ((one, two), (two, one)):
        if left.kin and right.persons and name_words(left.text) & name_words(right.text):
            return True
    return False


def _restated(said: Said, group: Sequence[Place]) -> bool:
    before, now = day_of(group[-1].said), day_of(said)
    return before is not None and now is not None and now - before <= DAYS


def pins(places: Iterable[Place]) -> Iterator[str]:
    """The pins, each once."""
    yield from dict.fromkeys(place.said.pin for place in places)
