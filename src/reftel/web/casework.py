"""What people do to a case file on its page: keep it, pin, unpin, order, note, confirm, mark as wrong, add, undo."""

from collections.abc import Callable
from typing import Annotated, Literal, NamedTuple

import msgspec
from litestar import post
from litestar.response import Redirect

from reftel.desk.kept import CaseFiles
from reftel.desk.line import Line, claims_of
from reftel.desk.own_line import own_line
from reftel.desk.place import NotThere
from reftel.desk.step import Hand, Kept
from reftel.desk.writing import NoMarking, marking_for
from reftel.room.record import Record
from reftel.room.room import Room
from reftel.web import address
from reftel.web.case import Key, Opened, opened
from reftel.web.change import MOST_POSTED, Posted, hand, led_to
from reftel.web.problem import Unknown, Wrong
from reftel.web.record import ask, known
from reftel.web.rooms import Rooms, Served

_Short = Annotated[str, msgspec.Meta(max_length=300)]
_Long = Annotated[str, msgspec.Meta(max_length=4000)]
_Deed = Literal["open", "close", "undo", "note", "pin", "unpin", "up", "down", "confirm", "wrong", "add"]


class Done(msgspec.Struct, frozen=True):
    """What a form asks for: `line` is the line it is about, `number` the step that is undone."""

    did: _Deed
    line: _Short = ""
    text: _Long = ""
    at: _Short = ""
    says: _Long = ""
    marking: _Short = ""
    number: int = 0


class Work(NamedTuple):
    """A case file that is worked on, and what is asked for."""

    rooms: Rooms
    room: Room
    files: CaseFiles
    opened: Opened
    kept: Kept
    asked: Done
    hand: Hand

    @property
    def line(self) -> Line:
        """The line that is meant; a `Wrong` when it is gone."""
        rows = (*self.opened.shown.pinned, *self.opened.shown.lines, *self.opened.shown.wrong)
        found = next((row.line for row in rows if row.line.id == self.asked.line), None)
        if found is None:
            raise Wrong("The case file has no such line any more; load its page again.")
        return found

    @property
    def marking(self) -> str:
        """The marking of what is written: the one that was given, else the one the room gives."""
        return marking_for(self.rooms.archive, self.room, self.asked.marking.strip() or None).marking

    def text(self, what: str) -> str:
        """What was written; a `Wrong` when nothing was."""
        if not self.asked.text.strip():
            raise Wrong(f"Say {what}, in the field beside the button; nothing was changed.")
        return self.asked.text


@post("/case/{key:str}", status_code=303, request_max_body_size=MOST_POSTED, summary="Work on a case file")
async def casework(rooms: Served, key: Key, data: Annotated[Done, Posted]) -> Redirect:
    """Do one thing to the case file of this name, and lead back to it."""
    line = await ask(rooms, known(), lambda room, record: _do(rooms, room, record, key, data))
    return led_to(f"{address.case(key)}{f'#l{line}' if line else ''}", address.case(key))


def _do(rooms: Rooms, room: Room, record: Record, key: str, asked: Done) -> str:
    """Do it; the line to show."""
    files, found = CaseFiles(rooms.archive, room.name), opened(rooms, room, record, key)
    if asked.did == "open":
        if found.kept is None and files.reopen(key, hand()) is None:
            files.open(key, key, hand())
        return ""
    if found.kept is None:
        raise Unknown(f"No case file called {key} is kept here.")
    work = Work(rooms, room, files, found, found.kept, asked, hand())
    try:
        return _DEEDS[asked.did](work)
    except (NotThere, NoMarking) as error:
        raise Wrong(f"{str(error)[:1].upper()}{str(error)[1:]}.") from None


def _close(work: Work) -> str:
    work.files.close(work.kept, work.hand)
    return ""


def _undo(work: Work) -> str:
    """Take back the step that was shown as the last, and no other."""
    if work.kept.steps and work.kept.steps[-1].number == work.asked.number:
        work.files.undo(work.kept, work.hand)
    return ""


def _note(work: Work) -> str:
    line = work.line if work.asked.line else None
    work.files.note(work.kept, work.text("what you note"), work.marking, work.hand, line)
    return work.asked.line


def _pin(work: Work) -> str:
    work.files.pin(work.kept, work.line, work.hand)
    return work.asked.line


def _unpin(work: Work) -> str:
    work.files.unpin(work.kept, work.line.id, work.hand)
    return work.asked.line


def _move(work: Work) -> str:
    ids = [step.line for step in work.kept.pins]
    if work.asked.line in ids:
        place = ids.index(work.asked.line) + (0 if work.asked.did == "up" else 2)
        work.files.order(work.kept, work.asked.line, max(place, 1), work.hand)
    return work.asked.line


def _confirm(work: Work) -> str:
    _claiming(work.line)
    work.files.confirm(work.kept, work.line, work.asked.text, work.hand)
    return work.asked.line


def _wrong(work: Work) -> str:
    work.files.wrong(work.kept, work.line, work.text("why it is wrong"), work.hand)
    return work.asked.line


def _claiming(line: Line) -> None:
    if not claims_of(line.section):
        raise Wrong("This line makes no claim that could be right or wrong.")


def _add(work: Work) -> str:
    asked, words = work.asked, work.text("which words of the telegram are meant")
    line = own_line(work.room, asked.at, words, asked.says, work.marking if asked.says.strip() else None)
    work.files.pin_own(work.kept, line, work.hand)
    return line.id


_DEEDS: dict[str, Callable[[Work], str]] = {
    "close": _close,
    "undo": _undo,
    "note": _note,
    "pin": _pin,
    "unpin": _unpin,
    "up": _move,
    "down": _move,
    "confirm": _confirm,
    "wrong": _wrong,
    "add": _add,
}
