"""A record of which the rows are kept: lists are read from them, and of the rest only what a question needs.

Its lists are those of the whole record; an `excerpt` has the claims, persons, incidents and entries around one subject.
"""

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from functools import cached_property
from typing import Any, NamedTuple

import msgspec
import zstandard

from reftel.claims.resolve import name_parts, same_person
from reftel.desk.entry import Entry, Place
from reftel.desk.filing import sounds_in
from reftel.desk.kept_list import KeptLists
from reftel.desk.ledger import Owed
from reftel.room.figure import Figure
from reftel.room.incident import Incident, Telling
from reftel.room.incident import identity as identity_of
from reftel.room.judgement import Judgement
from reftel.room.merging import Doubt
from reftel.room.people import People, Person
from reftel.room.record import Behind, Record, Said
from reftel.room.telegram import Telegram

_said = msgspec.msgpack.Decoder(tuple[Said, ...])
_figure = msgspec.msgpack.Decoder(Figure)
_reasons = msgspec.msgpack.Decoder(tuple[str, ...])
_tellings = msgspec.msgpack.Decoder(tuple[tuple[str, int, str | None, tuple[str, ...]], ...])
_places = msgspec.msgpack.Decoder(tuple[tuple[str, int, tuple[str, ...]], ...])
_owed = msgspec.msgpack.Decoder(Owed)
_AT_HAND = 1_000
"""How many telegrams are held at a time, some 30 KB each."""
_IN = "in (select value from json_each(?))"


class Source(NamedTuple):
    """Where what is not in the rows comes from: telegrams of the room by key, and the record made anew."""

    telegram: Callable[[str], Telegram | None]
    beside: Mapping[str, Telegram]
    whole: Callable[[], Record]


class Held(Mapping[str, Telegram]):
    """The telegrams of a record by key, each read when it is asked for."""

    def __init__(self, db: sqlite3.Connection, source: Source) -> None:
        self._db, self._source = db, source
        self._read: dict[str, Telegram] = {}

    def __contains__(self, key: object) -> bool:
        return (
            key in self._read or self._db.execute("select 1 from telegram where key = ?", (key,)).fetchone() is not None
        )

    def __getitem__(self, key: str) -> Telegram:
        if key not in self._read:
            if len(self._read) >= _AT_HAND:
                self._read.clear()
            found = self._source.beside.get(key) or (self._source.telegram(key) if key in self else None)
            if found is None or key not in self:
                raise KeyError(key)
            self._read[key] = found
        return self._read[key]

    def __iter__(self) -> Iterator[str]:
        yield from (key for (key,) in self._db.execute("select key from telegram order by place").fetchall())

    def __len__(self) -> int:
        return int(self._db.execute("select count(*) from telegram").fetchone()[0])


class KeptRecord(Record):
    """The record of a room read from its docket, which lacks what `behind` says; `until` is the day asked for."""

    lists: KeptLists

    def __init__(
        self,
        db: sqlite3.Connection,
        judged: tuple[Judgement, ...],
        source: Source,
        behind: Behind,
        until: str | None = None,
    ) -> None:
        (as_of,) = db.execute("select as_of from stamp").fetchone()
        super().__init__((), People(()), Held(db, source), as_of, judged, until=until)
        self.db, self.behind, self._source = db, behind, source
        self.lists = KeptLists(db, self)

    @cached_property
    def _whole(self) -> Record:
        return self._source.whole()

    @property
    def said(self) -> tuple[Said, ...]:
        """Its claims: the whole record is made for them."""
        return self._whole.said

    @property
    def people(self) -> People:
        """Its persons: the whole record is made for them."""
        return self._whole.people

    @property
    def protected(self) -> tuple[Person, ...]:
        """Its persons whom a telegram asks to protect, read without the others."""
        rows = self.db.execute("select key from person where protected order by place").fetchall()
        return tuple(self.person(key) for (key,) in rows)

    def part(self, name: str, make: Callable[[Record], Any]) -> Any:  # noqa: ANN401
        """Something made of the whole record."""
        return self._whole.part(name, make)

    def person(self, key: str) -> Person:
        """The person of a key, with the figures of all telegrams."""
        row = self.db.execute("select place, name, protected from person where key = ?", (key,)).fetchone()
        if row is None:
            raise KeyError(key)
        figures = self.db.execute("select figure from figure where person = ? order by id", row[:1]).fetchall()
        return Person(key, row[1], tuple(_figure.decode(packed) for (packed,) in figures), (), bool(row[2]))

    def find(self, name: str) -> tuple[str, ...]:
        """The keys of the persons who may be meant by a name somebody types, in any spelling."""
        low = name.lower()
        rows = self.db.execute("select key from person where key = ? or low = ? order by place", (low, low)).fetchall()
        parts = name_parts(name)
        if rows or not parts:
            return tuple(key for (key,) in rows)
        sounds = [(sound,) for sound in sounds_in(name)]
        found = set.intersection(
            *({n for (n,) in self.db.execute("select person from sound where sound = ?", each)} for each in sounds)
        )
        places = [(place,) for place in sorted(found)]
        keys = [self.db.execute("select key from person where place = ?", place).fetchone()[0] for place in places]
        return tuple(
            key
            for key in keys
            if any(
                same_person(name, other) and len(name_parts(other)) >= len(parts) for other in self.person(key).names
            )
        )

    def excerpt(self, people: Set[str], keys: Set[str] | None, words: Set[str], beside: Set[str]) -> Record:
        """The record of the telegrams that tell of these persons, or are these, or have these words."""
        if people:
            asked = json.dumps(sorted(people))
            rows = self.db.execute(
                f"select distinct telegram from figure where person in (select place from person where key {_IN})",
                (asked,),
            )
            wanted = {key for (key,) in rows}
        elif keys is not None:
            wanted = set(keys)
        else:
            marks = " and ".join(["instr(words, ?) > 0"] * len(words)) or "1"
            found = self.db.execute(f"select key from telegram where {marks}", [f" {word} " for word in words])
            wanted = {key for (key,) in found}
        return _Excerpt(self.db, self, wanted, wanted | beside).record()


class _Excerpt:
    """What is read of a docket around some telegrams; each claim and figure is read once."""

    def __init__(self, db: sqlite3.Connection, of: KeptRecord, keys: set[str], shown: set[str]) -> None:
        self._db, self._of, self._shown = db, of, shown
        self._keys = json.dumps(sorted(keys))
        self._claims: dict[str, tuple[Said, ...]] = {}

    def record(self) -> Record:
        self._read_claims(json.loads(self._keys))
        order = [key for (key,) in self._rows(f"select key from telegram where key {_IN} order by place")]
        said = tuple(each for key in order for each in self._claims[key])
        parts = {"incidents": tuple(self._incidents()), **self._entries()}
        people = self._people()
        record = Record(said, people, self._of.telegrams, self._of.as_of, self._of.judged, until=self._of.until)
        record.parts.update(parts)
        return record

    def _rows(self, statement: str) -> list[tuple[Any, ...]]:
        return self._db.execute(statement, (self._keys,)).fetchall()

    def _read_claims(self, keys: Iterable[str]) -> None:
        asked = json.dumps([key for key in keys if key not in self._claims])
        for key, packed in self._db.execute(f"select key, said from telegram where key {_IN}", (asked,)).fetchall():
            self._claims[key] = _said.decode(zstandard.decompress(packed))

    def _incidents(self) -> Iterator[Incident]:
        rows = self._rows(
            "select type, tellings from incidents"
            f" where id in (select incident from telling where telegram {_IN}) order by id"
        )
        read = [(type_, _tellings.decode(packed)) for type_, packed in rows]
        self._read_claims({key for _, tellings in read for key, *_ in tellings})
        for type_, tellings in read:
            told = tuple(Telling(self._claims[key][n], repeats, why) for key, n, repeats, why in tellings)
            yield Incident(identity_of(told[0].said), type_, told)

    def _entries(self) -> dict[str, Any]:
        rows = self._rows(
            f"select row, places from ledger where id in (select entry from stated where telegram {_IN}) order by id"
        )
        read = [(_owed.decode(row), _places.decode(places)) for row, places in rows]
        self._read_claims({key for _, places in read for key, *_ in places})
        found = [Entry(row.id, tuple(Place(self._claims[k][n], why) for k, n, why in places)) for row, places in read]
        return {"entries": tuple(found), "ledger": tuple(row for row, _ in read)}

    def _people(self) -> People:
        """The persons of these telegrams, and whoever else is named in what was read; whom they may be."""
        figures = {n: (place, _figure.decode(row)) for n, place, row in self._figures("telegram")}
        places = {place for place, _ in figures.values()} | self._named()
        doubts = self._doubts(figures)
        mine: dict[int, list[Figure]] = {}
        for _, (place, figure) in sorted(figures.items()):
            mine.setdefault(place, []).append(figure)
        asked = json.dumps(sorted(places))
        rows = self._db.execute(f"select place, key, name, protected from person where place {_IN}", (asked,))
        persons = [Person(key, name, tuple(mine.get(n, ())), (), bool(p)) for n, key, name, p in sorted(rows)]
        return People(tuple(persons), doubts)

    def _figures(self, column: str) -> list[tuple[Any, ...]]:
        return self._rows(f"select id, person, figure from figure where {column} {_IN}")

    def _named(self) -> set[int]:
        keys: set[str] = set()
        for rows in self._claims.values():
            for each in rows:
                keys |= each.about
                for whom in each.whom.values():
                    keys.update(whom.persons, (key for _, key in whom.kin))
        found = self._db.execute(f"select place from person where key {_IN}", (json.dumps(sorted(keys)),))
        return {place for (place,) in found}

    def _doubts(self, figures: dict[int, tuple[int, Figure]]) -> tuple[Doubt, ...]:
        own = json.dumps(sorted(figures))
        rows = self._db.execute(
            f"select id, left, right, reasons from doubt where left {_IN} or right {_IN} order by id", (own, own)
        ).fetchall()
        others = {number for _, left, right, _ in rows for number in (left, right)} - figures.keys()
        more = self._db.execute(f"select id, figure from figure where id {_IN}", (json.dumps(sorted(others)),))
        known = {n: figure for n, (_, figure) in figures.items()} | {n: _figure.decode(row) for n, row in more}
        return tuple(Doubt(known[left], known[right], _reasons.decode(why)) for _, left, right, why in rows)
