"""Merging: figures placed one after the other, each with the person it is judged to be.

Those named in full come first. A name alone with a title then joins the one it may mean: `President Rahvend` the only
Rahvend who is president, `Colonel Tamaz` the Tamaz whom the same post writes of. What more than one may be stays open.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

import msgspec

from reftel.claims.name import alike
from reftel.claims.resolve import same_person
from reftel.room.figure import Figure
from reftel.room.holding import Holding, Row, first
from reftel.room.judgement import DIFFERENT, SAME, Judgement, Mark
from reftel.room.likeness import Group, Merge, is_of, likeness, may_follow
from reftel.room.rarity import Rarity
from reftel.room.sounds import Sounds

_MOST_DOUBTS = 10
"""With how many persons it is asked whether a figure is one of them: a common name would be asked about without end."""
_FAMED = 12
"""Who is named in more telegrams than this is no company that tells one man from another."""


class Doubt(msgspec.Struct, frozen=True):
    """Two figures that may be one person and were not merged: what a person might decide."""

    left: Figure
    right: Figure
    reasons: tuple[str, ...]


class Merging:
    """Figures, in order of time, merged by rule and by what people judged; `doubts` are what was left open."""

    def __init__(self, figures: Sequence[Figure], judged: Sequence[Judgement]) -> None:
        self._judged = judged
        self._judged_in: dict[str, list[Judgement]] = defaultdict(list)
        for row in judged:
            for key in dict.fromkeys((row.left.mrn, row.right.mrn)):
                self._judged_in[key].append(row)
        self._groups: list[Group] = []
        self._under = Sounds()
        self._company = _company(figures)
        self._rarity = Rarity(figures)
        self._holding = Holding(self._rarity)
        self.doubts: list[Doubt] = []
        for figure in figures:
            if figure.whole or figure.redacted:
                self._place(figure)
        for figure in figures:
            if not (figure.whole or figure.redacted):
                self._place(figure)

    def groups(self) -> Iterator[Group]:
        """The persons, each the figures that are judged to be one."""
        return (group for group in self._groups if not group.gone)

    def _place(self, figure: Figure) -> None:
        found, merge = self._judged_group(figure)
        if found is None and not figure.redacted:
            near = [row for row in self._near(figure) if not row[1].against]
            found, merge = self._whole(figure, near) if figure.whole else self._holding.person_of(figure, near)
            if found is None:
                self._wonder(figure, near)
        if found is None:
            found, merge = Group(), None
            self._groups.append(found)
        found.add(figure, self._company[figure.key], merge)
        self._under.add(found, figure)

    def _near(self, figure: Figure) -> list[Row]:
        """The persons whose name this may be, with what speaks for it and against it."""
        apart, company = self._apart(figure), self._company[figure.key]
        rows: list[Row] = []
        for group in self._may_be(figure):
            if group.gone or not same_person(figure.name, group.name):
                continue
            if apart and any(id(each) in apart for each in group.figures):
                continue
            rare = self._rarity.is_rare(figure.parts, _is_spelled(figure, group))
            rows.append((group, likeness(figure, company, group, rare)))
        return rows

    def _may_be(self, figure: Figure) -> list[Group]:
        """The persons it is compared to: of a name alone those of its office, or of a family that is one only.

        Nothing else makes a name alone anybody's (`Holding`), and about nobody else it is asked.
        """
        if figure.whole or not figure.parts:
            return self._under.near(figure)
        alone = self._rarity.families(figure.parts[-1]) <= 1
        company = self._company[figure.key]
        return self._under.called(figure, lambda group: alone and may_follow(figure, company, group))

    def _wonder(self, figure: Figure, near: Sequence[Row]) -> None:
        """Ask about the persons it may be, those of its office when it is a name alone."""
        rows = [(group, like) for group, like in near if figure.whole or like.office]
        places = sorted(range(len(rows)), key=lambda place: (-len(rows[place][1].reasons), place))[:_MOST_DOUBTS]
        for group, like in (rows[place] for place in sorted(places)):
            self.doubts.append(Doubt(group.figures[0], figure, like.reasons))

    def _whole(self, figure: Figure, near: Sequence[Row]) -> tuple[Group | None, Merge | None]:
        """The person of a whole name: more than the name agrees, or it is rare."""
        fitting = [(group, like) for group, like in near if like.same and (like.office or _has_family(figure, group))]
        if not fitting:
            return None, None
        best, like = first(fitting)
        others = [group for group, _ in fitting if group is not best]
        if any(not same_person(best.name, other.name) for other in others):
            most = [row for row in fitting if len(row[1].reasons) == len(like.reasons)]
            if len(most) > 1:
                return None, None
            others = []
        for other in others:
            if _is_one_name(best, other, figure) and not (
                _is_apart(best, other) or self._are_judged_apart(best, other)
            ):
                best.absorb(other, (f"{figure.name} in {figure.key} is both", *like.reasons[1:]))
        return best, Merge(figure.key, figure.name, like.reasons)

    def _are_judged_apart(self, one: Group, other: Group) -> bool:
        """Whether people said of two persons that they are not one."""
        return any(
            (one.has(row.left) and other.has(row.right)) or (one.has(row.right) and other.has(row.left))
            for row in self._judged
            if row.verdict == DIFFERENT
        )

    def _judged_group(self, figure: Figure) -> tuple[Group | None, Merge | None]:
        for row in self._judged_in.get(figure.key, ()):
            other = _other(row, figure)
            if row.verdict == SAME and other is not None:
                for group in self.groups():
                    if group.has(other):
                        return group, Merge(figure.key, figure.name, (row.why or "judged to be the same",), row.by)
        return None, None

    def _apart(self, figure: Figure) -> set[int]:
        """The figures that people judged to be somebody else."""
        rows = self._judged_in.get(figure.key, ())
        others = [_other(row, figure) for row in rows if row.verdict == DIFFERENT]
        return {
            id(each)
            for other in others
            if other is not None
            for group in self.groups()
            for each in group.figures
            if is_of(each, other)
        }


def _is_spelled(figure: Figure, group: Group) -> bool:
    """Whether the family name of a figure stands in a person's name letter by letter."""
    own = figure.parts[-1].lower()
    return any(part.lower() == own for part in group.parts)


def _is_one_name(one: Group, other: Group, figure: Figure) -> bool:
    """Whether two persons are called the same, as a third telegram calls one of them."""
    return len(one.parts) == len(other.parts) == len(figure.parts)


def _is_apart(one: Group, other: Group) -> bool:
    """Whether two persons cannot be one: other sexes, or other countries."""
    sexes = one.sexes and other.sexes and one.sexes.isdisjoint(other.sexes)
    return bool(sexes or (one.lands and other.lands and one.lands.isdisjoint(other.lands)))


def _has_family(figure: Figure, group: Group) -> bool:
    """Whether two whole names end alike, or one begins with the family name of the other: no `Sami Daoud` of three."""
    ones, others = figure.parts, group.parts
    return alike(ones[-1], others[-1]) or alike(ones[0], others[-1]) or alike(ones[-1], others[0])


def _company(figures: Sequence[Figure]) -> dict[str, frozenset[str]]:
    """By telegram, those named in full in it, under their sounds; who is named everywhere is left out."""
    found: dict[str, set[str]] = defaultdict(set)
    for figure in figures:
        found[figure.key].update([figure.sound] if figure.whole else [])
    often = Counter(name for names in found.values() for name in names)
    return {key: frozenset(name for name in names if often[name] <= _FAMED) for key, names in found.items()}


def _other(row: Judgement, figure: Figure) -> Mark | None:
    """The other side of a judgement one side of which is this figure."""
    if is_of(figure, row.left):
        return row.right
    return row.left if is_of(figure, row.right) else None
