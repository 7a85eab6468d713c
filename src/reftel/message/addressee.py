"""The lines of FM, TO, INFO and XMT.

`RUEHC/SECSTATE WASHDC PRIORITY 4755` is routing indicator, plain-language address, precedence and message
continuity number; `RUEAIIA/CIA WASHINGTON DC//NHTC//` carries an office; `XMT AMEMBASSY SOFIA` takes a post out
of the collective above it.
"""

import re
from collections.abc import Iterable

from reftel.message.cable import Addressee
from reftel.terms.post import Posts
from reftel.terms.precedence import Precedence, read_precedence
from reftel.text import Kept
from reftel.text.lines import Line

_ROUTE = re.compile(r"(?:(R[A-Z0-9]{3,7}|ZEN)\s?/\s?)(?=\S)")
_MCN = re.compile(r"[ \t]+(\d{2,4}(?:-\d{2,4})?)$")
_OFFICE = re.compile(r"//([^/]{1,40})//?")


def read_addressee(kept: Kept, line: Line, posts: Posts) -> Addressee:
    """One addressee from the words of `line` (a label such as TO already taken off)."""
    words = line.words
    routing = None
    route = _ROUTE.match(words)
    if route:
        routing = None if route[1] == "ZEN" else route[1]
        words = words[route.end() :]
    office = _OFFICE.search(words)
    if office:
        words = words[: office.start()] + words[office.end() :]
    words = words.rstrip(" .,")
    mcn = _MCN.search(words)
    if mcn:
        words = words[: mcn.start()].rstrip()
    plad, precedence = _precedence(words)
    return Addressee(
        plad=plad,
        span=kept.span(line.start, line.end),
        routing=routing,
        post=posts.of_plad(plad),
        precedence=precedence,
        mcn=mcn[1] if mcn else None,
        office=office[1].strip() if office else None,
    )


def _precedence(words: str) -> tuple[str, Precedence | None]:
    """The address without the precedence words at its end, and the precedence."""
    head, _, last = words.rpartition(" ")
    if not head or not last.isalpha() or len(last) < 4:
        return " ".join(words.split()), None
    precedence = read_precedence(last)
    if precedence is None:
        return " ".join(words.split()), None
    before, _, niact = head.rstrip().rpartition(" ")
    if niact == "NIACT":
        return " ".join(before.split()), Precedence.NIACT_IMMEDIATE
    return " ".join(head.split()), precedence


def exempted(addressees: Iterable[Addressee], names: tuple[str, ...]) -> tuple[Addressee, ...]:
    """The addressees, the last of them without the posts `names`."""
    rows = list(addressees)
    if not rows:
        return ()
    last = rows[-1]
    rows[-1] = Addressee(
        plad=last.plad,
        span=last.span,
        routing=last.routing,
        post=last.post,
        precedence=last.precedence,
        mcn=last.mcn,
        office=last.office,
        exempt=last.exempt + names,
    )
    return tuple(rows)
