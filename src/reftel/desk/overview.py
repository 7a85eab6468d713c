"""The overview: what is overdue, who is at risk, of whom nothing was heard, as of the latest telegram.

It is what ledger and watch say, cut to what a desk looks at first.
"""

from collections.abc import Iterable
from typing import NamedTuple

import msgspec

from reftel.desk.leaf import Heard, watch_leaf
from reftel.desk.ledger import Owed, Wanted
from reftel.desk.urgency import leaf
from reftel.desk.watch import Sought, watch
from reftel.desk.watched import Watched, is_quiet
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
    if record.lists is None:
        return _made(record)
    return record.lists.once("overview", Sought(), lambda: _made(record), Overview)


def _made(record: Record) -> Overview:
    overdue = leaf(record, Wanted(overdue=True), 0, _SHOWN)
    places = _places(record)
    return Overview(
        as_of=record.as_of,
        overdue=overdue.total,
        at_risk=len(places.at_risk),
        silent=len(places.silent),
        due=overdue.rows,
        risks=tuple(_line(record, place) for place in places.at_risk[:_SHOWN]),
        unheard=tuple(_line(record, place) for place in places.silent[:_SHOWN]),
    )


class _Places(NamedTuple):
    """Where in the watch those stand who are at risk, and those of them of whom nothing was heard."""

    at_risk: tuple[int, ...]
    silent: tuple[int, ...]


def _places(record: Record) -> _Places:
    """Of a watch that is kept no more is read than what tells it."""
    lists = record.lists
    rows: Iterable[Heard | Watched] = watch(record) if lists is None else lists.parts("watch", Sought(), Heard)
    at_risk = [(place, row) for place, row in enumerate(rows) if row.level != "none"]
    silent = [place for place, row in at_risk if is_quiet(row.level, row.last, record.as_of, Sought().silent)]
    return _Places(tuple(place for place, _ in at_risk), tuple(silent))


def _line(record: Record, place: int) -> Watched:
    (row,) = watch_leaf(record, Sought(), place, 1).rows
    return row
