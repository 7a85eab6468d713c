"""The record: all that a room's telegrams say up to a day, each claim with whom it concerns.

As of July 9 nobody knows what a telegram of July 10 says: later telegrams are left out before anything is made of them,
persons included. With a post, only what it had sent or been sent is left.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from functools import cached_property
from pathlib import Path
from typing import Any, Protocol, TypeVar

import msgspec

from reftel.claims.name import skeleton
from reftel.claims.resolve import name_parts, same_person
from reftel.room.claims import Extraction, Told, see_to, told
from reftel.room.figure import Figure, Known, figures, leaders
from reftel.room.judgement import Judgement, Refused
from reftel.room.naming import Pair, names_in
from reftel.room.people import People, Person, people
from reftel.room.protection import protected
from reftel.room.room import Room
from reftel.room.telegram import Telegram
from reftel.room.told import who
from reftel.room.vantage import NOW, Asked, known, last_day
from reftel.room.whom import Cast, Whom, keys_of
from reftel.vault.local import tables_of

T = TypeVar("T")


class Said(msgspec.Struct, frozen=True):
    """A claim and whom its keys stand for; `about` are the persons it concerns, `near` those of its sentence."""

    told: Told
    whom: dict[str, Whom]
    about: frozenset[str]
    near: frozenset[str] = frozenset()

    @property
    def pin(self) -> str:
        """Where it stands."""
        return self.told.pin

    def who(self, key: str) -> Whom | None:
        """Whom one key stands for."""
        return self.whom.get(key)


class Lists(Protocol):
    """The lists of the desk over a whole record, as far as they are kept: rows that need not be made again."""

    def rows(self, name: str, wanted: object = None) -> tuple[Any, ...]:
        """The rows of a list (`ledger`, `incidents`, `watch`, `people`, `questions`), those that are wanted."""

    def page(self, name: str, wanted: object, first: int, most: int) -> tuple[Any, ...]:
        """Those from place `first` on, `most` of them; -1 asks for all."""

    def count(self, name: str, wanted: object = None) -> int:
        """How many are wanted."""

    def spread(self, name: str, wanted: object = None) -> dict[str, int]:
        """How many are wanted under each heading."""

    def case(self, people: Set[str]) -> object:
        """The case file of these persons, None when it is not kept."""


class Record:
    """Claims and persons of a room as of a day: `as_of` is the day asked for, else that of the latest telegram.

    `lists` are lists over it that are kept as rows; `parts` what was made of it once, by name.
    """

    lists: Lists | None = None

    def __init__(
        self,
        said: tuple[Said, ...],
        people: People,
        telegrams: Mapping[str, Telegram],
        as_of: str | None,
        judged: tuple[Judgement, ...] = (),
    ) -> None:
        self._said, self._people, self._telegrams = said, people, telegrams
        self.as_of, self.judged = as_of, judged
        self.parts: dict[str, Any] = {}

    @property
    def said(self) -> tuple[Said, ...]:
        """Its claims, in order of time."""
        return self._said

    @property
    def people(self) -> People:
        """Its persons."""
        return self._people

    @property
    def telegrams(self) -> Mapping[str, Telegram]:
        """Its telegrams by their keys, in order of time."""
        return self._telegrams

    @property
    def protected(self) -> tuple[Person, ...]:
        """Its persons whom a telegram asks to protect."""
        return tuple(each for each in self.people.persons if each.protected)

    def part(self, name: str, make: Callable[["Record"], T]) -> T:
        """Something made of the whole record, made once."""
        if name not in self.parts:
            self.parts[name] = make(self)
        found: T = self.parts[name]
        return found

    def excerpt(self, people: Set[str], keys: Set[str] | None, words: Set[str], beside: Set[str]) -> "Record":
        """What is needed of it to answer about these persons, telegrams or words, and of the telegrams `beside`."""
        return self

    def in_order(self, keys: Iterable[str]) -> tuple[Telegram, ...]:
        """Those of these telegrams that it has, in order of time."""
        found = (self.telegrams[key] for key in set(keys) if key in self.telegrams)
        return tuple(sorted(found, key=lambda each: each.order))

    def person(self, key: str) -> Person:
        """The person of a key."""
        return self._by_key[key]

    @cached_property
    def _by_key(self) -> dict[str, Person]:
        return {each.key: each for each in self.people.persons}

    def cast(self, key: str) -> Sequence[tuple[Person, Figure]]:
        """The persons of a telegram, each with the figure that shows it, in the order of all persons."""
        return self._casts.get(key, ())

    @cached_property
    def _casts(self) -> dict[str, list[tuple[Person, Figure]]]:
        found: dict[str, list[tuple[Person, Figure]]] = defaultdict(list)
        for person in self.people.persons:
            for figure in person.figures:
                found[figure.key].append((person, figure))
        return found

    def concerning(self, person: str) -> Sequence[Said]:
        """The claims that concern a person, or in whose sentence he is named."""
        return self._concerning.get(person, ())

    @cached_property
    def _concerning(self) -> dict[str, list[Said]]:
        found: dict[str, list[Said]] = defaultdict(list)
        for said in self.said:
            for person in said.about | said.near:
                found[person].append(said)
        return found

    def find(self, name: str) -> tuple[str, ...]:
        """The keys of the persons who may be meant by a name somebody types, in any spelling."""
        keys = [each.key for each in self.people.persons if name.lower() in (each.key, each.name.lower())]
        asked = name_parts(name)
        return tuple(keys) or tuple(
            each.key
            for each in self.people.persons
            if asked and any(same_person(name, other) and len(name_parts(other)) >= len(asked) for other in each.names)
        )

    @cached_property
    def names(self) -> Mapping[str, str]:
        """The names of all persons by their keys."""
        return {each.key: each.name for each in self.people.persons}


def record(
    room: Room,
    archive: Path,
    asked: Asked = NOW,
    judged: tuple[Judgement, ...] = (),
    beside: Sequence[tuple[Telegram, Told]] = (),
    tell: Callable[[int], object] = lambda n: None,
    workers: int = 1,
) -> Record:
    """The record of a room, and of what stands `beside` it; claims not yet extracted are extracted first."""
    see_to(room.register, Extraction(archive, tell, workers))
    as_of = last_day(asked.as_of) if asked.as_of else None
    at = who(asked.at, tables_of(archive).posts) if asked.at else None
    is_known = known(as_of, at, room.links.members() if at else {})
    telegrams = {each.key: each for each in room.telegrams() if is_known(each)}
    rows: dict[str, list[Told]] = defaultdict(list)
    refused = Refused(judged)
    for row in told(room.register, telegrams):
        if not refused.has(row.key, row.paragraph, row.quote, row.claim.kind):
            rows[row.key].append(row)
    for telegram, row in beside:
        if is_known(telegram) and not refused.has(row.key, row.paragraph, row.quote, row.claim.kind):
            telegrams[telegram.key] = telegram
            rows[telegram.key].append(row)
    telegrams = dict(sorted(telegrams.items(), key=lambda each: each[1].order))
    words = names_in(room.register.db, telegrams.values())
    return _recorded(telegrams, rows, words, judged, as_of)


def _recorded(
    telegrams: Mapping[str, Telegram],
    rows: Mapping[str, Sequence[Told]],
    words: Mapping[str, Sequence[Pair]],
    judged: tuple[Judgement, ...],
    as_of: str | None,
) -> Record:
    first = [figure for key, each in telegrams.items() for figure in figures(each, rows.get(key, ()), words[key])]
    known_names = frozenset(_sound(figure) for figure in first if figure.whole)
    leading: dict[tuple[str, str], set[str]] = defaultdict(set)
    for key in telegrams:
        for office, given in leaders(rows.get(key, ()), words[key]):
            leading[office].add(given)
    known = Known(known_names, {office: frozenset(givens) for office, givens in leading.items()})
    all_figures = [
        figure for key, each in telegrams.items() for figure in figures(each, rows.get(key, ()), words[key], known)
    ]
    marks = tuple(mark for each in telegrams.values() for mark in protected(each))
    found = people(all_figures, judged, marks)
    key_of = {id(figure): person.key for person in found.persons for figure in person.figures}
    by_telegram: dict[str, list[tuple[Figure, str]]] = defaultdict(list)
    for figure in all_figures:
        by_telegram[figure.key].append((figure, key_of[id(figure)]))
    said = tuple(_said(telegrams, rows, by_telegram))
    days = [each.dtg[:10] for each in telegrams.values() if each.dtg]
    return Record(said, found, dict(telegrams), as_of or max(days, default=None), judged)


def _sound(figure: Figure) -> tuple[str, str]:
    return skeleton(figure.parts[0]), skeleton(figure.parts[-1])


def _said(
    telegrams: Mapping[str, Telegram],
    rows: Mapping[str, Sequence[Told]],
    casts: Mapping[str, Sequence[tuple[Figure, str]]],
) -> Iterator[Said]:
    for key, telegram in telegrams.items():
        cast = Cast(telegram, casts.get(key, ()), rows.get(key, ()))
        for row in rows.get(key, ()):
            whom = {name: found for name, text in keys_of(row).items() if (found := cast.whom(text, row, name))}
            about = {person for each in whom.values() for person in (*each.persons, *(who for _, who in each.kin))}
            if not any(whom[name].persons for name in ("for", "target") if name in whom) and (
                implied := cast.implied(row, about)
            ):
                whom[implied[0]] = _filled(whom.get(implied[0]), implied[1])
                about |= set(implied[1].persons)
            yield Said(row, whom, frozenset(about | cast.beside(row)), cast.near(row))


def _filled(words: Whom | None, implied: Whom) -> Whom:
    """The words of a key, if any, with the person they imply."""
    return msgspec.structs.replace(implied, text=words.text if words else "")
