"""A file as a reader meets it, and what stands for it when no copy could be made of it."""

from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import PurePath
from typing import BinaryIO

import msgspec

from reftel.message.finding import Finding, Severity
from reftel.text import Span

HEAD = 1 << 16
"""How many bytes of a file are looked at to choose its reader."""
_CHUNK = 1 << 20


def _nothing(suffix: str) -> bytes | None:
    return None


class Document(msgspec.Struct, frozen=True):
    """One file, or one part of a file, open at its beginning; it can be read once.

    `source` is the path as records name it, `name` the file's or the attachment's own name; `head` the first bytes,
    already taken from `stream`. `beside(".txt")` gives the bytes of the file of the same stem and another suffix. What
    a part has from the file around it: `depth` counts the files around, `reader` is the outermost's, `declared` and
    `findings` go to the copies that come of it (spans count characters of the part's text).
    """

    source: str
    name: str
    head: bytes
    stream: BinaryIO
    beside: Callable[[str], bytes | None] = _nothing
    depth: int = 0
    reader: str | None = None
    declared: tuple[tuple[str, str], ...] = ()
    findings: tuple[Finding, ...] = ()

    def chunks(self) -> Iterator[bytes]:
        """All bytes, in pieces of a megabyte."""
        yield self.head
        while chunk := self.stream.read(_CHUNK):
            yield chunk

    def whole(self, most: int) -> bytes | None:
        """All bytes at once; None when there are more than `most`."""
        rest = self.stream.read(max(most - len(self.head), 0) + 1)
        return None if len(self.head) + len(rest) > most else self.head + rest

    def lines(self, most: int) -> Iterator[bytes]:
        """The lines with their ends; a line of more than `most` bytes comes in pieces."""
        start = 0
        while (end := self.head.find(b"\n", start)) >= 0:
            yield self.head[start : end + 1]
            start = end + 1
        if line := self.head[start:] + self.stream.readline(most):
            yield line
        while line := self.stream.readline(most):
            yield line


def document(
    stream: BinaryIO, source: str, name: str | None = None, beside: Callable[[str], bytes | None] = _nothing
) -> Document:
    """The document at the beginning of `stream`."""
    return Document(source, PurePath(source).name if name is None else name, _head(stream), stream, beside)


def part(around: Document, data: bytes, reader: str, name: str = "") -> Document:
    """A document found in another one, such as a telegram attached to a mail."""
    stream = BytesIO(data)
    outermost = around.reader or reader
    return Document(around.source, name, stream.read(HEAD), stream, depth=around.depth + 1, reader=outermost)


def _head(stream: BinaryIO) -> bytes:
    """The first bytes; a pipe may give them in several reads."""
    head = b""
    while len(head) < HEAD and (more := stream.read(HEAD - len(head))):
        head += more
    return head


class Failure(msgspec.Struct, frozen=True):
    """A file, or a record in it, of which no copy could be made: where it is, and the finding that says why.

    The finding's span counts bytes of the file, since there is no text.
    """

    source: str
    finding: Finding


def failure(source: str, code: str, message: str, level: Severity = Severity.ERROR, span: Span = Span(0, 0)) -> Failure:
    """A failure with a finding of its own."""
    return Failure(source, Finding(code, level, message, span))
