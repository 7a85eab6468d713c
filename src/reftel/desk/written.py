"""Written: where the telegrams of a record write the names of its persons, looked for once in each of them.

`Rustam Darvazi` stands first in `11DELWAN88 ¶2`, between the words `police chief` and `was shot at`.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

import msgspec

from reftel.room.figure import Figure
from reftel.room.judgement import Mark
from reftel.room.record import Record
from reftel.room.telegram import Telegram

_BEFORE, _AFTER = 60, 120
_AT_HAND = 4_000
"""Of how many telegrams the places are held at a time, some 4 KB each."""
_Words = Sequence[tuple[str, str, str | None]]


class Place(NamedTuple):
    """Where a name stands, and what that may be read by."""

    pin: str
    quote: str
    marking: str | None


class Written(NamedTuple):
    """The first place of each name a figure has, and its fullest name with the words around it."""

    places: tuple[Place, ...]
    mark: Mark
    around: str


_pack = msgspec.msgpack.Encoder().encode
_unpack = msgspec.msgpack.Decoder(tuple[Written, ...]).decode


class Writings:
    """Where the figures of one record are written, telegram by telegram."""

    def __init__(self, record: Record) -> None:
        self._record = record
        self._in = lru_cache(_AT_HAND)(self._read)

    def of(self, figure: Figure) -> Written:
        """Where one figure is written."""
        return self._in(figure.key)[id(figure)]

    def _read(self, key: str) -> dict[int, Written]:
        """The same for all figures of a telegram."""
        cast, kept = self._record.kept.casts[key], self._record.kept
        packed = kept.made.of("written", kept.digests[key], self._made, key)
        return dict(zip(map(id, cast), _unpack(packed), strict=True))

    def _made(self, key: str) -> bytes:
        telegram = self._record.telegrams[key]
        words = [(each.paragraph, " ".join(each.text.split()), each.marking) for each in telegram.passages]
        return _pack([_written(telegram, words, figure) for figure in self._record.kept.casts[key]])


def writings(record: Record) -> Writings:
    """Where the figures of a record are written."""
    return record.part("writings", Writings)


def _written(telegram: Telegram, words: _Words, figure: Figure) -> Written:
    return Written(tuple(_places(telegram, words, figure)), *_around(words, figure))


def _places(telegram: Telegram, words: _Words, figure: Figure) -> Iterator[Place]:
    """The first place of each name a telegram gives somebody; of one that stands in no passage, the telegram."""
    for name in figure.names:
        found = ((paragraph, _worded(text, name), marking) for paragraph, text, marking in words)
        there = next((each for each in found if each[1]), None)
        if there:
            yield Place(f"{telegram.key} {there[0]}", there[1], there[2])
        else:
            yield Place(telegram.key, name, telegram.marking)


def _around(words: _Words, figure: Figure) -> tuple[Mark, str]:
    """The first place of the fullest name, and the words around it."""
    for paragraph, text, _ in words:
        if name := _worded(text, figure.name):
            place = text.find(name)
            return Mark(figure.key, paragraph, name), text[max(place - _BEFORE, 0) : place + len(name) + _AFTER]
    return Mark(figure.key, "", figure.name), figure.name


def _worded(text: str, name: str) -> str:
    """A name as a text has it, in capitals where that is in capitals; empty when it has it not."""
    return next((each for each in (name, name.upper()) if each in text), "")
