"""Accord: whether two titles may be one office: `Minister` and `Minister of Finance`, a general and his command."""

from collections.abc import Collection, Iterable
from functools import lru_cache

from reftel.claims.wordclass import words_of
from reftel.room.office import Office

_COMMANDER, _MEMBER, _HOUSE = "commander", "legislator", "house"
SCHOOL = "school"
"""The realm of professors, who may hold any office besides but those that lead a country."""


def agree(one: Office, other: Office) -> bool:
    """Whether two titles may be one office: the same, or one without the field that the other has, a general's command.

    >>> from reftel.room.office import read_office
    >>> agree(read_office("Minister"), read_office("MinFin")), agree(read_office("MinInt"), read_office("MinFin"))
    (True, False)
    >>> agree(read_office("CODEL"), read_office("Senator"))
    True
    """
    if one.grade != other.grade or one.lead != other.lead:
        return False
    if one.head == other.head:
        return not (one.field and other.field and one.field.isdisjoint(other.field))
    related = _related(one.head, other.head)
    return related is not None and not (related and one.field.isdisjoint(other.field))


@lru_cache(maxsize=10_000)
def _related(one: str, other: str) -> bool | None:
    """Whether two words may stand for one office only in one field; None when they never do."""
    heads = {one, other}
    if _COMMANDER in heads and not heads.isdisjoint(words_of("general")):
        return False
    if heads == words_of("of a cabinet") or heads <= words_of("heads a body"):
        return True
    return False if _MEMBER in heads and Office(one).realm == Office(other).realm == _HOUSE else None


def kind(office: Office) -> str:
    """What two offices have alike when they agree: the word that makes them offices, of cabinets one for all.

    A commander agrees with other heads of his field, too, and is found under his arms alone.
    """
    if office.head == _COMMANDER or office.head in words_of("general"):
        return _COMMANDER
    if office.head in words_of("of a cabinet"):
        return "minister"
    if office.head in words_of("heads a body"):
        return "chief"
    return _HOUSE if office.realm == _HOUSE else office.head


def realms(offices: Collection[Office]) -> frozenset[str]:
    """What somebody's offices are of; a general may be at the head of anything that has no realm of its own.

    >>> from reftel.room.office import read_office
    >>> sorted(realms([read_office("General"), read_office("Senator")]))
    ['', 'arms', 'house']
    """
    own = {"" if each.realm == SCHOOL else each.realm for each in offices}
    return frozenset(own | {"" for each in offices if each.head in words_of("general")})


def shared(ones: Iterable[Office], others: Iterable[Office]) -> tuple[frozenset[Office], frozenset[Office]]:
    """What two sets of offices have in common: those a country has one of, and others that may be the same."""
    both = [(one, other) for one in ones for other in others if agree(one, other)]
    same = {one for one, other in both if one.single and other.single}
    return frozenset(same), frozenset(one for one, _ in both if one not in same)
