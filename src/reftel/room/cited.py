"""What a telegram cites, entry by entry: as printed, before anything is known of what the room holds."""

import re
from collections.abc import Iterator, Sequence

import msgspec
from msgspec.structs import replace

from reftel.message.cable import Cable, Reference
from reftel.message.citation import Citation, citations, post_of
from reftel.message.citation_date import dated
from reftel.message.identity import citing
from reftel.message.reference_year import BEFORE, CITING, NO_SERIAL, PRINTED
from reftel.room.telegram import REFERENCES, Telegram, places
from reftel.terms.dtg import DTG, DTG_PATTERN
from reftel.terms.mrn import MRN
from reftel.terms.post import Posts

_NOUN = re.compile(r"(?:[ ](?:DTG|MSG|MESSAGE|TEL|TELEGRAM|CABLE))+$", re.IGNORECASE)
_INFERRED = (CITING, BEFORE)


class Site(msgspec.Struct, frozen=True):
    """Where the citing text speaks of an entry: `¶2`, its words and place; `passage` is `3` for `para 3 of ref B`."""

    paragraph: str
    start: int
    end: int
    quote: str
    passage: str | None = None


class Cited(msgspec.Struct, frozen=True):
    """One thing a telegram cites.

    `place` is `REF` for an entry of the list, else the paragraph whose text cites it. `mrn` and `rule` are what the
    telegram alone says; `printed` tells that the year was printed. `post` with `dtg` cites by sender and time, `post`
    with `month` and `day` by sender and date. What is no telegram keeps its own `dtg` and `date`, as printed.
    `unknown` says that no table knows the post.
    """

    source: str
    place: str
    text: str
    kind: str
    label: str | None = None
    mrn: MRN | None = None
    rule: str | None = None
    printed: bool = False
    post: str | None = None
    dtg: str | None = None
    month: int | None = None
    day: int | None = None
    date: str | None = None
    unknown: bool = False
    sites: tuple[Site, ...] = ()


def cited(telegram: Telegram, posts: Posts) -> tuple[Cited, ...]:
    """What a telegram cites: the entries of its list with the places that speak of them, then what only its text cites.

    Mentions that could mean two entries, and septels, are not among them: nobody can say what they cite.
    """
    cable = telegram.cable
    if not (cable.references or cable.paragraphs):
        return ()
    found = citations(cable, posts)
    where = places(cable)
    sites: dict[int, list[Site]] = {}
    others: dict[object, Cited] = {}
    for row in found:
        for entry in row.entries:
            sites.setdefault(entry, []).append(_site(row, where))
        if not row.entries and (row.mrn or row.day):
            one = _in_text(telegram.key, row, where)
            same = others.setdefault((one.mrn, one.post, one.month, one.day), one)
            if same is not one:
                others[one.mrn, one.post, one.month, one.day] = replace(same, sites=same.sites + one.sites)
    listed = (
        _listed(telegram.key, entry, cable, posts, tuple(sites.get(place, ())))
        for place, entry in enumerate(cable.references)
    )
    return (*_once(listed), *others.values())


def _once(rows: Iterator[Cited]) -> Iterator[Cited]:
    """Each entry once; a telegram listed under two labels stays two entries."""
    seen: set[tuple[str | None, str, MRN | None]] = set()
    for row in rows:
        if (row.label, row.text, row.mrn) not in seen:
            seen.add((row.label, row.text, row.mrn))
            yield row


def _site(row: Citation, where: Sequence[str]) -> Site:
    return Site(where[row.paragraph], row.span.start, row.span.end, row.quote, row.passage)


def _in_text(key: str, row: Citation, where: Sequence[str]) -> Cited:
    """What the text alone cites, by number or by date."""
    return Cited(
        source=key,
        place=where[row.paragraph],
        text=" ".join(row.quote.split()),
        kind="cable",
        mrn=row.mrn,
        rule=row.rule,
        printed=row.rule == PRINTED,
        post=row.post,
        month=row.month,
        day=row.day,
        sites=(_site(row, where),),
    )


def _listed(key: str, entry: Reference, cable: Cable, posts: Posts, sites: tuple[Site, ...]) -> Cited:
    """An entry of the list; one that names a sender and a time is a telegram of that sender."""
    mrn = entry.mrn
    of_day = next(dated(entry.text), None) if mrn is None and entry.kind == "document" else None
    post = mrn.post if mrn else post_of(of_day, citing(cable.mrn, cable.heading)) if of_day else _sender(entry, posts)
    kind = "cable" if post and (entry.dtg or of_day) and entry.kind == "document" else entry.kind
    return Cited(
        source=key,
        place=REFERENCES,
        text=entry.text,
        kind=kind,
        label=entry.label,
        mrn=mrn,
        rule=entry.rule,
        printed=entry.rule not in _INFERRED and mrn is not None,
        post=post,
        dtg=_moment(entry.dtg, cable) if entry.dtg else None,
        month=of_day.month if of_day else None,
        day=of_day.day if of_day else None,
        date=entry.date,
        unknown=mrn is not None and not posts.known(mrn.post),
        sites=sites,
    )


def _sender(entry: Reference, posts: Posts) -> str | None:
    """`AMEMBASSY SAHRIYA 261512Z MAY 11`: the post before the date-time group."""
    if entry.kind == "cable" and entry.rule == NO_SERIAL:
        return posts.resolve(re.sub(r"[Xx]{5,}", "", entry.text))
    group = DTG_PATTERN.search(entry.text) if entry.dtg else None
    return posts.resolve(_NOUN.sub("", entry.text[: group.start()].strip(" ,."))) if group else None


def _moment(dtg: DTG, cable: Cable) -> str | None:
    """The moment of a date-time group, the year of the citing telegram added where it has none."""
    if dtg.year is None and dtg.month:
        known = citing(cable.mrn, cable.heading)
        year = known.year - 1 if known.year and known.month and dtg.month > known.month else known.year
        dtg = replace(dtg, year=year)
    return dtg.iso
