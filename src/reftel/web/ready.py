"""Ready: what pages are made from is made when the server starts and after a change, before somebody asks for it.

The list of missing telegrams, what the archive holds, and what the desk says, once the telegrams were read for claims.
"""

import asyncio
import logging

from reftel.desk.missing_list import missing_list
from reftel.room.claims import unread
from reftel.room.room import NoArchive, NoRoom, Room
from reftel.web.record import record_of
from reftel.web.rooms import Rooms
from reftel.web.start import holdings

_log = logging.getLogger("reftel.web")
_EVERY = 5.0
"""Seconds between two looks whether something changed."""


async def keep_ready(rooms: Rooms) -> None:
    """Look again and again whether the archive changed, and make what pages are made from; it never ends by itself."""
    made: object = None
    while True:
        try:
            state = await rooms.ask(lambda _: rooms.state())
            if state != made:
                await rooms.ask_long(lambda room: _make(rooms, room))
                await holdings(rooms)
                made = state
        except (NoArchive, NoRoom):
            pass  # the room was dropped: whoever asks is told
        except Exception:  # whoever asks for it meets the same, and is told
            _log.exception("what pages are made from could not be made ahead")
            return
        await asyncio.sleep(_EVERY)


def _make(rooms: Rooms, room: Room) -> None:
    missing_list(room, rooms.archive)
    if not unread(room.register):
        record_of(rooms, room)
