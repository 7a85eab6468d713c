"""Asunder: whom one telegram tells apart though their names would be one man's, as all other telegrams must.

`First Lady Marta Rahvend` and `President Rahvend` stand in one telegram: neither is ever the other.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from reftel.claims.name import skeleton
from reftel.claims.resolve import same_person
from reftel.room.figure import Figure
from reftel.room.office import Office

Sides = Mapping[int, tuple[int, ...]]
"""By the figure's id, the sides on which it stands: of two told apart one has an even number, the other the next."""


def told_apart(figures: Iterable[Figure]) -> Sides:
    """Of all telegrams, who in each is told apart from whom."""
    casts: dict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        casts[figure.key].append(figure)
    sides: dict[int, tuple[int, ...]] = defaultdict(tuple)
    number = 0
    for cast in casts.values():
        for short, other in _pairs(cast):
            sides[id(short)] += (number,)
            sides[id(other)] += (number + 1,)
            number += 2
    return sides


def rivals(figures: Iterable[Figure], sides: Sides) -> Mapping[int, frozenset[Office]]:
    """By the figure's id, the offices one for each country that those hold from whom its telegram tells it apart.

    Beside an Education Minister Rahvend the Defense Minister Rahvend is not Sami Rahvend, who is minister of education.
    """
    told = [figure for figure in figures if id(figure) in sides]
    on = {side: figure for figure in told for side in sides[id(figure)]}
    found = {}
    for figure in told:
        others = {office for side in sides[id(figure)] for office in on[side ^ 1].offices if office.single}
        found[id(figure)] = frozenset(others - figure.offices)
    return found


def _pairs(cast: Sequence[Figure]) -> Iterator[tuple[Figure, Figure]]:
    """A name alone and the only one that it might repeat: had it been he, the telegram had them as one."""
    shorts = [each for each in cast if not (each.whole or each.redacted) and each.parts]
    under: dict[str, list[Figure]] = {skeleton(each.parts[-1]): [] for each in shorts}
    for figure in cast if shorts else ():
        for sound in under.keys() & figure.sound.split():
            under[sound].append(figure)
    for short in shorts:
        near = under[skeleton(short.parts[-1])]
        others = (each for each in near if each is not short and not each.redacted)
        fitting = [each for each in others if same_person(short.name, each.name)]
        if len(fitting) == 1:
            yield short, fitting[0]
