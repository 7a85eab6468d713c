"""The persons of a room as rows: names, offices, telegrams, and why they are taken for one."""

from collections.abc import Sequence
from typing import Any

import msgspec

from reftel.desk.pinned import UNCONFIRMED, joined
from reftel.desk.written import Place, writings
from reftel.room.judgement import CONFIRMED
from reftel.room.likeness import RULE
from reftel.room.people import Person
from reftel.room.record import Record


def persons(record: Record, asked: str = "") -> tuple[dict[str, Any], ...]:
    """The persons of a record, or those of a name: who is named in most telegrams first."""
    if record.lists is not None:
        return record.lists.rows("people", asked)
    keys = set(record.find(asked)) if asked else None
    wanted = [each for each in record.people.persons if keys is None or each.key in keys]
    written = writings(record)
    rows = [_row(each, [place for figure in each.figures for place in written.of(figure).places]) for each in wanted]
    return tuple(sorted(rows, key=lambda row: (-len(row["telegrams"]), row["key"])))


def _row(person: Person, places: Sequence[Place]) -> dict[str, Any]:
    """The row of a person: the pin is the first place, the marking the join of all, since names of all are shown."""
    pin, quote, _ = places[0]
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
        "status": CONFIRMED if any(merge.by != RULE for merge in person.merges) else UNCONFIRMED,
    }
