"""The directory: the persons, offices and places that a room's telegrams name, each with where it is first said.

An office stands with all who are said to hold it, a place with the telegrams in whose claims it stands.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from reftel.claims.claim import Event, Role
from reftel.desk.pinned import UNCONFIRMED, joined
from reftel.room.designation import bare
from reftel.room.record import Record


class Listed(msgspec.Struct, frozen=True):
    """One person, office or place: its names, those it is told of with, in how many telegrams, and the first words.

    `also` are other spellings of a person, the holders of an office; `marking` is the join of all that is shown,
    `quote_marking` what the passage of the first words may be read by.
    """

    name: str
    also: tuple[str, ...]
    telegrams: int
    first: str | None
    last: str | None
    pin: str
    quote: str
    marking: str | None
    status: str = UNCONFIRMED
    quote_marking: str | None = None


class _Seen(msgspec.Struct, frozen=True):
    """One telegram that names somebody or something, with its words."""

    name: str
    key: str
    dtg: str | None
    pin: str
    quote: str
    marking: str | None
    also: str | None = None


def offices(record: Record) -> tuple[Listed, ...]:
    """The offices of a whole record, those told of in most telegrams first."""
    return _ordered(_offices(record))


def places(record: Record) -> tuple[Listed, ...]:
    """The places of a whole record, those told of in most telegrams first."""
    return _ordered(_places(record))


def person(row: Mapping[str, Any]) -> Listed:
    """A person as the directory lists him, from the row of `persons`."""
    return Listed(
        name=row["name"],
        also=tuple(name for name in row["names"] if name != row["name"]),
        telegrams=len(row["telegrams"]),
        **{key: row[key] for key in ("first", "last", "pin", "quote", "marking", "status", "quote_marking")},
    )


def some(kind: str, name: str, record: Record, first: int, most: int) -> tuple[Listed, ...]:
    """Of the `people`, `offices` or `places` of a kept record those from place `first` on, `most` of them.

    Of offices and places only those that have all words of the name.
    """
    rows = record.lists.page(kind, name, first, most) if record.lists is not None else ()
    return tuple(map(person, rows)) if kind == "people" else rows


def count(record: Record, kind: str, name: str) -> int:
    """How many there are."""
    return record.lists.count(kind, name) if record.lists is not None else 0


def words_of(row: Listed) -> str:
    """The text that a part of its name is looked for in."""
    return "\n".join((row.name, *row.also)).lower()


def _ordered(rows: Iterator[_Seen]) -> tuple[Listed, ...]:
    listed = map(_gathered, _by_name(rows))
    return tuple(sorted(listed, key=lambda row: (-row.telegrams, row.name.lower())))


def _offices(record: Record) -> Iterator[_Seen]:
    """Each office somebody is said to hold, under its own words and, when they are not in them, those of its body."""
    for person in record.people.persons:
        for figure in person.figures:
            for post in figure.posts:
                words = [post.position, *(part for part in (post.organisation, post.place) if part)]
                whole = [part for part in words[1:] if part.lower() not in words[0].lower()]
                told = post.told
                name = ", ".join([words[0], *whole])
                yield _Seen(name, told.key, told.dtg, told.pin, told.quote, told.marking, person.name)


def _places(record: Record) -> Iterator[_Seen]:
    for said in record.said:
        claim = said.told.claim.said
        if isinstance(claim, Event | Role) and claim.place:
            told = said.told
            yield _Seen(claim.place, told.key, told.dtg, told.pin, told.quote, told.marking)


def _by_name(rows: Iterator[_Seen]) -> Iterator[list[_Seen]]:
    found: dict[str, list[_Seen]] = defaultdict(list)
    for row in rows:
        found[bare(row.name) or row.name.lower()].append(row)
    yield from found.values()


def _gathered(rows: list[_Seen]) -> Listed:
    rows = sorted(rows, key=lambda row: (row.dtg or "~", row.pin))
    days = sorted(row.dtg[:10] for row in rows if row.dtg)
    return Listed(
        name=rows[0].name,
        also=tuple(dict.fromkeys(row.also for row in rows if row.also)),
        telegrams=len({row.key for row in rows}),
        first=days[0] if days else None,
        last=days[-1] if days else None,
        pin=rows[0].pin,
        quote=rows[0].quote,
        marking=joined(row.marking for row in rows),
        quote_marking=rows[0].marking,
    )
