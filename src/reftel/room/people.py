"""People: whom the figures of a room's telegrams are judged to be.

Daoud Jurkhal in one telegram and Colonel Dawood al-Zhurkhal in another are one man because office, rank or company
agree; across telegrams a name alone never decides, unless it is whole and rare. A blacked-out name is nobody else's.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

import msgspec

from reftel.claims.resolve import same_person
from reftel.room.figure import Figure
from reftel.room.group import Group, Merge, is_of
from reftel.room.judgement import Judgement, Mark
from reftel.room.merging import Doubt, Merging

_SIGNS = re.compile(r"[^a-z0-9]+")


class Person(msgspec.Struct, frozen=True):
    """One person of a room: `key` names the page, `name` is the fullest spelling, of equals the first in time."""

    key: str
    name: str
    figures: tuple[Figure, ...]
    merges: tuple[Merge, ...] = ()
    protected: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """All spellings, in order of time."""
        return tuple(dict.fromkeys(name for figure in self.figures for name in figure.names))

    @property
    def titles(self) -> tuple[str, ...]:
        """Ranks and offices before the name."""
        return tuple(dict.fromkeys(title for figure in self.figures for title in figure.titles))


class People(msgspec.Struct, frozen=True):
    """The persons of a room, in the order in which they are first named, and what is undecided among them."""

    persons: tuple[Person, ...]
    doubts: tuple[Doubt, ...] = ()


def people(figures: Iterable[Figure], judged: Iterable[Judgement] = (), protected: Iterable[Mark] = ()) -> People:
    """Who the figures are; what people judged stands over every rule."""
    rows = sorted(figures, key=_order)
    merging = Merging(rows, [row for row in judged if row.about == "person"])
    groups = sorted(merging.groups(), key=lambda group: _order(group.figures[0]))
    return People(tuple(_persons(groups, protected)), tuple(merging.doubts))


def _order(figure: Figure) -> tuple[str, str]:
    return figure.dtg or "~", figure.key


def _persons(groups: Iterable[Group], protected: Iterable[Mark]) -> Iterator[Person]:
    taken: dict[str, int] = {}
    marks: dict[str, list[Mark]] = defaultdict(list)
    for mark in protected:
        marks[mark.mrn].append(mark)
    for group in groups:
        figures = tuple(sorted(group.figures, key=_order))
        name = _name(figures)
        slug = _SIGNS.sub("-", name.lower()).strip("-") or "person"
        count = taken[slug] = taken.get(slug, 0) + 1
        shielded = any(_is_shielded(figure, marks.get(figure.key, ())) for figure in figures)
        yield Person(slug if count == 1 else f"{slug}-{count}", name, figures, tuple(group.merges), shielded)


def _name(figures: Iterable[Figure]) -> str:
    """The fullest spelling, the first of equals in time."""
    return max(figures, key=lambda figure: (figure.whole, len(figure.parts))).name


def _is_shielded(figure: Figure, marks: Iterable[Mark]) -> bool:
    """Whether it is blacked out, or its telegram asks to protect somebody so named."""
    return figure.redacted or any(is_of(figure, mark) or same_person(mark.quote, figure.name) for mark in marks)
