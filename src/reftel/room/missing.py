"""Missing telegrams: those that are cited and that nobody here holds, one record each however often they are cited.

11DELWAN88 is cited by five telegrams, as `DELWAN 88` and `11 DELWAN 0088`, and held by none: the record says who cites
it, between which days it was sent, and what is said of it.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice

import msgspec
from msgspec.structs import replace

from reftel.room.link import Link, Links
from reftel.room.period import period
from reftel.room.quotation import pins, quotations
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
    `pin`, `quote` and `marking` are of the first place that speaks of it; they and `said` are there once it was
    `quoted`, which reads the citing telegrams.
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


def missing(links: Links, get: Get, post: str | None = None, year: int | None = None) -> tuple[Missing, ...]:
    """The missing telegrams of a post and a year, or all, each with all that is said of it."""
    return tuple(quoted(row, links, get) for row in listing(links, post, year))


def listing(links: Links, post: str | None = None, year: int | None = None) -> tuple[Missing, ...]:
    """The missing telegrams of a post and a year, or all: the most cited first, then by number; none is quoted yet."""
    found: dict[str, list[Link]] = {}
    for link in links.all(post):
        meaning = link.meaning
        if meaning.name is None or meaning.state == HELD or meaning.state not in SETTLED or link.source == meaning.name:
            continue
        if year is None or (meaning.mrn and meaning.mrn.year == year):
            found.setdefault(meaning.name, []).append(link)
    rows = sorted(found.items(), key=lambda row: _order(*row))
    return tuple(_record(name, group, links) for name, group in rows)


def _order(name: str, group: list[Link]) -> tuple[int, str, int, int, str]:
    """The most cited first, then by number: 7 before 10."""
    mrn, count = group[0].meaning.mrn, len({link.source for link in group})
    return (-count, mrn.post, mrn.year, mrn.serial, name) if mrn else (-count, "~", 0, 0, name)


def _record(name: str, group: list[Link], links: Links) -> Missing:
    """What is known of a missing telegram before anything is read again of what is said of it."""
    group = sorted(group, key=_by_time)
    mrn = group[0].meaning.mrn
    days = period(mrn, (link.day for link in group), links.series) if mrn else None
    sent = group[0].cited.dtg
    return Missing(
        mrn=name,
        state=group[0].meaning.state,
        post=mrn.post if mrn else group[0].cited.post,
        year=mrn.year if mrn else None,
        telegrams=len({link.source for link in group}),
        cited_by=tuple(dict.fromkeys(pin for link in group for pin in pins(link.cited))),
        earliest=days.earliest if days else (sent[:10] if sent else None),
        latest=days.latest if days else (sent[:10] if sent else None),
        certainty=_surest(link.meaning.certainty for link in group),
        spelled=tuple(dict.fromkeys(link.cited.text for link in group)),
        where=group[0].meaning.reason if group[0].meaning.state not in (HELD, KNOWN) else None,
    )


def quoted(row: Missing, links: Links, get: Get, most: int | None = None) -> Missing:
    """The same with what is said of it: at all places that speak of it, or the first ones, `most` of them."""
    sources = dict.fromkeys(pin.partition(" ")[0] for pin in row.cited_by)
    said = tuple(islice((each for source in sources for each in _said(row.mrn, source, links, get, most)), most))
    if not said:
        return row
    return replace(row, said=said, pin=said[0].pin, quote=said[0].quote, marking=said[0].marking)


def _said(name: str, source: str, links: Links, get: Get, most: int | None) -> Iterator[Said]:
    """What one telegram says of another."""
    telegram = get(source)
    if telegram is None:
        return
    for link in links.of(source):
        if link.meaning.name == name:
            for each in quotations(link.cited, telegram, most):
                yield Said(each.pin, each.quote, each.marking, telegram.dtg)


def _by_time(link: Link) -> tuple[int, str]:
    return link.day or 0, link.source


def _surest(found: Iterable[str | None]) -> str:
    return SURE if SURE in set(found) else LIKELY
