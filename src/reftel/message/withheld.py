"""Release tokens: what a releaser or publisher left in place of words.

`B6` or `1.4(D)` alone in the margin, `(b)(6)`, `RELEASED IN PART B1, 1.4(B)`, `XXXXXXXXXXXX` for a name, `[...]` for
a passage. A reason in a Classified By line is written alike and is no token.
"""

import re
from collections.abc import Iterator

from reftel.message.cable import Token
from reftel.text import Span

_MASK = re.compile(r"[Xx]{5,}")
_GAP = re.compile(r"\[\.{3}\]|\[…\]")
_FOIA = re.compile(r"\(b\)\s?\(\d\)(?:\s?\([A-F]\))?", re.IGNORECASE)
_CODE = r"(?:B[1-9]|1\.4\([A-Ha-h]\)|25X\d|3\.3\(b\)\(\d\))"
_MARGIN = re.compile(rf"(?:(?<![^\n\r])|[ \t]{{3}}){_CODE}(?:[,; \t]{{1,4}}{_CODE}){{0,8}}[ \t\r]*$")
_HINTS = (*(f"B{digit}" for digit in range(1, 10)), "1.4(", "25X", "3.3(b)")
_NEAR = 200
_ONE = re.compile(_CODE)
_RELEASE = re.compile(r"RELEASED? IN (?:FULL|PART)", re.IGNORECASE)


def tokens(text: str) -> tuple[Token, ...]:
    """The release tokens of a copy's text, in order.

    >>> [token.code for token in tokens("met with XXXXXXXXXXXX and (b)(6) [...]")]
    ['XXXXX', '(b)(6)', '[...]']
    """
    found = [*_masks(text), *_gaps(text), *_foia(text), *_margins(text)]
    return tuple(sorted(found, key=_start))


def _start(token: Token) -> int:
    return token.span.start


def _masks(text: str) -> Iterator[Token]:
    if "XXXXX" in text or "xxxxx" in text:
        for match in _MASK.finditer(text):
            yield Token("XXXXX", Span(*match.span()))


def _gaps(text: str) -> Iterator[Token]:
    if "[..." in text or "[…" in text:
        for match in _GAP.finditer(text):
            yield Token("[...]", Span(*match.span()))


def _foia(text: str) -> Iterator[Token]:
    if "(b)" in text or "(B)" in text:
        for match in _FOIA.finditer(text):
            yield Token("".join(match[0].split()).lower(), Span(*match.span()))


def _margins(text: str) -> Iterator[Token]:
    for match in _RELEASE.finditer(text) if "ELEASE" in text or "eleased in" in text or "elease in" in text else ():
        yield Token(" ".join(match[0].upper().split()), Span(*match.span()))
    for hint in _HINTS:
        at = text.find(hint)
        while at >= 0:
            code = _ONE.match(text, at)
            if code and _in_margin(text, *code.span()):
                yield Token(code[0], Span(*code.span()))
            at = text.find(hint, at + len(hint))


def _in_margin(text: str, start: int, end: int) -> bool:
    """A code is a token where it stands alone on its line with other codes, or behind a gap at the line's end."""
    first = text.rfind("\n", max(0, start - _NEAR), start) + 1 or max(0, start - _NEAR)
    last = text.find("\n", end, end + _NEAR)
    return bool(_MARGIN.search(text, first, min(end + _NEAR, len(text)) if last < 0 else last))
