"""Hindrances: what forbids that two groups of figures are one person, whatever else speaks for it.

A generation between them, two countries, another sex, a president and a secretary at once.
"""

from collections.abc import Iterator

from reftel.room.group import Group
from reftel.room.office import Office
from reftel.room.pair import Pair, leads, other_family

_TERM, _GENERATION = 8, 25


def against(pair: Pair) -> Iterator[str]:
    """What forbids that two are one person."""
    one, other = pair.one, pair.other
    if pair.gap > (_GENERATION if one.whole else _TERM):
        yield f"{pair.gap} years lie between them"
    if one.lands and other.lands and one.lands.isdisjoint(other.lands) and (_counted(one) or _counted(other)):
        yield "they are of different countries"
    if one.suffixes and other.suffixes and one.suffixes.isdisjoint(other.suffixes):
        yield "one is the father, the other the son"
    if one.sexes and other.sexes and one.sexes.isdisjoint(other.sexes):
        yield "one is a man, the other a woman"
    if pair.titled and not pair.office:
        yield "others bear a given name, too"
    named = pair.office if pair.full else leads(pair) and not pair.titled
    if (said := other_family(pair)) and not named:
        yield said
    if not pair.full and (_enlists(one, other) or _enlists(other, one)):
        yield "nobody bears arms who held other offices before"
    if not pair.full and not pair.office and (_descends(one, other) or _descends(other, one)):
        yield "nobody leads a country and holds another office at once"


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
    left = all(each.former for each in leader.held if each.lead)
    below = {year for each, years in other.held.items() if _below(each, left) for year in years}
    return bool(below) and max(below) >= min(lead)


def _below(office: Office, left: bool) -> bool:
    """Whether nobody who leads a country holds this besides; who `left` such an office may be a minister."""
    return not office.former and ((office.single and not left) or not office.beside(Office("president", lead=True)))
