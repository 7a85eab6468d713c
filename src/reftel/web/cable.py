"""The page of a telegram: its heading as a table, its passages with number and marking beside them, where it leads.

`/cable/11DELWAN88#p2` is its second paragraph. A telegram of thousands of passages comes in parts: `?at=p950`.
"""

import re
from collections.abc import Sequence
from typing import Annotated

import msgspec
from litestar import get
from litestar.params import PathParameter, QueryParameter

from reftel.desk.telegram import PassageRow, TelegramRecord, telegram_record
from reftel.message.sheet import rows as sheet_rows
from reftel.room.room import Room
from reftel.room.telegram import SUBJECT
from reftel.web import address
from reftel.web.form import Page
from reftel.web.passage import AT_ONCE
from reftel.web.problem import Unknown
from reftel.web.rooms import Served

Key = Annotated[str, PathParameter(max_length=200, description="The number of a telegram: 11DELWAN88.")]
At = Annotated[str, QueryParameter(name="at", max_length=20, description="Of a long one, the part with passage p950.")]
_SHOWN_APART = ("TAGS", "Subject", "Reference", "Captions")


class Part(msgspec.Struct, frozen=True):
    """Which passages a page shows, of how many, and the first passage of the part before and behind it."""

    rows: Sequence[PassageRow]
    first: int
    of: int
    before: str | None
    behind: str | None


class Shown(msgspec.Struct, frozen=True):
    """A telegram and what a page needs to know of what it refers to."""

    record: TelegramRecord
    heading: tuple[tuple[str, tuple[str, ...]], ...]
    held: frozenset[str]


@get("/cable/{key:str}", summary="A telegram")
async def cable(rooms: Served, key: Key, at: At = "") -> Page[TelegramRecord]:
    """One telegram as far as it may be seen: its heading, its passages, each with the pin to cite it by."""
    shown = await rooms.ask(lambda room: _shown(room, _number(key)))
    tags = [(name, rooms.tables.tags.get(name)) for name in shown.record.tags]
    view = {"heading": shown.heading, "held": shown.held, "tags": tags, "part": _part(shown.record, at)}
    return Page(shown.record, "cable.html", rows=shown.record.paragraphs, view=view)


def _number(key: str) -> str:
    """The number as telegrams have it, however it was typed: `11 Sahriya 88`."""
    return re.sub(r"[\s']+", "", key).upper()


def _shown(room: Room, key: str) -> Shown:
    telegram = room.telegram(key)
    if telegram is None:
        raise Unknown(f"There is no telegram {key} that you may see.", room.near(key))
    record = telegram_record(telegram)
    heading = tuple((name, values) for name, values in sheet_rows(telegram.cable) if name not in _SHOWN_APART)
    cited = {row.mrn for row in record.references if row.mrn}
    return Shown(record, heading, frozenset(mrn for mrn in cited if room.telegram(mrn)))


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
