"""Restated: the entries of the ledger that an action may state again, found by telegram and by counterpart.

A promise to meet Darvazi's widow is laid beside those of its own telegram, and beside the last weeks' promises to her
or to kin of somebody of her name, not beside every promise to meet somebody.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from reftel.room.designation import name_words
from reftel.room.judgement import Judgement
from reftel.room.record import Said
from reftel.room.whom import Whom

DAYS = 75
"""Days after which a later telegram does not state the same thing again."""
Kind = tuple[str, str]
_Words = tuple[str, str]


def day_of(said: Said) -> int | None:
    """The number of the day a claim was sent, None when it is not known."""
    return date.fromisoformat(said.told.dtg[:10]).toordinal() if said.told.dtg else None


class Stated:
    """The entries so far, by number; actions come in the order of time."""

    def __init__(self, judged: Iterable[Judgement]) -> None:
        self._others: dict[_Words, list[_Words]] = defaultdict(list)
        for row in judged:
            left, right = (row.left.mrn, row.left.quote), (row.right.mrn, row.right.quote)
            self._others[left].append(right)
            self._others[right].append(left)
        self._judged: dict[_Words, set[int]] = defaultdict(set)
        self._here: dict[tuple[Kind, str], set[int]] = defaultdict(set)
        self._to: dict[tuple[Kind, str], list[tuple[int, int]]] = defaultdict(list)
        self._words: dict[int, set[str]] = defaultdict(set)

    def add(self, said: Said, number: int, kind: Kind) -> None:
        """Note that an action of this kind states the entry of this number."""
        words = said.told.key, said.told.quote
        if words in self._others:
            self._judged[words].add(number)
        self._here[kind, said.told.key].add(number)
        self._words[number].update(_kept_under(said))
        day = day_of(said)
        for word in self._words[number] if day is not None else ():
            self._to[kind, word].append((day or 0, number))

    def near(self, said: Said, kind: Kind, cited: Iterable[str] = ()) -> list[int]:
        """The numbers of the entries an action may state again, the last one first; `cited` is what it rests on."""
        found = {number for key in (said.told.key, *cited) for number in self._here.get((kind, key), ())}
        for other in self._others.get((said.told.key, said.told.quote), ()):
            found |= self._judged.get(other, set())
        day = day_of(said)
        for word in _found_by(said) if day is not None else ():
            found.update(self._since(kind, word, (day or 0) - DAYS))
        return sorted(found, reverse=True)

    def _since(self, kind: Kind, word: str, day: int) -> Iterator[int]:
        for other, number in reversed(self._to.get((kind, word), ())):
            if other < day:
                return
            yield number


_KIN, _PERSON = "kin", "person"


def _kept_under(said: Said) -> Iterator[str]:
    """What a counterpart is kept under: persons, kin of theirs, and the words for either."""
    if whom := said.who("counterpart"):
        yield from _keys(whom)
        yield from _worded(_KIN, whom) if whom.kin else ()
        yield from _worded(_PERSON, whom) if whom.persons else ()


def _found_by(said: Said) -> Iterator[str]:
    """What it is looked for under: kin may go by the family name of a person, and a person by that of kin."""
    if whom := said.who("counterpart"):
        yield from _keys(whom)
        yield from _worded(_PERSON, whom) if whom.kin else ()
        yield from _worded(_KIN, whom) if whom.persons else ()


def _keys(whom: Whom) -> Iterator[str]:
    yield from (f"={key}" for key in whom.persons)
    yield from (f"{kin} of {key}" for kin, key in whom.kin)


def _worded(kind: str, whom: Whom) -> Iterator[str]:
    return (f"{kind} {word}" for word in name_words(whom.text))
