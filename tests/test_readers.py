"""Golden files: a document in, its copies out; and what holds of every document."""

import json
from hashlib import sha256
from importlib.metadata import EntryPoint
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reftel.message.cable import Copy
from reftel.readers import reader as readers_module
from reftel.readers.boundary import AHEAD, pieces
from reftel.readers.document import Document, of_part
from reftel.readers.failure import Failure
from reftel.readers.reader import choose, read_document, read_path, read_stream, readers
from reftel.readers.telegram import borders
from reftel.text.encoding import encode
from tests.golden import DOCUMENTS, FOLDER, expected, found

TEXTS = [path for path in DOCUMENTS if path.suffix == ".txt"]


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_a_document_gives_its_copies(document):
    assert found(document) == json.loads(expected(document).read_text(encoding="utf-8"))


@pytest.mark.parametrize("document", TEXTS, ids=lambda path: path.name)
def test_the_copies_of_a_text_are_the_file_byte_for_byte(document):
    copies = list(read_path(document))
    parts = [encode(copy.text, copy.encoding) for copy in copies]
    assert b"".join(parts) == document.read_bytes()
    assert [copy.digest for copy in copies] == [sha256(part).hexdigest() for part in parts]


@pytest.mark.parametrize(
    ("name", "reader"),
    [
        ("one.txt", "telegram"),
        ("archives.txt", "national archives"),
        ("release.txt", "release"),
        ("page.html", "cablegate page"),
        ("dump.csv", "cablegate dump"),
        ("mail.eml", "mail"),
        ("scan.pdf", "pdf"),
    ],
)
def test_a_reader_is_chosen_by_what_stands_in_the_file(name, reader):
    assert choose(of_part((FOLDER / name).read_bytes(), "misleading.doc")).name == reader


def test_a_stream_is_read_as_a_file_is():
    data = (FOLDER / "form_feeds.txt").read_bytes()
    copies = list(read_stream(BytesIO(data), "-"))
    assert [copy.source for copy in copies] == ["-#1", "-#2", "-#3"]
    assert [copy.text for copy in copies] == [copy.text for copy in read_path(FOLDER / "form_feeds.txt")]


class Trickle(BytesIO):
    """A pipe that gives a few bytes at a time."""

    def read(self, size=-1):
        return super().read(min(size, 700) if size > 0 else size)


def test_telegrams_are_cut_alike_however_the_file_comes():
    data = (FOLDER / "following.txt").read_bytes() * 30
    assert [copy.text for copy in read_stream(Trickle(data), "-")] == [
        copy.text for copy in read_stream(BytesIO(data), "-")
    ]


@given(st.lists(st.sampled_from([*(path.read_bytes() for path in TEXTS), b"\f", b"\nNNNN\n", b"x" * AHEAD, b"\r\n"])))
def test_pieces_joined_are_the_file(parts):
    data = b"".join(parts)
    assert b"".join(pieces(of_part(data, "-"), borders)) == data


@given(st.binary())
def test_any_bytes_give_copies_or_failures(data):
    hold(data)


@given(st.sampled_from(DOCUMENTS), st.integers(0), st.integers(0, 60), st.binary(max_size=60))
def test_a_damaged_document_gives_copies_or_failures(path, place, length, other):
    data = path.read_bytes()
    place %= len(data)
    hold(data[:place] + other + data[place + length :])


def hold(data):
    found = list(read_document(of_part(data, "damaged")))
    assert found, "something is always said"
    for each in found:
        assert isinstance(each, Copy | Failure)
        assert isinstance(each, Copy) or each.finding.code != "broken-reader", each
        assert not isinstance(each, Copy) or sha256(encode(each.text, each.encoding)).hexdigest() == each.digest


# Readers of other packages


class NoteReader:
    """Reads notes that begin with `NOTE`; breaks on one that goes on with `!`."""

    name = "note"

    def identify(self, document):
        return document.head.startswith(b"NOTE")

    def extract(self, document):
        if document.head[4:5] == b"!":
            raise RuntimeError("an exclamation")
        yield Copy("a note", "0", self.name, document.source)


@pytest.fixture
def outside(monkeypatch):
    def install(value):
        points = [EntryPoint("note", value, readers_module.GROUP)]
        monkeypatch.setattr(readers_module, "entry_points", lambda group: points if group == "reftel.readers" else [])
        readers.cache_clear()

    yield install
    monkeypatch.undo()
    readers.cache_clear()


def test_a_reader_of_another_package_is_asked_first(outside):
    outside("tests.test_readers:NoteReader")
    assert [copy.reader for copy in read_document(of_part(b"NOTE\nTAGS: PREL\n", "-"))] == ["note"]


def test_a_reader_that_breaks_fails_its_file_alone(outside):
    outside("tests.test_readers:NoteReader")
    (broken,) = read_document(of_part(b"NOTE!", "-"))
    assert broken.finding.code == "broken-reader"
    assert "an exclamation" in broken.finding.message


def test_a_reader_that_cannot_be_loaded_is_named(outside):
    outside("tests.nowhere:Reader")
    with pytest.raises(ImportError, match=r"the reader note \(tests.nowhere:Reader\) cannot be loaded"):
        readers()


# Real telegrams


@pytest.mark.shared
@pytest.mark.parametrize("folder", ["corpora/aad", "corpora/cablegate", "corpora/dfat", "corpora/other", "seed"])
def test_every_file_of_the_measuring_folder_is_read_byte_for_byte(shared, folder):
    bytes_of: dict[str, bytes] = {}
    for each in read_path(shared / folder):
        assert isinstance(each, Copy)
        path = each.source.partition("#")[0]
        bytes_of[path] = bytes_of.get(path, b"") + encode(each.text, each.encoding)
    files = [path for path in (shared / folder).rglob("*") if path.is_file()]
    assert bytes_of == {str(path): path.read_bytes() for path in files}


@pytest.mark.shared
@pytest.mark.parametrize("folder", ["aad", "cablegate"])
def test_a_file_of_one_telegram_is_one_copy(shared, folder):
    assert [copy.source for copy in read_path(shared / "corpora" / folder) if "#" in copy.source] == []


@pytest.mark.shared
def test_the_archives_records_are_known_as_such(shared):
    copies = list(read_path(shared / "corpora" / "aad"))
    assert {copy.reader for copy in copies} == {"national archives"}
    assert {copy.release.kind for copy in copies} == {"in full"}
    assert min(len(copy.declared) for copy in copies) >= 60
    number = [Path(copy.source).stem for copy in copies]
    assert [dict(copy.declared)["Document Number"] for copy in copies] == number
    assert sum(bool(copy.findings) for copy in copies) == 1, "one is on microfilm"


@pytest.mark.shared
def test_records_put_into_one_file_come_out_again(shared):
    files = sorted((shared / "corpora" / "aad").iterdir())
    together = b"".join(path.read_bytes() for path in files)
    copies = list(read_document(Document(BytesIO(together), "all.txt")))
    assert [dict(copy.declared)["Document Number"] for copy in copies] == [path.stem for path in files]
