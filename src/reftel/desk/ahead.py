"""Ahead: case files of those who are named in many telegrams, made when the rows are and kept with them."""

import msgspec
import zstandard

from reftel.desk.casefile import made
from reftel.desk.kept_record import KeptRecord
from reftel.desk.subject import persons
from reftel.room.room import Room

MANY = 100
"""In how many telegrams somebody is named whose case file is made ahead; of fewer it is made when it is asked for."""
_SQL = """
select person.key from person join figure on figure.person = person.place group by person.place
having count(distinct figure.telegram) >= ? order by person.place
"""


def make_ahead(room: Room, record: KeptRecord, many: int = MANY) -> None:
    """Make and keep the case files of all persons who are named in so many telegrams."""
    for (key,) in record.db.execute(_SQL, (many,)).fetchall():
        file = made(room, record, persons(room, record, key, frozenset({key})))
        packed = zstandard.compress(msgspec.msgpack.encode(file), 3)
        record.db.execute("insert into casefile values (?, ?)", (key, packed))
