"""The subject of a case file: a person, an office, a place, a telegram, or what a query finds.

`Rustam Darvazi` is a person in whatever spelling; `11DELWAN88` a telegram; `PO Delwan` an office; `police chiefs`
whatever passages have these words.
"""

import re
from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Any, NamedTuple

from reftel.claims.name import read_name
from reftel.desk.brief import named_for_sure
from reftel.desk.entry import Entry, entries
from reftel.room.designation import bare
from reftel.room.grammar import read_query
from reftel.room.record import Record, Said
from reftel.room.room import Room
from reftel.room.telegram import Passage, Telegram
from reftel.room.whom import Whom


class Spelling(NamedTuple):
    """A name where it is written."""

    pin: str
    quote: str
    marking: str | None
    basis: str
    dtg: str | None


Spellings = dict[str, list[Spelling]]
"""The names of somebody, each with the places it is written in."""


class Subject:
    """What a case file is about; `people` are keys of persons, `keys` the telegrams it is limited to.

    `spelled` finds the names of the persons; it is asked when they are wanted.
    """

    def __init__(
        self,
        asked: str,
        people: frozenset[str] = frozenset(),
        words: frozenset[str] = frozenset(),
        keys: frozenset[str] | None = None,
        spelled: Callable[[], Spellings] = dict,
    ) -> None:
        self.asked, self.people, self.words, self.keys = asked, people, words, keys
        self._find = spelled

    @cached_property
    def _spelled(self) -> Spellings:
        return self._find()

    def has(self, said: Said) -> bool:
        """Whether a claim is about it."""
        if self.people:
            return bool(said.about & self.people)
        if self.keys is not None:
            return said.told.key in self.keys
        texts = [said.told.quote, *(whom.label for whom in said.whom.values())]
        return any(self.words <= set(bare(text).split()) for text in texts)

    def is_in(self, whom: Whom | None) -> bool:
        """Whether words mean it, or kin of his."""
        if whom is None:
            return False
        if self.people:
            return bool({*whom.persons, *(key for _, key in whom.kin)} & self.people)
        return bool(self.words) and self.words <= set(bare(whom.label).split())

    def entries(self, record: Record) -> Iterator[Entry]:
        """The entries of the ledger that concern it."""
        yield from (entry for entry in entries(record) if any(self.has(place.said) for place in entry.places))

    def telegrams(self, record: Record) -> tuple[Telegram, ...]:
        """The telegrams that speak of it, in order of time."""
        if self.people:
            keys = {figure.key for key in self.people for figure in record.person(key).figures}
            keys |= {row.pin.partition(" ")[0] for rows in self._spelled.values() for row in rows}
        elif self.keys is not None:
            keys = set(self.keys)
        else:
            keys = {said.told.key for said in record.said if self.has(said)}
        return record.in_order(keys)

    def spellings(self, record: Record) -> Spellings:
        """Its names, each with the places it is written in."""
        return self._spelled

    def is_named_in(self, telegram: Telegram, passage: Passage) -> bool:
        """Whether a passage names it."""
        return any(row.pin == f"{telegram.key} {passage.paragraph}" for rows in self._spelled.values() for row in rows)

    def who(self, record: Record) -> dict[str, Any]:
        """What it is, in short."""
        telegrams = self.telegrams(record)
        persons = [record.person(key) for key in sorted(self.people)]
        return {
            "asked": self.asked,
            "kind": "person" if persons else "telegram" if self.keys is not None else "words",
            "name": persons[0].name if persons else self.asked,
            "keys": [person.key for person in persons],
            "protected": any(person.protected for person in persons),
            "telegrams": [each.key for each in telegrams],
            "as_of": record.as_of,
        }


def subject(room: Room, record: Record, asked: str) -> Subject:
    """What somebody asks about: a telegram, a person, or words."""
    plain = re.sub(r"[\s']+", "", asked).upper()
    if plain in record.telegrams:
        return Subject(asked, keys=frozenset({plain}))
    if found := record.find(asked):
        return persons(room, record, asked, frozenset(found))
    if ":" in asked or '"' in asked:
        return Subject(asked, keys=frozenset(room.found(read_query(asked))) & frozenset(record.telegrams))
    return Subject(asked, words=frozenset(bare(asked).split()))


def persons(room: Room, record: Record, asked: str, people: frozenset[str]) -> Subject:
    """These persons as a subject."""
    return Subject(asked, people, spelled=lambda: _spellings(room, record, people))


def _spellings(room: Room, record: Record, people: frozenset[str]) -> Spellings:
    """The names of these persons, each with the sentences they are written in."""
    found: Spellings = {}
    for key in sorted(people):
        person = record.person(key)
        own = {(figure.key, name) for figure in person.figures for name in figure.names}
        name = read_name(person.name)
        for line in named_for_sure(room, name) if name else ():
            for words in line.words:
                if line.mrn in record.telegrams:
                    found.setdefault(words, []).append(
                        Spelling(line.pin, line.quote, line.marking, line.basis[0], line.dtg)
                    )
        for telegram_key, words in sorted(own):
            if words not in found:
                found.update(_written(record.telegrams[telegram_key], words))
    return found


def _written(telegram: Telegram, words: str) -> dict[str, list[Spelling]]:
    """Where a telegram first writes a name."""
    for passage in telegram.passages:
        text = " ".join(passage.text.split())
        if words in text:
            place = Spelling(f"{telegram.key} {passage.paragraph}", words, passage.marking, "name", telegram.dtg)
            return {words: [place]}
    return {}
