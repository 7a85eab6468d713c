"""Evidence: what speaks for two groups of figures being one person, and against it, counted by a table.

Each row of `EVIDENCE` says what is compared, what it counts when both are named in full, and what it counts when one is
not. Two names in full that agree are almost enough; a title and a family name (`Governor Oltavi`) need more.
"""

from collections.abc import Callable

import msgspec

from reftel.claims.name import alike
from reftel.claims.resolve import is_initial
from reftel.room.group import Group, Traits
from reftel.room.office import CABINET, GENERALS, HEADS, agree
from reftel.room.pair import Pair, leads

OFTEN = 5
"""Who is named in so many telegrams is well known."""
_SOON = 2


def _agree(pair: Pair) -> str | None:
    return f"written {pair.one.name} and {pair.other.name}" if pair.full else None


def _nearly(pair: Pair) -> str | None:
    return "the given names are spelled in two ways" if pair.nearly else None


def _left_out(pair: Pair) -> str | None:
    """`Alberto Tamaz` is seldom Luis Alberto Tamaz: who has two given names is called by the first."""
    short, long = sorted((pair.one, pair.other), key=lambda group: len(group.parts))
    few, many = short.parts, long.parts
    if not pair.full or len(few) == len(many) or is_initial(many[0]) or " " not in short.name:
        return None
    return "the first given name is left out" if alike(few[0], many[1]) and not alike(few[0], many[0]) else None


def _rare(pair: Pair) -> str | None:
    if not pair.full or pair.nearly or pair.stranger or not pair.rarity.is_rare(pair.one.parts, pair.spelled):
        return None
    return "the name is whole, and nobody else in the room is called so"


def _numbered(pair: Pair) -> str | None:
    """Rulers and sons are told apart by what stands behind the name."""
    both = pair.one.suffixes & pair.other.suffixes
    return f"{', '.join(sorted(both))} stands behind both names" if both else None


def _only(pair: Pair) -> str | None:
    """The only bearer of a family name, spelled so; kings and shaykhs are called by given names."""
    if pair.full or pair.titled or pair.short.by_given or not pair.spelled or pair.stranger:
        return None
    return "nobody else in the room bears the name" if pair.rarity.families(pair.short.parts[-1]) <= 1 else None


def _known(pair: Pair) -> str | None:
    return "it is known in full" if pair.long.whole and pair.long.held and _only(pair) else None


def _famous(pair: Pair) -> str | None:
    many = pair.long.whole and len(pair.long.figures) >= OFTEN
    return "many telegrams name him" if many and _only(pair) else None


def _other_family(pair: Pair) -> str | None:
    return pair.stranger


def _office(pair: Pair) -> str | None:
    agreed = sorted(map(str, pair.single | pair.same))
    return f"each is called {', '.join(agreed)}" if agreed else None


def _sole(pair: Pair) -> str | None:
    sole = any(office.sole and not office.throne for office in pair.single)
    return "a country has one of it" if sole else None


def _alone_in_office(pair: Pair) -> str | None:
    """Nobody else of the name held the office then; ministers are left out, of whom every country has one."""
    offices = [each for each in pair.single | pair.same if not (each.throne or each.common)]
    if pair.full or not offices or not pair.spelled:
        return None
    family, years = pair.short.parts[-1], pair.short.years
    for soon in (0, _SOON):
        most = max(pair.rarity.holders(family, each, years, soon) for each in offices)
        if most <= (pair.tenure <= soon) and (most or soon):
            return "nobody else of that name held it then"
    return None


def _another(pair: Pair) -> str | None:
    """Another of the name is told to hold the office that year, and this one is not."""
    offices = [each for each in pair.single | pair.same if not (each.throne or each.common)]
    if pair.full or not offices or not pair.tenure or (leads(pair) and not _country(pair)):
        return None
    others = max(pair.rarity.holders(pair.short.parts[-1], each, pair.short.years, 0) for each in offices)
    return "another of that name held it then" if others else None


def _no_longer(pair: Pair) -> str | None:
    """`former President Rahvend` is not the president of whom a telegram tells afterwards."""
    if pair.full or not pair.office or any(each.former for each in pair.short.held):
        return None
    agreed = {each: years for each, years in pair.long.held.items() if any(agree(each, one) for one in pair.short.held)}
    held = max((year for each, years in agreed.items() for year in years if not each.former), default=0)
    left = [year for each, years in agreed.items() for year in years if each.former and year > held]
    first = 0 if not held and leads(pair) else min(pair.short.years, default=0)
    return "he held it before" if left and (min(left) <= first or not first) else None


def _rises(pair: Pair) -> str | None:
    """Who leads a country led it by another title, or was a candidate for it."""
    ones, others = pair.one.held, pair.other.held
    leads = [any(each.lead for each in held) for held in (ones, others)]
    stands = [any(each.head == "candidate" for each in held) for held in (ones, others)]
    rises = not pair.office and any(leads) and all(lead or stand for lead, stand in zip(leads, stands, strict=True))
    return "each leads a country, or is a candidate for it" if rises else None


def _cabinet(pair: Pair) -> str | None:
    """Ministers of two fields of whom posts in one country write, within a few years."""
    if pair.full or pair.office or pair.gap > _SOON or not (_post(pair) or _country(pair)):
        return None
    ones, others = ({each.grade for each in group.held if each.head in CABINET} for group in (pair.one, pair.other))
    return None if ones.isdisjoint(others) else "each is a minister of one country"


def _command(pair: Pair) -> str | None:
    """`Colonel Tamaz` is in command of something: a general's command is taken for his office."""
    heads = [{each.head for each in group.held} for group in (pair.one, pair.other)]
    ranked = any("commander" in one and "colonel" in other for one, other in (heads, heads[::-1]))
    return "one bears a rank, the other commands" if ranked and not (pair.full or pair.office) else None


def _body(pair: Pair) -> str | None:
    """`NDS Chief` and `NDS Director` head one body."""
    if pair.full or pair.office or not _place(pair):
        return None
    heads = all(any(each.head in HEADS for each in group.held) for group in (pair.one, pair.other))
    return "each heads it" if heads else None


def _country(pair: Pair) -> str | None:
    one, other = pair.one, pair.other
    agree = one.lands & other.lands or one.lands & other.seats or other.lands & one.seats
    return "each is of one country" if agree else None


def _place(pair: Pair) -> str | None:
    near = pair.one.places & pair.other.places
    return f"each is of {', '.join(sorted(near))}" if near else None


def _post(pair: Pair) -> str | None:
    """Posts in one country write of both: no evidence when one is of another country than that, as his title says, nor
    for princes and mullahs, of whom a country has many of one name.
    """
    one, other = pair.one, pair.other
    lands, seats = one.lands | other.lands, one.seats & other.seats
    if not pair.full and lands and seats and lands.isdisjoint(seats):
        return None
    if pair.titled and pair.long.whole and not any(office.lead for office in pair.short.held):
        return None
    if one.senders & other.senders:
        return "the same post writes of both"
    return "posts in one country write of both" if seats else None


def _leads_there(pair: Pair) -> str | None:
    return "he leads the country that the posts are in" if leads(pair) and _post(pair) else None


def _company(pair: Pair) -> str | None:
    """The same persons named beside; kings meet the same people, whichever of that given name is meant."""
    beside = (pair.one.company & pair.other.company) - {pair.one.sound, pair.other.sound}
    if pair.titled:
        return None
    return "the same persons are named beside" if beside else None


def _later(pair: Pair) -> str | None:
    """An office is held for some years, and who holds another one now held the first not long ago."""
    led = any(office.lead for held in (pair.one.held, pair.other.held) for office in held)
    if pair.office and (_country(pair) or _leads_there(pair)):
        return None
    gap = pair.tenure if pair.office else pair.gap
    soon = _SOON if led or pair.office else _SOON - 1
    return f"{gap} years lie between them" if gap > soon and not pair.full else None


def _unlike(pair: Pair) -> str | None:
    """Offices that one man seldom holds in turn: a general and a senator, a minister who becomes his own deputy."""
    if pair.office:
        return None
    ones, others = _realms(pair.one), _realms(pair.other)
    apart = bool(ones and others) and ones.isdisjoint(others)
    return (
        "their offices are of unlike kinds"
        if apart or _falls(pair.one, pair.other) or _falls(pair.other, pair.one)
        else None
    )


def _realms(group: Group) -> set[str]:
    """What somebody's offices are of; a general may be at the head of anything that has no realm of its own."""
    return {each.realm for each in group.held} | {"" for each in group.held if each.head in GENERALS}


def _falls(higher: Group, lower: Group) -> bool:
    """Whether one holds an office, and the other one under it at once or next."""
    return any(
        one.head == other.head and not one.grade and _follows(higher.held[one], lower.held[other])
        for other in lower.held
        if other.grade
        for one in higher.held
    )


def _follows(first: Traits[int], then: Traits[int]) -> bool:
    return any(0 <= year - before < _SOON for before in first for year in then)


class Row(msgspec.Struct, frozen=True):
    """One row of the table: `test` says in words what holds of a pair, None when it does not or is not known."""

    test: Callable[[Pair], str | None]
    full: int
    alone: int


EVIDENCE = (
    #   what is compared      in full  alone
    Row(_agree, 2, 0),  # both are named in full, and the names agree
    Row(_nearly, -1, 0),  # ... but for the spelling of the given name
    Row(_left_out, -1, 0),  # ... but for the first given name, which one leaves out
    Row(_other_family, -1, -2),  # what they share is not the family name
    Row(_rare, 1, 0),  # nobody else is likely to be called so
    Row(_numbered, 1, 1),  # the same number stands behind both, or Jr.
    Row(_only, 0, 1),  # nobody else bears the family name
    Row(_known, 0, 1),  # ... and the one who bears it is named in full
    Row(_famous, 0, 1),  # ... in five telegrams and more
    Row(_office, 1, 2),  # the same office
    Row(_sole, 0, 1),  # ... of which a country has one
    Row(_alone_in_office, 0, 1),  # ... and nobody else of the name held it then
    Row(_another, 0, -2),  # ... but another of the name held it then
    Row(_no_longer, 0, -2),  # ... but held it before
    Row(_rises, 0, 1),  # a candidate who leads the country, a prime minister who becomes president
    Row(_country, 1, 1),  # the same country, by the titles or by the posts
    Row(_cabinet, 0, 1),  # ministers of two fields in one country
    Row(_command, 0, 1),  # a colonel and a commander
    Row(_place, 1, 1),  # the same place or body
    Row(_body, 0, 1),  # ... which each of them heads
    Row(_post, 1, 1),  # the same post, or posts in one country
    Row(_leads_there, 0, 1),  # ... and he leads that country
    Row(_company, 1, 1),  # the same persons named beside
    Row(_later, 0, -1),  # years between them
    Row(_unlike, 0, -1),  # offices that one man seldom holds in turn
)
