"""TAGS are a telegram's index words: `TAGS: PGOV, PREL, KDEM, OVIP (VALE, ANN R.), IZ`."""

import re
from collections.abc import Iterable, Mapping

import msgspec

_WORD = re.compile(r"[A-Za-z0-9][A-Za-z0-9'&/.-]*")


class Tag(msgspec.Struct, frozen=True):
    """One tag: `kind` is subject, country, organisation, person, program or free."""

    name: str
    kind: str
    meaning: str | None = None
    source: str | None = None


class TagLine(msgspec.Struct, frozen=True):
    """The tags of a TAGS line: (canonical name, start, end) each, and where in the value they end."""

    tags: tuple[tuple[str, int, int], ...]
    end: int


class Tags:
    """The vocabulary of TAGS."""

    def __init__(self, tags: Mapping[str, Tag]) -> None:
        self._tags = dict(tags)

    @classmethod
    def from_rows(cls, rows: Iterable[Mapping[str, str]]) -> "Tags":
        """The vocabulary of a table with the columns tag, kind, meaning, source."""
        return cls({row["tag"]: Tag(row["tag"], row["kind"], row.get("meaning") or None, row.get("source") or None) for row in rows})

    def plus(self, rows: Iterable[Mapping[str, str]]) -> "Tags":
        """This vocabulary with an archive's own rows."""
        return Tags(self._tags | Tags.from_rows(rows)._tags)

    def known(self, name: str) -> bool:
        """Is `name` a tag of the vocabulary?"""
        return name in self._tags

    def get(self, name: str) -> Tag | None:
        """The tag called `name`."""
        return self._tags.get(name)


def read_tags(value: str, tags: Tags) -> TagLine:
    """The tags of the value of a TAGS line, in order and once each."""
    found: dict[str, tuple[str, int, int]] = {}
    end = 0
    for match in _WORD.finditer(value.partition("\n\n")[0]):
        found.setdefault(match[0].upper(), (match[0].upper(), match.start(), match.end()))
        end = match.end()
    return TagLine(tuple(found.values()), end)


def split_tags(value: str, tags: Tags) -> tuple[tuple[str, int, int], ...]:
    """The tags of the value of a TAGS line: (canonical name, start, end) each."""
    return read_tags(value, tags).tags
