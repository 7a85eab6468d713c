"""Ahead: what is asked for first of the rows, made when they are and kept with them.

Case files of those who are named in many telegrams, what stands above the lists, and what a desk looks at first.
"""

import json

import msgspec
import zstandard

from reftel.desk import directory, question
from reftel.desk.basis import Basis, basis
from reftel.desk.casefile import made
from reftel.desk.evidence import STATES
from reftel.desk.incidents import TYPES
from reftel.desk.incidents import Wanted as Incidents
from reftel.desk.kept_record import KeptRecord
from reftel.desk.leaf import incident_leaf, watch_leaf
from reftel.desk.ledger import Wanted
from reftel.desk.overview import overview
from reftel.desk.subject import persons
from reftel.desk.urgency import leaf
from reftel.desk.watch import Sought
from reftel.room.made import digest
from reftel.room.room import Room

MANY = 100
"""In how many telegrams somebody is named whose case file is made ahead; of fewer it is made when it is asked for."""
_SQL = """
select person.key from person join figure on figure.person = person.place group by person.place
having count(distinct figure.telegram) >= ? order by person.place
"""
_IN = "in (select value from json_each(?))"
_STATED = f"select id, row from ledger where id in (select entry from stated where telegram {_IN}) order by id"
_WHERE = f"select distinct telegram from stated where entry {_IN} order by telegram"
_DOUBTED = f"""
select l.figure, r.figure, d.reasons from doubt d join figure l on l.id = d.left join figure r on r.id = d.right
where l.telegram {_IN} or r.telegram {_IN} order by d.id
"""
_pack = msgspec.msgpack.Encoder(order="deterministic").encode


def make_ahead(room: Room, record: KeptRecord, many: int = MANY) -> None:
    """Make and keep the case files of all persons who are named in so many telegrams; those that stand are taken."""
    for (key,) in record.db.execute(_SQL, (many,)).fetchall():
        known = basis(record)
        packed = known.made.of("case", _parts(room, record, key, known), _made, room, record, key)
        record.db.execute("insert into casefile values (?, ?)", (key, packed))


def count_ahead(record: KeptRecord) -> None:
    """Count what stands above the lists as they open, of each type and state, and keep it."""
    for kind in ("", *TYPES):
        incident_leaf(record, Incidents(kind or None), 0, 0)
    for state in ("", *STATES):
        leaf(record, Wanted(state=state or None), 0, 0)
    for listed in ("people", "offices", "places"):
        directory.count(record, listed, "")
    watch_leaf(record, Sought(), 0, 0)
    question.count(record)
    overview(record)
    record.lists.keep_counted()


def _made(room: Room, record: KeptRecord, key: str) -> bytes:
    file = made(room, record, persons(room, record, key, frozenset({key})))
    return zstandard.compress(msgspec.msgpack.encode(file), 3)


def _parts(room: Room, record: KeptRecord, key: str, known: Basis) -> bytes:
    """All that a case file is made of: the room's telegrams, what is known of those that name him, and what is owed.

    Where else he may be named is looked for in all telegrams of the room, so one more of them makes it anew.
    """
    person = record.person(key)
    keys = sorted({figure.key for figure in person.figures})
    here = json.dumps(keys)
    owed = record.db.execute(_STATED, (here,)).fetchall()
    rest = record.db.execute(_WHERE, (json.dumps([number for number, _ in owed]),)).fetchall()
    doubted = record.db.execute(_DOUBTED, (here, here)).fetchall()
    own = [*keys, *(each for (each,) in rest if each not in keys)]
    head = (room.register.taken, room.count(), record.as_of, key, person.names, known.judged(own))
    lines = (row for _, row in owed)
    return digest(_pack(head), *map(known.of, own), *lines, *(part for row in doubted for part in row))
