"""Urgency: the order in which a desk goes through its ledger: what is overdue, then what is open, the oldest first.

A leaf is a page of it, with how many entries there are in each state; of rows that are kept no others are read.
"""

from collections import Counter

import msgspec

from reftel.desk.evidence import ATTEMPTED, LAPSED, OPEN, RELAYED, STANDING, STATES
from reftel.desk.ledger import Owed, Wanted, ledger
from reftel.room.record import Record

OVERDUE = "overdue"
ORDER = (OVERDUE, OPEN, RELAYED, ATTEMPTED, STANDING, LAPSED, *STATES)
"""The order in which states are shown, each where it comes first."""
Key = tuple[int, str, str, str]


class Leaf(msgspec.Struct, frozen=True):
    """Some rows of the ledger: `total` counts those of the state asked for, `states` all, whatever their state."""

    total: int
    states: dict[str, int]
    rows: tuple[Owed, ...]


def group(row: Owed) -> str:
    """Under which heading an entry stands: its state, or that it is overdue."""
    return OVERDUE if row.overdue else row.state


def urgency(row: Owed) -> Key:
    """What entries are sorted by: state, day they are due, day they were stated, and their name."""
    return ORDER.index(group(row)), row.due or "~", row.dtg or "~", row.id


def leaf(record: Record, wanted: Wanted, first: int = 0, most: int = -1) -> Leaf:
    """The rows from place `first` on, the most urgent first, `most` of them; -1 asks for all.

    >>> from reftel.room.people import People
    >>> leaf(Record((), People(()), {}, None), Wanted(state="kept"))
    Leaf(total=0, states={}, rows=())
    """
    every = msgspec.structs.replace(wanted, state=None, overdue=False)
    lists = record.lists
    if lists is not None:
        states = _ordered(lists.spread("urgent", every))
        return Leaf(lists.count("urgent", wanted), states, lists.page("urgent", wanted, first, most))
    rows = ledger(record, every)
    kept = [row for row in rows if wanted.state in (None, row.state) and (row.overdue or not wanted.overdue)]
    shown = sorted(kept, key=urgency)[first : None if most < 0 else first + most]
    return Leaf(len(kept), _ordered(Counter(map(group, rows))), tuple(shown))


def _ordered(counts: Counter[str] | dict[str, int]) -> dict[str, int]:
    return {state: counts[state] for state in dict.fromkeys(ORDER) if counts.get(state)}
