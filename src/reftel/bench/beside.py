"""What the archive is measured beside: a plain parser in as many processes that keeps nothing, and SQLite FTS5."""

import sqlite3
import time
from pathlib import Path
from typing import NamedTuple

from reftel.bench.corpus import texts, texts_of
from reftel.bench.plain import BANNER, DTG, SUBJECT, TAG, TAGS, first, parse
from reftel.terms.dtg import MONTHS
from reftel.vault.pool import cores, in_pool

_SCHEMA = """
create table telegram (id integer primary key, post text, year integer, day integer, subject text, text text);
create table tag (telegram integer, tag text);
create virtual table words using fts5 (text, content = 'telegram', content_rowid = 'id');
"""
_FACETS = (
    "select t.post, count(*) from words join telegram t on t.id = words.rowid where {} group by 1",
    "select t.year, count(*) from words join telegram t on t.id = words.rowid where {} group by 1",
    "select g.tag, count(*) from words join telegram t on t.id = words.rowid join tag g on g.telegram = t.id where {}"
    " group by 1",
)
_BEST = "select t.id, t.subject from words join telegram t on t.id = words.rowid where {} order by rank limit 10"


class Days(NamedTuple):
    """From one day to another, each as 20031231."""

    first: int
    last: int


def parse_all(folder: Path) -> float:
    """The seconds a plain parser takes for all telegrams, in as many processes as there are cores."""
    began = time.perf_counter()
    for _ in in_pool(_parse, sorted(folder.iterdir()), cores(), _nothing):
        pass
    return time.perf_counter() - began


def _nothing() -> None:
    """Nothing has to be made ready."""


def _parse(path: Path) -> int:
    return len([parse(text) for text in texts_of(path)])


class Fts5:
    """The same telegrams in SQLite's own full-text index."""

    def __init__(self, file: Path) -> None:
        self._db = sqlite3.connect(file, isolation_level=None)
        self._db.execute("pragma journal_mode = wal")

    def add(self, folder: Path) -> float:
        """Add the telegrams; the seconds it takes."""
        began = time.perf_counter()
        self._db.executescript(_SCHEMA)
        self._db.execute("begin")
        for number, text in enumerate(texts(folder), start=1):
            row, tags = _row(text)
            self._db.execute("insert into telegram values (?, ?, ?, ?, ?, ?)", (number, *row, text))
            self._db.execute("insert into words (rowid, text) values (?, ?)", (number, text))
            self._db.executemany("insert into tag values (?, ?)", [(number, tag) for tag in tags])
        self._db.execute("commit")
        self._db.execute("create index tag_of_telegram on tag (telegram)")
        return time.perf_counter() - began

    def ask(self, word: str, facets: bool = False, days: Days | None = None) -> None:
        """The ten best telegrams with the word, and how all of them spread over posts, years and TAGS."""
        where = "words match ?" + (" and t.day between ? and ?" if days else "")
        given = (f'"{word}"', *(days or ()))
        for statement in (_BEST, *_FACETS * facets):
            self._db.execute(statement.format(where), given).fetchall()

    def close(self) -> None:
        """Close the file."""
        self._db.close()


def _row(text: str) -> tuple[tuple[str, int, int, str], list[str]]:
    banner, dtg, tags, subject = (first(pattern, text) for pattern in (BANNER, DTG, TAGS, SUBJECT))
    year = 0 if dtg is None else 1900 + int(dtg[4]) + 100 * (int(dtg[4]) < 70)
    day = 0 if dtg is None else year * 10_000 + (MONTHS.index(dtg[3]) + 1) * 100 + int(dtg[0])
    return (banner[2] if banner else "", year, day, subject[0] if subject else ""), TAG.findall(tags[0] if tags else "")
