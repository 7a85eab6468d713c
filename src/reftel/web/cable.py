"""The page of a telegram: its heading as a table, its passages with number and marking beside them, where it leads.

`/cable/11DELWAN88#p2` is its second paragraph. A telegram of thousands of passages comes in parts: `?at=p950`.
"""

from collections.abc import Iterable, Sequence
from typing import Annotated

import msgspec
from litestar import get
from litestar.params import PathParameter, QueryParameter

from reftel.desk.telegram import PassageRow, TelegramRecord, telegram_record
from reftel.message.sheet import rows as sheet_rows
from reftel.room.knot import Tie
from reftel.room.link import Link, typed_key
from reftel.room.resolution import HELD
from reftel.room.room import Room
from reftel.room.telegram import REFERENCES, SUBJECT
from reftel.room.thread import citing
from reftel.web import address
from reftel.web.form import Page
from reftel.web.passage import AT_ONCE, Mark
from reftel.web.problem import Unknown
from reftel.web.rooms import Served

Key = Annotated[str, PathParameter(max_length=200, description="The number of a telegram: 11DELWAN88.")]
At = Annotated[str, QueryParameter(name="at", max_length=20, description="Of a long one, the part with passage p950.")]
_SHOWN_APART = ("TAGS", "Subject", "Reference", "Captions")
_MOST_CITING = 50


class Part(msgspec.Struct, frozen=True):
    """Which passages a page shows, of how many, and the first passage of the part before and behind it."""

    rows: Sequence[PassageRow]
    first: int
    of: int
    before: str | None
    behind: str | None


class Entry(msgspec.Struct, frozen=True):
    """One thing the telegram cites: label and words as printed, what that means, and its page when it is held."""

    label: str | None
    text: str
    state: str
    name: str | None
    told: str
    address: str | None


class Shown(msgspec.Struct, frozen=True):
    """A telegram, what it cites, the words that speak of it, and what cites it."""

    record: TelegramRecord
    heading: tuple[tuple[str, tuple[str, ...]], ...]
    listed: tuple[Entry, ...]
    marks: dict[str, list[Mark]]
    cited_by: tuple[Tie, ...]


@get("/cable/{key:str}", summary="A telegram")
async def cable(rooms: Served, key: Key, at: At = "") -> Page[TelegramRecord]:
    """One telegram as far as it may be seen: its heading, its passages, each with the pin to cite it by."""
    shown = await rooms.ask(lambda room: _shown(room, typed_key(key)))
    tags = [(name, rooms.tables.tags.get(name)) for name in shown.record.tags]
    view = {"shown": shown, "tags": tags, "part": _part(shown.record, at)}
    return Page(shown.record, "cable.html", rows=shown.record.paragraphs, view=view)


def _shown(room: Room, key: str) -> Shown:
    telegram = room.telegram(key)
    if telegram is None:
        raise Unknown(f"There is no telegram {key} that you may see.", room.near(key))
    links = room.links
    cited = links.of(key)
    mrn = links.number(key)
    return Shown(
        record=telegram_record(telegram),
        heading=tuple((name, values) for name, values in sheet_rows(telegram.cable) if name not in _SHOWN_APART),
        listed=tuple(_entry(link) for link in cited if link.cited.place == REFERENCES),
        marks=_marks(cited),
        cited_by=citing(mrn, links, room.telegram, _MOST_CITING) if mrn else (),
    )


def _entry(link: Link) -> Entry:
    meaning = link.meaning
    there = address.cable(meaning.name) if meaning.state == HELD and meaning.name else None
    return Entry(link.cited.label, link.cited.text, meaning.state, meaning.name, _told(link), there)


def _told(link: Link) -> str:
    """What a citation means, in a few words: `11DELWAN88, known, not held`."""
    meaning = link.meaning
    candidates = " or ".join(map(str, meaning.candidates))
    held = "" if meaning.state == HELD else "not held" if meaning.name else ""
    words = (meaning.name or candidates, meaning.state if meaning.state != HELD else "", held, meaning.reason or "")
    return ", ".join(dict.fromkeys(filter(None, words)))


def _marks(cited: Iterable[Link]) -> dict[str, list[Mark]]:
    """The words in each passage that speak of another telegram, in order."""
    found: dict[str, list[Mark]] = {}
    for link in cited:
        entry = _entry(link)
        for site in link.cited.sites:
            there = f"{entry.address}#p{site.passage}" if entry.address and site.passage else entry.address
            found.setdefault(site.paragraph, []).append(Mark(site.start, site.end, there, entry.told))
    return {paragraph: sorted(marks) for paragraph, marks in found.items()}


def _part(record: TelegramRecord, at: str) -> Part:
    """The part of a telegram with this passage; the first one when there is no such passage."""
    rows = [row for row in record.paragraphs if row.paragraph != SUBJECT]
    places = [address.anchor(row.paragraph) for row in rows]
    first = places.index(at) // AT_ONCE * AT_ONCE if at in places else 0
    behind = first + AT_ONCE
    return Part(
        rows=rows[first:behind],
        first=first,
        of=len(rows),
        before=places[first - AT_ONCE] if first else None,
        behind=places[behind] if behind < len(rows) else None,
    )
