"""The log: what no telegram says (a call, a visit, a document), as rows that stand beside the claims of telegrams.

`LOG3` is the third entry. It obeys the same rooms, ledger and watch, and looks different: its status is `logged`.
"""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import msgspec

from reftel.claims.claim import Action, Claim, Event, Pin, Risk, Role
from reftel.desk.desk_file import DeskFile, may_be_kept
from reftel.desk.writing import NoMarking, marking_for
from reftel.message.cable import Cable, Heading, Paragraph
from reftel.room.claims import Told
from reftel.room.room import Room
from reftel.room.telegram import Telegram
from reftel.terms.dtg import DTG
from reftel.terms.marking import read_marking
from reftel.text import Field, Span

KINDS = ("incident", "intervention", "offer", "promise", "risk", "post", "contact")
PREFIX = "LOG"
_COLUMNS = "id, kind, text, about, happened, said, source, marking, by, at"


_TYPES: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"\b(?:threat|warned|intimidat)\w*", re.IGNORECASE), "threat"),
    (
        re.compile(r"\b(?:arrest|detain|kidnap|abduct|jailed|imprison|freed)\w*", re.IGNORECASE),
        "detention",
    ),
    (re.compile(r"\b(?:transferred|dismissed|appointed|resigned|removed from|replaced)\b", re.IGNORECASE), "personnel"),
)
"""Words of a note and the type of incident they tell of, the first that fits."""


class Note(msgspec.Struct, frozen=True):
    """One entry: `about` is whom it concerns, `happened` when (or by when), `said` the day it became known."""

    kind: str
    text: str
    said: str
    by: str
    at: str
    about: str | None = None
    happened: str | None = None
    source: str | None = None
    marking: str | None = None
    number: int = 0


class Log:
    """The log of one room."""

    def __init__(self, archive: Path, room: str) -> None:
        self._file = DeskFile(archive, room)

    def __iter__(self) -> Iterator[Note]:
        """The entries that stand, in the order in which they were made."""
        for row in self._file.rows(f"select {_COLUMNS} from logged where undone is null order by id"):
            yield _note(*row)

    def add(self, note: Note) -> int:
        """Keep an entry; its number."""
        if note.kind not in KINDS:
            raise ValueError(f"there is no {note.kind}; there are {', '.join(KINDS)}")
        values = (note.kind, note.text, note.about, note.happened, note.said, note.source, note.marking)
        with self._file.writing() as db:
            cursor = db.execute(
                "insert into logged (kind, text, about, happened, said, source, marking, by, at)"
                " values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (*values, note.by, note.at),
            )
            return int(cursor.lastrowid or 0)

    def undo(self, number: int, at: str) -> bool:
        """Take back an entry; whether there was one of this number that stood."""
        if not may_be_kept(number):
            return False
        with self._file.writing() as db:
            return bool(
                db.execute("update logged set undone = ? where id = ? and undone is null", (at, number)).rowcount
            )


def _note(number: Any, kind: Any, text: Any, about: Any, happened: Any, said: Any, *rest: Any) -> Note:  # noqa: ANN401
    source, marking, by, at = rest
    return Note(kind, text, said, by, at, about, happened, source, marking, number)


def beside(archive: Path, room: Room) -> tuple[tuple[Telegram, Told], ...]:
    """The entries of a room's log as the desk reads them; one without a marking takes that of writing in this room."""
    notes = tuple(Log(archive, room.name))
    if any(note.marking is None for note in notes):
        try:
            own = marking_for(archive, room, None).marking
        except NoMarking:
            own = None
        notes = tuple(msgspec.structs.replace(note, marking=note.marking or own) for note in notes)
    return tuple(map(as_telegram, notes))


def as_telegram(note: Note) -> tuple[Telegram, Told]:
    """An entry as the desk reads it: a telegram of one paragraph, and the claim it makes."""
    key = f"{PREFIX}{note.number}"
    marking = read_marking(note.marking) if note.marking else None
    day = date.fromisoformat(note.said)
    nowhere, own = Span(0, 0), Span(0, len(note.text))
    paragraph = Paragraph(1, None, None, marking, None, "body", note.text, own, own)
    dtg = DTG(day.day, 12, 0, "Z", day.month, day.year)
    cable = Cable(heading=Heading(dtg=Field(dtg, nowhere)), marking=marking, paragraphs=(paragraph,))
    quote = " ".join(note.text.split())
    claim = Claim(_said(note), Pin(own, quote), "logged", "log", note.source or note.by, marking)
    telegram = Telegram(key, cable)
    return telegram, Told(key, "¶1", 0, 0, claim, telegram.dtg, None, str(marking) if marking else None)


def _said(note: Note) -> Event | Action | Risk | Role:
    """What an entry of each kind claims."""
    if note.kind == "incident":
        return Event(_type(note.text), target=note.about, date=note.happened)
    if note.kind == "intervention":
        return Event("intervention", actor=note.source, for_=note.about, date=note.happened)
    if note.kind == "contact":
        return Event("meeting", actor=note.by, target=note.about, date=note.happened)
    if note.kind == "risk":
        return Risk(note.about or note.text, "life")
    if note.kind == "post":
        return Role(note.about or "", note.text)
    type_ = "offer" if note.kind == "offer" else "commitment"
    return Action(type_, note.source or note.by, note.text, note.about, note.happened)


def _type(text: str) -> str:
    """What type of incident a note tells of, by its words; an attack where they do not say."""
    return next((type_ for words, type_ in _TYPES if words.search(text)), "attack")
