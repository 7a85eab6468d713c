"""The record a page of the desk starts from: what was known of a room on a day, and what people decided about it."""

from collections.abc import AsyncIterator, Callable, Sequence
from datetime import date
from typing import Annotated, TypeVar

from litestar.params import QueryParameter

from reftel.desk.record import AT_ONCE, Asked, Record, recorded, stands
from reftel.room.claims import unread
from reftel.room.record import Behind
from reftel.room.room import Room
from reftel.room.vantage import NOW
from reftel.web.behind import BEHIND
from reftel.web.form import Row
from reftel.web.problem import NotYet, Wrong
from reftel.web.rooms import Rooms

T = TypeVar("T")
_BATCH = 500
_READ_AT_ONCE = 200
"""So few telegrams are read for claims when a page asks for them."""
_PATIENCE = 30.0
"""Seconds a page waits for the desk before it says that it is not there yet."""
DAY = r"^(?:\d{4}(?:-\d\d(?:-\d\d)?)?)?$"
"""A day, a month or a year; empty when none is asked for."""
_FIRST = "2011-01-01"
"""A day that fills up a year or a month."""
AsOf = Annotated[str, QueryParameter(name="as-of", pattern=DAY, description="What was known then: 2011-07-08.")]
At = Annotated[str, QueryParameter(name="at", max_length=60, description="What this post had sent or been sent.")]
Confirmed = Annotated[bool, QueryParameter(description="Only what a person confirmed or noted.")]


async def ask(rooms: Rooms, asked: Asked, question: Callable[[Room, Record], T]) -> T:
    """What the desk answers from the record of the room that is served; `NotYet` while that would take minutes."""

    def answer(room: Room) -> tuple[T, Behind]:
        record = record_of(rooms, room, asked)
        return question(room, record), record.behind

    try:
        found, behind = await rooms.ask_long(answer, _PATIENCE)
        BEHIND.set(behind)
        return found
    except TimeoutError:
        raise NotYet("What the telegrams say is still being worked out; load this page again in a minute.") from None


async def all_of(
    rooms: Rooms, asked: Asked, leaf: Callable[[Record, int, int], Sequence[Row]]
) -> AsyncIterator[Sequence[Row]]:
    """All rows of a list of the desk, some at a time: those from a place on, and so many."""

    def some(_: Room, record: Record) -> Sequence[Row]:
        return leaf(record, first, _BATCH)

    first = 0
    while rows := await ask(rooms, asked, some):
        yield rows
        first += _BATCH


def record_of(rooms: Rooms, room: Room, asked: Asked = NOW) -> Record:
    """The record that the desk's thread holds; `NotYet` while many telegrams are to be read for claims.

    When it lacks what came last, its rows are being made anew by a process of their own.
    """
    left = unread(room.register)
    if left > _READ_AT_ONCE:
        raise NotYet(
            f"{left:,} telegrams were not yet read for what they say; reftel extract reads them, then load again."
        )
    many = room.count() > AT_ONCE

    def make() -> Record:
        if many and asked != NOW and not stands(room, rooms.archive, asked) and rooms.anew.begin(rooms.state(), asked):
            raise NotYet("What was known then is being worked out, which takes minutes; load this page again.")
        return recorded(room, rooms.archive, asked, soon=many)

    found = rooms.standing("record" if asked == NOW else "record as known", asked, make)
    if found.behind and not rooms.anew.begin(rooms.state(), asked):
        # There it came to nothing: memory may be short, or the folder closed.
        return rooms.standing("record made here", asked, lambda: recorded(room, rooms.archive, asked))
    return found


def known(as_of: str = "", at: str = "") -> Asked:
    """What is asked for, as the desk takes it; `Wrong` when no calendar has the day."""
    try:
        date.fromisoformat(f"{as_of}{_FIRST[len(as_of) :]}")
    except ValueError:
        raise Wrong(f"There is no day {as_of}; write it as 2011-07-08.") from None
    return Asked(as_of or None, at.strip() or None)
