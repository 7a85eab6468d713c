"""Merging: figures placed one after the other, each with the person it is judged to be.

Those named in full come first. A name alone with a title then joins the one it may mean: `President Rahvend` the only
Rahvend who is president, `Colonel Tamaz` the Tamaz whom the same post writes of. At the end all are compared
once more, with what is told of them by then. What more than one may be stays open.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

import msgspec

from reftel.claims.resolve import same_person
from reftel.room.asunder import rivals, told_apart
from reftel.room.figure import Figure
from reftel.room.group import Group, Merge, is_of
from reftel.room.hindrance import are_apart
from reftel.room.judgement import DIFFERENT, SAME, Judgement, Mark
from reftel.room.likeness import Likeness, likeness, may_follow
from reftel.room.pair import bearers, is_nearly
from reftel.room.rarity import Rarity
from reftel.room.sounds import Sounds

Row = tuple[Group, Likeness]
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
        self._sides = told_apart(figures)
        self._rivals = rivals(figures, self._sides)
        self.doubts: list[Doubt] = []
        for figure in figures:
            if figure.whole or figure.redacted:
                self._place(figure)
        for figure in figures:
            if not (figure.whole or figure.redacted):
                self._place(figure)
        rest = [group for group in self._groups if not group.figures[0].redacted]
        while rest:
            # Of whom more is told now, somebody else may be the same.
            rest = list(dict.fromkeys(found for group in rest if not group.gone and (found := self._settle(group))))

    def groups(self) -> Iterator[Group]:
        """The persons, each the figures that are judged to be one."""
        return (group for group in self._groups if not group.gone)

    def _place(self, figure: Figure) -> None:
        company = self._company[figure.key]
        found, merge = self._judged_group(figure)
        own = Group([figure], company)
        own.side_with(self._sides.get(id(figure), ()))
        if found is None and not figure.redacted:
            apart = self._apart(figure)
            others = self._rivals.get(id(figure), frozenset())
            near = [row for row in self._near(own) if id(row[0]) not in apart and others.isdisjoint(row[0].held)]
            found, like = self._whole(figure, near) if figure.whole else _chosen(near)
            merge = Merge(figure.key, figure.name, like.reasons)
            if found is None:
                self._wonder(figure, near)
        if found is None:
            found = own
            self._groups.append(found)
        else:
            found.add(figure, company, merge)
            found.side_with(own.sides)
        self._under.add(found, figure)

    def _settle(self, group: Group) -> Group | None:
        """Compare a person with the others once more; if he is one of them, he joins him, who is returned."""
        near = [row for row in self._near(group) if not self._are_judged_apart(group, row[0])]
        near = [row for row in near if row[0].whole] if group.whole else near
        found, like = _chosen(near)
        if found is None:
            return None
        if group.whole and len(group.figures) > len(found.figures):
            group, found = found, group
        found.absorb(group, like.reasons)
        for figure in group.figures:
            self._under.add(found, figure)
        return found

    def _near(self, own: Group) -> list[Row]:
        """The persons whose name this may be, with what speaks for it; those whom something forbids are left out."""
        groups = self._under.in_order(own, filter(partial(_may_be_one, own), self._may_be(own)))
        rows = ((each, likeness(own, each, self._rarity)) for each in groups)
        return [(each, like) for each, like in rows if like is not None]

    def _may_be(self, own: Group) -> Iterable[Group]:
        """The persons it is compared to: of a name alone those of its office, or of a family that is one only.

        Nothing else makes a name alone anybody's, and about nobody else it is asked.
        """
        if own.whole and own.held:
            return list({id(each): each for each in (*self._under.near(own), *self._under.beside(own))}.values())
        if own.whole or not own.parts:
            return self._under.near(own)
        only = bearers(own, self._rarity)[1] <= 1
        return self._under.called(own, lambda group: may_follow(own, group) if only else _is_compatriot(own, group))

    def _wonder(self, figure: Figure, near: Sequence[Row]) -> None:
        """Ask about the persons it may be, those of its office when it is a name alone."""
        rows = [(group, like) for group, like in near if figure.whole or like.office]
        places = sorted(range(len(rows)), key=lambda place: (-rows[place][1].points, place))[:_MOST_DOUBTS]
        for group, like in (rows[place] for place in sorted(places)):
            self.doubts.append(Doubt(group.figures[0], figure, like.reasons))

    def _whole(self, figure: Figure, near: Sequence[Row]) -> tuple[Group | None, Likeness]:
        """The person of a whole name; a third telegram may show that two who are called so are one."""
        fitting = [row for row in near if row[1].same]
        if not fitting:
            return None, Likeness()
        best, like = max(fitting, key=lambda row: (row[1].points, len(row[0].figures)))
        others = [group for group, _ in fitting if group is not best]
        if any(not same_person(best.name, other.name) for other in others):
            if len([row for row in fitting if row[1].points == like.points]) > 1:
                return None, Likeness()
            others = []
        for other in others:
            if _is_one_name(best, other, figure) and not (
                _is_apart(best, other) or self._are_judged_apart(best, other)
            ):
                best.absorb(other, (f"{figure.name} in {figure.key} is both", *like.reasons[1:]))
        return best, like

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
        """The groups with figures that people judged to be somebody else."""
        rows = self._judged_in.get(figure.key, ())
        others = [_other(row, figure) for row in rows if row.verdict == DIFFERENT]
        return {id(group) for other in others if other is not None for group in self.groups() if group.has(other)}


def _may_be_one(own: Group, other: Group) -> bool:
    """Whether another group is called like this one, and nothing that is told of them keeps them apart."""
    if other.gone or other is own or are_apart(own, other):
        return False
    return same_person(own.name, other.name) or is_nearly(own, other)


def _is_compatriot(own: Group, other: Group) -> bool:
    """Whether the offices of two are told to be of one country, or of a foreign service."""
    serve = all(any(each.service for each in group.held) for group in (own, other))
    return serve or not own.lands.isdisjoint(other.lands)


def _chosen(near: Sequence[Row]) -> tuple[Group | None, Likeness]:
    """Of those who are known in full the one for whom most speaks; where two may be meant, one named alone like it.

    So is one named alone who is not the other, and for whom more speaks.
    """
    fitting = [row for row in near if row[1].same]
    whole = _meant([row for row in fitting if row[0].whole])
    short = _meant([row for row in fitting if not row[0].whole])
    if whole and short and short[1].points > whole[1].points and are_apart(short[0], whole[0]):
        return short
    return whole or short or (None, Likeness())


def _meant(rows: Sequence[Row]) -> Row | None:
    """The one that all who fit best are, by their names."""
    best = _best(rows)
    if best and all(same_person(best[0][0].name, other.name) for other, _ in best):
        return max(best, key=lambda row: len(row[0].figures))
    return None


def _best(rows: Sequence[Row]) -> list[Row]:
    """Those for whom most speaks, and of them those who held the office nearest in time.

    Of two who led a country by one name the one who led it then is meant, whatever else is told.
    """
    led = [row for row in rows if row[1].leads]
    if len(led) == len(rows):
        return _highest(rows, lambda like: (*like.near, like.points))
    return _highest(rows, lambda like: (like.points, like.near[-1]))


def _highest(rows: Sequence[Row], rating: Callable[[Likeness], tuple[int, ...]]) -> list[Row]:
    ratings = [rating(like) for _, like in rows]
    return [row for row, each in zip(rows, ratings, strict=True) if each == max(ratings)]


def _is_one_name(one: Group, other: Group, figure: Figure) -> bool:
    """Whether two persons are called the same, as a third telegram calls one of them."""
    return len({len(parts) for parts in (one.parts, other.parts, figure.parts)}) == 1


def _is_apart(one: Group, other: Group) -> bool:
    """Whether two persons cannot be one: other sexes, or other countries."""
    sexes = one.sexes and other.sexes and one.sexes.isdisjoint(other.sexes)
    return bool(sexes or (one.lands and other.lands and one.lands.isdisjoint(other.lands)))


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
