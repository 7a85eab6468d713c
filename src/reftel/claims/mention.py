"""Mentions: where the passages of one telegram name a person, and on what each stands.

`Chief Rustam Darvazi was killed ... Rustam worked with ... the widow of Col. Rustam` names him three times: by full
name, by given name, by rank and given name. Whose they are when others share the name is for `namesake` to decide.
"""

from collections.abc import Iterator, Sequence
from enum import StrEnum
from functools import lru_cache

import msgspec

from reftel.claims.name import Name, Part, alike, bare_words, particle, skeleton, spellings
from reftel.claims.passage import Passage
from reftel.claims.sentence import in_capitals
from reftel.text import Span

_LONGEST_NAME = 6
_MOST_MIDDLE = 2


class Basis(StrEnum):
    """What a mention stands on."""

    FULL = "full name"
    RANK_GIVEN = "rank and given name"
    RANK_FAMILY = "rank and family name"
    GIVEN = "given name"
    FAMILY = "family name"
    ALONE = "name as asked"


class Mention(msgspec.Struct, frozen=True):
    """Words that name somebody: `passage` counts the passages given, `span` is of that passage's text.

    `group` is the kind of the rank before them (uniformed, civil, honorific), `doubt` what speaks against their
    naming the one asked for.
    """

    passage: int
    span: Span
    words: str
    basis: Basis
    group: str | None = None
    doubt: str | None = None


class Sighting(msgspec.Struct, frozen=True):
    """All mentions of one name in a telegram; `namesakes` share its given name there, `relatives` its family name."""

    mentions: tuple[Mention, ...] = ()
    namesakes: frozenset[str] = frozenset()
    relatives: frozenset[str] = frozenset()


def sight(passages: Sequence[str], name: Name) -> Sighting:
    """Every mention of `name` in the passages of one telegram.

    >>> from reftel.claims.name import read_name
    >>> sighting = sight(["Chief Rustam al-Darvazi fell. Rostam's widow left."], read_name("Rustam Darvazi"))
    >>> [(mention.words, mention.basis.value) for mention in sighting.mentions]
    [('Rustam al-Darvazi', 'full name'), ('Rostam', 'given name')]
    """
    whole = "\n".join(passages)
    capitals = in_capitals(whole)
    spelled = _spelled(name)
    found = {word for word in bare_words(whole, capitals) if spelled[word]}
    hits = [frozenset(_standing(found, text, capitals)) for text in passages]
    scans = [
        _Scan(place, Passage(text, capitals), name, hits[place]) for place, text in enumerate(passages) if hits[place]
    ]
    mentions = tuple(mention for scan in scans for mention in scan.mentions())
    namesakes = frozenset(other for scan in scans for other in scan.namesakes)
    return Sighting(mentions, namesakes, frozenset(other for scan in scans for other in scan.relatives))


def _standing(found: set[str], text: str, capitals: bool) -> set[str]:
    """Those of the words that stand in a passage; it is cut into words only where one of them may."""
    return bare_words(text, capitals) & found if any(word in text for word in found) else set()


class _Spelled(dict[str, bool]):
    """Whether a word may be a part of one name, worked out once for each word."""

    def __init__(self, name: Name) -> None:
        super().__init__()
        # Most words do not even sound so, which the pattern tells at once.
        self._parts = tuple((spellings(skeleton(part.word)), part.word) for part in name.parts)

    def __missing__(self, word: str) -> bool:
        low = word.lower()
        found = self[word] = any(sound.fullmatch(low) and alike(word, part) for sound, part in self._parts)
        return found


@lru_cache(maxsize=4)
def _spelled(name: Name) -> _Spelled:
    return _Spelled(name)


class _Scan:
    """One passage, looked through for one name; `hits` are its words that may be a part of it."""

    def __init__(self, number: int, passage: Passage, name: Name, hits: frozenset[str]) -> None:
        self.number, self.passage, self.name, self.hits = number, passage, name, hits
        self.namesakes: set[str] = set()
        self.relatives: set[str] = set()

    def mentions(self) -> Iterator[Mention]:
        words = self.passage.words
        place = 0
        while place < len(words):
            word = words[place].word
            last = None
            if word in self.hits:
                last = self._full(place)
                yield from self._alone(place) if last is None else (self._mention(place, last, Basis.FULL),)
            place = place + 1 if last is None else last + 1

    def _full(self, first: int) -> int | None:
        """The last word of the full name that begins at `first`, in either order."""
        name = self.name
        if name.family is None:
            return None
        if self._is(first, name.given):
            return self._reaches(first, name.parts[1:])
        turned = self._is(first, name.family) and self.passage.joins_turned(first) and self._is(first + 1, name.given)
        return first + 1 if turned else None

    def _reaches(self, first: int, parts: Sequence[Part]) -> int | None:
        """The furthest word that is another part of the name, over particles, initials and middle names."""
        found, middle = None, 0
        for place in range(first + 1, first + 1 + _LONGEST_NAME):
            word = self.passage.word(place)
            if not word or not self.passage.joins(place - 1):
                break
            if any(self._is(place, part) for part in parts):
                found = place
            elif not particle(word) and len(word) > 1:
                middle += 1
                if found is not None or middle > _MOST_MIDDLE or not self._is_middle(place):
                    break
        return found

    def _is_middle(self, place: int) -> bool:
        return not self.passage.capitals and self.passage.looks_like_name(place)

    def _alone(self, place: int) -> Iterator[Mention]:
        """The mention by one name at `place`, unless the words around make it another's."""
        if self.name.family is None:
            yield self._mention(place, place, Basis.ALONE)
        elif self._is(place, self.name.given):
            yield from self._given(place)
        elif self._is(place, self.name.family):
            yield from self._family(place)

    def _given(self, place: int) -> Iterator[Mention]:
        behind = self.passage.name_behind(place)
        if behind is not None:
            self.namesakes.add(f"{self.passage.word(place)} {behind}")
        elif not particle(self.passage.word(place - 1)).startswith("kin "):
            yield self._single(place, Basis.RANK_GIVEN, Basis.GIVEN)

    def _family(self, place: int) -> Iterator[Mention]:
        before = self.passage.name_before(place)
        if before is not None:
            self.relatives.add(f"{before} {self.passage.word(place)}")
        else:
            yield self._single(place, Basis.RANK_FAMILY, Basis.FAMILY)

    def _single(self, place: int, ranked: Basis, bare: Basis) -> Mention:
        if self.passage.rank_before(place):
            return self._mention(place, place, ranked)
        before = self.passage.name_before(place)
        doubt = f"may be part of another name: {before} {self.passage.word(place)}" if before else None
        return self._mention(place, place, bare, doubt)

    def _mention(self, first: int, last: int, basis: Basis, doubt: str | None = None) -> Mention:
        span = Span(self.passage.start(first), self.passage.words[last].end)
        rank = self.passage.rank_before(first)
        words = " ".join(span.of(self.passage.text).split())
        return Mention(self.number, span, words, basis, rank.group if rank else None, doubt)

    def _is(self, place: int, part: Part) -> bool:
        """Whether the word at `place` is a spelling of this part of the name, behind the same kin particle."""
        if not alike(self.passage.word(place), part.word):
            return False
        return part.kin is None or particle(self.passage.word(place - 1)) == f"kin {part.kin}"
