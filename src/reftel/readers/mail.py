"""Telegrams in a mail (.eml): as its text, or as files attached to it, mails among them.

Sender, day and subject of the mail become what the source declares, under names that say whose they are.
"""

import re
from collections.abc import Iterator
from contextlib import suppress
from email import message_from_bytes
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import Message
from typing import TypeAlias

from msgspec.structs import replace

from reftel.message.cable import Copy
from reftel.readers.document import Document, of_part
from reftel.readers.failure import Failure, failure
from reftel.readers.part import Read, named
from reftel.readers.sniff import is_text
from reftel.readers.telegram import shows_telegram

_HEADER = re.compile(
    rb"^(From|To|Date|Subject|Content-Type|Message-ID|MIME-Version|Received|Return-Path):", re.MULTILINE | re.IGNORECASE
)
_OF_MAIL = frozenset({b"content-type", b"message-id", b"mime-version", b"received", b"return-path"})
_ANSWERED = frozenset({b"to", b"date", b"subject"})
_QUOTED = re.compile(rb"^(?:>[ \t]?){1,9}", re.M)
_FIRST_LINE = re.compile(rb"\s{0,9}(?:From |[A-Za-z][A-Za-z0-9-]{0,60}:)")
_HEADER_END = re.compile(rb"\n\r?\n")
_ATTACHED_MAIL = "message/rfc822"
_PAGE_WITHIN = 2048
_DEEPEST = 8
_LONGEST = 1 << 27
_PICTURES = ("image", "audio", "video")
_READ_AS_THEY_ARE = frozenset({"utf-8", "us-ascii", "ascii", "cp1252", "windows-1252", "iso-8859-1", "latin-1"})

Mail: TypeAlias = "Message[str, str]"


class MailReader:
    """Reads one mail; `read` is asked to read its text and what is attached."""

    name = "mail"

    def __init__(self, read: Read) -> None:
        self._read = read

    def identify(self, document: Document) -> bool:
        """Whether it begins with the header of a mail."""
        if not _FIRST_LINE.match(document.head):
            return False
        end = _HEADER_END.search(document.head)
        header = document.head[: end.start()] if end else document.head
        names = {match[1].lower() for match in _HEADER.finditer(header)}
        mail = b"from" in names and (bool(names & _OF_MAIL) or names >= _ANSWERED)
        return mail and _FIRST_LINE.match(header) is not None and is_text(document.head)

    def extract(self, document: Document) -> Iterator[Copy | Failure]:
        """The telegrams in the mail's text and in what is attached."""
        data = document.whole(_LONGEST)
        if data is None:
            yield failure(document.source, "too-long", f"a mail of more than {_LONGEST >> 20} MB is not read")
            return
        none = True
        try:
            for found in self._within(message_from_bytes(data), document, document.depth + 1):
                none = False
                yield found
        except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
            none = False
            yield failure(document.source, "broken-file", f"the mail is broken: {error}")
        if none:
            yield failure(document.source, "no-telegram-here", "the mail holds no telegram, as text or attached")

    def _within(self, mail: Mail, document: Document, depth: int) -> Iterator[Copy | Failure]:
        """The telegrams in one mail and in the mails attached to it."""
        if depth > _DEEPEST:
            yield failure(document.source, "too-deep", f"mails are attached to mails, more than {_DEEPEST} deep")
            return
        for leaf in _leaves(mail):
            if leaf.get_content_type() == _ATTACHED_MAIL:
                for inner in _children(leaf):
                    yield from self._within(inner, document, depth + 1)
            elif leaf.get_content_maintype() not in _PICTURES:
                yield from self._leaf(leaf, mail, document, depth)

    def _leaf(self, leaf: Mail, mail: Mail, document: Document, depth: int) -> Iterator[Copy | Failure]:
        """The telegrams in a text or an attached file; the text of a mail is passed over when it shows none."""
        name, data = leaf.get_filename(), _bytes(leaf)
        if name is None and not shows_telegram(data) and shows_telegram(plain := _QUOTED.sub(b"", data)):
            data = plain  # a telegram quoted in an answer
        if name is None and not (shows_telegram(data) or b"<" in data[:_PAGE_WITHIN]):
            return
        declared = (*_declared(mail), ("Attachment", name)) if name else _declared(mail)
        for found in self._read(of_part(data, document.source, name or "", depth)):
            if isinstance(found, Copy):
                yield named(found, self.name, declared)
            elif name is not None:
                yield replace(found, finding=replace(found.finding, message=f"{name}: {found.finding.message}"))


def _leaves(mail: Mail) -> Iterator[Mail]:
    """The texts, attached files and attached mails of a mail, in order; of one text in several forms the plain one."""
    ahead = [mail]
    while ahead:
        part = ahead.pop()
        if part.get_content_type() == _ATTACHED_MAIL or not part.is_multipart():
            yield part
            continue
        inner = _children(part)
        plain = [each for each in inner if each.get_content_type() == "text/plain"]
        ahead += plain[:1] if plain and part.get_content_subtype() == "alternative" else reversed(inner)


def _children(part: Mail) -> list[Mail]:
    payload = part.get_payload()
    return [each for each in payload if isinstance(each, Message)] if isinstance(payload, list) else []


def _bytes(leaf: Mail) -> bytes:
    """The bytes of a text or file, in UTF-8 or cp1252 where it is a text."""
    data = leaf.get_payload(decode=True)
    if not isinstance(data, bytes):
        return b""
    charset = (leaf.get_content_charset() or "utf-8").lower()
    if charset in _READ_AS_THEY_ARE or leaf.get_content_maintype() != "text":
        return data
    try:
        return data.decode(charset).encode()
    except (LookupError, ValueError):
        return data


def _declared(mail: Mail) -> tuple[tuple[str, str], ...]:
    """Sender, day and subject of the mail."""
    values = ((f"Mail {name}", mail.get(name)) for name in ("From", "Date", "Subject"))
    return tuple((name, _unfolded(str(value))) for name, value in values if value is not None)


def _unfolded(value: str) -> str:
    """A header's value on one line, `=?utf-8?q?...?=` read."""
    with suppress(LookupError, ValueError, HeaderParseError):
        value = str(make_header(decode_header(value)))
    return " ".join(value.split())
