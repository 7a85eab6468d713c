"""Furniture: what relays, printers and archivists put into a telegram's text.

Page heads (`PAGE 02  LA PAZ 02492  232132Z`), running headers (`PARIS 00002069  001.2 OF 002`), release stamps,
repeated banners and captions, the restarted heading of a later section, an archive's wrapper and index. They stand
in the middle of sentences; each is found as a block of its own, so that it can be cut out and the text reads on.
"""

import re
from collections.abc import Iterator, Sequence

from reftel.message.cable import Block
from reftel.message.restart import restarts
from reftel.message.stamp import stamps
from reftel.terms.caption import page_captions
from reftel.text import Span
from reftel.text.lines import Line, line_begin, line_end

LEVEL_LINES = frozenset(
    {
        "UNCLASSIFIED",
        "UNCLAS",
        "LIMITED OFFICIAL USE",
        "CONFIDENTIAL",
        "SECRET",
        "TOP SECRET",
        "C O N F I D E N T I A L",
        "S E C R E T",
        "T O P S E C R E T",
        "SENSITIVE BUT UNCLASSIFIED",
    }
)
_PAGE = re.compile(
    r"PAGE\s{1,12}\d{2,3}\s{1,14}"
    r"(?:[A-Z][A-Z' .-]{1,14}?\s{1,12}\d{4,6}(?:\s{1,6}\d\d\s{1,2}OF\s{1,2}\d\d)?"
    r"(?:\s{1,6}\d{5,6}[Z2]?|(?=[ \t]*[\r\n]))"
    r"|R[A-Z]{4,7}\d{3,4}(?:\s(?:C O N F I D E N T I A L|S E C R E T|UNCLAS\w*)\s[A-Z ]{2,20}\s\d{4,6})?)"
)
_RUNNING = re.compile(r"\d{3}(?:\.\d)?[ \t]{1,2}OF[ \t]{1,2}\d{3}\b")
_STATION = re.compile(r"[A-Z][A-Z'.-]{1,14}(?: [A-Z][A-Z'.-]{1,14}){0,3}[ ]{1,3}\d{8}\s{1,8}$")
_LEVEL_BEFORE = re.compile(r"(?:TOP SECRET|SECRET|CONFIDENTIAL|LIMITED OFFICIAL USE|UNCLASSIFIED|UNCLAS)\s{1,40}$")
_BODY = re.compile(r"\n[ \t]{0,8}(?:¶[ \t]?)?1{1,2}[ \t]?[.)]")
_LONGEST_NAME = 12
_ENDERS = ".?!:\"'”’)>-="


def furniture(text: str, lines: Sequence[Line]) -> tuple[Block, ...]:
    """The furniture of `text`, in order and without overlaps; `lines` are its lines."""
    found = [*_page_heads(text), *_running_headers(text), *stamps(text, lines)]
    found += [Block(row.kind, reach(text, row.span.start, row.span.end)) for row in restarts(text, lines)]
    found += _repeated_captions(text, lines)
    found += _page_breaks(text)
    if not found:
        return ()
    found.sort(key=lambda block: (block.span.start, -block.span.end))
    return tuple(_apart(found))


def _apart(found: list[Block]) -> Iterator[Block]:
    """Blocks that overlap or touch become one, under the kind of the first."""
    current = found[0]
    for block in found[1:]:
        if block.span.start <= current.span.end:
            end = max(current.span.end, block.span.end)
            current = Block(current.kind, Span(current.span.start, end))
        else:
            yield current
            current = block
    yield current


def _page_heads(text: str) -> Iterator[Block]:
    at = text.find("PAGE")
    while at >= 0:
        match = _PAGE.match(text, at)
        if match:
            start = at
            before = _LEVEL_BEFORE.search(text, max(0, at - 60), at)
            if before:
                start = before.start()
            yield Block("page head", reach(text, start, match.end()))
        at = text.find("PAGE", match.end() if match else at + 4)


def _running_headers(text: str) -> Iterator[Block]:
    if " OF 0" not in text:
        return
    for match in _RUNNING.finditer(text):
        head = _STATION.search(text, max(0, match.start() - 60), match.start())
        if head:
            yield Block("running header", reach(text, head.start(), match.end()))


def _repeated_captions(text: str, lines: Sequence[Line]) -> Iterator[Block]:
    """A caption alone on a line within the body stood at a page's top; SENSITIVE may be a word of a sentence."""
    names = page_captions() - {"SENSITIVE"}
    found = [line for line in lines if len(line.words) <= _LONGEST_NAME and line.words in names]
    body = _BODY.search(text) if found else None
    for line in found:
        if body and line.start > body.start():
            yield Block("repeated caption", reach(text, line.start, line.end))


def _page_breaks(text: str) -> Iterator[Block]:
    """A form feed alone on its line."""
    at = text.find("\f")
    while at >= 0:
        start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
        end = len(text) if end < 0 else end + 1
        if not text[start:end].strip():
            yield Block("page break", Span(start, end))
        at = text.find("\f", end)


def reach(text: str, start: int, end: int) -> Span:
    """Widen a piece of furniture to the blank and bare classification lines around it.

    Only where it fills its lines; beside other words it stays as it is. One blank line is left standing
    behind the end of a sentence, because there a paragraph may have ended too.
    """
    first, last = line_begin(text, start), line_end(text, end)
    if first is None:
        return Span(start, end)
    if last is not None:
        end = _downwards(text, min(last + 1, len(text)))
    return Span(_upwards(text, first), end)


def _upwards(text: str, start: int) -> int:
    top, blank = start, None
    while top > 0:
        previous = text.rfind("\n", 0, top - 1) + 1
        words = text[previous : top - 1].strip()
        if words and words not in LEVEL_LINES and words not in page_captions():
            break
        if not words:
            blank = previous
        top = previous
    if blank is not None and text[max(0, top - 200) : top].rstrip()[-1:] in _ENDERS:
        after = text.find("\n", top) + 1
        return after if not text[top:after].strip() else top
    return top


def _downwards(text: str, end: int) -> int:
    while end < len(text):
        after = text.find("\n", end)
        after = len(text) if after < 0 else after + 1
        words = text[end:after].strip()
        if words and words not in LEVEL_LINES:
            break
        end = after
    return end
