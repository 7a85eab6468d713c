"""The subject of a case file: a person, an office, a place, a telegram, or what a query finds.

`Rustam Darvazi` is a person in whatever spelling; `11DELWAN88` a telegram; `PO Delwan` an office; `police chiefs`
whatever passages have these words.
"""

import re
from collections.abc import Callable, Collection, Iterator
from functools import cached_property
from typing import Any, NamedTuple

from reftel.claims.name import read_name
from reftel.desk.brief import Bound, Named, named_for_sure
from reftel.desk.entry import Entry, entries
from reftel.room.designation import bare
from reftel.room.grammar import read_query
from reftel.room.people import Person
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
_MOST = 100
"""In how many telegrams persons of one name may be named together for all of them to be in one case file."""
_MAY_NAME = 24
"""So many telegrams that may name somebody are read for his case file beside those that are known to."""


class Spelled(NamedTuple):
    """The names of somebody where they are written; how many telegrams may have more, unread, and the first of them."""

    names: Spellings
    unread: int = 0
    first: str | None = None


class Subject:
    """What a case file is about; `people` are keys of persons, `keys` the telegrams it is limited to.

    `others` are persons who may be meant and are left out. `spelled` finds the names of the persons; it is asked when
    they are wanted.
    """

    def __init__(
        self,
        asked: str,
        people: frozenset[str] = frozenset(),
        words: frozenset[str] = frozenset(),
        keys: frozenset[str] | None = None,
        spelled: Callable[[], Spelled] = lambda: Spelled({}),
        others: tuple[Person, ...] = (),
    ) -> None:
        self.asked, self.people, self.words, self.keys = asked, people, words, keys
        self._find, self.others = spelled, others

    @cached_property
    def _spelled(self) -> Spelled:
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
            keys |= {pin.partition(" ")[0] for pin in self._pins}
        elif self.keys is not None:
            keys = set(self.keys)
        else:
            keys = {said.told.key for said in record.said if self.has(said)}
        return record.in_order(keys)

    def spellings(self) -> Spellings:
        """Its names, each with the places it is written in."""
        return self._spelled.names

    @property
    def unread(self) -> tuple[int, str | None]:
        """How many telegrams may name it and were not read for that, since only so many are, and the first of them."""
        return self._spelled.unread, self._spelled.first

    def is_named_in(self, telegram: Telegram, passage: Passage) -> bool:
        """Whether a passage names it."""
        return f"{telegram.key} {passage.paragraph}" in self._pins

    @cached_property
    def _pins(self) -> frozenset[str]:
        return frozenset(row.pin for rows in self._spelled.names.values() for row in rows)

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
            "unread": self.unread[0],
            "as_of": record.as_of,
        }


def subject(room: Room, record: Record, asked: str) -> Subject:
    """What somebody asks about: a telegram, a person, or words."""
    plain = re.sub(r"[\s']+", "", asked).upper()
    if plain in record.telegrams:
        return Subject(asked, keys=frozenset({plain}))
    if found := record.find(asked):
        return persons(room, record, asked, found)
    if ":" in asked or '"' in asked:
        return Subject(asked, keys=frozenset(room.found(read_query(asked))) & frozenset(record.telegrams))
    return Subject(asked, words=frozenset(bare(asked).split()))


def persons(room: Room, record: Record, asked: str, found: Collection[str]) -> Subject:
    """These persons as a subject; of many only those who are named most."""
    people = frozenset(_foremost(record, found))
    others = tuple(record.person(key) for key in found if key not in people)
    return Subject(asked, people, spelled=lambda: _spelled(room, record, people), others=others)


def _foremost(record: Record, found: Collection[str]) -> Iterator[str]:
    """Those named in most telegrams, so many as are named in `_MOST` together; the foremost in any case."""
    if len(found) == 1:
        yield from found
        return
    counts = {key: len({figure.key for figure in record.person(key).figures}) for key in found}
    total = 0
    for key in sorted(found, key=lambda key: (-counts[key], key)):
        if total and total + counts[key] > _MOST:
            return
        total += counts[key]
        yield key


def _spelled(room: Room, record: Record, people: frozenset[str]) -> Spelled:
    """The names of these persons, each with the sentences they are written in; persons of one name are read of once."""
    found: Spellings = {}
    unread, first = 0, None
    every = [record.person(key) for key in sorted(people)]
    own = sorted({(figure.key, name) for person in every for figure in person.figures for name in figure.names})
    known = record.in_order(key for key, _ in own)
    for name in dict.fromkeys(read_name(person.name) for person in every):
        named = named_for_sure(room, name, known, Bound(_MAY_NAME, record.until)) if name else Named()
        unread, first = unread + named.unread, first or named.first
        for line in named.lines:
            for words in line.words:
                if line.mrn in record.telegrams:
                    place = Spelling(line.pin, line.quote, line.marking, line.basis[0], line.dtg)
                    found.setdefault(words, []).append(place)
    for telegram_key, words in own:
        if words not in found:
            found.update(_written(record.telegrams[telegram_key], words))
    return Spelled(found, unread, first)


def _written(telegram: Telegram, words: str) -> dict[str, list[Spelling]]:
    """Where a telegram first writes a name."""
    for passage in telegram.passages:
        text = " ".join(passage.text.split())
        if words in text:
            place = Spelling(f"{telegram.key} {passage.paragraph}", words, passage.marking, "name", telegram.dtg)
            return {words: [place]}
    return {}
