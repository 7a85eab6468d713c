"""A needle: a word or words on end that are looked for, and where they stand in a text.

`chief` finds `Chiefs`, `"river road"` the words on end, `"river road"~3` near one another, `darv*` what begins so,
`darvasi~` what is spelled alike. Index, query and highlights fold and stem by the same rules.
"""

from collections.abc import Iterator, Sequence
from enum import Enum
from functools import lru_cache

import msgspec
import tantivy
from rapidfuzz.distance import OSA

from reftel.room.fold import fold, words
from reftel.text import Span


class Likeness(Enum):
    """How a word of the text must be like the word that is looked for."""

    STEM = "stem"
    EXACT = "exact"
    PREFIX = "prefix"
    FUZZY = "fuzzy"


class Needle(msgspec.Struct, frozen=True):
    """Folded words that are looked for: one, or several on end, `slop` words apart at most in all.

    `distance` is how many letters a fuzzy word may differ in.
    """

    words: tuple[str, ...]
    likeness: Likeness = Likeness.STEM
    slop: int = 0
    distance: int = 0

    def finds(self, word: str) -> bool:
        """Whether this folded word is one the needle's only word looks for."""
        (own,) = self.words
        if self.likeness is Likeness.STEM:
            return stem(word) == stem(own)
        if self.likeness is Likeness.PREFIX:
            return word.startswith(own)
        if self.likeness is Likeness.EXACT:
            return word == own
        return OSA.distance(word, own, score_cutoff=self.distance) <= self.distance


def needle_of(text: str) -> Needle | None:
    """The needle of words as they were typed: a word by its stem, several as they stand on end; None without a word.

    >>> needle_of("chiefs").words, needle_of("al-Darvazi").words, needle_of("&")
    (('chiefs',), ('al', 'darvazi'), None)
    """
    found = tuple(word for typed in words(text) for word in fold(typed[0]).split())
    return Needle(found, Likeness.STEM if len(found) == 1 else Likeness.EXACT) if found else None


def _analyzer() -> tantivy.TextAnalyzer:
    tokens = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
    return tokens.filter(tantivy.Filter.stemmer("english")).build()


_stems = _analyzer()
# `die` is the stem of `dying`, `hope` that of `hoping`, `possibl` that of `possibility`, `parti` that of `party`.
_CHANGED = ("ie", "e", "l", "i", "y")


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """The stem of a folded word.

    >>> stem("parties"), stem("party"), stem("assassinated")
    ('parti', 'parti', 'assassin')
    """
    return "".join(_stems.analyze(word)) or word


def beginning(own: str) -> str:
    """What all words of a stem begin with: an ending may have changed its last letters.

    >>> beginning("parti"), beginning("die"), beginning("hope"), beginning("possibl")
    ('part', 'd', 'hop', 'possib')
    """
    ending = next((each for each in _CHANGED if own.endswith(each)), "")
    return own[: max(len(own) - len(ending), 1)]


def places(needles: Sequence[Needle], text: str) -> list[Span]:
    """Where the needles stand in a text, in order; words on end from the first to the last.

    >>> places([needle_of("chief")], "The chiefs met.")
    [Span(start=4, end=10)]
    """
    return sorted({span for spans in places_of_each(needles, text) for span in spans})


def places_of_each(needles: Sequence[Needle], text: str) -> list[list[Span]]:
    """Where each of the needles stands in a text."""
    whole = fold(text)
    likely = [_may_stand(needle, whole) for needle in needles]
    found = words(text) if any(likely) else []
    folded = [_folded(word[0]) for word in found]
    return [
        [Span(found[first].start(), found[last].end()) for first, last in _runs(needle, folded)] if may else []
        for needle, may in zip(needles, likely, strict=True)
    ]


_folded = lru_cache(maxsize=100_000)(fold)
"""A word folded: the words of many texts are the same few thousand."""


def _may_stand(needle: Needle, folded: str) -> bool:
    """Whether a folded text has the letters of a needle at all, which most texts lack: looking word by word is slow."""
    if needle.likeness is Likeness.FUZZY:
        return True
    if needle.likeness is Likeness.STEM:
        return all(beginning(stem(word)) in folded for word in needle.words)
    return all(word in folded for word in needle.words)


def _runs(needle: Needle, folded: Sequence[str]) -> Iterator[tuple[int, int]]:
    if len(needle.words) == 1:
        alike = {word for word in set(folded) if needle.finds(word)}
        yield from ((place, place) for place, word in enumerate(folded) if word in alike)
    elif needle.slop:
        yield from _near(needle, folded)
    else:
        length = len(needle.words)
        for place in range(len(folded) - length + 1):
            if tuple(folded[place : place + length]) == needle.words:
                yield place, place + length - 1


def _near(needle: Needle, folded: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Windows in which each word is at most `slop` places, taken together, from where the phrase would have it."""
    wanted = set(needle.words)
    standing = [(place, word) for place, word in enumerate(folded) if word in wanted]
    for first, (start, _) in enumerate(standing):
        chosen: dict[str, int] = {}
        for place, word in standing[first:]:
            if place - start > needle.slop + len(needle.words):
                break
            chosen.setdefault(word, place)
            if len(chosen) == len(wanted):
                shifts = [chosen[word] - offset for offset, word in enumerate(needle.words)]
                if max(shifts) - min(shifts) <= needle.slop:
                    yield start, place
                break
