"""The shield: protected persons by their initials in whatever leaves the desk, in every spelling the room knows.

`General Sami Rahvend (strictly protect)` becomes `General S.R. (strictly protect)`, `RAHVEND` becomes `R.`.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from reftel.claims.resolve import name_parts
from reftel.desk.logbook import Log
from reftel.desk.record import recorded
from reftel.room.designation import redacted
from reftel.room.grammar import read_query
from reftel.room.people import Person
from reftel.room.room import Room

_SHORTEST = 3
_ASKS = "protect"
"""What stands in every passage that asks to protect somebody."""
_WORD = re.compile(r"[^\W_]+")
_BETWEEN = re.compile(r"[^\w]{0,6}")
"""What may stand between two words of a name: a space, a line's end, an apostrophe, a hyphen."""


class _Spelling(NamedTuple):
    """One spelling: its words in small letters, the writings that count (None: any), what stands in its place."""

    words: tuple[str, ...]
    written: frozenset[str] | None
    initials: str
    person: Person


class Shield:
    """Who is to be shielded, and how words look with initials in the place of names.

    A text is read once, however many persons are shielded.
    """

    def __init__(self, persons: Iterable[Person]) -> None:
        self._under: dict[str, list[_Spelling]] = {}
        for row in dict.fromkeys(each for person in persons for each in _spellings(person)):
            self._under.setdefault(row.words[0], []).append(row)
        for rows in self._under.values():
            rows.sort(key=lambda row: (-len(row.words), row.written is None))

    def __bool__(self) -> bool:
        """Whether anybody is to be shielded."""
        return bool(self._under)

    def named_in(self, *rows: Any) -> tuple[str, ...]:  # noqa: ANN401
        """The names of the protected persons that stand in these texts, or rows of texts."""
        found = {name: None for text in _texts(rows) for _, _, row in self._found(text) for name in (row.person.name,)}
        return tuple(sorted(found))

    def over(self, text: str) -> str:
        """The text with initials in the place of the names of those to be shielded."""
        parts, last = [], 0
        for start, end, row in self._found(text):
            parts += [text[last:start], row.initials]
            last = end
        return "".join((*parts, text[last:])) if parts else text

    def over_all(self, row: Any) -> Any:  # noqa: ANN401
        """A row, a list or a record of texts, each text with initials."""
        if not self:
            return row
        if isinstance(row, str):
            return self.over(row)
        if isinstance(row, dict):
            return {key: self.over_all(value) for key, value in row.items()}
        if isinstance(row, list | tuple):
            return type(row)(map(self.over_all, row))
        if isinstance(row, msgspec.Struct):
            values = msgspec.structs.asdict(row)
            return type(row)(**{key: self.over_all(value) for key, value in values.items()})
        return row

    def _found(self, text: str) -> Iterator[tuple[int, int, _Spelling]]:
        """Where names stand: start, end, and which spelling; of two that begin together the longer one."""
        if not self:
            return
        last = 0
        for word in _WORD.finditer(text):
            rows = self._under.get(word[0].lower(), ()) if word.start() >= last else ()
            for row in rows:
                end = _end(text, word, row)
                if end is not None:
                    yield word.start(), end, row
                    last = end
                    break


def shield_of(room: Room, archive: Path) -> Shield:
    """The shield of a room; where no telegram asks to protect anybody, nothing is read for claims."""
    asks = any(_ASKS in note.text.lower() for note in Log(archive, room.name))
    if not asks and not room.found(read_query(f"{_ASKS}*")):
        return Shield(())
    return Shield(recorded(room, archive).protected)


def _end(text: str, first: re.Match[str], row: _Spelling) -> int | None:
    """Where a spelling ends that begins with this word; None when it does not stand there."""
    end = first.end()
    for wanted in row.words[1:]:
        gap = _BETWEEN.match(text, end)
        word = _WORD.match(text, gap.end() if gap else end)
        if word is None or word[0].lower() != wanted:
            return None
        end = word.end()
    return end if row.written is None or text[first.start() : end] in row.written else None


def _texts(row: Any) -> Iterator[str]:  # noqa: ANN401
    """All texts of a row, a list or a record."""
    if isinstance(row, str):
        yield row
    elif isinstance(row, dict):
        for value in row.values():
            yield from _texts(value)
    elif isinstance(row, list | tuple):
        for value in row:
            yield from _texts(value)
    elif isinstance(row, msgspec.Struct):
        yield from _texts(msgspec.structs.astuple(row))


def _spellings(person: Person) -> Iterator[_Spelling]:
    """All spellings of a person: whole in any letters, parts as printed and in capitals, and the key used in links."""
    for name in (each for each in person.names if not redacted(each)):
        parts = [part for part in name_parts(name) if len(part) >= _SHORTEST]
        for text in (name, *parts):
            if words := _words(text):
                written = frozenset((text, text.upper(), text.title() if text.isupper() else text))
                yield _Spelling(words, written if len(words) == 1 else None, initials(text), person)
    if (words := _words(person.key)) and not redacted(person.key.upper()):
        # The key is made of the name, and stands in links.
        yield _Spelling(words, frozenset((person.key,)), initials(person.name).replace(".", "").lower(), person)


def _words(text: str) -> tuple[str, ...]:
    return tuple(word.lower() for word in _WORD.findall(text))


def initials(name: str) -> str:
    """The initials of a name.

    >>> initials("Sami al-Rahvend"), initials("RAHVEND")
    ('S.R.', 'R.')
    """
    words = [word.rpartition("-")[2] for word in name.split()]
    return "".join(f"{word[0].upper()}." for word in words if word[:1].isalpha())
