"""The vault is the archive's one file of record: every copy kept whole, with its reading and its findings.

`ARCHIVE/vault.db` holds them; what else an archive has is built from it. A second text of 11DELWAN88 is another copy
of the same cable; the same bytes a second time are nothing new.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

import msgspec

from reftel import __version__
from reftel.message.cable import Copy, Reading
from reftel.message.finding import Finding, Severity
from reftel.text import Span
from reftel.vault.database import connect, migrate, transaction
from reftel.vault.keeping import Row, copy_row, kept_copy, pack, unpack

FILE = "vault.db"
_COPY = "c.digest, c.reader, c.source, c.encoding, c.origin, c.release, c.declared, c.findings, c.bytes"
_READ_AT_ONCE = 200


class NoArchive(Exception):
    """There is no archive in the folder that was named."""


class Held(NamedTuple):
    """A reading as the vault holds it; `number` counts copies in the order they came."""

    number: int
    reading: Reading


class Vault:
    """One open vault; use it in a `with` block."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._db = connect(folder / FILE)
        migrate(self._db, "reftel.vault")

    @classmethod
    def make(cls, folder: Path) -> "Vault":
        """The vault in this folder, made if there is none; a new folder is its owner's alone."""
        if not folder.exists():
            folder.mkdir(mode=0o700, parents=True)
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
        self._db.close()

    def begin_run(self, asked: Sequence[str], at: datetime) -> int:
        """Note that an ingest run began; its number."""
        row = (at.isoformat(timespec="seconds"), __version__, msgspec.json.encode(asked).decode())
        return self._db.execute("insert into run (began, reftel, asked) values (?, ?, ?)", row).lastrowid or 0

    def lacks(self, digests: Iterable[str]) -> set[str]:
        """Those of the digests whose copies are not held."""
        asked = set(digests)
        places = ", ".join("?" * len(asked))
        found = self._db.execute(
            f"select digest from copy where digest in ({places})", [bytes.fromhex(digest) for digest in asked]
        )
        return asked - {digest.hex() for (digest,) in found}

    def add(self, readings: Iterable[Reading], run: int) -> int:
        """Keep these copies with their readings, all or none of them; how many were new."""
        added = 0
        with transaction(self._db):
            for reading in readings:
                number = self._add_copy(reading.copy, run)
                if number is not None:
                    added += 1
                    self._add_reading(number, reading)
        return added

    def _add_copy(self, copy: Copy, run: int) -> int | None:
        cursor = self._db.execute(
            "insert into copy (digest, run, reader, source, encoding, origin, release, declared, findings, bytes)"
            " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (digest) do nothing",
            copy_row(copy, run),
        )
        return cursor.lastrowid if cursor.rowcount else None

    def _add_reading(self, number: int, reading: Reading) -> None:
        mrn = reading.cable.mrn
        row = (number, str(mrn) if mrn else None, pack(reading))
        self._db.execute("insert into reading (copy, mrn, cable) values (?, ?, ?)", row)
        self._db.executemany(
            "insert into finding (copy, code, level, message, start, end) values (?, ?, ?, ?, ?, ?)",
            [(number, f.code, f.level.value, f.message, f.span.start, f.span.end) for f in reading.findings],
        )

    def replace(self, held: Iterable[Held]) -> None:
        """Put new readings of copies that are held in the place of the old ones: a new edition."""
        with transaction(self._db):
            for number, reading in held:
                self._db.execute("delete from finding where copy = ?", (number,))
                self._db.execute("delete from reading where copy = ?", (number,))
                self._add_reading(number, reading)
            self._db.execute("update edition set number = number + 1")

    @property
    def edition(self) -> int:
        """How often all readings were made anew."""
        (number,) = self._db.execute("select number from edition").fetchone()
        return int(number)

    @property
    def last(self) -> int:
        """The number of the newest copy, 0 when there is none."""
        (number,) = self._db.execute("select coalesce(max(copy), 0) from reading").fetchone()
        return int(number)

    def count(self, after: int = 0) -> int:
        """How many copies are held that came behind the one numbered `after`."""
        (number,) = self._db.execute("select count(*) from reading where copy > ?", (after,)).fetchone()
        return int(number)

    def copies(self) -> Iterator[tuple[int, Copy]]:
        """Every copy with its number, in the order they came."""
        for number, *row in self._db.execute(f"select c.id, {_COPY} from copy c order by c.id"):
            yield number, kept_copy(tuple(row))

    def telegrams(self, after: int = 0) -> Iterator[tuple[Held, ...]]:
        """The copies of each cable together, those that came behind the one numbered `after`.

        A telegram without a number stands alone.
        """
        rows = self._db.execute(
            f"select r.copy, r.mrn, r.cable, {_COPY} from reading r join copy c on c.id = r.copy"
            " where r.copy > ? order by r.mrn, r.copy",
            (after,),
        )
        for _, group in groupby(_in_pieces(rows), lambda row: row[1] or row[0]):
            yield tuple(self._held(row) for row in group)

    def _held(self, row: Row) -> Held:
        number, _mrn, pressed, *copy = row
        return Held(number, unpack(kept_copy(tuple(copy)), pressed, self._findings(number)))

    def _findings(self, number: int) -> tuple[Finding, ...]:
        rows = self._db.execute(
            "select code, level, message, start, end from finding where copy = ? order by rowid", (number,)
        )
        return tuple(Finding(code, Severity(level), words, Span(start, end)) for code, level, words, start, end in rows)


def _in_pieces(rows: sqlite3.Cursor) -> Iterator[Row]:
    while piece := rows.fetchmany(_READ_AT_ONCE):
        yield from piece
