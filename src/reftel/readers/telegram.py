"""Telegrams as text, one or many in a file: the form they were sent and are kept in.

Between two of them stands a form feed or `NNNN`; or the next one's `VZCZC`, station line or publisher's note follows
directly. The second section of a telegram stays with the first.
"""

import re
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from reftel.message.cable import Copy
from reftel.message.finding import Finding, Severity
from reftel.readers.boundary import AHEAD, pieces
from reftel.readers.copies import of_bytes
from reftel.readers.document import HEAD, Document
from reftel.readers.opening import next_words, read_opening, same_telegram
from reftel.readers.sniff import is_text
from reftel.text import Span

_HEADING_REACH = 2048
_HINT = re.compile(rb"\f|[\r\n](?=NNNN|V?ZCZC|DE R|[ZOPRY][ZOPRY] R|This record is a partial extract)")
_SURE = re.compile(rb"\f|[\r\n](?:NNNN|V?ZCZC)")
_LABEL = rb"(?:TAGS?|SUBJ(?:ECT)?|REF(?:S|TEL)?)\b ?:|E\.? ?O\.? ?\d{4}|(?i:classified by)"
_HEADING = rb"V?ZCZC|(?:FM|TO) [A-Z]|[ZOPRY] \d{6}Z|PAGE \d\d |C O N F I D|S E C R E T|UNCLAS"
_SIGN = re.compile(rb"^[ \t]{0,8}(?:" + _HEADING + rb"|" + _LABEL + rb"|\xc2?\xb6|\d{1,3}\. ?\([CSTU])", re.MULTILINE)


class TelegramReader:
    """Reads any text; one without a sign of a telegram gives a copy that says so."""

    name = "telegram"

    def identify(self, document: Document) -> bool:
        """Whether the file is text."""
        return is_text(document.head)

    def extract(self, document: Document) -> Iterator[Copy]:
        """A copy of each telegram."""
        for piece in pieces(document, borders):
            copy = of_bytes(piece, document.source, self.name)
            yield copy if shows_telegram(piece) else replace(copy, findings=(*copy.findings, _NO_SIGN))


def shows_telegram(text: bytes) -> bool:
    r"""Whether anything in the first lines is laid out as in a telegram.

    >>> shows_telegram(b"TAGS: PREL\n"), shows_telegram(b"Dear reader,\n")
    (True, False)
    """
    return _SIGN.search(text, 0, HEAD) is not None


def borders(window: bytes, until: int) -> Iterable[int]:
    """Where telegrams begin in the window, behind the one that begins at 0."""
    start, words, first = 0, next_words(window, 0), read_opening(window, 0)
    for hint in _HINT.finditer(window, 0, max(until, 0)):
        place = next_words(window, _behind(window, hint))
        opening = read_opening(window, place) if place > words else None
        if opening is None or same_telegram(first, opening):
            continue
        if place < words + _HEADING_REACH and opening == first and not _SURE.match(window, hint.start()):
            continue  # a line further down in the heading
        if first is not None or shows_telegram(window[start:place]):
            yield place
            start = place
        words, first = place, opening  # what shows no sign of a telegram stays with the one that follows


def _behind(window: bytes, hint: re.Match[bytes]) -> int:
    """Where a telegram would begin because of the hint: behind `NNNN` and its line, else right there."""
    if window.startswith(b"NNNN", hint.end()):
        line = window.find(b"\n", hint.end(), hint.end() + AHEAD)
        return hint.end() if line < 0 else line + 1
    return hint.end()


_NO_SIGN = Finding(
    "no-telegram",
    Severity.WARNING,
    "nothing in this text is laid out as in a telegram: no heading, no TAGS or SUBJECT, no numbered paragraph",
    Span(0, 0),
)
