"""Wording: the sentences of a telegram found by their words, so that only those are weighed that can say something.

Of a promise about the guards and Darvazi the sentences are looked at that speak of two of its things, not all forty.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property

from reftel.desk.telling import Telling, tellings
from reftel.room.telegram import Telegram

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_MONTH = re.compile(rf"\b({_MONTHS})\b", re.IGNORECASE)


class Wording:
    """The sentences of one telegram. A set of them is a number, the bit of each that belongs to it set."""

    def __init__(self, telegram: Telegram) -> None:
        self.tellings = tellings(telegram)
        self._having: dict[str, int] = {}
        for place, telling in enumerate(self.tellings):
            for word in telling.words:
                self._having[word] = self._having.get(word, 0) | 1 << place

    def having(self, words: Iterable[str]) -> int:
        """The sentences with one of these words."""
        found = 0
        for word in words:
            found |= self._having.get(word, 0)
        return found

    def of_things(self, words: Iterable[str], persons: Iterable[Iterable[str]]) -> tuple[int, int]:
        """The sentences that have one of these words or name one of the persons, and those that have two of them."""
        one = two = 0
        for word in words:
            found = self._having.get(word, 0)
            two |= one & found
            one |= found
        for spelled in persons:
            found = self.having(spelled)
            two |= one & found
            one |= found
        return one, two

    def chosen(self, places: int) -> Iterator[Telling]:
        """The sentences of a set, in order."""
        while places:
            lowest = places & -places
            yield self.tellings[lowest.bit_length() - 1]
            places ^= lowest

    @cached_property
    def still(self) -> int:
        """Those that tell of something as still to come."""
        return self._all(lambda telling: telling.is_still)

    @cached_property
    def as_asked(self) -> int:
        """Those that tell of something as having been asked for or promised."""
        return self._all(lambda telling: telling.is_as_asked)

    @cached_property
    def kept(self) -> int:
        """Those in which somebody kept his word."""
        return self._all(lambda telling: telling.kept is not None)

    @cached_property
    def months(self) -> dict[str, int]:
        """Those that name each month, by its name."""
        found: dict[str, int] = {}
        for place, telling in enumerate(self.tellings):
            for month in _MONTH.findall(telling.text):
                found[month.title()] = found.get(month.title(), 0) | 1 << place
        return found

    def _all(self, has: Callable[[Telling], bool]) -> int:
        return sum(1 << place for place, telling in enumerate(self.tellings) if has(telling))
