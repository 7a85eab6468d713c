"""A room's links made in memory from telegrams, and the telegrams of the example archive."""

import sqlite3
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from reftel.cli.telegrams import readings, tables_for
from reftel.message.cable import Reading
from reftel.room.link import INTO_CITED, INTO_SENT, Links, cited_rows, sent_rows
from reftel.room.relay import INTO_MEMBER, member_rows
from reftel.room.select import unplaced
from reftel.room.telegram import Telegram, key_of
from reftel.terms.tables import Tables, shipped
from reftel.vault.database import migrate

KHARVAN = Path(__file__).parent.parent / "examples" / "kharvan"
COPIES, TELEGRAMS = 44, 42
"""Its files, and the telegrams they are copies of: two of them came twice."""
PARTS = ((INTO_SENT, sent_rows), (INTO_CITED, cited_rows), (INTO_MEMBER, member_rows))


def links_of(telegrams: Iterable[Telegram], tables: Tables | None = None) -> Links:
    """The links of a room that holds these telegrams, in whatever order they come."""
    db = sqlite3.connect(":memory:", isolation_level=None)
    migrate(db, "reftel.room")
    for telegram in telegrams:
        for insert, rows in PARTS:
            db.executemany(insert, rows(telegram, tables or shipped()))
    return Links(db)


@cache
def kharvan() -> dict[str, Telegram]:
    """The telegrams of the example archive by key; of two copies the first."""
    found: dict[str, Telegram] = {}
    for row in readings([KHARVAN]):
        if isinstance(row, Reading):
            cable = unplaced(row.cable)
            found.setdefault(key_of(cable), Telegram(key_of(cable), cable))
    return found


def kharvan_tables() -> Tables:
    return tables_for([KHARVAN])
