"""Holding: whom a name alone with a title means, among the persons who may bear that name.

`President Rahvend` is the only Rahvend who is president, `Colonel Tamaz` the Tamaz whom the same post writes of.
"""

from collections.abc import Iterable, Sequence

from reftel.claims.name import alike, plain
from reftel.claims.resolve import same_person
from reftel.room.figure import Figure
from reftel.room.likeness import Group, Likeness, Merge
from reftel.room.office import Office, agree, shared
from reftel.room.rarity import Rarity

_EVERYWHERE = frozenset({"minister", "governor", "mayor", "senator", "member"})
"""Offices of which every country, town or house has one or more."""
_SOON, _LONG, _MUCH = 2, 100, 2
Row = tuple[Group, Likeness]


class Holding:
    """What a title and a family name decide in a room whose names are so rare."""

    def __init__(self, rarity: Rarity) -> None:
        self._rarity = rarity

    def person_of(self, figure: Figure, near: Sequence[Row]) -> tuple[Group | None, Merge | None]:
        """The person of a name alone with a title: first those named in full, then those named like it."""
        whole = [row for row in near if row[0].whole]
        for fitting in (
            [row for row in whole if row[1].single and self._is_holder(figure, *row)],
            [row for row in whole if row[1].office and self._is_his(figure, *row)],
            _then(figure, whole),
            [row for row in whole if not row[1].office and self._is_later(figure, *row)],
        ):
            if fitting:
                found = self._chosen(figure, fitting)
                if found[0] is not None:
                    return found
                break
        fitting = [row for row in near if not row[0].whole and self._is_like(figure, *row)]
        return self._chosen(figure, fitting) if fitting else (None, None)

    def _chosen(self, figure: Figure, fitting: Sequence[Row]) -> tuple[Group | None, Merge | None]:
        """The one for whom most speaks; of several who bear one name the one most is told of."""
        most = max(len(like.reasons) for _, like in fitting)
        best = [row for row in fitting if len(row[1].reasons) == most]
        group, like = first(best)
        if any(not same_person(group.name, other.name) for other, _ in best):
            return None, None
        return group, Merge(figure.key, figure.name, like.reasons)

    def _is_holder(self, figure: Figure, group: Group, like: Likeness) -> bool:
        """Whether he holds an office that a country has one of, and no other of his family name does."""
        held, _ = shared(figure.offices, group.held)
        if any(office.throne for office in held):
            return bool(like.land or like.support)
        if not _is_family(figure, group):
            return bool(like.support) and any(office.lead for office in held)
        if all(office.former for office in group.held if any(agree(office, each) for each in held)):
            return bool(like.support) and any(office.former for office in held)
        if like.support or self._is_alone(figure, group):
            return True
        return any(office.sole for office in held) and self._holders(figure, group) <= 1

    def _is_alone(self, figure: Figure, group: Group) -> bool:
        """Whether a room knows of no more than one who bears a family name, spelled so."""
        return _is_spelled(figure, group) and self._rarity.families(figure.parts[-1]) <= 1

    def _holders(self, figure: Figure, group: Group) -> int:
        """How many of a family name hold an office that a figure and a person share."""
        single, other = shared(figure.offices, group.held)
        return max(self._rarity.holders(figure.parts[-1], office) for office in single or other)

    def _is_his(self, figure: Figure, group: Group, like: Likeness) -> bool:
        """Whether the title agrees and more than the title, or nobody else bears the family name or that title."""
        if not _is_family(figure, group):
            return False
        return bool(like.support) or self._is_titled(figure, group)

    def _is_titled(self, figure: Figure, group: Group) -> bool:
        """Whether a title that agrees is enough: nobody else bears the name, or nobody else that title these years.

        Princes and mullahs are called by given names, which many bear.
        """
        single, other = shared(figure.offices, group.held)
        if all(office.throne for office in single | other):
            return False
        if self._is_alone(figure, group):
            return True
        many = any(office.head in _EVERYWHERE or (office.single and not office.sole) for office in single | other)
        return not many and _is_spelled(figure, group) and _is_soon(figure, group) and self._holders(figure, group) <= 1

    def _is_later(self, figure: Figure, group: Group, like: Likeness) -> bool:
        """Whether the only bearer of a family name changed his office: from one cabinet post to another, or to lead the
        country, as the same post writes it; to any other where post and company agree.

        Nobody is a president and something else in one year, and nobody becomes less than that afterwards.
        """
        if not self._is_alone(figure, group):
            return False
        if like.body and _is_soon(figure, group):
            return True
        leads = any(office.lead for office in figure.offices)
        if leads and any(office.lead or office.head == "candidate" for office in group.held):
            return True
        if not leads or not like.support:
            own = figure.offices
            return bool(own) and like.support >= (1 if _cabinet(own) and _cabinet(group.held) else _MUCH)
        before = {year for office, years in group.held.items() if not (office.lead or office.former) for year in years}
        return not before or max(before) < min(figure.years, default=0)

    def _is_like(self, figure: Figure, group: Group, like: Likeness) -> bool:
        """Whether two names alone with one title mean one man."""
        if like.single:
            held, _ = shared(figure.offices, group.held)
            alone = any(office.sole for office in held) or self._is_alone(figure, group)
            return bool(like.support) or (alone and not any(office.throne for office in held))
        if like.office:
            return bool(like.support) or self._is_titled(figure, group)
        own = figure.offices
        beside = all(one.beside(other) for one in own for other in group.held)
        if not (beside and own and group.held and self._is_alone(figure, group)):
            return False
        both = _cabinet(own) and _cabinet(group.held)
        much = like.support >= (1 if both or like.body or _leads(own) != _leads(group.held) else _MUCH)
        return much and (_is_soon(figure, group) or _cabinet(own) or _cabinet(group.held))


def first(rows: Sequence[Row]) -> Row:
    """Those for whom most speaks, and of them the one of most telegrams."""
    return max(rows, key=lambda row: (len(row[1].reasons), len(row[0].figures)))


def _then(figure: Figure, rows: Sequence[Row]) -> list[Row]:
    """Of several who held the office of a name alone the one who did then, when the others did years from it."""
    apart: list[tuple[int, int]] = []
    for place, (group, like) in enumerate(rows):
        if like.office and _is_family(figure, group):
            single, other = shared(figure.offices, group.held)
            years = {
                year
                for each, held in group.held.items()
                if any(agree(each, one) for one in single | other)
                for year in held
            }
            gaps = [abs(year - then) for year in years for then in figure.years]
            apart.append((min(gaps, default=_LONG), place))
    apart.sort()
    if len(apart) <= 1 or apart[0][0] > 1 or apart[1][0] < apart[0][0] + _SOON:
        return []
    return [rows[apart[0][1]]]


def _leads(held: Iterable[Office]) -> bool:
    """Whether one of these offices leads a country."""
    return any(office.lead for office in held)


def _cabinet(held: Iterable[Office]) -> bool:
    """Whether one of these offices is one that a country has one of."""
    return any(office.single for office in held)


def _family(group: Group) -> str:
    return group.parts[-1]


def _is_spelled(figure: Figure, group: Group) -> bool:
    """Whether a name alone is spelled as the family name of a person."""
    return plain(figure.parts[-1]) == plain(_family(group))


def _is_soon(figure: Figure, group: Group) -> bool:
    """Whether no more than two years lie between a figure and what is told of a person."""
    return any(abs(year - other) <= _SOON for year in figure.years for other in group.years)


def _is_family(figure: Figure, group: Group) -> bool:
    """Whether the name alone is the family name of a person."""
    return alike(figure.parts[-1], _family(group))
