"""Evidence of offices: whether what two are told to hold is one office, follows from the other, or cannot.

Each test says in words what holds of a pair; None when it does not, or is not known.
"""

from reftel.claims.wordclass import words_of
from reftel.room.accord import SCHOOL, agree, realms
from reftel.room.circumstance import SOON, company, country, place, post
from reftel.room.group import Group, Traits
from reftel.room.pair import Pair, leads


def office(pair: Pair) -> str | None:
    """FM, FonMin, Minister of Foreign Affairs."""
    agreed = sorted(map(str, pair.single | pair.same))
    return f"each is called {', '.join(agreed)}" if agreed else None


def sole(pair: Pair) -> str | None:
    """The president, a cabinet's secretary: no king, of whom others bear the name."""
    sole = any(office.sole and not office.throne for office in pair.single)
    return "a country has one of it" if sole else None


def alone_in_office(pair: Pair) -> str | None:
    """Nobody else of the name held the office then; ministers are left out, of whom every country has one."""
    offices = [each for each in pair.single | pair.same if not (each.throne or each.common)]
    if pair.full or not offices or not pair.spelled:
        return None
    family, years = pair.short.parts[-1], pair.short.years
    for soon in (0, SOON):
        most = max(pair.rarity.holders(family, each, years, soon) for each in offices)
        if most <= (pair.tenure <= soon) and (most or soon):
            return "nobody else of that name held it then"
    return None


def another(pair: Pair) -> str | None:
    """Another of the name is told to hold the office that year, and this one is not."""
    offices = [each for each in pair.single | pair.same if not (each.throne or each.common)]
    if pair.full or not offices or not pair.tenure or (leads(pair) and not country(pair)):
        return None
    others = max(pair.rarity.holders(pair.short.parts[-1], each, pair.short.years, 0) for each in offices)
    return "another of that name held it then" if others else None


def no_longer(pair: Pair) -> str | None:
    """`former President Rahvend` is not the president of whom a telegram tells afterwards."""
    if pair.full or not pair.office or any(each.former for each in pair.short.held):
        return None
    agreed = {each: years for each, years in pair.long.held.items() if any(agree(each, one) for one in pair.short.held)}
    held = max((year for each, years in agreed.items() for year in years if not each.former), default=0)
    left = [year for each, years in agreed.items() for year in years if each.former and year > held]
    first = 0 if not held and leads(pair) else min(pair.short.years, default=0)
    return "he held it before" if left and (min(left) <= first or not first) else None


def rises(pair: Pair) -> str | None:
    """Who leads a country led that one by another title, or was a candidate for it."""
    ones, others = pair.one.held, pair.other.held
    leads = [any(each.lead for each in held) for held in (ones, others)]
    stands = [any(each.head == "candidate" for each in held) for held in (ones, others)]
    rises = not pair.office and any(leads) and all(lead or stand for lead, stand in zip(leads, stands, strict=True))
    if all(leads) and _elsewhere(pair):
        return None
    return "each leads a country, or is a candidate for it" if rises else None


def _elsewhere(pair: Pair) -> bool:
    """Whether the countries two are told of, or told of from, are not the same."""
    ones, others = (group.lands or group.seats for group in (pair.one, pair.other))
    return bool(ones and others) and ones.isdisjoint(others) and not country(pair)


def cabinet(pair: Pair) -> str | None:
    """Ministers of two fields of whom posts in one country write, within a few years."""
    if pair.full or pair.office or pair.gap > SOON or not (post(pair) or country(pair)):
        return None
    ones, others = (
        {each.grade for each in group.held if each.head in words_of("of a cabinet")} for group in (pair.one, pair.other)
    )
    return None if ones.isdisjoint(others) else "each is a minister of one country"


def command(pair: Pair) -> str | None:
    """`Colonel Tamaz` is in command of something: a general's command is taken for his office."""
    heads = [{each.head for each in group.held} for group in (pair.one, pair.other)]
    ranked = any("commander" in one and "colonel" in other for one, other in (heads, heads[::-1]))
    return "one bears a rank, the other commands" if ranked and not (pair.full or pair.office) else None


def body(pair: Pair) -> str | None:
    """`NDS Chief` and `NDS Director` head one body."""
    if pair.full or pair.office or not place(pair):
        return None
    heads = all(any(each.head in words_of("heads a body") for each in group.held) for group in (pair.one, pair.other))
    return "each heads it" if heads else None


def unlike(pair: Pair) -> str | None:
    """Offices that one man seldom holds in turn: a general and a senator, a minister who becomes his own deputy.

    So are those of two who lead, one of them one country and the other another.
    """
    one, other = pair.one, pair.other
    if pair.office or not (one.held and other.held):
        return None
    lead = all(any(each.lead for each in group.held) for group in (one, other))
    apart = _of_two_kinds(one, other) or _falls(one, other) or _falls(other, one) or (lead and _elsewhere(pair))
    return "their offices are of unlike kinds" if apart or _outranks(one, other) or _outranks(other, one) else None


def at_once(pair: Pair) -> str | None:
    """A governor who is told to be the speaker in the same year, a professor who is a minister."""
    one, other = pair.one, pair.other
    if pair.gap or pair.office or not (one.years and other.years and one.held and other.held):
        return None
    apart = _of_two_kinds(one, other) or _outranks(one, other) or _outranks(other, one)
    return "they are held at one time" if apart else None


def far(pair: Pair) -> str | None:
    """Of two named in full nothing agrees but the name, and their offices are no career: a mayor, a senate's president.

    Who serves at a post (`Charge`, `DCM`) is no chief of another country's cabinet.
    """
    if not pair.full or pair.office or not (pair.one.held and pair.other.held):
        return None
    if country(pair) or place(pair) or post(pair) or company(pair):
        return None
    one, other = pair.one, pair.other
    apart = _of_two_kinds(one, other) or _is_sent(one, other) or _is_sent(other, one)
    return "nothing but the name agrees, and their offices are of unlike kinds" if apart else None


def service(pair: Pair) -> str | None:
    """Offices that officers of one foreign service hold in turn: an Assistant Secretary becomes an ambassador."""
    if pair.full or pair.office or pair.one.lands != pair.other.lands or not (post(pair) or company(pair)):
        return None
    serve = all(group.held and all(each.service for each in group.held) for group in (pair.one, pair.other))
    return "each serves abroad or in the Department" if serve else None


def dignity(pair: Pair) -> str | None:
    """An ayatollah or a lord may be president or minister besides, and is named by either."""
    if pair.full or pair.office:
        return None
    high = words_of("dignity by family name")
    ones, others = ({each.head for each in group.held} for group in (pair.one, pair.other))
    besides = bool(ones and others) and (ones <= high) != (others <= high)
    return "one bears a dignity, the other an office" if besides else None


def ministry(pair: Pair) -> str | None:
    """A minister and who is under him, or acts for him, told of by posts in one country within a few years."""
    if pair.full or pair.office or pair.gap > SOON or not (post(pair) or country(pair)):
        return None
    same = _ministries(pair.one) & _ministries(pair.other)
    return f"each is of the ministry for {', '.join(sorted(same))}" if same else None


def _ministries(group: Group) -> set[str]:
    return {field for each in group.held if each.head in words_of("of a cabinet") for field in each.field}


def _of_two_kinds(one: Group, other: Group) -> bool:
    """Whether the offices of two have no realm in common."""
    ones, others = realms(one.held), realms(other.held)
    return bool(ones and others) and ones.isdisjoint(others)


def _outranks(leader: Group, other: Group) -> bool:
    """Whether one leads a country or is a minister, and the other is told to be a professor or a prince."""
    leads = any(each.lead and not each.throne and each.head != "prime minister" for each in leader.held)
    rules = leads or any(each.head in words_of("of a cabinet") for each in leader.held)
    teaches = all(each.realm == SCHOOL for each in other.held)
    return (rules and teaches) or (leads and all(each.throne and not each.lead for each in other.held))


def _is_sent(one: Group, other: Group) -> bool:
    """Whether one serves at a post, and the other holds offices none of which is one of the service."""
    posted = words_of("at a post")
    sent = any(each.head in posted or (each.head == "chief" and each.grade == "deputy") for each in one.held)
    others = words_of("after a post abroad")
    return sent and not any(each.service or each.realm == "arms" or each.head in others for each in other.held)


def _falls(higher: Group, lower: Group) -> bool:
    """Whether one holds an office, and the other one under it at once or next."""
    return any(
        one.head == other.head and not one.grade and _follows(higher.held[one], lower.held[other])
        for other in lower.held
        if other.grade
        for one in higher.held
    )


def _follows(first: Traits[int], then: Traits[int]) -> bool:
    return any(0 <= year - before < SOON for before in first for year in then)
