"""The page of a telegram: its heading as a table, its passages with number and marking beside them, where it leads.

`/cable/11DELWAN88#p2` is its second paragraph. A telegram of thousands of passages comes in parts: `?at=p950`.
"""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Annotated

import msgspec
from litestar import get
from litestar.params import PathParameter, QueryParameter

from reftel.desk.addressees import Addressed, addressees
from reftel.desk.cite import STYLES, Source
from reftel.desk.copies import HEADING, Remark, kept
from reftel.desk.provenance import source
from reftel.desk.telegram import PassageRow, TelegramRecord, telegram_record
from reftel.message.sheet import rows as sheet_rows
from reftel.room.knot import Tie
from reftel.room.link import typed_key
from reftel.room.relay import is_collective
from reftel.room.room import Room
from reftel.room.telegram import REFERENCES, SUBJECT, Telegram
from reftel.room.thread import citing
from reftel.web import address
from reftel.web.claim import Read, read
from reftel.web.form import Page
from reftel.web.passage import AT_ONCE, Mark
from reftel.web.problem import Unknown
from reftel.web.reference import Entry, entry, marks
from reftel.web.rooms import Served

Key = Annotated[str, PathParameter(max_length=200, description="The number of a telegram: 11DELWAN88.")]
At = Annotated[str, QueryParameter(name="at", max_length=20, description="Of a long one, the part with passage p950.")]
_SHOWN_APART = ("TAGS", "Subject", "Reference", "Captions")
_MOST_CITING = 50
_STYLE = "chicago"


class Part(msgspec.Struct, frozen=True):
    """Which passages a page shows, of how many, and the first passage of the part before and behind it."""

    rows: Sequence[PassageRow]
    first: int
    of: int
    before: str | None
    behind: str | None


class Shown(msgspec.Struct, frozen=True):
    """A telegram, what it cites, the words that speak of it, what it says, who was told, and what cites it.

    `here` are those held of the telegrams that an unsettled reference could mean.
    """

    record: TelegramRecord
    heading: tuple[tuple[str, tuple[str, ...]], ...]
    listed: tuple[Entry, ...]
    unsettled: tuple[Entry, ...]
    here: frozenset[str]
    marks: dict[str, list[Mark]]
    read: Read
    told: tuple[Addressed, ...]
    cited_by: tuple[Tie, ...]
    copies: int
    remarks: Mapping[str, list[Remark]]
    citation: str
    citations: Mapping[str, str]


@get("/cable/{key:str}", summary="A telegram")
async def cable(rooms: Served, key: Key, at: At = "") -> Page[TelegramRecord]:
    """One telegram as far as it may be seen: its heading, its passages, each with the pin to cite it by."""
    shown = await rooms.ask(lambda room: _shown(room, rooms.archive, typed_key(key)))
    tags = [(name, rooms.tables.tags.get(name)) for name in shown.record.tags]
    view = {"shown": shown, "tags": tags, "part": _part(shown.record, at), "heading_place": HEADING}
    return Page(shown.record, "cable.html", rows=shown.record.paragraphs, view=view)


def held(room: Room, key: str) -> Telegram:
    """The telegram of a key; there is no page without one."""
    telegram = room.telegram(key)
    if telegram is None:
        raise Unknown(f"There is no telegram {key} that you may see.", room.near(key))
    return telegram


def _shown(room: Room, archive: Path, key: str) -> Shown:
    telegram = held(room, key)
    links = room.links
    cited = links.of(key)
    mrn = links.number(key)
    entries = tuple(map(entry, cited))
    found = read(room, archive, telegram)
    of = source(archive, room, telegram)
    there = kept(room, str(telegram.cable.mrn) if telegram.cable.mrn else None)
    return Shown(
        record=telegram_record(telegram),
        heading=tuple((name, values) for name, values in sheet_rows(telegram.cable) if name not in _SHOWN_APART),
        listed=tuple(row for row, link in zip(entries, cited, strict=True) if link.cited.place == REFERENCES),
        unsettled=tuple(row for row in entries if row.unsettled),
        here=frozenset(name for row in entries for name in row.candidates if room.register.holds(name)),
        marks=_merged(marks(cited), found.names),
        read=found,
        told=_told(room, telegram),
        cited_by=citing(mrn, links, room.telegram, _MOST_CITING) if mrn else (),
        copies=there.copies,
        remarks=_by_place(there.remarks),
        citation=STYLES[_STYLE](of),
        citations=_citations(of),
    )


def _told(room: Room, telegram: Telegram) -> tuple[Addressed, ...]:
    heading = telegram.cable.heading
    behind = any(is_collective(row) for row in (*heading.to, *heading.info))
    return addressees(telegram.cable, room.links.members() if behind else {})


def _merged(left: Mapping[str, list[Mark]], right: Mapping[str, list[Mark]]) -> dict[str, list[Mark]]:
    return {place: [*left.get(place, ()), *right.get(place, ())] for place in {**left, **right}}


def _by_place(rows: Iterable[Remark]) -> dict[str, list[Remark]]:
    found: dict[str, list[Remark]] = {}
    for row in rows:
        found.setdefault(row.paragraph, []).append(row)
    return found


def _citations(of: Source) -> dict[str, str]:
    """How each passage is cited in a note."""
    style = STYLES[_STYLE]
    return {row.paragraph: style(of._replace(passage=row)) for row in of.telegram.passages}


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
