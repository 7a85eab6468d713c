"""Likeness: what speaks for a figure of one telegram being a person known from others, and what against.

Office, place, post and company speak for it; a generation between them, another country or another sex against it.
"""

from collections.abc import Iterable
from typing import Any, TypeVar

import msgspec

from reftel.claims.name import skeleton
from reftel.room.figure import Figure
from reftel.room.judgement import Mark
from reftel.room.office import Office, shared

T = TypeVar("T")
_GENERATION = 25
_TERM = 8
_EVERYWHERE = frozenset({"STATE", "SECSTATE"})
"""Posts that write of people all over the world."""


class Likeness(msgspec.Struct, frozen=True):
    """What was weighed: reasons for it, what speaks against it, and how the offices agree.

    `single` are offices of both that a country has one of, `support` how much more than name and office agrees:
    `land` their country, `body` the body both are of.
    """

    reasons: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    single: bool = False
    office: bool = False
    support: int = 0
    land: bool = False
    body: bool = False

    @property
    def same(self) -> bool:
        """Whether more than the name agrees, and nothing speaks against it."""
        return len(self.reasons) > 1 and not self.against


RULE = "rule"
"""Who merges what nobody judged."""


class Merge(msgspec.Struct, frozen=True):
    """Why a figure of one telegram is this person: `by` is `rule` or whoever judged it."""

    key: str
    name: str
    reasons: tuple[str, ...]
    by: str = RULE


Traits = set[T] | frozenset[T]
"""What is known of somebody; of most people most of it is empty, and that is held once."""
_NONE: frozenset[Any] = frozenset()


class Group:
    """Figures judged to be one person so far."""

    def __init__(self) -> None:
        self.figures: list[Figure] = []
        self.merges: list[Merge] = []
        self.held: dict[Office, Traits[int]] = {}
        self.lands: Traits[str] = _NONE
        self.places: Traits[str] = _NONE
        self.senders: Traits[str] = _NONE
        self.company: Traits[str] = _NONE
        self.years: Traits[int] = _NONE
        self.sexes: Traits[str] = _NONE
        self.suffixes: Traits[str] = _NONE
        self.name = self.sound = ""
        self.parts: tuple[str, ...] = ()
        self.gone = False

    @property
    def whole(self) -> bool:
        """Whether it is known by given and family name."""
        return len(self.parts) > 1

    def has(self, mark: Mark) -> bool:
        """Whether the words of a mark name one of its figures."""
        return any(is_of(figure, mark) for figure in self.figures)

    def add(self, figure: Figure, company: frozenset[str], merge: Merge | None) -> None:
        """Take in one more figure."""
        self.figures.append(figure)
        if merge is not None:
            self.merges.append(merge)
        self._call(figure.name, figure.parts)
        for each in figure.offices:
            self.held[each] = _grown(self.held.get(each, _NONE), figure.years)
        self._take(figure)
        self.senders = _grown(self.senders, {figure.sender} if figure.sender else _NONE)
        self.company = _grown(self.company, company)

    def absorb(self, other: "Group", why: tuple[str, ...]) -> None:
        """Take in another group, which is this person too; it is gone afterwards."""
        first = other.figures[0]
        self.figures += other.figures
        self.merges += (*other.merges, Merge(first.key, first.name, why))
        self._call(other.name, other.parts)
        for each, years in other.held.items():
            self.held[each] = _grown(self.held.get(each, _NONE), years)
        self._take(other)
        self.senders = _grown(self.senders, other.senders)
        self.company = _grown(self.company, other.company)
        other.gone = True

    def _call(self, name: str, parts: tuple[str, ...]) -> None:
        """Call it by a name that has more parts than its own."""
        if len(parts) > len(self.parts):
            self.name, self.parts, self.sound = name, parts, " ".join(map(skeleton, parts))

    def _take(self, other: "Figure | Group") -> None:
        self.lands = _grown(self.lands, other.lands)
        self.places = _grown(self.places, other.places)
        self.years = _grown(self.years, other.years)
        self.sexes = _grown(self.sexes, other.sexes)
        self.suffixes = _grown(self.suffixes, other.suffixes)


def _grown(mine: Traits[T], more: Traits[T]) -> Traits[T]:
    """These and more."""
    if more <= mine:
        return mine
    if isinstance(mine, set):
        mine |= more
        return mine
    return set(mine | more)


def likeness(figure: Figure, company: frozenset[str], group: Group, rare: bool) -> Likeness:
    """How a figure compares to a person."""
    reasons = [f"written {figure.name} and {group.name}"]
    own = figure.offices
    single, other = shared(own, group.held) if own and group.held else (_NONE, _NONE)
    if agreed := sorted(map(str, single | other)):
        reasons.append(f"each is called {', '.join(agreed)}")
    support = []
    land = figure.lands
    if land & group.lands:
        support.append("each is of one country")
    near = figure.places & group.places
    if near:
        support.append(f"each is of {', '.join(sorted(near))}")
    if any(name in group.company for name in company if name not in (figure.sound, group.sound)):
        support.append("the same persons are named beside")
    if figure.sender in group.senders - _EVERYWHERE:
        support.append("the same post writes of both")
    reasons += support
    if rare:
        reasons.append("the name is whole, and nobody else in the room is called so")
    against = tuple(_against(figure, group, own, land))
    return Likeness(
        tuple(reasons),
        against,
        bool(single),
        bool(agreed),
        len(support),
        bool(land & group.lands),
        any(map(str.isupper, near)),
    )


def may_follow(figure: Figure, company: frozenset[str], group: Group) -> bool:
    """Whether anything besides name and office may agree, or both lead a country: sooner told than how they compare."""
    return (
        figure.sender in group.senders
        or not figure.lands.isdisjoint(group.lands)
        or not figure.places.isdisjoint(group.places)
        or not company.isdisjoint(group.company)
        or any(each.lead for each in figure.offices)
    )


def _against(figure: Figure, group: Group, own: Iterable[Office], land: frozenset[str]) -> Iterable[str]:
    if figure.years and group.years:
        (year,) = figure.years
        apart = min(abs(year - other) for other in group.years)
        if apart > (_GENERATION if figure.whole else _TERM):
            yield f"{apart} years lie between them"
    if land and group.lands and land.isdisjoint(group.lands) and _leads(own) and _leads(group.held):
        yield "they are of different countries"
    if (suffix := figure.suffixes) and group.suffixes and suffix.isdisjoint(group.suffixes):
        yield "one is the father, the other the son"
    if figure.sexes and group.sexes and figure.sexes.isdisjoint(group.sexes):
        yield "one is a man, the other a woman"


def _leads(held: Iterable[Office]) -> bool:
    return any(each.single for each in held)


def is_of(figure: Figure, mark: Mark) -> bool:
    """Whether the words of a mark name this figure."""
    return figure.key == mark.mrn and any(mark.quote == name or name in mark.quote for name in figure.names)
