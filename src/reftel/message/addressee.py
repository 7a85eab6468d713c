"""The lines of FM, TO, INFO and XMT.

`RUEHC/SECSTATE WASHDC PRIORITY 4755` is routing indicator, plain-language address, precedence and message
continuity number; `RUEAIIA/CIA WASHINGTON DC//NHTC//` carries an office; `XMT AMEMBASSY SOFIA` takes a post out
of the collective above it.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

import msgspec
from msgspec.structs import replace

from reftel.message.cable import Addressee
from reftel.terms.post import Posts
from reftel.terms.precedence import Precedence, read_precedence
from reftel.text import Kept, folded
from reftel.text.lines import Line

_ROUTE = re.compile(r"(?:(R[A-Z0-9]{3,7}|ZEN)\s?/\s?)(?=\S)")
_MCN = re.compile(r"[ \t]+(\d{2,4}(?:-\d{2,4})?)$")
_OFFICE = re.compile(r"//([^/]{1,40}(?:/[^/]{1,40}){0,6})(?://|/?$)")


class _Parts(msgspec.Struct, frozen=True, gc=False):
    """What the words of one line say; the same line stands in thousands of telegrams."""

    plad: str
    precedence: Precedence | None
    office: str | None
    routing: str | None = None


def read_addressee(kept: Kept, line: Line, posts: Posts) -> Addressee:
    """One addressee from the words of `line` (a label such as TO already taken off)."""
    words, mcn = _continuity(line.words.rstrip(" .,"))
    parts = _parts(words)
    return Addressee(
        plad=parts.plad,
        span=kept.span(line.start, line.end),
        routing=parts.routing,
        post=posts.of_plad(parts.plad),
        precedence=parts.precedence,
        mcn=mcn,
        office=parts.office,
    )


def _continuity(words: str) -> tuple[str, str | None]:
    """The words without the message continuity number at their end, and the number."""
    if not words[-1:].isdigit():
        return words, None
    head, _, last = words.rpartition(" ")
    if head and 2 <= len(last) <= 4 and last.isdecimal():
        return head.rstrip(), last
    mcn = _MCN.search(words, max(len(words) - 12, 0))
    return (words[: mcn.start()].rstrip(), mcn[1]) if mcn else (words, None)


@lru_cache(maxsize=1 << 15)
def _parts(words: str) -> _Parts:
    route = _ROUTE.match(words)
    if route is None:
        return _Parts(*_address(words))
    return _Parts(*_address(words[route.end() :]), None if route[1] == "ZEN" else route[1])


@lru_cache(maxsize=1 << 14)
def _address(words: str) -> tuple[str, Precedence | None, str | None]:
    """Plain-language address, precedence and office."""
    office = _OFFICE.search(words)
    if office:
        words = words[: office.start()] + words[office.end() :]
    return (*_precedence(words), office[1].strip() if office else None)


def _precedence(words: str) -> tuple[str, Precedence | None]:
    """The address without the precedence words at its end, and the precedence."""
    head, _, last = words.rpartition(" ")
    if not head or not last.isalpha() or len(last) < 4:
        return folded(words), None
    precedence = read_precedence(last)
    if precedence is None:
        return folded(words), None
    before, _, niact = head.rstrip().rpartition(" ")
    if niact == "NIACT":
        return folded(before), Precedence.NIACT_IMMEDIATE
    return folded(head), precedence


def exempted(addressees: Iterable[Addressee], names: tuple[str, ...]) -> tuple[Addressee, ...]:
    """The addressees, the last of them without the posts `names`."""
    rows = list(addressees)
    if not rows:
        return ()
    rows[-1] = replace(rows[-1], exempt=rows[-1].exempt + names)
    return tuple(rows)
