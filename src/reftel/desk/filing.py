"""Filing: a record written out as the rows of a docket, with the columns questions are asked by."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter
from typing import Any

import msgspec
import zstandard

from reftel.claims.name import skeleton
from reftel.claims.resolve import name_parts
from reftel.desk.directory import offices, places, words_of
from reftel.desk.entry import Entry, entries
from reftel.desk.incidents import kept_incidents, opened, order
from reftel.desk.ledger import Owed, owed
from reftel.desk.persons import rows_of
from reftel.desk.question import every as questions
from reftel.desk.urgency import group, urgency
from reftel.desk.watch import every as watch
from reftel.desk.watch import order as gravity
from reftel.desk.watched import places_of
from reftel.desk.worded import worded
from reftel.room.designation import bare
from reftel.room.figure import Figure
from reftel.room.incident import Incident, incidents
from reftel.room.record import Record, Said

SCHEMA = """
create table stamp (stamp text not null, as_of text) strict;
create table telegram (place integer primary key, key text not null unique, words text not null, said blob not null)
 strict;
create table person (place integer primary key, key text not null unique, name text not null, low text not null,
 protected integer not null) strict;
create index person_of_name on person (low);
create table figure (id integer primary key, person integer not null, telegram text not null, figure blob not null)
 strict;
create index figure_of_person on figure (person);
create index figure_of_telegram on figure (telegram);
create table sound (sound text not null, person integer not null, primary key (sound, person)) strict, without rowid;
create table doubt (id integer primary key, left integer not null, right integer not null, reasons blob not null)
 strict;
create index doubt_of_left on doubt (left);
create index doubt_of_right on doubt (right);
create table people (id integer primary key, key text not null, row blob not null) strict;
create table offices (id integer primary key, words text not null, row blob not null) strict;
create table places (id integer primary key, words text not null, row blob not null) strict;
create table incidents (id integer primary key, place integer not null, type text not null, state text not null,
 status text not null, day text not null, words text not null, row blob not null, tellings blob not null) strict;
create index incidents_of_type on incidents (type, place);
create table telling (telegram text not null, incident integer not null, primary key (telegram, incident))
 strict, without rowid;
create table ledger (id integer primary key, state text not null, status text not null, overdue integer not null,
 owner text, counterpart text, action text not null, shown text not null, urgency integer not null, due text not null,
 dtg text not null, name text not null, row blob not null, places blob not null) strict;
create index ledger_of_state on ledger (state, urgency, due, dtg, name, shown);
create index ledger_confirmed on ledger (urgency, due, dtg, name, shown) where status <> 'unconfirmed';
create index ledger_of_urgency on ledger (urgency, due, dtg, name, shown);
create table stated (telegram text not null, entry integer not null, primary key (telegram, entry))
 strict, without rowid;
create table concerned (person text not null, entry integer not null, primary key (person, entry))
 strict, without rowid;
create table worded (text integer not null, word text not null, entry integer not null,
 primary key (text, word, entry)) strict, without rowid;
create table watch (id integer primary key, status text not null, words text not null, row blob not null) strict;
create table questions (id integer primary key, row blob not null) strict;
create table casefile (person text primary key, file blob not null) strict;
create table counted (asked text primary key, found blob not null) strict, without rowid
"""
pack = msgspec.msgpack.Encoder().encode
_unpack = msgspec.msgpack.Decoder(tuple[str, bytes]).decode
_ABREAST = "\n"


def file_in(db: sqlite3.Connection, record: Record, stamp: str) -> None:
    """Write all rows of a record, all or nothing."""
    statements = [statement.strip() for statement in SCHEMA.split(";")]
    indexes = [statement for statement in statements if statement.startswith("create index")]
    for statement in statements:
        if statement not in indexes:
            db.execute(statement)
    db.execute("begin")
    where = Where(record)
    for table, rows in _tables(record, where):
        width = len(db.execute(f"pragma table_info({table})").fetchall())
        db.executemany(f"insert into {table} values ({', '.join('?' * width)})", rows)
    for statement in indexes:  # over rows that stand an index is made in one go
        db.execute(statement)
    db.execute("insert into stamp values (?, ?)", (stamp, record.as_of))
    db.execute("commit")


class Where:
    """Where the claims of a record stand: each by its telegram and its number there."""

    def __init__(self, record: Record) -> None:
        self.of_telegram: dict[str, list[Said]] = {key: [] for key in record.telegrams}
        for row in record.said:
            self.of_telegram[row.told.key].append(row)

    def of(self, said: Said) -> tuple[str, int]:
        """The telegram of a claim, and its number there."""
        key = said.told.key
        return key, next(number for number, row in enumerate(self.of_telegram[key]) if row is said)


Rows = Iterable[tuple[Any, ...]]


def _tables(record: Record, where: Where) -> Iterator[tuple[str, Rows]]:
    """The rows of each table."""
    yield "telegram", _telegrams(record, where)
    yield from _persons(record)
    people = rows_of(record, record.people.persons)
    yield "people", ((number, row["key"], pack(row)) for number, row in enumerate(people))
    for name, listed in (("offices", offices(record)), ("places", places(record))):
        yield name, ((number, words_of(row), pack(row)) for number, row in enumerate(listed))
    yield from _incidents(record, where)
    yield from _ledger(record, where)
    yield "watch", _watch(record)
    yield "questions", ((number, pack(row)) for number, row in enumerate(questions(record)))


def _telegrams(record: Record, where: Where) -> Rows:
    for place, (key, rows) in enumerate(where.of_telegram.items()):
        packed = record.kept.made.of("telegram", record.kept.digests[key], _telegram, rows)
        yield place, key, *_unpack(packed)


def _telegram(rows: Sequence[Said]) -> bytes:
    """The words the claims of a telegram are found by, and the claims."""
    words = {word for row in rows for text in texts_of(row) for word in bare(text).split()}
    return pack((padded(words), zstandard.compress(pack(rows), 3)))


def texts_of(said: Said) -> Iterator[str]:
    """The texts a claim is found by: its words, and what its keys stand for."""
    yield said.told.quote
    yield from (whom.label for whom in said.whom.values())


def padded(words: Iterable[str]) -> str:
    """Words so that each stands between two spaces."""
    return f" {' '.join(sorted(words))} "


def _persons(record: Record) -> Iterator[tuple[str, Rows]]:
    every = record.people.persons
    figures: list[tuple[int, Figure]] = [(place, each) for place, row in enumerate(every) for each in row.figures]
    numbers = {id(figure): number for number, (_, figure) in enumerate(figures)}
    yield "person", ((n, row.key, row.name, row.name.lower(), row.protected) for n, row in enumerate(every))
    yield "figure", ((number, place, row.key, pack(row)) for number, (place, row) in enumerate(figures))
    sounds = {(sound, n) for n, row in enumerate(every) for name in row.names for sound in sounds_in(name)}
    yield "sound", sorted(sounds)
    doubts = record.people.doubts
    yield "doubt", ((n, numbers[id(r.left)], numbers[id(r.right)], pack(r.reasons)) for n, r in enumerate(doubts))


def sounds_in(name: str) -> set[str]:
    """The sounds of the parts of a name."""
    return {skeleton(part) for part in name_parts(name)}


def _incidents(record: Record, where: Where) -> Iterator[tuple[str, Rows]]:
    every = incidents(record)
    packed = tuple(kept_incidents(record, every))
    orders = [order(opened(row)) for row in packed]
    ranked = {number: place for place, number in enumerate(sorted(range(len(orders)), key=orders.__getitem__))}
    yield (
        "incidents",
        (
            (number, ranked[number], *_incident(each, row, where))
            for number, (each, row) in enumerate(zip(every, packed, strict=True))
        ),
    )
    told = {(each.said.told.key, number) for number, one in enumerate(every) for each in one.tellings}
    yield "telling", sorted(told)


def _incident(one: Incident, packed: bytes, where: Where) -> tuple[Any, ...]:
    row = opened(packed)
    texts = [text.lower() for text in (row.where, row.who, *(each.quote for each in row.told)) if text]
    day = row.when or (row.dtg or "")[:10]
    tellings = [(*where.of(each.said), each.repeats, each.reasons) for each in one.tellings]
    return row.type, row.state, row.status, day, _ABREAST.join(texts), packed, pack(tellings)


def _ledger(record: Record, where: Where) -> Iterator[tuple[str, Rows]]:
    every, rows = entries(record), owed(record)
    both = zip(every, rows, strict=True)
    yield "ledger", ((number, *_entry(entry, row, where)) for number, (entry, row) in enumerate(both))
    stated = {(place.said.told.key, number) for number, entry in enumerate(every) for place in entry.places}
    yield "stated", sorted(stated)
    texts = ((number, (row.owner, row.counterpart, row.action)) for number, row in enumerate(rows))
    yield "worded", (each for number, found in texts for each in worded(number, found))
    yield "concerned", sorted({(person, number) for number, row in enumerate(rows) for person in row.about})


def _entry(entry: Entry, row: Owed, where: Where) -> tuple[Any, ...]:
    places = [(*where.of(place.said), place.reasons) for place in entry.places]
    asked = (row.state, row.status, row.overdue, row.owner, row.counterpart, row.action)
    return *asked, group(row), *urgency(row), pack(row), pack(places)


def _watch(record: Record) -> Rows:
    rows = (
        (gravity(row), row.status, _ABREAST.join(places_of(row, record)).lower(), pack(row)) for row in watch(record)
    )
    for number, (_, *row) in enumerate(sorted(rows, key=itemgetter(0))):
        yield number, *row
