"""A passage as words in a row: which of them join to one name, and what stands before and behind them.

In `Babil's Col. Rustam al-Darvazi` the words `Col`, `Rustam`, `al`, `Darvazi` join; `Rustam, Darvazi` do not.
"""

import re
from functools import cache

from reftel.claims.name import Rank, Word, name_words, particle, rank
from reftel.claims.rows import lexicon_rows
from reftel.claims.sentence import openers

_JOIN = re.compile(r"[ \t]{0,8}(?:\r?\n)?[ \t]{0,8}-?[ \t]{0,4}|-(?:\r?\n)?[ \t]{0,8}")
_STOP_JOIN = re.compile(r"\.[ \t]{0,8}(?:\r?\n)?[ \t]{0,8}")
_COMMA_JOIN = re.compile(r",[ \t]{0,8}(?:\r?\n)?[ \t]{0,8}")
_MOST_ARTICLES = 2
_ACRONYM = 5
_GERUND = 6
_ENDS = ("", ".", "!", "?", ":", ";", "\n")


class Passage:
    """The words of a text; `capitals` says that the telegram is in capitals, so that a capital tells nothing."""

    def __init__(self, text: str, capitals: bool) -> None:
        self.text = text
        self.capitals = capitals
        self.words: tuple[Word, ...] = tuple(name_words(text))

    def word(self, place: int) -> str:
        """The word at `place`, empty outside of the passage."""
        return self.words[place].word if 0 <= place < len(self.words) else ""

    def joins(self, left: int) -> bool:
        """Whether the word at `left` and the next one may be parts of one name: blanks, a hyphen, one line end."""
        return self._between(left, _JOIN) or (len(self.word(left)) == 1 and self._between(left, _STOP_JOIN))

    def joins_turned(self, left: int) -> bool:
        """Whether the two may be a name with its family name first: `DARVAZI, Rustam`."""
        return self.joins(left) or self._between(left, _COMMA_JOIN)

    def hyphened(self, left: int) -> bool:
        """Whether a hyphen stands right behind the word at `left`."""
        end = self.words[left].end
        return self.text[end : end + 1] == "-"

    def _between(self, left: int, join: re.Pattern[str]) -> bool:
        if not 0 <= left < len(self.words) - 1:
            return False
        return join.fullmatch(self.text, self.words[left].end, self.words[left + 1].start) is not None

    def before(self, place: int) -> int | None:
        """The word that joins to the name at `place` from the left, articles passed over."""
        while place > 0:
            left = self.word(place - 1)
            if not self.joins(place - 1) and not (rank(left) and self._between(place - 1, _STOP_JOIN)):
                return None
            place -= 1
            if not particle(left).endswith("article"):
                return place
        return None

    def rank_before(self, place: int) -> Rank | None:
        """The rank, office or form of address before the name at `place`."""
        before = self.before(place)
        return rank(self.word(before)) if before is not None else None

    def start(self, place: int) -> int:
        """Where the name at `place` begins: with the article that is tied to it, `al-Darvazi`."""
        before = place - 1
        tied = before >= 0 and particle(self.word(before)).endswith("article") and self.hyphened(before)
        return self.words[before if tied and self.joins(before) else place].start

    def name_before(self, place: int) -> str | None:
        """A word that joins to the one at `place` from the left and looks like a part of the same name."""
        before = self.before(place)
        if self.capitals or before is None or not self.looks_like_name(before):
            return None
        return self.word(before)

    def name_behind(self, place: int) -> str | None:
        """What joins to the given name at `place` from the right and looks like a family name, with its article."""
        article = ""
        for behind in range(place + 1, place + 2 + _MOST_ARTICLES):
            if not self.joins(behind - 1):
                return None
            word = self.word(behind)
            if not particle(word):
                looks = self.looks_like_name(behind) and (article or not self.capitals)
                return f"{article}{word}" if looks else None
            article += f"{word}-" if self.hyphened(behind) else f"{word} "
        return None

    def looks_like_name(self, place: int) -> bool:
        """Whether the word may be part of a name: no rank, acronym or common word, and in capitals where that tells."""
        word = self.word(place)
        if len(word) < 2 or rank(word) or word.lower() in openers(False) or word.lower() in _common():
            return False
        if self.capitals:
            return True
        if self._is_opening_gerund(place):
            return False
        return word[0].isupper() and not (word.isupper() and len(word) <= _ACRONYM)

    def _is_opening_gerund(self, place: int) -> bool:
        """Whether the word has its capital from the sentence it opens: `Removing Darvazi takes one signature`."""
        found = self.words[place]
        before = self.text[max(found.start - 3, 0) : found.start].rstrip(" \"'(“\t")
        return found.word.endswith("ing") and len(found.word) >= _GERUND and before[-1:] in _ENDS


@cache
def _common() -> frozenset[str]:
    return frozenset(row["word"] for row in lexicon_rows("common"))
