"""Signs: what stands about a word that is looked for, and how the word must then be like those of the text.

`chief` finds all its forms, `darv*` what begins so, `darvazi~` what is spelled alike, `"river road"~3` words near one
another. A sign that means nothing here would find nothing, or something else than is meant: it is refused.
"""

import re

from msgspec.structs import replace

from reftel.room.needle import Likeness, Needle, needle_of
from reftel.room.token import Token

# Signs that mean something elsewhere and nothing here, each with what would work.
_STRANGE = (
    (re.compile(r"!+\w.*"), "a ! says nothing here", "write -chief for what must not be there"),
    (re.compile(r"--+\w.*"), "two hyphens say nothing here", "write -chief for what must not be there"),
    (re.compile(r"\+\w.*"), "a + says nothing here", "all words must be there: leave it out"),
    (re.compile(r"\*+\w.*"), "a * stands before a word", "put it at the end of a word's beginning, as in darv*"),
    (re.compile(r".*\w\^.*"), "a ^ says nothing here", "words cannot be weighed: leave it out"),
    (re.compile(r"~.*\w.*"), "a ~ stands before a word", "put it behind a word, as in darvazi~"),
)
_STAR_AT_END = re.compile(r"\w\*(?!\w)")
_STAR_WITHIN = re.compile(r"\w\*+\w")
_SHORTEST_PREFIX = 2
_MOST_LETTERS = 2
_FARTHEST = 999


def needle(token: Token) -> Needle | None:
    """The needle of a word or phrase as it was typed, with its signs; None where no word is in it."""
    return _of_phrase(token) if token.kind == "phrase" else _of_word(token)


def _of_phrase(token: Token) -> Needle | None:
    if _STAR_AT_END.search(token.words):
        raise token.bad("a * stands in quotation marks", "quoted words stand as they are: leave it out")
    if token.slop > _FARTHEST:
        raise token.bad(f"words may stand {_FARTHEST} apart at most", f"write ~{_FARTHEST} or less")
    found = needle_of(token.words)
    return replace(found, likeness=Likeness.EXACT, slop=token.slop) if found else None


def _of_word(token: Token) -> Needle | None:
    _refuse_strange(token)
    typed, tilde, letters = token.words.partition("~")
    starred = typed.endswith("*")
    found = needle_of(typed.removesuffix("*"))
    if _STAR_WITHIN.search(typed):
        raise token.bad("a * stands within a word", "put it at the end of a word's beginning, as in darv*")
    if found is None or not (starred or tilde):
        return found
    if len(found.words) > 1:
        raise token.bad("* and ~ go with a single word", "put several words in quotation marks")
    return _beginning(token, found) if starred else _alike(token, found, letters)


def _refuse_strange(token: Token) -> None:
    for sign, wrong, instead in _STRANGE:
        if sign.fullmatch(token.words):
            raise token.bad(wrong, instead)
    if any(sign.isalnum() and not sign.isalpha() and not sign.isdecimal() for sign in token.words):
        raise token.bad("a sign such as ½ is in no word that is looked for", "write it out, or leave it out")


def _beginning(token: Token, found: Needle) -> Needle:
    """`darv*`: all words that begin so."""
    if len(found.words[0]) < _SHORTEST_PREFIX:
        raise token.bad("one letter begins too many words", "write two letters at least before the *")
    return replace(found, likeness=Likeness.PREFIX)


def _alike(token: Token, found: Needle, letters: str) -> Needle:
    """`darvazi~`, `darvazi~2`: all words that differ in so many letters at most."""
    if letters and letters not in ("1", "2"):
        raise token.bad(f"a word may differ in {_MOST_LETTERS} letters at most", "write ~1 or ~2")
    return replace(found, likeness=Likeness.FUZZY, distance=int(letters or 1))
