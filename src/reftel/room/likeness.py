"""Likeness: how much speaks for two groups of figures being one person, unless something forbids it."""

import msgspec

from reftel.room.circumstance import country, leads_there
from reftel.room.evidence import ALONE, FULL
from reftel.room.group import Group
from reftel.room.hindrance import against
from reftel.room.name_evidence import OFTEN
from reftel.room.pair import Pair, leads
from reftel.room.rarity import Rarity

ENOUGH = 3
"""So many points make two one person."""


class Likeness(msgspec.Struct, frozen=True):
    """What was weighed: the points, and the reasons they were given for.

    `office` says that an office agrees, `leads` that by it both led a country. `near` tells of several whom one may be
    apart: whether it is one country, whether they share the family name, and how many years, below zero, lie between
    the times they are told to hold the office.
    """

    points: int = 0
    reasons: tuple[str, ...] = ()
    office: bool = False
    leads: bool = False
    near: tuple[bool, bool, int] = (False, False, 0)

    @property
    def same(self) -> bool:
        """Whether enough speaks for one person."""
        return self.points >= ENOUGH


def likeness(one: Group, other: Group, rarity: Rarity) -> Likeness | None:
    """How two groups of figures compare whose names may be one man's; None when something forbids it."""
    pair = Pair(one, other, rarity)
    if any(against(pair)):
        return None
    weighed = [(points, said) for test, points in (FULL if pair.full else ALONE) if (said := test(pair))]
    written = f"written {one.name} and {other.name}"
    reasons = (said for points, said in weighed if points > 0 and said != written)
    points = sum(points for points, _ in weighed)
    if points < ENOUGH:
        return Likeness(points, (written, *reasons), pair.office)
    led = leads(pair)
    near = (led and bool(country(pair) or leads_there(pair)), pair.stranger is None, -pair.since)
    return Likeness(points, (written, *reasons), pair.office, led, near)


def may_follow(one: Group, other: Group) -> bool:
    """Whether anything besides name and office may agree, or many name him, or he leads a country: soon told."""
    return (
        (other.whole and len(other.figures) >= OFTEN)
        or any(each.lead for each in one.held)
        or not one.seats.isdisjoint(other.seats | other.lands)
        or not one.lands.isdisjoint(other.lands | other.seats)
        or not one.senders.isdisjoint(other.senders)
        or not one.places.isdisjoint(other.places)
        or not one.company.isdisjoint(other.company)
    )
