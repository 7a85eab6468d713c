"""Tokens: the pieces of a query as somebody typed it, each with its place.

`-chief post:delwan` has a hyphen that excludes, a word, a field, and a word again.
"""

import re
from collections.abc import Iterator

import msgspec

from reftel.room.query import BadQuery
from reftel.text import Span

_TOKEN = re.compile(
    r'(?P<open>\()|(?P<close>\))|(?P<field>[A-Za-z]+):|"(?P<phrase>[^"]*)(?P<end>"?)(?:~(?P<slop>\d{1,9}))?'
    r'|(?P<not>-(?=[^\s-])|NOT(?=[\s("]|$))|(?P<and>AND(?=[\s()"]|$))|(?P<or>OR(?=[\s()"]|$))|(?P<word>[^\s()"]+)'
)
_SPACE = re.compile(r"\s*")


class Token(msgspec.Struct, frozen=True):
    """A piece of what was typed; `kind` names what it is, `words` what is meant, without signs.

    `slop` is how far apart the words of a phrase may stand; `closed` is False for a phrase without its second mark.
    """

    typed: str
    kind: str
    words: str
    span: Span
    slop: int = 0
    closed: bool = True

    def bad(self, wrong: str, instead: str) -> BadQuery:
        """What is raised where this piece cannot be read: what is wrong with it, and what would work."""
        return BadQuery(self.typed, self.span, wrong, instead)


def tokens(typed: str) -> Iterator[Token]:
    """The pieces of a query, in order.

    >>> [(token.kind, token.words) for token in tokens('-chief post:delwan')]
    [('not', '-'), ('word', 'chief'), ('field', 'post'), ('word', 'delwan')]
    """
    place = _SPACE.match(typed).end()  # type: ignore[union-attr]  # matches everywhere
    while found := _TOKEN.match(typed, place):
        yield _token(typed, found)
        place = _SPACE.match(typed, found.end()).end()  # type: ignore[union-attr]


def _token(typed: str, found: re.Match[str]) -> Token:
    span = Span(found.start(), found.end())
    if found["phrase"] is not None:
        return Token(typed, "phrase", found["phrase"], span, int(found["slop"] or 0), closed=bool(found["end"]))
    kind = found.lastgroup or "word"
    return Token(typed, kind, found[kind], span)
