"""A room: the archive as one clearance sees it, opened to be searched and read.

The room `main` has no clearance and holds everything.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import Path

import tantivy

from reftel.room import ranking
from reftel.room.build import INDEX, ROOMS, Tell, built, catch_up, newest, register_of
from reftel.room.completion import Completion, completions
from reftel.room.definition import MAIN_NAME, Definition, NoRoom, definition, definitions
from reftel.room.facets import Count, Share, counts, dates, facets
from reftel.room.index import open_index
from reftel.room.link import Links
from reftel.room.lookup import Judged, Lookups
from reftel.room.nearness import near
from reftel.room.query import BadQuery, Query
from reftel.room.question import Question
from reftel.room.ranking import Ranked, Sort
from reftel.room.register import Register
from reftel.room.sounding import Sounding
from reftel.room.telegram import Telegram
from reftel.vault.unusable import Unusable
from reftel.vault.vault import FILE, NoArchive, Vault

__all__ = ["NoArchive", "NoRoom", "Room"]


def is_exported(folder: Path) -> bool:
    """Whether a folder holds an exported room: one that stands without a vault."""
    return not (folder / FILE).is_file() and bool(_standing(folder))


def _standing(archive: Path) -> dict[str, Path]:
    """The newest build of each of the rooms that were built here."""
    return {each: folder for each in definitions(archive) if (folder := newest(archive / ROOMS / each))}


def rooms_of(archive: Path) -> tuple[Definition, ...]:
    """The rooms that can be opened here: those defined beside a vault, or those an export holds; none elsewhere."""
    there = definitions(archive)
    return tuple(there.values()) if (archive / FILE).is_file() else tuple(there[each] for each in _standing(archive))


class Room:
    """One open room; use it in a `with` block."""

    def __init__(self, folder: Path, name: str, register: Register) -> None:
        self.name, self.folder = name, folder
        self.judged: Judged = tuple
        """What people decided in this room: whoever opens it and has a desk says where to ask."""
        self._register = register
        self._index = open_index(folder / INDEX)
        self._held: dict[str, dict[str, int]] = {}

    @classmethod
    def open(cls, archive: Path, tell: Tell = lambda count: None, name: str = MAIN_NAME, workers: int = 1) -> "Room":
        """A room of the archive, brought up to what its vault holds; `NoArchive`, `NoRoom` when there is none.

        With several `workers` processes are started, which needs a program that can be imported.

        A room that was exported stands without a vault, and is what it was; it is found by any name when it is alone.
        """
        if not (archive / FILE).is_file():
            return cls._exported(archive, name)
        with Vault.open(archive) as vault:
            of = definition(archive, name)
            folder = catch_up(vault, of, tell, workers)
        return cls(folder, name, register_of(folder, archive, of))

    @classmethod
    def _exported(cls, archive: Path, name: str) -> "Room":
        found = _standing(archive)
        if not found and any(built(archive / ROOMS / each) for each in definitions(archive)):
            raise Unusable("the room was exported by another version of reftel; take that one, or export it anew")
        if not found:
            raise NoArchive(archive)
        if name not in found and len(found) == 1 and name == MAIN_NAME:
            (name,) = found
        if name not in found:
            raise NoRoom(name)
        return cls(found[name], name, Register(found[name]))

    def __enter__(self) -> "Room":
        return self

    def __exit__(self, *_: object) -> None:
        self._register.close()

    @property
    def register(self) -> Register:
        """The register, and with it `room.db`, where the room's parts keep their rows."""
        return self._register

    @cached_property
    def links(self) -> Links:
        """What its telegrams cite, and what cites them."""
        return Links(self._register.db)

    def count(self) -> int:
        """How many telegrams it holds."""
        return self._register.count()

    def telegram(self, key: str) -> Telegram | None:
        """The telegram of a key such as `11DELWAN88`."""
        return self._register.get(key)

    def telegrams(self, keys: Iterable[str] | None = None) -> Iterator[Telegram]:
        """These telegrams, or all, in order of time."""
        return self._register.telegrams(keys)

    def near(self, key: str) -> tuple[str, ...]:
        """The keys a mistyped one may stand for, the likeliest first."""
        return near(key, self._posts, self._register.holds)

    @cached_property
    def _posts(self) -> tuple[str, ...]:
        """The posts whose telegrams it holds."""
        return tuple(row.value for row in self.values["post"])

    @cached_property
    def _searcher(self) -> tantivy.Searcher:
        return self._index.searcher()

    @cached_property
    def _lookups(self) -> Lookups:
        return Lookups(self._register, self._searcher, self._index.schema, lambda: self.judged())

    @cached_property
    def _question(self) -> Question:
        return Question(self._index.schema, self._searcher, self._lookups)

    def find(
        self, query: Query, most: int, first: int = 0, sort: Sort = Sort.RELEVANCE
    ) -> tuple[Sequence[Ranked], int]:
        """The telegrams a query finds from place `first` on, and how many; of equal score the earlier one first."""
        return ranking.ranked(self._searcher, self._asked(query), ranking.scored_words(query), sort, first, most)

    def found(self, query: Query) -> list[str]:
        """The keys of all telegrams a query finds, in order of time."""
        return ranking.keys(self._searcher, self._asked(query))

    def facets(self, query: Query) -> dict[str, tuple[Count, ...]]:
        """How what a query finds spreads over posts, years, TAGS, markings and precedences."""
        return facets(self._searcher, self._asked(query))

    def dates(self, query: Query, by: str) -> tuple[Share, ...]:
        """How what a query finds spreads over the room's months or years."""
        if by not in self._held:
            self._held[by] = counts(self._searcher, self._question.everything(), by)
        return dates(self._searcher, self._asked(query), self._held[by], by)

    def complete(self, typed: str, most: int) -> tuple[Completion, ...]:
        """How the last word of what was typed may go on, in words and values of this room."""
        return completions(self._searcher, self.values, typed, most)

    @cached_property
    def values(self) -> dict[str, tuple[Count, ...]]:
        """The posts, years, TAGS, markings and precedences of all its telegrams."""
        return facets(self._searcher, self._question.everything())

    def _asked(self, query: Query) -> tantivy.Query:
        try:
            return self._question.of(query.root)
        except BadQuery as error:
            raise BadQuery(query.text, error.span, error.wrong, error.instead) from None

    def sounding(self, sound: Sounding, first: int = 0, most: int | None = None) -> tuple[list[str], int]:
        """The keys of telegrams with words like a name, in order of time from place `first` on; how many there are."""
        return self._lookups.sounding(sound, first, most)
