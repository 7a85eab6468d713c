"""The persons of a room as rows: names, offices, telegrams, and why they are taken for one."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec

from reftel.desk.pinned import UNCONFIRMED, joined
from reftel.desk.written import Place, writings
from reftel.room.group import RULE
from reftel.room.judgement import CONFIRMED
from reftel.room.people import Person
from reftel.room.record import Record


def persons(record: Record, asked: str = "") -> tuple[dict[str, Any], ...]:
    """The persons of a record, or those of a name: who is named in most telegrams first."""
    if record.lists is not None:
        return record.lists.rows("people", asked)
    keys = set(record.find(asked)) if asked else None
    return tuple(rows_of(record, (each for each in record.people.persons if keys is None or each.key in keys)))


def rows_of(record: Record, wanted: Iterable[Person]) -> Iterator[dict[str, Any]]:
    """The rows of these persons of a whole record, one after the other."""
    written = writings(record)
    for person in sorted(wanted, key=_order):
        yield _row(person, [place for figure in person.figures for place in written.of(figure).places])


def _order(person: Person) -> tuple[int, str]:
    return -len({figure.key for figure in person.figures}), person.key


def _row(person: Person, places: Sequence[Place]) -> dict[str, Any]:
    """The row of a person: the pin is the first place, the marking the join of all, since names of all are shown."""
    pin, quote, marking = places[0]
    days = sorted(figure.dtg[:10] for figure in person.figures if figure.dtg)
    return {
        "key": person.key,
        "name": person.name,
        "names": list(person.names),
        "titles": list(person.titles),
        "telegrams": sorted({figure.key for figure in person.figures}),
        "protected": person.protected,
        "merges": msgspec.to_builtins(person.merges),
        "pin": pin,
        "quote": quote,
        "marking": joined(place.marking for place in places),
        "quote_marking": marking,
        "first": days[0] if days else None,
        "last": days[-1] if days else None,
        "status": CONFIRMED if any(merge.by != RULE for merge in person.merges) else UNCONFIRMED,
    }
