"""The watch: who is at risk, of what, from whom, since when, on whose word, what was done about it and what is owed.

A person stands on it when a telegram says he is in danger, or a group he belongs to; a group stands with the members
named. Somebody of whom nothing was heard since stands out.
"""

from collections import defaultdict
from collections.abc import Iterator

import msgspec

from reftel.claims.claim import Event
from reftel.desk.danger import LEVELS, Danger, dangers, grouped, member_dangers
from reftel.desk.denial import denial
from reftel.desk.group import members
from reftel.desk.ledger import owed
from reftel.desk.pinned import UNCONFIRMED
from reftel.desk.watched import Case, Debts, Watched, places_of, watched
from reftel.room.record import Record
from reftel.terms.place import Area

_KINDS = ("life", "liberty", "position", "other")
_DAYS = 14


class Sought(msgspec.Struct, frozen=True):
    """Which lines are wanted, and after how many days of silence somebody stands out."""

    silent: int = _DAYS
    place: Area | None = None
    confirmed: bool = False


def watch(
    record: Record, silent: int = _DAYS, place: Area | None = None, confirmed: bool = False
) -> tuple[Watched, ...]:
    """Everybody who is at risk as of the record's day: the gravest first, then who has been so the longest."""
    if record.lists is not None:
        return record.lists.rows("watch", Sought(silent, place, confirmed))
    kept = (row for row in every(record, silent) if not place or _is_in(row, place, record))
    return tuple(sorted((row for row in kept if not confirmed or row.status != UNCONFIRMED), key=order))


def every(record: Record, silent: int = _DAYS) -> Iterator[Watched]:
    """Everybody who is at risk by a whole record, one after the other and in no order."""
    lines = Debts(owed(record))
    yield from _persons(record, lines, silent)
    yield from _groups(record, lines, silent)


def order(row: Watched) -> tuple[int, int, str, str]:
    """What the watch is sorted by: the gravest first, then who has been in danger the longest."""
    return -LEVELS.index(row.level), _KINDS.index(row.of), row.since or "~", row.subject


def _persons(record: Record, owed: Debts, silent: int) -> Iterator[Watched]:
    found: dict[tuple[str, str], list[Danger]] = defaultdict(list)
    for danger in dangers(record):
        event = danger.said.told.claim.said
        if isinstance(event, Event) and event.type == "attack" and denial(record, danger.said):
            continue
        subject = danger.said.who("subject")
        for key in subject.persons if subject else ():
            found[key, danger.risk.of].append(danger)
    own = {key for key, _ in found}
    for _, rows in grouped(record):
        for key, of_, danger in member_dangers(record, rows):
            if key not in own:
                found[key, of_].append(danger)
    for (key, of_), rows in found.items():
        yield watched(record, rows, owed, silent, Case(of_, key))


def _groups(record: Record, owed: Debts, silent: int) -> Iterator[Watched]:
    for labels, rows in grouped(record):
        kinds: dict[str, list[Danger]] = defaultdict(list)
        for row in rows:
            kinds[row.risk.of].append(row)
        telling = {key: each for key, each in kinds.items() if key != "other"} or kinds
        rest = [row for key, each in kinds.items() if key not in telling for row in each]
        for of_, each in telling.items():
            named = {key for row in rows for key, _ in members(record, row.said.told.key, labels)}
            case = Case(of_, None, tuple(labels), tuple(sorted(named)))
            yield watched(record, [*each, *rest], owed, silent, case)


def _is_in(row: Watched, place: Area, record: Record) -> bool:
    """Whether a subject is said to be in a place: in the words of the danger, or in an office of his."""
    return any(place.holds(text) for text in places_of(row, record))
