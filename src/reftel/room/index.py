"""The index of a room: one document a passage and one a telegram, so that counts are of telegrams, exactly.

Documents are only ever added; what takes something away builds another index. No text is stored in it.
Words stand in it as they are, folded; which of them have one stem is found in its list of words when a query asks.
"""

import atexit
from collections.abc import Iterable
from contextlib import ExitStack
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType

import tantivy

from reftel.room.document import Document
from reftel.vault.database import writable

WORDS = "words"
TEXTS = (WORDS, "subject", "from", "to", "info", "signer", "drafter", "office")
VALUES = ("key", "kind", "role", "ref", "mark", "vague")
FACETS = ("post", "year", "tags", "marking", "precedence")
_HEAP = 160_000_000
_LITTLE_HEAP = 20_000_000
_LITTLE = 500
_THREADS = 1


def schema() -> tantivy.Schema:
    """The fields: folded words, the values one narrows by, and the place in the order of time."""
    fields = tantivy.SchemaBuilder()
    fields.add_text_field("order", stored=True, fast=True, tokenizer_name="raw", index_option="basic")
    fields.add_text_field("passage", tokenizer_name="plain", index_option="basic")
    for name in TEXTS:
        fields.add_text_field(name, tokenizer_name="plain", index_option="position")
    for name in VALUES:
        fields.add_text_field(name, tokenizer_name="raw", index_option="basic")
    for name in (*FACETS, "month"):
        fields.add_text_field(name, fast=True, tokenizer_name="raw", index_option="basic")
    fields.add_unsigned_field("day", fast=True)
    return fields.build()


def open_index(folder: Path) -> tantivy.Index:
    """The index in this folder, an empty one when there is none."""
    if folder.is_dir() and not writable(folder / "meta.json"):
        folder = _beside(folder)
    folder.mkdir(parents=True, exist_ok=True)
    index = tantivy.Index(schema(), str(folder))
    index.register_tokenizer("plain", tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple()).build())
    return index


@cache
def _kept() -> ExitStack:
    """What is cleared away when the program ends."""
    kept = ExitStack()
    atexit.register(kept.close)
    return kept


def _beside(folder: Path) -> Path:
    """Links to the files of an index that cannot be written, in a folder that can: to be read it wants to be locked."""
    links = Path(_kept().enter_context(TemporaryDirectory(prefix="reftel-", ignore_cleanup_errors=True)))
    for file in folder.iterdir():
        if file.suffix != ".lock":
            (links / file.name).symlink_to(file.absolute())
    return links


class IndexWriter:
    """Adds documents to an index; use it in a `with` block, and commit what is to stay."""

    def __init__(self, index: tantivy.Index, expected: int) -> None:
        self._index = index
        self._writer = index.writer(_LITTLE_HEAP if expected < _LITTLE else _HEAP, _THREADS)

    def __enter__(self) -> "IndexWriter":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if kind is not None:
            self._writer.rollback()
        self._writer.wait_merging_threads()
        self._index.reload()

    def add(self, documents: Iterable[Document]) -> int:
        """Add documents; how many there were."""
        count = 0
        for values in documents:
            self._writer.add_document(_document(values))
            count += 1
        return count

    def commit(self) -> None:
        """Make what was added safe on the disk, and seen by whoever opens the index from now on."""
        self._writer.commit()


def _document(values: Document) -> tantivy.Document:
    day = values.pop("day", None)
    document = tantivy.Document(**values)
    if day is not None:
        document.add_unsigned("day", int(str(day)))
    return document
