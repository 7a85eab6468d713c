"""Hindrances: what forbids that two groups of figures are one person, whatever else speaks for it.

A generation between them, two countries, another sex, a president and a secretary at once.
"""

from collections.abc import Iterator

from reftel.claims.name import alike
from reftel.claims.resolve import fathers
from reftel.room.group import Group, Traits
from reftel.room.office import WIFE, Office
from reftel.room.pair import Pair, gap, leads

_SOON, _TERM, _GENERATION = 2, 8, 25


def are_apart(one: Group, other: Group) -> bool:
    """Whether what is told of each forbids that `one`, to be placed, is `other`: soon told, and asked first."""
    return (
        gap(one.years, other.years) > (_GENERATION if one.whole else _TERM)
        or (_disagree(one.lands, other.lands) and (_counted(one) or _counted(other)))
        or _disagree(one.suffixes, other.suffixes)
        or _disagree(one.sexes, other.sexes)
        or bool(one.sides and other.sides and any(side ^ 1 in other.sides for side in one.sides))
    )


def _disagree(ones: Traits[str], others: Traits[str]) -> bool:
    return bool(ones and others) and ones.isdisjoint(others)


def against(pair: Pair) -> Iterator[str]:
    """What else forbids that two are one person, when they are laid side by side."""
    one, other = pair.one, pair.other
    if pair.nearly and not (pair.single and pair.tenure <= _SOON):
        yield "their given names are not the same"
    if pair.left_out and one.held and other.held and not pair.office:
        yield "the first given name is left out, and the office is another"
    if pair.full and (_is_father(one, other) or _is_father(other, one)):
        yield "one bears the name of the other's father"
    if pair.titled and not pair.office:
        yield "others bear a given name, too"
    named = pair.office if pair.full else leads(pair) and not pair.titled
    if pair.stranger and not named:
        yield pair.stranger
    if not pair.full and (_enlists(one, other) or _enlists(other, one)):
        yield "nobody bears arms who held other offices before"
    if not pair.full and not pair.office and (_descends(one, other) or _descends(other, one)):
        yield "nobody leads a country and holds another office at once"


def _is_father(one: Group, other: Group) -> bool:
    """Whether one is called as the other's father: `Sami al-Rahvend`, `Daoud bin Sami al-Rahvend`."""
    return any(alike(one.parts[0], father) for father in fathers(other.name)) and not alike(
        one.parts[0], other.parts[0]
    )


def _enlists(soldier: Group, other: Group) -> bool:
    """Whether one bears arms and no more, and the other held other offices before that."""
    arms = {office.realm for office in soldier.held} == {"arms"}
    civil = bool(other.held) and all(office.realm != "arms" for office in other.held)
    return arms and civil and min(soldier.years, default=0) > min(other.years, default=0)


def _counted(group: Group) -> bool:
    return any(office.single or office.throne for office in group.held)


def _descends(leader: Group, other: Group) -> bool:
    """Whether one leads a country and the other holds an office of a cabinet, or an envoy's, no earlier than that."""
    lead = {year for each, years in leader.held.items() if each.lead for year in years}
    if not lead or any(each.lead for each in other.held):
        return False
    if any(each.head == WIFE for each in other.held):
        return True
    left = all(each.former for each in leader.held if each.lead)
    below = {year for each, years in other.held.items() if _below(each, left) for year in years}
    return bool(below) and max(below) >= min(lead)


def _below(office: Office, left: bool) -> bool:
    """Whether nobody who leads a country holds this besides; who `left` such an office may be a minister."""
    return not office.former and ((office.single and not left) or not office.beside(Office("president", lead=True)))
