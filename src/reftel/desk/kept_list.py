"""Kept lists: ledger, incidents, watch, persons and questions as rows, of which only those wanted are read."""

import json
import sqlite3
from collections.abc import Callable, Iterator, Set
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec
import zstandard

from reftel.desk.casefile import CaseFile
from reftel.desk.directory import Listed
from reftel.desk.incidents import LINES, Happened
from reftel.desk.incidents import Wanted as WantedIncidents
from reftel.desk.ledger import Owed, Wanted
from reftel.desk.pinned import UNCONFIRMED
from reftel.desk.question import Question
from reftel.desk.watch import Sought
from reftel.desk.watched import Watched, heard
from reftel.desk.worded import having, naming
from reftel.room.designation import bare
from reftel.terms.place import Area

if TYPE_CHECKING:
    from reftel.room.record import Record

T = TypeVar("T")
_decoders: dict[str, msgspec.msgpack.Decoder[Any]] = {
    "ledger": msgspec.msgpack.Decoder(Owed),
    "incidents": msgspec.msgpack.Decoder(Happened),
    "watch": msgspec.msgpack.Decoder(Watched),
    "people": msgspec.msgpack.Decoder(dict[str, Any]),
    "offices": msgspec.msgpack.Decoder(Listed),
    "places": msgspec.msgpack.Decoder(Listed),
    "questions": msgspec.msgpack.Decoder(Question),
}
_COUNTED = 500
"""So many counts are held."""
_case = msgspec.msgpack.Decoder(CaseFile)
_ORDERS = {name: (name, "id") for name in _decoders} | {
    "incidents": ("incidents", "place"),
    "urgent": ("ledger", "urgency, due, dtg, name"),
}
"""The table of each list, and the columns it is sorted by."""


class Where:
    """The conditions rows must meet, with their values."""

    def __init__(self) -> None:
        self._texts: list[str] = []
        self.values: list[object] = []

    def add(self, text: str, *values: object) -> None:
        """One more condition."""
        self._texts.append(text)
        self.values += values

    def __str__(self) -> str:
        return f" where {' and '.join(self._texts)}" if self._texts else ""


class KeptLists:
    """The lists of one docket."""

    def __init__(self, db: sqlite3.Connection, record: "Record") -> None:
        self._db, self._record = db, record
        self._counted: dict[str, Any] = {}
        self._wheres: dict[str, Callable[[Any, Where], None]] = {
            "ledger": self._ledger,
            "urgent": self._ledger,
            "incidents": self._incidents,
            "watch": self._watch,
            "people": self._people,
            "offices": self._listed,
            "places": self._listed,
            "questions": lambda wanted, where: None,
        }

    def rows(self, name: str, wanted: object = None) -> tuple[Any, ...]:
        """All rows that are wanted."""
        return self.page(name, wanted, 0, -1)

    def once(self, what: str, wanted: object, make: Callable[[], T], of: type[T]) -> T:
        """Something counted of the rows that are wanted, of this type: kept with them, else made once for them."""
        key = f"{what} {wanted!r}"
        if key not in self._counted:
            if len(self._counted) >= _COUNTED:
                self._counted.clear()
            row = self._db.execute("select found from counted where asked = ?", (key,)).fetchone()
            self._counted[key] = msgspec.msgpack.decode(row[0], type=of) if row else make()
        found: T = self._counted[key]
        return found

    def keep_counted(self) -> None:
        """Keep with the rows what was counted of them so far."""
        rows = [(key, msgspec.msgpack.encode(found)) for key, found in self._counted.items()]
        self._db.executemany("insert or replace into counted values (?, ?)", rows)

    def page(self, name: str, wanted: object, first: int, most: int) -> tuple[Any, ...]:
        """Those that are wanted from place `first` on, `most` of them; -1 asks for all."""
        where = self._where(name, wanted)
        table, order = _ORDERS[name]
        found = self._db.execute(
            f"select row from {table}{where} order by {order} limit ? offset ?", (*where.values, most, first)
        )
        decoder = _decoders[table]
        rows = tuple(decoder.decode(packed) for (packed,) in found)
        if isinstance(wanted, Sought):
            return tuple(heard(row, self._record.as_of, wanted.silent) for row in rows)
        return rows

    def parts(self, name: str, wanted: object, of: type[T]) -> Iterator[T]:
        """Of each row that is wanted, in order, no more than the fields of this record."""
        where = self._where(name, wanted)
        table, order = _ORDERS[name]
        decoder = msgspec.msgpack.Decoder(of)
        for (packed,) in self._db.execute(f"select row from {table}{where} order by {order}", where.values):
            yield decoder.decode(packed)

    def count(self, name: str, wanted: object = None) -> int:
        """How many are wanted."""
        return self.once(f"count {name}", wanted, lambda: self._count(name, wanted), int)

    def _count(self, name: str, wanted: object) -> int:
        where = self._where(name, wanted)
        (number,) = self._db.execute(f"select count(*) from {_ORDERS[name][0]}{where}", where.values).fetchone()
        return int(number)

    def spread(self, name: str, wanted: object = None) -> dict[str, int]:
        """How many are wanted under each heading of the ledger."""
        return self.once(f"spread {name}", wanted, lambda: self._spread(name, wanted), dict[str, int])

    def _spread(self, name: str, wanted: object) -> dict[str, int]:
        where = self._where(name, wanted)
        return dict(self._db.execute(f"select shown, count(*) from ledger{where} group by shown", where.values))

    def case(self, people: Set[str]) -> CaseFile | None:
        """The case file of these persons, None when it is not kept: those of one who is named in many telegrams are."""
        if len(people) != 1:
            return None
        row = self._db.execute("select file from casefile where person = ?", (*people,)).fetchone()
        return _case.decode(zstandard.decompress(row[0])) if row else None

    def _where(self, name: str, wanted: object) -> Where:
        where = Where()
        self._wheres[name](wanted, where)
        return where

    def _ledger(self, wanted: Wanted, where: Where) -> None:
        if wanted.state:
            where.add("state = ?", wanted.state)
        if wanted.overdue:
            where.add("overdue")
        if wanted.confirmed:
            where.add(f"status <> '{UNCONFIRMED}'")  # as its index has it
        if wanted.owner:
            self._speaks(wanted.owner, ("owner",), where)
        if wanted.about:
            self._speaks(wanted.about, ("counterpart", "action"), where)

    def _speaks(self, asked: str, texts: tuple[str, ...], where: Where) -> None:
        """Whether one of the texts has all the words asked for, or a person concerned bears the name."""
        meant = self._record.find(asked)
        names = dict.fromkeys(name for key in meant for name in self._record.person(key).names)
        ways = [*(having(text, bare(asked).split()) for text in texts), naming(self._db, texts, names)]
        if len(texts) > 1:
            about = "id in (select entry from concerned where person in (select value from json_each(?)))"
            ways.append((about, [json.dumps(meant)]))
        where.add(f"({' or '.join(way for way, _ in ways)})", *(value for _, values in ways for value in values))

    def _incidents(self, wanted: WantedIncidents, where: Where) -> None:
        types = (wanted.type,) if wanted.type else LINES
        where.add(f"type in ({', '.join('?' * len(types))})", *types)
        if wanted.confirmed:
            where.add("status <> ?", UNCONFIRMED)
        if wanted.state:
            where.add("state = ?", wanted.state)
        if wanted.first:
            where.add("day >= ?", wanted.first)
        if wanted.last:
            where.add("substr(day, 1, ?) <= ?", len(wanted.last), wanted.last)
        if wanted.place:
            self._lies_in(wanted.place, where)

    def _watch(self, wanted: Sought, where: Where) -> None:
        if wanted.confirmed:
            where.add("status <> ?", UNCONFIRMED)
        if wanted.place:
            self._lies_in(wanted.place, where)

    def _lies_in(self, place: Area, where: Where) -> None:
        """Only rows whose words name the place or one that lies in it."""
        self._db.create_function("lies_in", 1, place.holds, deterministic=True)
        where.add("lies_in(words)")

    def _listed(self, asked: str, where: Where) -> None:
        for word in (asked or "").lower().split():
            where.add("instr(words, ?) > 0", word)

    def _people(self, asked: str, where: Where) -> None:
        if asked:
            where.add("key in (select value from json_each(?))", json.dumps(self._record.find(asked)))
