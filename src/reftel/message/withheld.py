"""Release tokens: what a releaser or publisher left in place of words.

`B6` or `1.4(D)` alone in the margin, `(b)(6)`, `RELEASED IN PART B1, 1.4(B)`, `XXXXXXXXXXXX` for a name, `[...]` for
a passage. A reason in a Classified By line is written alike and is no token.
"""

import re
from collections.abc import Iterator, Sequence

from reftel.message.cable import Token
from reftel.text import Span
from reftel.text.lines import Line, line_begin

_MASK = re.compile(r"[Xx]{5,}")
_GAP = re.compile(r"\[(?:\.{3}|…)\]")
# A pattern that begins with one fixed sign is quick to look for.
_FOIA = re.compile(r"\([bB]\)\s?\(\d\)(?:\s?\([A-Fa-f]\))?")
_CODE = r"(?:B[1-9]|1\.4\([A-Ha-h]\)|25X\d|3\.3\(b\)\(\d\))"
_MARGIN = re.compile(rf"(?:(?<![^\n\r])|[ \t]{{3}}){_CODE}(?:[,; \t]{{1,4}}{_CODE}){{0,8}}$")
_ONE = re.compile(_CODE)
_ENDS = re.compile(rf"{_CODE}$")
_LAST, _BEFORE = frozenset("123456789)"), frozenset("BX(")
_RELEASE = re.compile(r"RELEASED? IN (?:FULL|PART)", re.IGNORECASE)
_RELEASE_HINTS = ("ELEASE", "eleased")


def tokens(text: str, lines: Sequence[Line]) -> tuple[Token, ...]:
    """The release tokens of a copy's text, in order; `lines` are its lines.

    >>> [token.code for token in tokens("met with XXXXXXXXXXXX and (b)(6) [...]", ())]
    ['XXXXX', '(b)(6)', '[...]']
    """
    found = [*_masks(text), *_gaps(text), *_foia(text), *_releases(text), *_margins(text, lines)]
    return tuple(sorted(found, key=_start))


def _start(token: Token) -> int:
    return token.span.start


def _masks(text: str) -> Iterator[Token]:
    if "XXXXX" in text or "xxxxx" in text:
        for match in _MASK.finditer(text):
            yield Token("XXXXX", Span(*match.span()))


def _gaps(text: str) -> Iterator[Token]:
    at = text.find("[")
    while at >= 0:
        match = _GAP.match(text, at)
        if match:
            yield Token("[...]", Span(*match.span()))
        at = text.find("[", at + 1)


def _foia(text: str) -> Iterator[Token]:
    for match in _FOIA.finditer(text):
        yield Token("".join(match[0].split()).lower(), Span(*match.span()))


def _releases(text: str) -> Iterator[Token]:
    for hint in _RELEASE_HINTS:
        at = text.find(hint)
        while at >= 0:
            words = _RELEASE.match(text, at - 1) if at else None
            if words:
                yield Token(" ".join(words[0].upper().split()), Span(*words.span()))
            at = text.find(hint, at + len(hint))


def _margins(text: str, lines: Sequence[Line]) -> Iterator[Token]:
    """Codes that stand alone on their line with other codes, or behind a gap at the line's end."""
    for line in lines:
        words = line.words
        if words[-1:] in _LAST and not _BEFORE.isdisjoint(words[-3:-1]) and _ENDS.search(words[-12:]):
            start = line_begin(text, line.start, "\r\n") or 0
            margin = _MARGIN.search(text, start, line.end)
            for code in _ONE.finditer(text, *margin.span()) if margin else ():
                yield Token(code[0], Span(*code.span()))
