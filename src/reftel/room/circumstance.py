"""Circumstances: where two are told of, by whom, beside whom and when.

Each test says in words what holds of a pair; None when it does not, or is not known.
"""

from reftel.room.pair import Pair, leads

SOON = 2
"""Years within which an office is likely held by the same man."""


def country(pair: Pair) -> str | None:
    """`Kharvani President`, and of the post in Kharvan."""
    one, other = pair.one, pair.other
    agree = one.lands & other.lands or one.lands & other.seats or other.lands & one.seats
    return "each is of one country" if agree else None


def place(pair: Pair) -> str | None:
    """`NDS Director`, `Delwan Police Chief`."""
    near = pair.one.places & pair.other.places
    return f"each is of {', '.join(sorted(near))}" if near else None


def post(pair: Pair) -> str | None:
    """Posts in one country write of both: no evidence when one is of another country than that, as his title says, nor
    for princes and mullahs, of whom a country has many of one name.
    """
    one, other = pair.one, pair.other
    lands, seats = one.lands | other.lands, one.seats & other.seats
    if pair.everywhere or (not pair.full and lands and seats and lands.isdisjoint(seats)):
        return None
    if pair.titled and pair.long.whole and not any(office.lead for office in pair.short.held):
        return None
    if one.senders & other.senders:
        return "the same post writes of both"
    return "posts in one country write of both" if seats else None


def leads_there(pair: Pair) -> str | None:
    """Of whom is said President, where the post is."""
    return "he leads the country that the posts are in" if leads(pair) and post(pair) else None


def company(pair: Pair) -> str | None:
    """The same persons named beside; kings meet the same people, whichever of that given name is meant."""
    beside = (pair.one.company & pair.other.company) - {pair.one.sound, pair.other.sound}
    if pair.titled or pair.everywhere:
        return None
    return "the same persons are named beside" if beside else None


def later(pair: Pair) -> str | None:
    """An office is held for some years, and who holds another one now held the first not long ago."""
    held = [office for group in (pair.one, pair.other) for office in group.held]
    slowly = any(office.lead for office in held) or all(office.service for office in held)
    if pair.office and (country(pair) or leads_there(pair)):
        return None
    gap = pair.tenure if pair.office else pair.gap
    soon = SOON if slowly or pair.office else SOON - 1
    return f"{gap} years lie between them" if gap > soon and not pair.full else None
