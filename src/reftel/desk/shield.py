"""The shield: protected persons by their initials in whatever leaves the desk, in every spelling the room knows.

`General Sami Rahvend (strictly protect)` becomes `General S.R. (strictly protect)`, `RAHVEND` becomes `R.`.
"""

import re
from collections.abc import Iterator
from typing import Any

import msgspec

from reftel.claims.resolve import name_parts
from reftel.room.people import Person
from reftel.room.record import Record

_SHORTEST = 3
_LETTER = re.compile(r"[^\W\d_]")


class Shield:
    """Who is to be shielded, and how words look with initials in the place of names."""

    def __init__(self, record: Record) -> None:
        self._persons = [each for each in record.people.persons if each.protected]
        self._initials = {word: initials(word) for each in self._persons for word in _spelled(each)}
        # The key is made of the name, and stands in links.
        self._initials |= {each.key: initials(each.name).replace(".", "").lower() for each in self._persons}
        words = sorted(self._initials, key=lambda word: (-len(word), word))
        self._pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)") if words else None

    def named_in(self, *texts: str | None) -> tuple[str, ...]:
        """The names of the protected persons that stand in these texts."""
        joined = "\n".join(filter(None, texts))
        return tuple(each.name for each in self._persons if any(_stands(word, joined) for word in _spelled(each)))

    def over(self, text: str) -> str:
        """The text with initials in the place of the names of those to be shielded."""
        return self._pattern.sub(lambda found: self._initials[found[0]], text) if self._pattern else text

    def over_all(self, row: Any) -> Any:  # noqa: ANN401
        """A row, a list or a record of texts, each text with initials."""
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


def _spelled(person: Person) -> Iterator[str]:
    """All spellings of a person, whole and by their parts, as printed and in capitals."""
    for name in person.names:
        parts = [part for part in name_parts(name) if len(part) >= _SHORTEST]
        for word in (name, *parts):
            if _LETTER.search(word):
                yield from dict.fromkeys((word, word.upper(), word.title() if word.isupper() else word))


def _stands(word: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text) is not None


def initials(name: str) -> str:
    """The initials of a name.

    >>> initials("Sami al-Rahvend"), initials("RAHVEND")
    ('S.R.', 'R.')
    """
    words = [word.rpartition("-")[2] for word in name.split()]
    return "".join(f"{word[0].upper()}." for word in words if word[:1].isalpha())
