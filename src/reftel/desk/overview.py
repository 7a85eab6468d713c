"""The overview: what is overdue, who is at risk, of whom nothing was heard, as of the latest telegram.

It is what ledger and watch say, cut to what a desk looks at first.
"""

import msgspec

from reftel.desk.ledger import Owed, Wanted, ledger
from reftel.desk.watch import watch
from reftel.desk.watched import Watched
from reftel.room.record import Record

_SHOWN = 6


class Overview(msgspec.Struct, frozen=True):
    """How many lines of each kind there are, and the first of them; `as_of` is the day they hold for."""

    as_of: str | None
    overdue: int
    at_risk: int
    silent: int
    due: tuple[Owed, ...]
    risks: tuple[Watched, ...]
    unheard: tuple[Watched, ...]


def overview(record: Record) -> Overview:
    """What a desk looks at first: what is overdue, the longest first; who is at risk; of whom nothing was heard."""
    overdue = sorted(ledger(record, Wanted(overdue=True)), key=lambda row: (row.due or "~", row.id))
    watched = [row for row in watch(record) if row.level != "none"]
    silent = [row for row in watched if row.silent]
    return Overview(
        as_of=record.as_of,
        overdue=len(overdue),
        at_risk=len(watched),
        silent=len(silent),
        due=tuple(overdue[:_SHOWN]),
        risks=tuple(watched[:_SHOWN]),
        unheard=tuple(silent[:_SHOWN]),
    )
