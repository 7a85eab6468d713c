"""The tokens of a sentence for the rules that need no parser: words, and marks between them.

`U/S Wm. Burns, P` has the words U/S, Wm, Burns, P, and a comma.
"""

import re
from typing import NamedTuple

_TOKEN = re.compile(
    r"X{6,}|[A-Za-zÀ-ɏ][A-Za-zÀ-ɏ0-9]*(?:(?:[/&'’`]|[-‐])[A-Za-zÀ-ɏ0-9]+)*(?:['’](?=\s|$)|,s(?=\s))?|\d[\d,.]*|[^\sA-Za-z0-9]"
)
_POSSESSIVE = re.compile(r"['’`]s?$|,s$")


class Token(NamedTuple):
    """A word or a mark: `word` without the possessive `'s`; `owns` says that it had one; `dot` that a dot follows."""

    word: str
    start: int
    end: int
    owns: bool
    dot: bool

    @property
    def lower(self) -> str:
        """The word in small letters."""
        return self.word.lower()

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.word[:1].isupper()


def tokens(text: str) -> list[Token]:
    """The tokens of a line; a dot behind an initial or a short title belongs to it.

    >>> [(token.word, token.owns) for token in tokens("Gen. Tamaz' aide, U.S. Rep")]
    [('Gen', False), ('Tamaz', True), ('aide', False), (',', False), ('U.S', False), ('Rep', False)]
    """
    found: list[Token] = []
    for match in _TOKEN.finditer(text):
        word = match[0]
        if word == "." and found and found[-1].end == match.start() and _abbreviates(found[-1], text, match.end()):
            found[-1] = found[-1]._replace(dot=True)
            continue
        if found and found[-1].dot and len(word) <= 1 and word.isalpha() and match.start() == found[-1].end + 1:
            found[-1] = Token(f"{found[-1].word}.{word}", found[-1].start, match.end(), False, False)
            continue
        owns = not word.isalnum() and len(word) > 2 and bool(_POSSESSIVE.search(word))
        owns = owns and not word.endswith(("l’", "l'"))
        plain = _POSSESSIVE.sub("", word) if owns else word
        found.append(Token(plain, match.start(), match.start() + len(plain), owns, False))
    return found


def _abbreviates(token: Token, text: str, end: int) -> bool:
    """Whether a dot right behind this token shortens it rather than ends the sentence."""
    short = len(token.word) <= 1 or "." in token.word or (len(token.word) <= 4 and token.capital)
    return short and bool(text[end : end + 2].strip())
