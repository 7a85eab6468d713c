"""Archives of files: ZIP, tar, and what gzip or Zstandard has made small, one in the other to a bounded depth.

A member is read as a file of a folder is; its source is `release.zip!cables/11SAHRIYA88.txt`. Nothing is unpacked to
the disk. A member that cannot be read is a failure of its own, and the next one goes on.
"""

import gzip
import tarfile
import zipfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import PurePosixPath
from typing import IO, Self, TypeAlias, cast

import zstandard

from reftel.message.cable import Copy
from reftel.message.finding import Severity
from reftel.readers.budget import BROKEN, DEEPEST, Budget, Damaged, Spent, Unpacking
from reftel.readers.document import MOST, Document
from reftel.readers.failure import Failure, failure
from reftel.readers.part import Read
from reftel.readers.stream import Listening, Stream

_ZIP, _GZIP, _ZSTD, _TAR = (b"PK\x03\x04", b"PK\x05\x06"), b"\x1f\x8b\x08", b"\x28\xb5\x2f\xfd", b"ustar"
_TAR_AT = 257
_PRESSED = {".gz", ".tgz", ".zst", ".tzst"}
_UNPACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2)
_ENCRYPTED = 1
_DOCUMENT = frozenset({"[Content_Types].xml", "mimetype"})
"""Files by which a ZIP archive is known for one document."""
_WINDOW = 1 << 27
_LONGEST_HEADER = 1 << 20
_HEADERS = (tarfile.GNUTYPE_LONGNAME, tarfile.GNUTYPE_LONGLINK, tarfile.XHDTYPE, tarfile.XGLTYPE, b"X")

Found: TypeAlias = Iterator[Copy | Failure]


def is_archive(document: Document) -> bool:
    """Whether the document holds other files, or is one made small."""
    return _kind(document.head) is not None


def members(document: Document, read: Read) -> Found:
    """The copies in the files of an archive, each of them read by `read`."""
    kind = _kind(document.head)
    if document.depth > DEEPEST:
        yield failure(document.source, "too-deep", f"archives lie in one another, more than {DEEPEST} deep")
        return
    budget = document.budget or Budget()
    try:
        yield from kind(document, budget, read) if kind else ()
    except Spent as error:
        if document.budget:
            raise
        yield failure(document.source, "archive-out-of-proportion", f"{error}; the rest is not read")
    except (*BROKEN, Damaged, gzip.BadGzipFile) as error:
        yield failure(document.source, "broken-file", f"the archive is broken: {error or type(error).__name__}")


def _kind(head: bytes) -> Callable[[Document, Budget, Read], Found] | None:
    if head.startswith(_ZIP):
        return _zip
    if head.startswith(_GZIP):
        return _gzip
    if head.startswith(_ZSTD):
        return _zstd
    return _tar if head[_TAR_AT : _TAR_AT + len(_TAR)] == _TAR else None


def _gzip(document: Document, budget: Budget, read: Read) -> Found:
    file = gzip.GzipFile(fileobj=_counted(document, budget), mode="rb")
    return _one(document, budget, cast(Stream, file), read)


def _zstd(document: Document, budget: Budget, read: Read) -> Found:
    opening = zstandard.ZstdDecompressor(max_window_size=_WINDOW)
    file = opening.stream_reader(_counted(document, budget), read_across_frames=True)
    return _one(document, budget, cast(Stream, file), read)


def _one(document: Document, budget: Budget, stream: Stream, read: Read) -> Found:
    """The copies in the one file that was made small; it keeps the source, and its name without `.gz`."""
    name = PurePosixPath(document.name)
    inner = name.stem if name.suffix in _PRESSED else document.name
    return read(Document(Unpacking(stream, budget), document.source, inner, depth=document.depth + 1, budget=budget))


def _counted(document: Document, budget: Budget) -> IO[bytes]:
    """The document's own bytes; those of the outermost archive are what the budget is measured by."""
    stream = document if document.budget else Listening(cast(IO[bytes], document), budget.read)  # type: ignore[arg-type]
    return cast(IO[bytes], stream)


def _tar(document: Document, budget: Budget, read: Read) -> Found:
    with tarfile.open(fileobj=_counted(document, budget), mode="r|", tarinfo=_Header) as archive:
        for info in archive:
            archive.members.clear()  # type: ignore[attr-defined]  # it would keep them all
            source = f"{document.source}!{_label(info.name)}"
            if info.isdir() or _is_hidden(info.name):
                continue
            stream = archive.extractfile(info) if info.isfile() else None
            if stream is None:
                yield failure(source, "unreadable-file", "it is a link or a device", level=Severity.WARNING)
            else:
                yield from _member(document, budget, cast(Stream, stream), info.name, read)


class _Header(tarfile.TarInfo):
    """A tar header; one whose name alone would take a megabyte is not read into memory, half of one is no end."""

    @classmethod
    def frombuf(cls, buf: bytes | bytearray, encoding: str, errors: str) -> Self:
        if len(buf) < tarfile.BLOCKSIZE and any(buf):
            raise tarfile.ReadError("it breaks off within a header")
        return super().frombuf(buf, encoding, errors)

    def _proc_member(self, tar: tarfile.TarFile) -> tarfile.TarInfo:
        if self.type in _HEADERS and self.size > _LONGEST_HEADER:
            raise tarfile.ReadError("a header of it is too long")
        made: tarfile.TarInfo = super()._proc_member(tar)  # type: ignore[misc]  # the hook is not in the stub
        return made


def _zip(document: Document, budget: Budget, read: Read) -> Found:
    file = document.opened()
    if file is None:
        message = f"a ZIP archive of more than {MOST >> 20} MB within another one or in a pipe is not read"
        yield failure(document.source, "too-long", message)
        return
    counted = file if document.budget else cast(IO[bytes], Listening(file, budget.read))
    with zipfile.ZipFile(counted) as archive:
        infos = {info.filename: info for info in archive.infolist() if not info.is_dir()}
        if not _DOCUMENT.isdisjoint(infos):
            yield failure(document.source, "binary-file", "it is an Office document or a book; save it as text or PDF")
            return
        taken: set[str] = set()
        for name in sorted(infos):
            if name not in taken and not _is_hidden(name):
                yield from _zipped(document, budget, archive, infos[name], _beside(archive, infos, name, taken), read)


def _zipped(
    document: Document,
    budget: Budget,
    archive: zipfile.ZipFile,
    info: zipfile.ZipInfo,
    beside: Callable[[str], bytes | None],
    read: Read,
) -> Found:
    """The copies in one member of a ZIP archive."""
    source = f"{document.source}!{_label(info.filename)}"
    if info.flag_bits & _ENCRYPTED:
        yield failure(source, "encrypted-file", "the file is encrypted; unpack the archive with its password")
    elif info.compress_type not in _UNPACKED:
        yield failure(source, "broken-file", "it was pressed in a way that is not read here; unpack it first")
    else:
        try:
            with archive.open(info) as stream:
                yield from _member(document, budget, cast(Stream, stream), info.filename, read, beside)
        except BROKEN as error:
            yield failure(source, "broken-file", f"it cannot be unpacked: {error or type(error).__name__}")


def _beside(
    archive: zipfile.ZipFile, infos: Mapping[str, zipfile.ZipInfo], name: str, taken: set[str]
) -> Callable[[str], bytes | None]:
    """Gives the bytes of the member of the same stem and another suffix, which is then not read by itself."""

    def beside(suffix: str) -> bytes | None:
        other = infos.get(str(PurePosixPath(name).with_suffix(suffix)))
        if other is None or other.file_size > MOST or other.flag_bits & _ENCRYPTED:
            return None
        taken.add(other.filename)
        with archive.open(other) as stream:
            return stream.read(MOST)

    return beside


def _member(
    document: Document,
    budget: Budget,
    stream: Stream,
    name: str,
    read: Read,
    beside: Callable[[str], bytes | None] = lambda suffix: None,
) -> Found:
    """The copies in one member."""
    budget.member()
    source = f"{document.source}!{_label(name)}"
    unpacking, depth = Unpacking(stream, budget), document.depth + 1
    try:
        yield from read(Document(unpacking, source, PurePosixPath(name).name, beside, depth, budget))
    except Damaged as error:
        yield failure(source, "broken-file", f"it cannot be unpacked: {error}")


def _is_hidden(name: str) -> bool:
    """Whether it is a file that a folder's walk would leave out, or what one system adds to archives."""
    return any((part.startswith(".") and part not in (".", "..")) or part == "__MACOSX" for part in name.split("/"))


def _label(name: str) -> str:
    """A member's name as records name it; half of a surrogate pair is no character."""
    return name.encode("utf-8", "replace").decode("utf-8")
