"""The record of a room with what people decided about it: what every command and page of the desk starts from."""

from collections.abc import Callable
from pathlib import Path

from reftel.desk.judgements import Judgements
from reftel.desk.logbook import beside
from reftel.room.record import NOW, Asked, Record, record
from reftel.room.room import Room

__all__ = ["Asked", "Record", "recorded"]


def recorded(
    room: Room,
    archive: Path,
    asked: Asked = NOW,
    tell: Callable[[int], object] = lambda count: None,
    workers: int = 1,
) -> Record:
    """The record of a room; claims that were not yet extracted are extracted first, which `tell` hears of."""
    judged = tuple(Judgements(archive, room.name))
    return record(room, archive, asked, judged, beside(archive, room), tell, workers)
