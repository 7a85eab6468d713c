"""From a path to copies: the readers, which of them reads a file, and the walk through a folder.

A reader is chosen by what stands in the file, never by its name. Readers of other packages are named in the entry
point group `reftel.readers` and asked first.
"""

from collections.abc import Iterator
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from itertools import chain
from pathlib import Path
from typing import BinaryIO, Protocol

from msgspec.structs import replace

from reftel.message.cable import Copy
from reftel.readers.archive import is_archive, members
from reftel.readers.cablegate_dump import CablegateDumpReader
from reftel.readers.cablegate_page import CablegatePageReader
from reftel.readers.document import HEAD, Document
from reftel.readers.failure import Failure, failure
from reftel.readers.folder import files, printable, unreadable
from reftel.readers.mail import MailReader
from reftel.readers.national_archives import NationalArchivesReader
from reftel.readers.pdf import PdfReader
from reftel.readers.release import ReleaseReader
from reftel.readers.sniff import signature
from reftel.readers.stream import Heard, Listening
from reftel.readers.telegram import TelegramReader

GROUP = "reftel.readers"
"""The entry point group in which other packages name readers: classes to be called without arguments."""
_BLANK = b" \t\r\n\f\x00\xef\xbb\xbf"


class Reader(Protocol):
    """Reads files of one kind.

    `identify` looks at the document's first bytes and reads nothing; `extract` gives what is in it, in order, under the
    document's own source, and a failure for each record it cannot read.
    """

    name: str

    def identify(self, document: Document) -> bool:
        """Whether the document is of this reader's kind."""

    def extract(self, document: Document) -> Iterator[Copy | Failure]:
        """The copies in the document."""


def read_document(document: Document) -> Iterator[Copy | Failure]:
    """The copies in a document, or what is wrong with it; numbered when there are several, file by file."""
    if is_archive(document):
        return members(document, read_document)
    return numbered(_read(document))


def _read(document: Document) -> Iterator[Copy | Failure]:
    """The copies in a document; a reader that breaks is a failure of this document alone."""
    if len(document.head) < HEAD and not document.head.strip(_BLANK):
        yield failure(document.source, "empty-file", "it is empty")
        return
    try:
        if is_archive(document):
            yield from members(document, read_document)
            return
        reader = choose(document)
        if reader is not None:
            yield from reader.extract(document)
            return
    except OSError:
        raise
    except Exception as error:
        yield failure(document.source, "broken-reader", f"its reader broke, which is a fault of the reader: {error!r}")
        return
    kind = signature(document.head) or "neither text nor a format known here"
    yield failure(document.source, "binary-file", f"it cannot be read: it is {kind}")


SHIPPED: tuple[Reader, ...] = (
    PdfReader(_read),
    MailReader(_read),
    CablegatePageReader(),
    CablegateDumpReader(),
    NationalArchivesReader(),
    ReleaseReader(),
    TelegramReader(),
)
"""The readers that come with reftel, the choosiest first; the last one reads any text."""


@cache
def readers() -> tuple[Reader, ...]:
    """All readers in the order they are asked: those of other packages, then the shipped ones."""
    return (*map(_loaded, entry_points(group=GROUP)), *SHIPPED)


def _loaded(point: EntryPoint) -> Reader:
    try:
        reader: Reader = point.load()()
    except Exception as error:
        raise ImportError(f"the reader {point.name} ({point.value}) cannot be loaded: {error}") from error
    return reader


def choose(document: Document) -> Reader | None:
    """The reader for a document; None when no reader knows what it is."""
    return next((reader for reader in readers() if reader.identify(document)), None)


def numbered(found: Iterator[Copy | Failure]) -> Iterator[Copy | Failure]:
    """Several telegrams of one file have the sources `PATH#1`, `PATH#2`; a single one has the path."""
    first, second = next(found, None), next(found, None)
    if first is None:
        return
    if second is None:
        yield first
        return
    for number, each in enumerate(chain((first, second), found), start=1):
        yield replace(each, source=f"{each.source}#{number}")


def read_path(path: Path, heard: Heard = lambda size: None) -> Iterator[Copy | Failure]:
    """The copies in a file, or in every file of a folder; nothing raises, what cannot be read is a failure.

    `heard` is told of bytes as they are read.
    """
    taken: set[Path] = set()
    for each in files(path):
        if isinstance(each, Failure):
            yield each
        elif each not in taken:
            yield from _read_file(each, taken, heard)


def read_stream(stream: BinaryIO, source: str) -> Iterator[Copy | Failure]:
    """The copies in a stream such as standard input, whose source is `-`."""
    try:
        yield from read_document(Document(stream, source))
    except OSError as error:
        yield failure(source, "unreadable-file", f"it cannot be read: {error.strerror or error}")


def _read_file(path: Path, taken: set[Path], heard: Heard) -> Iterator[Copy | Failure]:
    """The copies in one file; a file beside it whose bytes its reader asks for is `taken`, and not read by itself."""

    def beside(suffix: str) -> bytes | None:
        other = path.with_suffix(suffix)
        if not other.is_file():
            return None
        taken.add(other)
        return other.read_bytes()

    try:
        with path.open("rb") as stream:
            yield from read_document(Document(Listening(stream, heard), printable(path), path.name, beside))
    except OSError as error:
        yield unreadable(path, error)
