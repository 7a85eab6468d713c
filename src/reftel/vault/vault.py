"""The vault is the archive's one file of record: every copy kept whole, with its reading and its findings.

`ARCHIVE/vault.db` holds them; what else an archive has is built from it. A second text of 11DELWAN88 is another copy
of the same cable; the same bytes a second time are nothing new.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

import msgspec

from reftel.message.cable import Copy, Reading
from reftel.vault.database import connect, migrate, transaction
from reftel.vault.keeping import Row, kept_copy, unpack
from reftel.vault.press import Press
from reftel.vault.unusable import Unusable

FILE = "vault.db"
COPY = "c.digest, c.reader, c.source, c.encoding, c.origin, c.release, c.declared, c.findings, c.bytes"
_READ_AT_ONCE = 200


class NoArchive(Exception):
    """There is no archive in the folder that was named."""


class Held(NamedTuple):
    """A reading as the vault holds it; `number` counts copies in the order they came."""

    number: int
    reading: Reading


class Kept(NamedTuple):
    """What came of copies that were to be kept: how many were new, and how many of those a telegram not yet held."""

    copies: int = 0
    telegrams: int = 0


class Vault:
    """One open vault; use it in a `with` block."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.db = connect(folder / FILE)
        migrate(self.db, "reftel.vault")
        self.press = Press(self.dictionaries)

    @classmethod
    def make(cls, folder: Path) -> "Vault":
        """The vault in this folder, made if there is none; a new folder is its owner's alone."""
        make_folder(folder)
        return cls(folder)

    @classmethod
    def open(cls, folder: Path) -> "Vault":
        """The vault in this folder; `NoArchive` when there is none."""
        if not (folder / FILE).is_file():
            raise NoArchive(folder)
        return cls(folder)

    def __enter__(self) -> "Vault":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self.db.close()

    def lacks(self, digests: Iterable[str]) -> set[str]:
        """Those of the digests whose copies are not held."""
        asked = set(digests)
        places = ", ".join("?" * len(asked))
        found = self.db.execute(
            f"select digest from copy where digest in ({places})", [bytes.fromhex(digest) for digest in asked]
        )
        return asked - {digest.hex() for (digest,) in found}

    def add_rows(self, rows: Iterable[tuple[Row, Row]], run: int) -> Kept:
        """Keep these rows of copies and readings, all or none of them; what is held is passed over."""
        copies = telegrams = 0
        with transaction(self.db):
            for copy, reading in rows:
                number = self._add_copy(copy, run)
                if number is not None:
                    copies += 1
                    telegrams += reading[0] is None or not self._holds(reading[0])
                    self._set_reading(number, reading)
        return Kept(copies, telegrams)

    def _add_copy(self, values: Row, run: int) -> int | None:
        cursor = self.db.execute(
            "insert into copy (digest, reader, source, encoding, origin, release, declared, findings, bytes, run)"
            " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (digest) do nothing",
            (*values, run),
        )
        return cursor.lastrowid if cursor.rowcount else None

    def _holds(self, mrn: str) -> bool:
        return self.db.execute("select 1 from reading where mrn = ? limit 1", (mrn,)).fetchone() is not None

    def _set_reading(self, number: int, values: Row) -> None:
        self.db.execute(
            "insert or replace into reading (copy, mrn, cable, edition) values (?, ?, ?, (select asked from edition))",
            (number, *values),
        )

    def set_readings(self, rows: Iterable[tuple[int, Row]]) -> None:
        """Put these readings in the place of those that are held, all or none of them."""
        with transaction(self.db):
            for number, values in rows:
                self._set_reading(number, values)

    @property
    def edition(self) -> int:
        """How often all readings were made anew."""
        (number,) = self.db.execute("select number from edition").fetchone()
        return int(number)

    @property
    def last(self) -> int:
        """The number of the newest copy, 0 when there is none."""
        (number,) = self.db.execute("select coalesce(max(copy), 0) from reading").fetchone()
        return int(number)

    def count(self, after: int = 0) -> int:
        """How many copies are held that came behind the one numbered `after`."""
        (number,) = self.db.execute("select count(*) from reading where copy > ?", (after,)).fetchone()
        return int(number)

    def copies(self, edition: int | None = None) -> Iterator[tuple[int, Copy]]:
        """Every copy with its number, in the order they came; or those whose reading is not of this edition.

        They are asked for a few at a time, so that no long look at the file keeps it from being tidied up.
        """
        only = "join reading r on r.copy = c.id and r.edition <> ?" if edition else ""
        given = (edition,) if edition else ()
        asked = f"select c.id, {COPY} from copy c {only} where c.id > ? order by c.id limit {_READ_AT_ONCE}"
        last = 0
        while rows := self.db.execute(asked, (*given, last)).fetchall():
            for number, *row in rows:
                yield number, kept_copy(tuple(row), self.press)
            last = rows[-1][0]

    def telegrams(self, after: int = 0) -> Iterator[tuple[Held, ...]]:
        """The copies of each cable together, those that came behind the one numbered `after`.

        A telegram without a number stands alone.
        """
        rows = self.db.execute(
            f"select r.copy, r.mrn, r.cable, {COPY} from reading r join copy c on c.id = r.copy"
            " where r.copy > ? order by r.mrn, r.copy",
            (after,),
        )
        for _, group in groupby(_in_pieces(rows), lambda row: row[1] or row[0]):
            yield tuple(self.held(row) for row in group)

    def numbers(self, after: int, most: int) -> list[int]:
        """The numbers of copies behind the one numbered `after`, so many at most."""
        rows = self.db.execute("select id from copy where id > ? order by id limit ?", (after, most))
        return [number for (number,) in rows]

    def copy(self, number: int) -> Held | None:
        """The copy of this number with its reading; None when there is none."""
        row = self.db.execute(
            f"select r.copy, r.mrn, r.cable, {COPY} from reading r join copy c on c.id = r.copy where r.copy = ?",
            (number,),
        ).fetchone()
        return self.held(row) if row else None

    def number_of(self, copy: int) -> str | None:
        """The telegram's number under which a copy is kept."""
        row = self.db.execute("select mrn from reading where copy = ?", (copy,)).fetchone()
        return str(row[0]) if row and row[0] else None

    def copies_of(self, mrn: str) -> tuple[Held, ...]:
        """The copies of one cable, in the order they came; none when it is not held."""
        rows = self.db.execute(
            f"select r.copy, r.mrn, r.cable, {COPY} from reading r join copy c on c.id = r.copy"
            " where r.mrn = ? order by r.copy",
            (mrn,),
        )
        return tuple(map(self.held, rows))

    def unnumbered(self) -> Iterator[Held]:
        """The copies of telegrams without a number, in the order they came."""
        rows = self.db.execute(
            f"select r.copy, r.mrn, r.cable, {COPY} from reading r join copy c on c.id = r.copy"
            " where r.mrn is null order by r.copy"
        )
        yield from map(self.held, _in_pieces(rows))

    def held(self, row: Row) -> Held:
        """The reading of a row: number, MRN, pressed reading, and the columns of its copy."""
        number, _mrn, pressed, *copy = row
        kept = kept_copy(tuple(copy), self.press)
        try:
            return Held(number, unpack(kept, pressed, self.press))
        except msgspec.DecodeError:
            raise Unusable(
                "the archive was read by another version of reftel; `reftel rebuild` reads it anew"
            ) from None

    @property
    def dictionaries(self) -> dict[int, bytes]:
        """The dictionaries by which copies and readings are pressed."""
        return dict(self.db.execute("select id, bytes from dictionary"))

    def learn(self, dictionaries: Mapping[int, bytes]) -> None:
        """Keep dictionaries by which copies and readings are pressed from now on."""
        with transaction(self.db):
            for number, data in dictionaries.items():
                if data:
                    self.db.execute("insert into dictionary (id, bytes) values (?, ?)", (number, data))
        self.press = Press(self.dictionaries)


def make_folder(folder: Path) -> None:
    """Make an archive's folder, if there is none, for its owner alone."""
    if not folder.is_dir():
        folder.mkdir(mode=0o700, parents=True)


def _in_pieces(rows: sqlite3.Cursor) -> Iterator[Row]:
    while piece := rows.fetchmany(_READ_AT_ONCE):
        yield from piece
