"""What may be unpacked of one file: archives are hostile until read, and a small one can hold terabytes of nothing.

Nothing is ever written to the disk, and a member's name is only a label, so paths, links and devices can do no harm;
what is left to bound is how much, how many and how deep.
"""

import struct
import tarfile
import zipfile
import zlib

import zstandard

from reftel.readers.stream import Stream

DEEPEST = 4
"""How many archives may lie in one another."""
MOST_MEMBERS = 5_000_000
_MOST = 1 << 40
_FREE = 1 << 26
_RATIO = 200
"""Bytes that may come of each byte read, beyond the first 64 MB; text is pressed to a third, rarely to a twentieth."""

BROKEN = (
    *(zipfile.BadZipFile, tarfile.TarError, zlib.error, zstandard.ZstdError, struct.error),
    *(EOFError, ValueError, RuntimeError, OverflowError, LookupError),
)
"""What the libraries raise on archives that are broken."""


class Spent(OSError):
    """More would be unpacked than may be."""


class Damaged(OSError):
    """The bytes that were to be unpacked are broken."""


class Budget:
    """Counts what is read of one file and what is unpacked from it; `Spent` when that is out of proportion."""

    def __init__(self) -> None:
        self._read = 0
        self._made = 0
        self._members = 0

    def read(self, size: int) -> None:
        """So many bytes more were read of the file itself."""
        self._read += size

    def member(self) -> None:
        """One member more."""
        self._members += 1
        if self._members > MOST_MEMBERS:
            raise Spent(f"it holds more than {MOST_MEMBERS:,} files")

    def unpack(self, size: int) -> None:
        """So many bytes more were unpacked."""
        self._made += size
        if self._made > min(_FREE + _RATIO * self._read, _MOST):
            raise Spent(f"it unpacks to more than {self._made >> 20:,} MB, out of all proportion to its own size")


class Unpacking:
    """A stream of unpacked bytes that draws on a budget."""

    def __init__(self, stream: Stream, budget: Budget) -> None:
        self._stream = stream
        self._budget = budget

    def read(self, size: int = -1) -> bytes:
        """The next bytes; what a library raises on broken ones becomes `Damaged`."""
        try:
            data = self._stream.read(size)
        except BROKEN as error:
            raise Damaged(f"{error or type(error).__name__}") from None
        self._budget.unpack(len(data))
        return data
