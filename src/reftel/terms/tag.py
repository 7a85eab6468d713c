"""TAGS (traffic analysis by geography and subject) are a telegram's index words: `PGOV`, `KDEM`, `IZ`, `UNGA/C-6`.

`tag.csv` holds subjects (`PGOV`), programs (`KDEM`), countries and regions (`IZ`, `XF`: the State Department's own
codes, not those of ISO), organisations (`UNGA/C-6`), prominent people and free words. The vocabulary decides how a
line is split, never what may stand on it: what is unknown is kept as printed.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

_SHORTEST_FUSED, _LONGEST_FUSED = 6, 80
_SUBJECT_FIELDS = frozenset("ABCEKMOPST")
_CODES = frozenset({"subject", "program", "country", "organisation"})


class Tag(msgspec.Struct, frozen=True):
    """One tag: `kind` is subject, program, country (or region), organisation, person or free."""

    name: str
    kind: str
    meaning: str | None = None
    source: str | None = None


class Tags:
    """The vocabulary of TAGS, with what the splitting of a line asks of it."""

    def __init__(self, tags: Mapping[str, Tag]) -> None:
        self._tags = dict(tags)
        phrases: dict[str, list[tuple[str, ...]]] = {}
        for words in (tuple(name.split()) for name in self._tags if " " in name and "," not in name):
            phrases.setdefault(words[0], []).append(words)
        self._phrases = {first: sorted(rows, key=len, reverse=True) for first, rows in phrases.items()}
        self._phrase_words = {word for rows in phrases.values() for words in rows for word in words}
        self._people = {_surname_and_given(tag.name): tag.name for tag in self._tags.values() if tag.kind == "person"}
        codes = {tag.name for tag in self._tags.values() if tag.kind in _CODES and 2 <= len(tag.name) <= 5}
        free = {tag.name for tag in self._tags.values() if tag.kind == "free" and " " not in tag.name}
        self._pieces = codes | free | {word for word in self._phrase_words if len(word) > 4}

    @classmethod
    def from_rows(cls, rows: Iterable[Mapping[str, str]]) -> "Tags":
        """The vocabulary of a table with the columns tag, kind, meaning and source."""
        return cls({row["tag"]: _tag(row) for row in rows})

    def plus(self, rows: Iterable[Mapping[str, str]]) -> "Tags":
        """The vocabulary with an archive's own rows, which come before ours."""
        return Tags(self._tags | {row["tag"]: _tag(row) for row in rows})

    def __iter__(self) -> Iterator[Tag]:
        return iter(self._tags.values())

    def known(self, name: str) -> bool:
        """Whether `name` is a tag of the vocabulary."""
        return name in self._tags

    def get(self, name: str) -> Tag | None:
        """The tag called `name`; None if the vocabulary has none."""
        return self._tags.get(name)

    def opens_phrase(self, word: str) -> bool:
        """Whether a tag of several words begins with `word`."""
        return word in self._phrases

    def phrase(self, words: Sequence[str]) -> int:
        """How many of the first words are one tag of several words (`HUMAN RIGHTS`); 0 if they are none."""
        for phrase in self._phrases.get(words[0], ()):
            if tuple(words[: len(phrase)]) == phrase:
                return len(phrase)
        return 0

    def person(self, words: Sequence[str]) -> str | None:
        """The person of the vocabulary whose surname and given name are these words."""
        return self._people.get((words[0], words[1])) if len(words) > 1 else None

    def looks_coded(self, word: str) -> bool:
        """Whether a word has the form of a code, or is a tag with one letter too many (`POGOV`, `KWWMN`)."""
        if is_code(word):
            return True
        return 4 < len(word) < 9 and any(word[:at] + word[at + 1 :] in self._tags for at in range(len(word)))

    def cut(self, word: str) -> tuple[str, ...]:
        """The tags of a fused run, `PHUMBA` for `PHUM` and `BA`; the word itself if it cannot be told.

        A run is cut into the fewest pieces the vocabulary has. Two ways of cutting that are equally short leave it
        whole, and so do more countries than subjects: words are full of those (`AS-SOCI-AT-ES`).
        """
        if not _SHORTEST_FUSED <= len(word) <= _LONGEST_FUSED or not word.isalpha() or word in self._phrase_words:
            return (word,)
        # ways[i]: how few pieces the first i letters take, where the last of them begins, and in how many ways.
        ways: list[tuple[int, int, int]] = [(0, 0, 1)]
        for end in range(1, len(word) + 1):
            ways.append(self._best(word, end, ways))
        if ways[-1][2] != 1:
            return (word,)
        at = len(word)
        pieces: list[str] = []
        while at:
            begin = ways[at][1]
            pieces.append(word[begin:at])
            at = begin
        kinds = [tag.kind if (tag := self._tags.get(piece)) else "free" for piece in pieces]
        subjects = kinds.count("subject") + kinds.count("program")
        whole = kinds.count("country") + kinds.count("organisation") > subjects
        return (word,) if whole else tuple(reversed(pieces))

    def _best(self, word: str, end: int, ways: Sequence[tuple[int, int, int]]) -> tuple[int, int, int]:
        best = (0, 0, 0)
        for begin in range(max(0, end - 14), end - 1):
            count, _, several = ways[begin]
            if not several or word[begin:end] not in self._pieces:
                continue
            if not best[2] or count + 1 < best[0]:
                best = (count + 1, begin, several)
            elif count + 1 == best[0]:
                best = (best[0], best[1], best[2] + several)
        return best


def is_code(word: str) -> bool:
    """Whether a word has the form of a code: a country's two letters, a subject's four in one of the ten fields.

    >>> is_code("KXYZ"), is_code("VZ"), is_code("HURI"), is_code("SUMMITS")
    (True, True, False, False)
    """
    return word.isalpha() and (len(word) == 2 or (len(word) == 4 and word[0] in _SUBJECT_FIELDS))


def _tag(row: Mapping[str, str]) -> Tag:
    return Tag(row["tag"], row["kind"], row.get("meaning") or None, row.get("source") or None)


def _surname_and_given(name: str) -> tuple[str, str]:
    surname, _, given = name.partition(", ")
    return surname, given.partition(" ")[0]
