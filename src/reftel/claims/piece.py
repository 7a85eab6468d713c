"""Pieces: the words of a sentence as the parser is given them, each with where it begins.

What stands between two blanks is always cut alike, so each such piece is cut once: `Delwan's` into `Delwan` and `'s`.
"""

import re
from collections.abc import Callable
from functools import cache, lru_cache
from typing import NamedTuple

from reftel.claims.rows import lexicon_rows

_PREFIXES = "counter|anti|pro|non"
_ASIDE = 7
"""Words of the longest aside between parentheses, with them, that the parser is spared."""
_REMEMBERED = 50_000
Cut = tuple[tuple[str, ...], tuple[int, ...]]
"""Words, and where each begins."""


@cache
def _uncut() -> re.Pattern[str]:
    """What the tokens of news would cut: `MNF-I`, whose I would be the author, `A/S`, `anti-drug`, `Amb. Vale`."""
    titles = "|".join(
        sorted(row["word"].capitalize() for row in lexicon_rows("abbreviation") if row["kind"] == "title")
    )
    return re.compile(
        rf"\b[A-Z]{{2,6}}-[A-Z]{{1,4}}\b|\b[A-Z]/S\b|\b(?:{_PREFIXES})-[a-z]{{2,}}\b|\b(?:{titles})\.(?= [A-Z])"
    )


class Pieces(NamedTuple):
    """The words of one sentence side by side: each word, where it begins, whether a blank follows it."""

    words: list[str]
    starts: list[int]
    spaces: list[bool]


class Cutter:
    """What cuts sentences; `tokens` are the words of a piece, and where each begins in it."""

    def __init__(self, tokens: Callable[[str], Cut]) -> None:
        self._tokens = tokens
        self._cut = lru_cache(_REMEMBERED)(self._whole)

    def cut(self, text: str) -> Pieces:
        """The words of one sentence on one line, without short asides."""
        found = Pieces([], [], [])
        start, pieces = 0, text.split(" ")
        for place, piece in enumerate(pieces, 1):
            titled = piece[-1:] == "." and place < len(pieces) and "A" <= pieces[place][:1] <= "Z"
            words, starts = self._cut(piece, titled)
            found.words.extend(words)
            found.starts.extend([start + each for each in starts])
            found.spaces.extend([*[False] * (len(words) - 1), place < len(pieces)] if words else ())
            start += len(piece) + 1
        return _without_asides(found) if "(" in found.words else found

    def _whole(self, piece: str, titled: bool) -> Cut:
        """The words of a piece, those that belong together made one; `titled` says that a capital follows."""
        if not piece:
            return (), ()
        words, starts = self._tokens(piece)
        for found in _uncut().finditer(f"{piece} A" if titled else piece):
            words, starts = _joined((words, starts), found.start(), found.end())
        return words, starts


def _joined(cut: Cut, start: int, end: int) -> Cut:
    """The words with those between these characters made one."""
    words, starts = cut
    inner = [place for place, at in enumerate(starts) if start <= at < end]
    if len(inner) <= 1 or starts[inner[0]] != start or starts[inner[-1]] + len(words[inner[-1]]) != end:
        return cut
    first, behind = inner[0], inner[-1] + 1
    one = "".join(words[first:behind])
    return (*words[:first], one, *words[behind:]), (*starts[: first + 1], *starts[behind:])


def _without_asides(pieces: Pieces) -> Pieces:
    """The words that stand outside short parentheses: `(ref B)` and `(ISAF)` mislead the parser."""
    words, kept, place = pieces.words, list[int](), 0
    while place < len(words):
        close = words.index(")", place, place + _ASIDE) if ")" in words[place : place + _ASIDE] else place
        if words[place] != "(" or close == place or not kept:
            kept.append(place)
            close = place
        place = close + 1
    starts, spaces = pieces.starts, pieces.spaces
    return Pieces([words[each] for each in kept], [starts[each] for each in kept], [spaces[each] for each in kept])
