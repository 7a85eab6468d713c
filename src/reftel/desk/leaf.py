"""Leaves: pages of the watch and of the incidents, each with the counts that stand above it.

Of rows that are kept only those of the page are read whole; of all others no more than what is counted.
"""

from collections.abc import Sequence
from functools import partial

import msgspec

from reftel.desk.incidents import Happened, Wanted, listed
from reftel.desk.watch import Sought, watch
from reftel.desk.watched import Watched, is_quiet
from reftel.room.judgement import CONFIRMED
from reftel.room.record import Lists, Record


class WatchLeaf(msgspec.Struct, frozen=True):
    """Some rows of the watch: `total` counts all that are wanted, `silent` those of whom nothing was heard."""

    total: int
    silent: int
    rows: tuple[Watched, ...]


class IncidentLeaf(msgspec.Struct, frozen=True):
    """Some incidents: how many are wanted, how many tell of them, and how many of them were confirmed."""

    total: int
    tellings: int
    confirmed: int
    rows: tuple[Happened, ...]


class Heard(msgspec.Struct, frozen=True):
    """How grave a line of the watch is, and when somebody of it was heard of last."""

    level: str
    last: str | None = None


class _Told(msgspec.Struct, frozen=True):
    status: str
    tellings: tuple[str, ...]


def watch_leaf(record: Record, sought: Sought, first: int = 0, most: int = -1) -> WatchLeaf:
    """The rows of the watch from place `first` on, `most` of them; -1 asks for all."""
    lists = record.lists
    if lists is None:
        rows = watch(record, sought.silent, sought.place, sought.confirmed)
        return WatchLeaf(len(rows), sum(row.silent for row in rows), rows[first : None if most < 0 else first + most])
    total, silent = lists.once("silent", sought, lambda: _silent(record, lists, sought), tuple[int, int])
    return WatchLeaf(total, silent, lists.page("watch", sought, first, most))


def _silent(record: Record, lists: Lists, sought: Sought) -> tuple[int, int]:
    """How many rows are wanted, and of how many of them nothing was heard."""
    every = list(lists.parts("watch", sought, Heard))
    return len(every), sum(is_quiet(row.level, row.last, record.as_of, sought.silent) for row in every)


def incident_leaf(record: Record, wanted: Wanted, first: int = 0, most: int = -1) -> IncidentLeaf:
    """The incidents from place `first` on, in the order in which they happened."""
    lists = record.lists
    if lists is None:
        rows = listed(record, wanted)
        return _counted(rows, rows[first : None if most < 0 else first + most])
    every = partial(lists.parts, "incidents", wanted, _Told)
    told = lists.once("told", wanted, lambda: _counted(tuple(every()), ()), IncidentLeaf)
    return msgspec.structs.replace(told, rows=lists.page("incidents", wanted, first, most))


def _counted(every: Sequence[Happened | _Told], shown: tuple[Happened, ...]) -> IncidentLeaf:
    tellings = sum(len(row.tellings) for row in every)
    return IncidentLeaf(len(every), tellings, sum(row.status == CONFIRMED for row in every), shown)
