"""The persons of a room as rows: names, offices, telegrams, and why they are taken for one."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import msgspec

from reftel.desk.pinned import UNCONFIRMED, joined
from reftel.room.figure import Figure
from reftel.room.judgement import CONFIRMED
from reftel.room.likeness import RULE
from reftel.room.people import Person
from reftel.room.record import Record
from reftel.room.telegram import Telegram


def persons(record: Record, asked: str = "") -> tuple[dict[str, Any], ...]:
    """The persons of a record, or those of a name: who is named in most telegrams first."""
    if record.lists is not None:
        return record.lists.rows("people", asked)
    keys = set(record.find(asked)) if asked else None
    wanted = [each for each in record.people.persons if keys is None or each.key in keys]
    places = _all_places(record, wanted)
    rows = [_row(each, [place for figure in each.figures for place in places[id(figure)]]) for each in wanted]
    return tuple(sorted(rows, key=lambda row: (-len(row["telegrams"]), row["key"])))


class _Place(NamedTuple):
    """Where a name stands, and what that may be read by."""

    pin: str
    quote: str
    marking: str | None


def _all_places(record: Record, wanted: Iterable[Person]) -> Mapping[int, Sequence[_Place]]:
    """The places of the names of these persons, by their figures; each telegram is gone through once."""
    casts: dict[str, list[Figure]] = defaultdict(list)
    for person in wanted:
        for figure in person.figures:
            casts[figure.key].append(figure)
    found: dict[int, Sequence[_Place]] = {}
    for key, figures in casts.items():
        telegram = record.telegrams[key]
        words = [(each.paragraph, " ".join(each.text.split()), each.marking) for each in telegram.passages]
        found |= {id(figure): tuple(_places(telegram, words, figure)) for figure in figures}
    return found


def _places(telegram: Telegram, words: Sequence[tuple[str, str, str | None]], figure: Figure) -> Iterator[_Place]:
    """The first place of each name a telegram gives somebody; of one that stands in no passage, the telegram."""
    for name in figure.names:
        there = next(((paragraph, marking) for paragraph, text, marking in words if name in text), None)
        if there:
            yield _Place(f"{telegram.key} {there[0]}", name, there[1])
        else:
            yield _Place(telegram.key, name, telegram.marking)


def _row(person: Person, places: Sequence[_Place]) -> dict[str, Any]:
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
