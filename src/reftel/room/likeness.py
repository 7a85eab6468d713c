"""Likeness: what speaks for a figure of one telegram being a person known from others, and what against.

Office, place, post and company speak for it; a generation between them, another country or another sex against it.
"""

from collections import defaultdict
from collections.abc import Iterable

import msgspec

from reftel.claims.name import skeleton
from reftel.claims.resolve import full_parts
from reftel.room.figure import Figure
from reftel.room.judgement import Mark
from reftel.room.office import Office, shared

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


class Group:
    """Figures judged to be one person so far."""

    def __init__(self) -> None:
        self.figures: list[Figure] = []
        self.merges: list[Merge] = []
        self.held: dict[Office, set[int]] = defaultdict(set)
        self.lands: set[str] = set()
        self.places: set[str] = set()
        self.senders: set[str] = set()
        self.company: set[str] = set()
        self.years: set[int] = set()
        self.sexes: set[str] = set()
        self.suffixes: set[str] = set()
        self.name = ""
        self.gone = False

    @property
    def whole(self) -> bool:
        """Whether it is known by given and family name."""
        return len(full_parts(self.name)) > 1

    @property
    def family(self) -> str:
        """The sound of its last name."""
        return skeleton(full_parts(self.name)[-1]) if full_parts(self.name) else ""

    def has(self, mark: Mark) -> bool:
        """Whether the words of a mark name one of its figures."""
        return any(is_of(figure, mark) for figure in self.figures)

    def add(self, figure: Figure, company: frozenset[str], merge: Merge | None) -> None:
        """Take in one more figure."""
        self.figures.append(figure)
        if merge is not None:
            self.merges.append(merge)
        if len(figure.parts) > len(full_parts(self.name)):
            self.name = figure.name
        for each in figure.offices:
            self.held[each] |= figure.years
        self.lands |= figure.lands
        self.places |= figure.places
        self.senders |= {figure.sender} if figure.sender else set()
        self.company |= company
        self.years |= figure.years
        self.sexes |= figure.sexes
        self.suffixes |= figure.suffixes

    def absorb(self, other: "Group", why: tuple[str, ...]) -> None:
        """Take in another group, which is this person too; it is gone afterwards."""
        first = other.figures[0]
        self.figures += other.figures
        self.merges += (*other.merges, Merge(first.key, first.name, why))
        if len(full_parts(other.name)) > len(full_parts(self.name)):
            self.name = other.name
        for each, years in other.held.items():
            self.held[each] |= years
        for mine, others in (
            (self.lands, other.lands),
            (self.places, other.places),
            (self.senders, other.senders),
            (self.company, other.company),
            (self.sexes, other.sexes),
            (self.suffixes, other.suffixes),
        ):
            mine.update(others)
        self.years |= other.years
        other.gone = True


def likeness(figure: Figure, company: frozenset[str], group: Group, rare: bool) -> Likeness:
    """How a figure compares to a person."""
    reasons = [f"written {figure.name} and {group.name}"]
    own = figure.offices
    single, other = shared(own, group.held)
    if agreed := sorted(map(str, single | other)):
        reasons.append(f"each is called {', '.join(agreed)}")
    support = []
    land = figure.lands
    if land & group.lands:
        support.append("each is of one country")
    near = figure.places & group.places
    if near:
        support.append(f"each is of {', '.join(sorted(near))}")
    names = {" ".join(map(skeleton, figure.parts))} | {" ".join(map(skeleton, full_parts(group.name)))}
    if not (company - names).isdisjoint(group.company):
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
