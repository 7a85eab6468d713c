"""The page of a citation: how a telegram, or one of its passages, is cited in each style.

`/cite/11DELWAN88?at=p2` cites its second paragraph, by its pin, in every style that `reftel cite` knows.
"""

from pathlib import Path
from typing import Annotated

import msgspec
from litestar import get
from litestar.params import QueryParameter

from reftel.desk.cite import STYLES
from reftel.desk.provenance import source
from reftel.room.link import typed_key
from reftel.room.room import Room
from reftel.web import address
from reftel.web.cable import Key, held
from reftel.web.form import Form, Page
from reftel.web.rooms import Served

Passage = Annotated[str, QueryParameter(name="at", max_length=20, description="The passage that is cited: p2.")]
_NAMES = {
    "chicago": "Chicago",
    "frus": "Foreign Relations of the United States",
    "nara": "National Archives",
    "ris": "RIS, for reference managers",
    "csl": "CSL-JSON, for reference managers",
}


class Citation(msgspec.Struct, frozen=True):
    """One style, and the citation in it."""

    style: str
    name: str
    text: str


class Cited(msgspec.Struct, frozen=True):
    """What is cited: its pin, its address within these pages, its marking, and the citation in every style."""

    pin: str
    address: str
    subject: str | None
    marking: str | None
    subject_marking: str | None
    citations: tuple[Citation, ...]


@get("/cite/{key:str}", summary="How a telegram is cited")
async def citation(rooms: Served, key: Key, at: Passage = "") -> Page[Cited]:
    """The citation of a telegram, or of one of its passages, in every style."""
    found = await rooms.ask(lambda room: _cited(rooms.archive, room, typed_key(key), at))
    ris = next(row.text for row in found.citations if row.style == "ris")
    return Page(found, "citation.html", rows=found.citations, others={Form.RIS: lambda: ris})


def _cited(archive: Path, room: Room, key: str, at: str) -> Cited:
    telegram = held(room, key)
    passage = next((row for row in telegram.passages if address.anchor(row.paragraph) == at), None)
    of = source(archive, room, telegram, passage)
    return Cited(
        pin=f"{telegram.key} {passage.paragraph}" if passage else telegram.key,
        address=address.passage(telegram.key, passage.paragraph if passage else None),
        subject=telegram.subject,
        marking=passage.marking if passage else telegram.marking,
        subject_marking=telegram.marking if telegram.subject else None,
        citations=tuple(Citation(name, _NAMES[name], style(of)) for name, style in STYLES.items()),
    )
