"""The record: all that a room's telegrams say up to a day, each claim with whom it concerns.

As of July 9 nobody knows what a telegram of July 10 says: later telegrams are left out before anything is made of them,
persons included. With a post, only what it had sent or been sent is left.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from functools import cached_property
from typing import Any, NamedTuple, Protocol, TypeVar

import msgspec

from reftel.claims.resolve import name_parts, same_person
from reftel.room.claims import Told
from reftel.room.figure import Figure
from reftel.room.gist import Gist, gist
from reftel.room.judgement import Decided, Judgement
from reftel.room.made import Made
from reftel.room.people import People, Person
from reftel.room.telegram import Telegram
from reftel.room.whom import Whom

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


class Kept(NamedTuple):
    """What a record was made of: of each telegram its gist, the digest of all it comes to and the figures it shows.

    The digest of a telegram covers its words, its claims, and who the persons named in it are.
    """

    gists: Mapping[str, Gist]
    digests: Mapping[str, bytes]
    casts: Mapping[str, Sequence[Figure]]
    made: Made


class Lists(Protocol):
    """The lists of the desk over a whole record, as far as they are kept: rows that need not be made again."""

    def rows(self, name: str, wanted: object = None) -> tuple[Any, ...]:
        """The rows of a list (`ledger`, `incidents`, `watch`, `people`, `questions`), those that are wanted."""

    def page(self, name: str, wanted: object, first: int, most: int) -> tuple[Any, ...]:
        """Those from place `first` on, `most` of them; -1 asks for all."""

    def parts(self, name: str, wanted: object, of: type[T]) -> Iterator[T]:
        """Of each row that is wanted, in order, no more than the fields of this record."""

    def once(self, what: str, wanted: object, make: Callable[[], T], of: type[T]) -> T:
        """Something counted of the rows that are wanted, made once for as long as they stand."""

    def count(self, name: str, wanted: object = None) -> int:
        """How many are wanted."""

    def spread(self, name: str, wanted: object = None) -> dict[str, int]:
        """How many are wanted under each heading."""

    def case(self, people: Set[str]) -> object:
        """The case file of these persons, None when it is not kept."""


class Behind(NamedTuple):
    """What came last and is not in the rows yet: so many decisions, and so many telegrams that came or were read."""

    decisions: int = 0
    telegrams: int = 0

    def __bool__(self) -> bool:
        """Whether anything is lacking."""
        return any(self)


class Record:
    """Claims and persons of a room as of a day: `as_of` is the day asked for, else that of the latest telegram.

    `lists` are lists over it that are kept as rows; `parts` what was made of it once, by name; `behind` what those rows
    lack; `until` is the day asked for.
    """

    lists: Lists | None = None
    behind = Behind()

    def __init__(
        self,
        said: tuple[Said, ...],
        people: People,
        telegrams: Mapping[str, Telegram],
        as_of: str | None,
        judged: tuple[Judgement, ...] = (),
        kept: Kept | None = None,
        until: str | None = None,
    ) -> None:
        self._said, self._people, self._telegrams = said, people, telegrams
        self.as_of, self.until, self.judged = as_of, until, Decided(judged)
        self.kept = kept or Kept({}, {}, {}, Made())
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

    def gist(self, key: str) -> Gist:
        """When a telegram was sent, by whom, and what it cites."""
        return self.kept.gists.get(key) or gist(self.telegrams[key])

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
