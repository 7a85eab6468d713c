"""What a document is read from: a stream of bytes, and one that tells how much was read of it."""

from collections.abc import Callable
from typing import BinaryIO, Protocol

Heard = Callable[[int], object]


class Stream(Protocol):
    """What a document reads from."""

    def read(self, size: int = -1, /) -> bytes:
        """The next bytes."""


class Listening:
    """A file that tells how many bytes were read from it; one can go back in it, as ZIP archives ask."""

    def __init__(self, file: BinaryIO, heard: Heard) -> None:
        self._file = file
        self._heard = heard

    def read(self, size: int = -1) -> bytes:
        """The next bytes."""
        data = self._file.read(size)
        self._heard(len(data))
        return data

    def seek(self, offset: int, whence: int = 0) -> int:
        """Go to a place; where one then is."""
        return self._file.seek(offset, whence)

    def tell(self) -> int:
        """Where one is."""
        return self._file.tell()

    def seekable(self) -> bool:
        """Whether one can go back: not in a pipe."""
        return self._file.seekable()
