"""A file as a reader meets it: its name, its first bytes to judge it by, and the rest to be read once."""

from collections.abc import Callable
from io import BytesIO
from pathlib import PurePath
from typing import BinaryIO, cast

from reftel.readers.budget import Budget
from reftel.readers.stream import Listening, Stream

HEAD = 1 << 16
"""How many bytes of a file are looked at to choose its reader."""
MOST = 1 << 28
"""How many bytes a file may have that can only be read as a whole."""


def _nothing(suffix: str) -> bytes | None:
    return None


class Document:
    """One file, or a part of one such as the attachment of a mail, open at its beginning.

    `source` is the path as records name it, `name` the file's own name, `head` its first bytes, `depth` how many
    files stand around it. `beside(".txt")` gives the bytes of the file of the same stem and another suffix, if any.
    `budget` counts what is unpacked of the archive it lies in.

    >>> document = of_part(b"FM AMEMBASSY SAHRIYA", "11SAHRIYA12.txt")
    >>> document.head[:2], document.read(5), document.whole()
    (b'FM', b'FM AM', b'EMBASSY SAHRIYA')
    """

    def __init__(
        self,
        stream: Stream,
        source: str,
        name: str | None = None,
        beside: Callable[[str], bytes | None] = _nothing,
        depth: int = 0,
        budget: Budget | None = None,
    ) -> None:
        self.source = source
        self.name = PurePath(source).name if name is None else name
        self.beside = beside
        self.depth = depth
        self.budget = budget
        self.head = _first(stream)
        self._ahead = self.head
        self._stream = stream

    def read(self, size: int) -> bytes:
        """The next bytes, at most `size` of them; none when all were read."""
        if not self._ahead:
            return self._stream.read(size)
        taken, self._ahead = self._ahead[:size], self._ahead[size:]
        return taken

    def whole(self, most: int = MOST) -> bytes | None:
        """All bytes that are left; None when there are more than `most`."""
        data = self._ahead + self._stream.read(max(most - len(self._ahead), 0) + 1)
        return data if len(data) <= most else None

    def opened(self) -> BinaryIO | None:
        """The document from its beginning, to go back and forth in; None for a long one that only streams past."""
        if isinstance(self._stream, Listening) and self._stream.seekable():
            self._stream.seek(0)
            return cast(BinaryIO, self._stream)
        data = self.whole()
        return BytesIO(data) if data is not None else None


def of_part(data: bytes, source: str, name: str | None = None, depth: int = 0) -> Document:
    """A document found in another one, such as a telegram attached to a mail."""
    return Document(BytesIO(data), source, name, depth=depth)


def _first(stream: Stream) -> bytes:
    """The first bytes; a pipe may give them in several reads."""
    head = b""
    while len(head) < HEAD and (more := stream.read(HEAD - len(head))):
        head += more
    return head
