"""Wording: the sentences of a telegram found by their words, so that only those are weighed that can say something.

Of a promise about the guards and Darvazi the sentences are looked at that speak of two of its things, not all forty.
"""

from collections.abc import Iterable, Iterator

from reftel.desk.telling import Telling, tellings
from reftel.room.telegram import Telegram


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
