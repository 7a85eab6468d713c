"""The record of a room with what people decided about it: what every command and page of the desk starts from."""

from collections.abc import Callable
from pathlib import Path
from sqlite3 import Connection

from reftel.desk.ahead import count_ahead, make_ahead
from reftel.desk.docket import Docket, Making, at_hand, docket, ground, made_by
from reftel.desk.judgements import Judgements
from reftel.desk.kept_record import KeptRecord, Source
from reftel.desk.logbook import beside
from reftel.room.claims import Extraction, see_to
from reftel.room.made import Made
from reftel.room.record import Record
from reftel.room.recording import record
from reftel.room.room import Room
from reftel.room.vantage import NOW, Asked

__all__ = ["Asked", "Record", "recorded"]


def recorded(
    room: Room,
    archive: Path,
    asked: Asked = NOW,
    tell: Callable[[int], object] = lambda count: None,
    workers: int = 1,
    making: Callable[[int], object] = lambda count: None,
    soon: bool = False,
) -> Record:
    """The record of a room; claims that were not yet extracted are extracted first, which `tell` hears of.

    As of now it is read from rows that are kept; as of another day, or for one post, it is made anew. `making` hears
    of how many telegrams before that is done. Rows that lack only what came last are enough for who asks `soon`:
    `behind` says what that is.
    """
    judged, logged = tuple(Judgements(archive, room.name)), beside(archive, room)

    def whole() -> Record:
        making(room.count())
        return record(room, archive, asked, judged, logged, tell, workers, Made(room.folder, made_by(archive)))

    if asked != NOW:
        return whole()
    telegrams = {telegram.key: telegram for telegram, _ in logged}

    def kept(found: Docket) -> KeptRecord:
        made = found.record
        source = Source(room.telegram, telegrams, whole if made is None else lambda: made)
        return KeptRecord(found.db, judged, source, found.behind)

    if soon and (found := at_hand(room, ground(room, archive, judged, logged))):
        return kept(found)
    see_to(room.register, Extraction(archive, tell, workers))

    def ahead(db: Connection, made: Record) -> None:
        rows = kept(Docket(db, made))
        make_ahead(room, rows)
        count_ahead(rows)

    return kept(docket(room, ground(room, archive, judged, logged), Making(whole, ahead)))
