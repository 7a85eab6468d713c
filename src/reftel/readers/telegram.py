"""Telegrams as text, one or many in a file: the form they were sent in and are kept in.

Between two of them stands a form feed or `NNNN`; or the next one's `VZCZC`, station line, date-time group or
publisher's note follows directly. The second section of a telegram stays with the first.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from msgspec.structs import replace

from reftel.message.cable import Copy
from reftel.message.finding import Finding, Severity
from reftel.readers.boundary import pieces
from reftel.readers.copies import of_bytes
from reftel.readers.document import HEAD, Document
from reftel.readers.opening import Opening, next_words, read_opening, same_telegram
from reftel.readers.release_stamp import read_release
from reftel.readers.sniff import is_text
from reftel.text import Span

_FIRST_LINE = rb"(?=[VZDOPRYT])(?=V?ZCZC|DE R|[ZOPRY][ZOPRY] R|[ZOPRY] [ZOPRY\d]|This record is a partial extract)"
_BETWEEN = rb"(?:(?P<parted>[Nn]{4}\b[^\r\n]{0,80})|" + _FIRST_LINE + rb")"
_BORDERS = {
    b"\f": re.compile(rb"(?P<parted>\f)"),
    b"\n": re.compile(rb"\n" + _BETWEEN),
    b"\r": re.compile(rb"\r" + _BETWEEN),
}
"""Patterns by the one byte with which each begins: that byte alone is looked for, which is quick."""

_LABEL = rb"(?:TAGS?|SUBJ(?:ECT)?|REF(?:S|TEL)?)\b ?:|E\.? ?O\.? ?\d{4}|(?i:classified by)"
_PARAGRAPH = rb"\xc2?\xb6|\d{1,3}\. ?\([CSTU]"
_HEADING = rb"V?ZCZC|(?:FM|TO) [A-Z]|[ZOPRY] \d{6}Z|PAGE \d\d |C O N F I D|S E C R E T|UNCLAS"


def _line(*kinds: bytes) -> re.Pattern[bytes]:
    return re.compile(rb"[\r\n\f][ \t]{0,8}(?:" + rb"|".join(kinds) + rb")")


_STAMPED_WITHIN = 4000
_BODY_LINE = _line(_PARAGRAPH)
_LOWER_LINE = _line(_LABEL, _PARAGRAPH)
_ANY_LINE = _line(_HEADING, _LABEL, _PARAGRAPH)


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
            if release := read_release(copy.text[:_STAMPED_WITHIN]):
                copy = replace(copy, release=release)
            yield copy if shows_telegram(piece) else replace(copy, findings=(*copy.findings, _NO_SIGN))


def shows_telegram(text: bytes) -> bool:
    r"""Whether anything in the first lines is laid out as in a telegram.

    >>> shows_telegram(b"TAGS: PREL\n"), shows_telegram(b"Dear reader,\n")
    (True, False)
    """
    return _ANY_LINE.search(b"\n" + text[:HEAD]) is not None


class _Telegram(NamedTuple):
    """The telegram one is in: where it starts, its first words stand, and its heading ends; and what it opens with."""

    start: int
    words: int
    opening: Opening | None
    heading_end: int


def borders(window: bytes, until: int) -> Iterator[int]:
    """Where telegrams begin in the window, behind the one that begins at 0."""
    words = next_words(window, 0)
    here = _telegram(window, 0, words, read_opening(window, words))
    for at, parted in _hints(window, until):
        if at < here.heading_end and not parted:
            continue  # a line of the telegram's own heading
        place = next_words(window, at)
        if place <= here.words:
            continue
        opening = read_opening(window, place)
        if opening is None or same_telegram(here.opening, opening):
            continue
        if opening == here.opening and not parted:
            continue  # the telegram's own heading, printed once more
        if here.opening is None and not shows_telegram(window[here.start : place]):
            here = _telegram(window, here.start, place, opening)  # what is no telegram stays with the one that follows
        else:
            yield place
            here = _telegram(window, place, place, opening)


def _telegram(window: bytes, start: int, words: int, opening: Opening | None) -> _Telegram:
    below = (_LOWER_LINE if opening else _BODY_LINE).search(window, words, words + HEAD)
    return _Telegram(start, words, opening, below.start() if below else len(window))


def _hints(window: bytes, until: int) -> Iterable[tuple[int, bool]]:
    """Places where a telegram may begin, in order, and whether something parts it from the one before."""
    patterns = (pattern for sign, pattern in _BORDERS.items() if sign in window)
    found = (match for pattern in patterns for match in pattern.finditer(window, 0, until))
    return sorted((match.end(), match.lastgroup is not None) for match in found)


_NO_SIGN = Finding(
    "no-telegram",
    Severity.WARNING,
    "nothing in this text is laid out as in a telegram: no heading, no TAGS or SUBJECT, no numbered paragraph",
    Span(0, 0),
)
