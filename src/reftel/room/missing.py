"""Missing telegrams: those that are cited and that nobody here holds, one record each however often they are cited.

11DELWAN88 is cited by five telegrams, as `DELWAN 88` and `11 DELWAN 0088`, and held by none: the record says who cites
it, between which days it was sent, and what is said of it.
"""

from collections.abc import Callable, Iterable
from typing import NamedTuple

import msgspec

from reftel.room.link import Link, Links
from reftel.room.period import period
from reftel.room.quotation import quotations
from reftel.room.resolution import HELD, KNOWN, LIKELY, SETTLED, SURE
from reftel.room.telegram import Telegram

Get = Callable[[str], Telegram | None]


class Said(msgspec.Struct, frozen=True):
    """One place that speaks of a missing telegram."""

    pin: str
    quote: str
    marking: str | None
    dtg: str | None


class Missing(msgspec.Struct, frozen=True):
    """One telegram that is not here: `state` is `known`, `withdrawn`, `microfilm` or `text lost`.

    `telegrams` counts those that cite it, `cited_by` pins each place, `spelled` are the forms it is cited in;
    `earliest` and `latest` are the days it was sent between, `where` the film that an archive has it on.
    `pin`, `quote` and `marking` are of the first place that speaks of it.
    """

    mrn: str
    state: str
    post: str | None
    year: int | None
    telegrams: int
    cited_by: tuple[str, ...]
    earliest: str | None
    latest: str | None
    certainty: str
    spelled: tuple[str, ...]
    where: str | None = None
    pin: str | None = None
    quote: str | None = None
    marking: str | None = None
    said: tuple[Said, ...] = ()
    status: str = "unconfirmed"


class Group(NamedTuple):
    """One missing telegram and all the links that mean it."""

    name: str
    links: list[Link]


class Listed(NamedTuple):
    """One missing telegram before anything of it is read again: post and year, and the telegrams that cite it."""

    name: str
    post: str | None
    year: int | None
    sources: tuple[str, ...]


def listing(links: Links) -> tuple[Listed, ...]:
    """All missing telegrams, the most cited first: what a list needs that is shown page by page."""
    return tuple(_listed(row) for row in groups(links))


def _listed(row: Group) -> Listed:
    first = row.links[0]
    mrn = first.meaning.mrn
    sources = tuple(dict.fromkeys(link.source for link in row.links))
    return Listed(row.name, mrn.post if mrn else first.cited.post, mrn.year if mrn else None, sources)


def group(listed: Listed, links: Links) -> Group:
    """A missing telegram of a list with the links that mean it."""
    every = (link for source in listed.sources for link in links.of(source))
    return Group(listed.name, [link for link in every if link.meaning.name == listed.name])


def missing(links: Links, get: Get, post: str | None = None, year: int | None = None) -> tuple[Missing, ...]:
    """The missing telegrams of a post and a year, or all: the most cited first, then by number."""
    return tuple(record(group, links, get) for group in groups(links, post, year))


def groups(links: Links, post: str | None = None, year: int | None = None) -> list[Group]:
    """The same before anything is read of what is said of them, which takes most of the time."""
    found: dict[str, list[Link]] = {}
    for link in links.all(post):
        meaning = link.meaning
        if meaning.name is None or meaning.state == HELD or meaning.state not in SETTLED or link.source == meaning.name:
            continue
        if year is None or (meaning.mrn and meaning.mrn.year == year):
            found.setdefault(meaning.name, []).append(link)
    rows = (Group(name, group) for name, group in found.items())
    return sorted(rows, key=_order)


def _order(row: Group) -> tuple[int, str, int, int, str]:
    """The most cited first, then by number: 7 before 10."""
    mrn, count = row.links[0].meaning.mrn, len({link.source for link in row.links})
    return (-count, mrn.post, mrn.year, mrn.serial, row.name) if mrn else (-count, "~", 0, 0, row.name)


def record(missing: Group, links: Links, get: Get) -> Missing:
    """What is known of a missing telegram."""
    group = sorted(missing.links, key=lambda link: (link.day or 0, link.source))
    mrn = group[0].meaning.mrn
    days = period(mrn, (link.day for link in group), links.series) if mrn else None
    sent = group[0].cited.dtg
    said = tuple(row for link in group for row in _said(link, get))
    return Missing(
        mrn=missing.name,
        state=group[0].meaning.state,
        post=mrn.post if mrn else group[0].cited.post,
        year=mrn.year if mrn else None,
        telegrams=len({link.source for link in group}),
        cited_by=tuple(dict.fromkeys(row.pin for row in said)),
        earliest=days.earliest if days else (sent[:10] if sent else None),
        latest=days.latest if days else (sent[:10] if sent else None),
        certainty=_surest(link.meaning.certainty for link in group),
        spelled=tuple(dict.fromkeys(link.cited.text for link in group)),
        where=group[0].meaning.reason if group[0].meaning.state not in (HELD, KNOWN) else None,
        pin=said[0].pin if said else None,
        quote=said[0].quote if said else None,
        marking=said[0].marking if said else None,
        said=said,
    )


def _surest(found: Iterable[str | None]) -> str:
    return SURE if SURE in set(found) else LIKELY


def _said(link: Link, get: Get) -> Iterable[Said]:
    telegram = get(link.source)
    if telegram is None:
        return
    for row in quotations(link.cited, telegram):
        yield Said(row.pin, row.quote, row.marking, telegram.dtg)
