"""People: whom the figures of a room's telegrams are judged to be.

Daoud Jurkhal in one telegram and Colonel Dawood al-Zhurkhal in another are one man because office, rank or company
agree; across telegrams a name alone never decides, unless it is whole and rare. A blacked-out name is nobody else's.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

import msgspec

from reftel.claims.name import skeleton
from reftel.claims.resolve import name_parts, same_person
from reftel.room.figure import Figure
from reftel.room.judgement import DIFFERENT, SAME, Judgement, Mark
from reftel.room.likeness import Group, Likeness, Merge, likeness, same_holder, sole_offices
from reftel.room.sounds import Sounds

_RARE = 2
_TITLE_ALONE = 2
"""The reasons there are when only name and title agree."""
_MOST_DOUBTS = 10
"""With how many persons it is asked whether a figure is one of them: a common name would be asked about without end."""
_SIGNS = re.compile(r"[^a-z0-9]+")


class Person(msgspec.Struct, frozen=True):
    """One person of a room: `key` names the page, `name` is the fullest spelling, the first of equals."""

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


class Doubt(msgspec.Struct, frozen=True):
    """Two figures that may be one person and were not merged: what a person might decide."""

    left: Figure
    right: Figure
    reasons: tuple[str, ...]


class People(msgspec.Struct, frozen=True):
    """The persons of a room, in the order in which they are first named, and what is undecided among them."""

    persons: tuple[Person, ...]
    doubts: tuple[Doubt, ...] = ()


def people(figures: Iterable[Figure], judged: Iterable[Judgement] = (), protected: Iterable[Mark] = ()) -> People:
    """Who the figures are; what people judged stands over every rule."""
    rows = sorted(figures, key=lambda figure: (figure.dtg or "~", figure.key))
    merging = _Merging(rows, [row for row in judged if row.about == "person"])
    for figure in rows:
        if figure.whole or figure.redacted:
            merging.place(figure)
    for figure in rows:
        if not (figure.whole or figure.redacted):
            merging.place(figure)
    return merging.result(tuple(protected))


class _Merging:
    """Figures placed one after the other, each into the group it is judged to belong to."""

    def __init__(self, figures: Sequence[Figure], judged: Sequence[Judgement]) -> None:
        self._judged = judged
        self._groups: list[Group] = []
        self._under = Sounds()
        self._company: dict[str, frozenset[str]] = _company(figures)
        self._bearers: dict[str, set[tuple[str, ...]]] = defaultdict(set)
        self._holders: dict[tuple[str, str], set[str]] = defaultdict(set)
        self._doubts: list[Doubt] = []
        for figure in figures:
            sounds = tuple(map(skeleton, figure.parts))
            for sound in sounds if figure.whole else ():
                self._bearers[sound].add((sounds[0], sounds[-1]))
            for office in sole_offices(figure) if figure.whole else ():
                self._holders[sounds[-1], office].add(sounds[0])

    def place(self, figure: Figure) -> None:
        near = [] if figure.redacted else self._near(figure)
        found, merge = self._judged_group(figure, near)
        if found is None and not figure.redacted:
            apart = self._apart(figure)
            if apart:
                near = [group for group in near if not any(id(each) in apart for each in group.figures)]
            found, merge = self._likely(figure, near)
        if found is None:
            found = Group()
            self._groups.append(found)
            merge = None
        found.add(figure, self._company[figure.key], merge)
        self._under.add(found, figure)

    def _near(self, figure: Figure) -> list[Group]:
        """The groups whose name may be this one."""
        return [group for group in self._under.near(figure) if same_person(figure.name, group.name)]

    def _likely(self, figure: Figure, near: Sequence[Group]) -> tuple[Group | None, Merge | None]:
        fitting: list[tuple[Group, Likeness]] = []
        unsure: list[Doubt] = []
        for group in near:
            like = likeness(figure, self._company[figure.key], group, self._is_rare(figure))
            if figure.whole and group.whole and like.against:
                continue
            if like.same:
                fitting.append((group, like))
            elif like.against or figure.whole:
                unsure.append(Doubt(group.figures[0], figure, (*like.reasons, *like.against)))
        self._doubts += _foremost(unsure)
        if not figure.whole:
            fitting = [row for row in same_holder(figure, fitting) if self._is_his(figure, *row)]
        if len(fitting) > 1:
            best = max(len(like.reasons) for _, like in fitting)
            fitting = [row for row in fitting if len(row[1].reasons) == best]
        if len(fitting) > 1 and not figure.whole and not any(group.whole for group, _ in fitting):
            # All are the one man of that title and name, whom nothing but company told apart.
            fitting = [max(fitting, key=lambda row: len(row[0].figures))]
        if len(fitting) > 1 and not figure.whole and (named := _one_holder(figure, fitting)):
            fitting = [named]
        if len(fitting) != 1:
            return None, None
        group, like = fitting[0]
        return group, Merge(figure.key, figure.name, like.reasons)

    def _is_his(self, figure: Figure, group: Group, like: Likeness) -> bool:
        """Whether a name alone with a title is enough for this person.

        More than the title must agree, or the same post must write of him, or nobody else bears the family name, or
        nobody else of it holds an office that a country has one of.
        """
        if not group.whole or len(like.reasons) > _TITLE_ALONE or figure.sender in group.senders:
            return True
        family = skeleton(name_parts(group.name)[-1])
        if skeleton(figure.parts[-1]) != family:
            return False
        shared = sole_offices(figure) & group.sole
        return len(self._bearers[family]) == 1 or any(len(self._holders[family, each]) == 1 for each in shared)

    def _is_rare(self, figure: Figure) -> bool:
        return figure.whole and all(len(self._bearers[skeleton(part)]) <= _RARE for part in figure.parts)

    def _judged_group(self, figure: Figure, near: Sequence[Group]) -> tuple[Group | None, Merge | None]:
        for row in self._judged:
            other = _other(row, figure)
            if row.verdict == SAME and other is not None:
                for group in self._groups:
                    if any(_is(each, other) for each in group.figures):
                        return group, Merge(figure.key, figure.name, (row.why or "judged to be the same",), row.by)
        return None, None

    def _apart(self, figure: Figure) -> set[int]:
        """The figures that people judged to be somebody else."""
        others = [_other(row, figure) for row in self._judged if row.verdict == DIFFERENT]
        return {
            id(each)
            for other in others
            if other is not None
            for group in self._groups
            for each in group.figures
            if _is(each, other)
        }

    def result(self, protected: tuple[Mark, ...]) -> People:
        taken: dict[str, int] = {}
        persons = []
        marks: dict[str, list[Mark]] = defaultdict(list)
        for mark in protected:
            marks[mark.mrn].append(mark)
        self._groups.sort(key=lambda group: (group.figures[0].dtg or "~", group.figures[0].key))
        for group in self._groups:
            name = group.name
            slug = _SIGNS.sub("-", name.lower()).strip("-") or "person"
            count = taken[slug] = taken.get(slug, 0) + 1
            figures = tuple(sorted(group.figures, key=lambda figure: (figure.dtg or "~", figure.key)))
            shielded = any(figure.redacted for figure in figures) or any(
                _is(figure, mark) or same_person(mark.quote, figure.name)
                for figure in figures
                for mark in marks.get(figure.key, ())
            )
            persons.append(
                Person(slug if count == 1 else f"{slug}-{count}", name, figures, tuple(group.merges), shielded)
            )
        return People(tuple(persons), tuple(self._doubts))


def _foremost(doubts: list[Doubt]) -> list[Doubt]:
    """Of the persons a figure may be those for whom most speaks, in the order they came in."""
    if len(doubts) <= _MOST_DOUBTS:
        return doubts
    best = sorted(range(len(doubts)), key=lambda place: (-len(doubts[place].reasons), place))[:_MOST_DOUBTS]
    return [doubts[place] for place in sorted(best)]


def _one_holder(figure: Figure, fitting: Sequence[tuple[Group, Likeness]]) -> tuple[Group, Likeness] | None:
    """Of several groups the largest that is named in full, when all that are hold one office under one name."""
    named = [row for row in fitting if row[0].whole]
    one = all(same_person(group.name, named[0][0].name) for group, _ in named)
    if not (named and one and all(sole_offices(figure) & group.sole for group, _ in named)):
        return None
    return max(named, key=lambda row: len(row[0].figures))


def _company(figures: Sequence[Figure]) -> dict[str, frozenset[str]]:
    """By telegram, those named in full in it, under their sounds."""
    found: dict[str, set[str]] = defaultdict(set)
    for figure in figures:
        found[figure.key].update([" ".join(map(skeleton, figure.parts))] if figure.whole else [])
    return {key: frozenset(names) for key, names in found.items()}


def _other(row: Judgement, figure: Figure) -> Mark | None:
    """The other side of a judgement one side of which is this figure."""
    if _is(figure, row.left):
        return row.right
    return row.left if _is(figure, row.right) else None


def _is(figure: Figure, mark: Mark) -> bool:
    return figure.key == mark.mrn and any(mark.quote == name or name in mark.quote for name in figure.names)
