"""The persons of a room as rows: names, offices, telegrams, and why they are taken for one."""

from typing import Any

import msgspec

from reftel.desk.pinned import UNCONFIRMED
from reftel.room.judgement import CONFIRMED
from reftel.room.likeness import RULE
from reftel.room.people import Person
from reftel.room.record import Record


def persons(record: Record, asked: str = "") -> tuple[dict[str, Any], ...]:
    """The persons of a record, or those of a name: who is named in most telegrams first."""
    if record.lists is not None:
        return record.lists.rows("people", asked)
    keys = set(record.find(asked)) if asked else None
    rows = [_row(record, each) for each in record.people.persons if keys is None or each.key in keys]
    return tuple(sorted(rows, key=lambda row: (-len(row["telegrams"]), row["key"])))


def _row(record: Record, person: Person) -> dict[str, Any]:
    first = person.figures[0]
    telegram = record.telegrams[first.key]
    pin, quote, marking = telegram.key, person.name, telegram.marking
    for passage in telegram.passages:
        words = " ".join(passage.text.split())
        if first.name in words:
            pin, quote, marking = f"{telegram.key} {passage.paragraph}", first.name, passage.marking
            break
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
        "marking": marking,
        "status": CONFIRMED if any(merge.by != RULE for merge in person.merges) else UNCONFIRMED,
    }
