"""Telegrams of 1973-79 as the National Archives give them: stamps, `Message Text`, the telegram, `Message Attributes`.

The whole text stays the copy's text. The attributes become what the source declares; nothing of the reading is filled
from them. A record without a text (on microfilm, lost, withdrawn) is a copy too, with a finding that says so.
"""

import re
from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from reftel.message.cable import Copy, Release
from reftel.message.finding import Finding, Severity
from reftel.readers.attributes import read_attributes, said
from reftel.readers.boundary import pieces
from reftel.readers.copies import of_bytes
from reftel.readers.day import iso_day
from reftel.readers.document import Document
from reftel.readers.lost_text import Loss, read_loss
from reftel.readers.sniff import is_text
from reftel.text import Span

ORIGIN = "National Archives, Central Foreign Policy Files 1973-79"
_MARK = re.compile(rb"^Message (Text|Attributes)[ \t\r]*$", re.MULTILINE)
_ATTRIBUTES = re.compile(r"^Message Attributes[ \t\r]*$", re.MULTILINE)
_STAMPED_WITHIN = 4000
_STAMP = re.compile(
    r"Declassified/Released\s{1,9}(US Department of State)\s{1,9}(EO Systematic Review)"
    r"\s{1,9}(\d{1,2} [A-Za-z]{3} \d{4})"
)
_NO_TEXT = Loss("", "text-lost", "no text stands between the archive's lines")
_SHORTEST_TEXT = 80


class NationalArchivesReader:
    """Reads one or many such records in a file."""

    name = "national archives"

    def identify(self, document: Document) -> bool:
        """Whether the archive's own lines stand in the text."""
        if b"Message " not in document.head:
            return False
        marks = {match[1] for match in _MARK.finditer(document.head)}
        stamped = b"Declassified/Released" in document.head[:_STAMPED_WITHIN]
        return is_text(document.head) and (b"Attributes" in marks or (b"Text" in marks and stamped))

    def extract(self, document: Document) -> Iterator[Copy]:
        """A copy of each record."""
        for piece in pieces(document, _borders):
            yield _with_attributes(of_bytes(piece, document.source, self.name))


def _borders(window: bytes, until: int) -> Iterator[int]:
    """Where the next record begins: behind the attributes, of which `Markings` are the last."""
    attributes = None
    for mark in _MARK.finditer(window, 0, until):
        if attributes is not None:
            markings = window.rfind(b"\nMarkings:", attributes, mark.start())
            yield mark.start() if markings < 0 else window.find(b"\n", markings + 1) + 1
        attributes = mark.start() if mark[1] == b"Attributes" else None


def _with_attributes(copy: Copy) -> Copy:
    """The copy with what its attributes declare, and what they say of its release."""
    block = _ATTRIBUTES.search(copy.text)
    declared = read_attributes(copy.text[block.end() :]) if block else ()
    attributes = dict(declared)
    loss = _loss(copy.text[: block.start()] if block else copy.text, attributes)
    release = _release(copy.text, attributes)
    if release and loss and loss.code == "withdrawn":
        release = replace(release, kind="withdrawn")
    findings = (*copy.findings, _finding(loss, attributes)) if loss else copy.findings
    return replace(copy, origin=ORIGIN, release=release, declared=declared, findings=findings)


def _loss(text: str, attributes: Mapping[str, str]) -> Loss | None:
    """Why there is no telegram in `text`; None when there is one."""
    words = _STAMP.sub("", text).partition("Message Text")[2].strip()
    if len(words) >= _SHORTEST_TEXT and not (len(words) < 4 * _SHORTEST_TEXT and read_loss(words)):
        return None
    reasons = (words, *(attributes.get(key, "") for key in ("Review Action", "Disposition Action", "Locator")))
    return next((loss for reason in reasons if (loss := read_loss(reason))), _NO_TEXT)


def _finding(loss: Loss, attributes: Mapping[str, str]) -> Finding:
    film = said(attributes, "Film Number")
    where = f"; film number {film}" if film else ""
    return Finding(loss.code, Severity.WARNING, f"{loss.meaning}{where}", Span(0, 0))


def _release(text: str, attributes: Mapping[str, str]) -> Release | None:
    """What was let go, by what the archivists keyed, else by the stamp on the page."""
    stamp = _STAMP.search(text)
    exempted = any(said(attributes, key) for key in ("Review Exemptions", "Review Withdrawn Fields"))
    if not stamp and not said(attributes, "Review Action"):
        return None
    return Release(
        kind="in part" if exempted else "in full",
        authority=", ".join(stamp.groups()[:2]) if stamp else said(attributes, "Review Authority"),
        date=iso_day(stamp[3] if stamp else attributes.get("Review Date", "")),
        source="stamp on the page" if stamp else "Message Attributes",
    )
