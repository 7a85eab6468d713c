"""Telegrams as the State Department releases them: a header of its own, then the telegram, stamped page by page.

    UNCLASSIFIED
    CSP-2031-00007 B-00000000042 "UNCLASSIFIED" 3/2/2031
    MRN: 85 SAHRIYA 88
    Date/DTG: Feb 10, 1985 / 101530Z Feb 85
    ...
    Released in Full
    Ann Vale, Director
    US Department of State
    12/25/2031

The header becomes what the source declares, the stamp the copy's release; the whole text stays the copy's text.
"""

import re
from collections.abc import Iterator

from msgspec.structs import replace

from reftel.message.cable import Copy
from reftel.readers.boundary import pieces
from reftel.readers.copies import of_bytes
from reftel.readers.document import Document
from reftel.readers.release_stamp import read_release
from reftel.readers.sniff import is_text

ORIGIN = "US Department of State, release"
_NAMES = ("MRN", "Date/DTG", "From", "Action", "Info", "E.O.", "TAGS", "Reference", "Subject")
_LABEL = re.compile(r"[ \t]{0,8}(MRN|Date/DTG|From|Action|Info|E\.[O0]\.|TAGS|Reference|Subject):[ \t]*(.*)")
_LABEL_BYTES = re.compile(rb"^[ \t]{0,8}(MRN|Date/DTG|From|Action|TAGS|Reference|Subject):", re.MULTILINE)
_NUMBER = re.compile(rb"^[ \t]{0,8}MRN:", re.MULTILINE)
_PAGE_HEAD = re.compile(rb"(?:UNCLASSIFIED[ \t]*\r?\n)?CSP-[^\n]{4,80}\n(?:UNCLASSIFIED[ \t]*\r?\n)?[ \t]*\Z")
_ABOVE = 200
_CASE = re.compile(r"\b([A-Z]{2,4}-\d{4}-\d{4,6}) (B-\d{4,14})\b")
_LEVELS = frozenset({"UNCLASSIFIED", "LIMITED OFFICIAL USE", "CONFIDENTIAL", "SECRET", "TOP SECRET", "SENSITIVE"})
_HEADER_WITHIN = 8000
_FEWEST_LABELS = 4
_MOST_SUBJECT_LINES = 3


class ReleaseReader:
    """Reads one or many released telegrams in a file."""

    name = "release"

    def identify(self, document: Document) -> bool:
        """Whether the first lines hold the release's own header."""
        if b"MRN:" not in document.head[:_HEADER_WITHIN]:
            return False
        labels = {match[1] for match in _LABEL_BYTES.finditer(document.head, 0, _HEADER_WITHIN)}
        return {b"MRN", b"Subject"} <= labels and len(labels) >= _FEWEST_LABELS and is_text(document.head)

    def extract(self, document: Document) -> Iterator[Copy]:
        """A copy of each released telegram."""
        for piece in pieces(document, _borders):
            copy = of_bytes(piece, document.source, self.name)
            case = _CASE.search(copy.text, 0, _HEADER_WITHIN)
            origin = f"{ORIGIN} {case[1]}" if case else ORIGIN
            yield replace(copy, origin=origin, release=read_release(copy.text), declared=_declared(copy.text, case))


def _borders(window: bytes, until: int) -> Iterator[int]:
    """Where the page begins on which the next telegram's header stands."""
    first, *others = [match.start() for match in _NUMBER.finditer(window, 0, until)] or [0]
    for at in others:
        head = _PAGE_HEAD.search(window, max(first, at - _ABOVE), at)
        yield head.start() if head else at


def _declared(text: str, case: re.Match[str] | None) -> tuple[tuple[str, str], ...]:
    """The lines of the header as names and values, with the numbers of the release."""
    found: list[tuple[str, list[str]]] = []
    for line in text[:_HEADER_WITHIN].splitlines():
        label = _LABEL.match(line)
        if label and (found or label[1] == "MRN"):
            found.append((label[1].replace("0", "O"), [label[2]]))
        elif found and _header_ends(found[-1], line):
            break
        elif found:
            found[-1][1].append(line)
    pairs = tuple((name, " ".join(" ".join(lines).split())) for name, lines in found)
    return (*pairs, ("Case", case[1]), ("Release Number", case[2])) if case else pairs


def _header_ends(last: tuple[str, list[str]], line: str) -> bool:
    """The header ends behind its Subject, where the telegram's first page begins."""
    name, lines = last
    words = line.strip()
    below = not words or words in _LEVELS or words.startswith("PAGE 01") or len(lines) >= _MOST_SUBJECT_LINES
    return name == "Subject" and below
