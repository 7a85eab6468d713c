"""The parts of a room: what it keeps besides its telegrams, made from each telegram on its own.

A part says which rows a telegram gives, and how they are entered into `room.db`; its tables are a numbered step in
`schema/`. Rows are made by several processes and in any order, and are entered together with the telegrams and with how
far the room has come: all or nothing. A fact of the whole room (the highest serial of a post) is a question to these
rows, or an insert that settles it: `on conflict do update set last = max(last, excluded.last)`.
"""

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from reftel.room.link import INTO_CITED, INTO_SENT, cited_rows, sent_rows
from reftel.room.relay import INTO_MEMBER, member_rows
from reftel.room.telegram import Telegram
from reftel.terms.tables import Tables

Row = tuple[Any, ...]
"""What SQLite can hold: texts, numbers, bytes and None."""


class Part(NamedTuple):
    """One part: `rows` is a pure function of one telegram as the room sees it and of the archive's tables, `insert` the
    SQL that enters a row."""

    name: str
    insert: str
    rows: Callable[[Telegram, Tables], Iterable[Row]]


PARTS: tuple[Part, ...] = (
    Part("sent", INTO_SENT, sent_rows),
    Part("cited", INTO_CITED, cited_rows),
    Part("member", INTO_MEMBER, member_rows),
)
"""All parts, in the order in which their rows are entered."""
