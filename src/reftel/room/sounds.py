"""Sounds: persons found by how the parts of their names sound, so that a name meets only those it may be.

`Rustam Darvazi` meets Rostem Darwazy and the chief called Darvazi, and none of the hundred others called Rustam. A name
alone with a title, `Colonel Rustam`, meets those of its sound who are colonels, and of a thousand others none.
"""

import sys
from collections import defaultdict
from collections.abc import Callable, Iterable
from itertools import combinations

from reftel.claims.name import plain, skeleton
from reftel.claims.resolve import is_initial
from reftel.room.accord import kind
from reftel.room.figure import Figure
from reftel.room.group import Group
from reftel.room.office import Office
from reftel.room.rarity import is_family_first

_Pair = tuple[str, str]
_LAST = (sys.maxsize, 0)


class Sounds:
    """Groups of figures under the sounds of their names.

    Of two names one may be the other only when all parts of the shorter sound like parts of the longer: two names of
    several sounds share a pair of them, and a name of one sound shares that.
    """

    def __init__(self) -> None:
        self._places: dict[str, dict[int, int]] = defaultdict(dict)
        self._with: dict[str, dict[int, Group]] = defaultdict(dict)
        self._alone: dict[str, dict[int, Group]] = defaultdict(dict)
        self._of_pair: dict[_Pair, dict[int, Group]] = defaultdict(dict)
        self._called: dict[_Pair, dict[int, Group]] = defaultdict(dict)
        self._families: dict[str, dict[int, Group]] = defaultdict(dict)

    def add(self, group: Group, figure: Figure) -> None:
        """Take in a group to which this figure was added."""
        for part in figure.parts:
            places = self._places[skeleton(part)]
            places.setdefault(id(group), len(places))
        sounds = sounds_of(group.parts)
        for sound in sounds:
            self._with[sound][id(group)] = group
        for office in group.held:
            for sound in _called_by(group, office):
                self._called[sound, kind(office)][id(group)] = group
        for part in {plain(part) for part in (group.parts[:1] + group.parts[-1:])}:
            self._families[part][id(group)] = group
        if len(sounds) == 1:
            self._alone[sounds[0]][id(group)] = group
        for pair in combinations(sounds, 2):
            self._of_pair[pair][id(group)] = group

    def near(self, own: Group) -> Iterable[Group]:
        """The groups that may bear this name."""
        sounds = sounds_of(own.parts)
        found: dict[int, Group] = {}
        if len(sounds) == 1:
            found.update(self._with.get(sounds[0], {}))
        for sound in sounds:
            found.update(self._alone.get(sound, {}))
        for pair in combinations(sounds, 2):
            found.update(self._of_pair.get(pair, {}))
        return found.values()

    def beside(self, own: Group) -> Iterable[Group]:
        """Those of the sound of its family name who hold an office of which a country has one, as it does."""
        family = skeleton(own.parts[-1])
        found: dict[int, Group] = {}
        for each in {kind(office) for office in own.held if office.single}:
            found.update(self._called.get((family, each), {}))
        return [group for group in found.values() if group.whole]

    def called(self, own: Group, family: Callable[[Group], bool]) -> Iterable[Group]:
        """Those of them who bear an office of the same kind; and those of the name of whom `family` says so."""
        found: dict[int, Group] = {}
        for sound in sounds_of(own.parts):
            for each in {kind(office) for office in own.held}:
                found.update(self._called.get((sound, each), {}))
        of_name = self._families.get(plain(own.parts[-1]), {})
        found.update((key, group) for key, group in of_name.items() if key not in found and family(group))
        return found.values()

    def in_order(self, own: Group, groups: Iterable[Group]) -> list[Group]:
        """Groups by the parts of this name in turn, and of each part in the order they came in."""
        parts = [self._places.get(skeleton(part), {}) for part in own.parts]

        def place(group: Group) -> tuple[int, int]:
            return next(((number, row[id(group)]) for number, row in enumerate(parts) if id(group) in row), _LAST)

        return sorted(groups, key=place)


def _called_by(group: Group, office: Office) -> tuple[str, ...]:
    """The sounds of what somebody is called by in an office: his family name, a king's given name, of leaders any."""
    if office.lead:
        return sounds_of(group.parts)
    given = office.throne or is_family_first(group.parts, group.lands, group.seats)
    return sounds_of((*group.parts[:1], *group.parts[-1:]) if given else group.parts[-1:])


def sounds_of(parts: Iterable[str]) -> tuple[str, ...]:
    """The sounds of the parts of a name, each once, sorted; initials tell none."""
    return tuple(sorted({skeleton(part) for part in parts if not is_initial(part)}))
