"""Bad input gets a clear answer, and the next file goes on."""

import os
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter

from reftel.message.cable import Copy
from reftel.readers.document import of_part
from reftel.readers.reader import read_document, read_path, read_stream
from tests.archive import telegram_text
from tests.golden import FOLDER
from tests.paper import pdf

ONE = (FOLDER / "one.txt").read_bytes()


def only(found):
    (each,) = found
    return each


def of_bytes(data):
    return only(read_document(of_part(data, "given")))


def said(found):
    return [each.source.rpartition("/")[2] if isinstance(each, Copy) else each.finding.code for each in found]


@pytest.mark.parametrize("data", [b"", b" \r\n\f", b"\xef\xbb\xbf", b"\x00" * 10])
def test_an_empty_file(data):
    assert of_bytes(data).finding.code == "empty-file"


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"BZh91AY&SY", "a bzip2 archive"),
        (b"\x89PNG\r\n\x1a\n\x00", "a PNG image"),
        ("VZCZC".encode("utf-16"), "UTF-16 text; save it as UTF-8"),
        (bytes(range(32)) * 9, "neither text nor a format known here"),
    ],
)
def test_a_binary_file_is_named_for_what_it_is(data, kind):
    failure = of_bytes(data).finding
    assert failure.code == "binary-file"
    assert kind in failure.message


def test_a_missing_path(tmp_path):
    failure = only(read_path(tmp_path / "nothing.txt"))
    assert failure.finding.code == "no-such-path"
    assert failure.source == str(tmp_path / "nothing.txt")


def test_a_link_that_leads_nowhere(tmp_path):
    (tmp_path / "link").symlink_to(tmp_path / "nothing")
    assert "leads nowhere" in only(read_path(tmp_path)).finding.message


def test_an_unreadable_file_and_folder(tmp_path, monkeypatch):
    for name in ("a.txt", "b.txt", "closed/c.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(ONE)
    refuse(monkeypatch, Path, "open", "a.txt")
    refuse(monkeypatch, os, "listdir", "closed")
    assert said(read_path(tmp_path)) == ["unreadable-file", "b.txt", "unreadable-file"]


def refuse(monkeypatch, owner, call, name):
    """Make `call` refuse the path of that name, as a system does that grants no right to it."""
    allowed = getattr(owner, call)

    def guarded(path, *others):
        if Path(path).name == name:
            raise PermissionError(13, "Permission denied")
        return allowed(path, *others)

    monkeypatch.setattr(owner, call, guarded)


def test_a_file_that_breaks_off_while_it_is_read():
    class Broken(BytesIO):
        def read(self, size=-1):
            raise OSError(5, "Input/output error")

    failure = only(read_stream(Broken(), "-"))
    assert failure.finding.code == "unreadable-file"
    assert "Input/output error" in failure.finding.message


def test_a_folder_is_walked_in_name_order_and_hidden_files_are_left_out(tmp_path):
    for name in ("b.txt", "a/z.txt", "a/b/c.txt", ".git/config", "a/.hidden", "B.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(ONE)
    sources = [copy.source for copy in read_path(tmp_path)]
    assert sources == [str(tmp_path / name) for name in ("B.txt", "a/b/c.txt", "a/z.txt", "b.txt")]


def test_a_folder_linked_to_itself_is_walked_once(tmp_path):
    (tmp_path / "inner").mkdir()
    (tmp_path / "inner" / "one.txt").write_bytes(ONE)
    (tmp_path / "inner" / "up").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "same").symlink_to(tmp_path / "inner", target_is_directory=True)
    assert said(read_path(tmp_path)) == ["one.txt", "folder-again", "folder-again"]


def test_a_pipe_in_a_folder_is_left_alone(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    assert said(read_path(tmp_path)) == ["unreadable-file"]


def test_a_folder_of_mixed_formats(tmp_path):
    files = {"a.txt": ONE, "b.png": b"\x89PNG\x00", "c.txt": b"", "d.pdf": b"%PDF-1.4\nbroken", "e.txt": ONE}
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    assert said(read_path(tmp_path)) == ["a.txt", "binary-file", "empty-file", "broken-file", "e.txt"]


def test_a_name_that_is_no_utf8(tmp_path):
    path = os.fsencode(tmp_path) + b"/\xff.txt"
    with open(path, "wb") as stream:
        stream.write(ONE)
    assert only(read_path(tmp_path)).source == str(tmp_path / "\ufffd.txt")


def test_text_beside_a_scan_is_not_read_twice(tmp_path):
    (tmp_path / "scan.pdf").write_bytes((FOLDER / "scan.pdf").read_bytes())
    (tmp_path / "scan.txt").write_bytes(ONE)
    assert said(read_path(tmp_path)) == ["scan.pdf"]
    (tmp_path / "scan.txt").unlink()
    assert said(read_path(tmp_path)) == ["no-text-layer"]


def test_a_page_without_a_text_belongs_to_the_telegram_it_stands_in():
    lines = (FOLDER / "one.txt").read_text(encoding="utf-8").replace("¶", "").split("\n")
    again = [line.replace("88", "89") for line in lines]
    first, second = read_document(of_part(pdf([lines, again, [], []]), "given"))
    assert first.findings == ()
    assert [finding.message[:6] for finding in second.findings] == ["page 3", "page 4"]
    assert all(0 < finding.span.start <= len(second.text) for finding in second.findings)


def test_an_encrypted_pdf():
    def encrypted(password):
        writer = PdfWriter(clone_from=PdfReader(FOLDER / "pages.pdf"))
        writer.encrypt(password, "owner", algorithm="RC4-128")
        stream = BytesIO()
        writer.write(stream)
        return stream.getvalue()

    assert of_bytes(encrypted("secret")).finding.code == "encrypted-file"
    assert isinstance(of_bytes(encrypted("")), Copy), "anyone may open it"


def test_a_broken_row_does_not_take_the_next_one_with_it():
    first, broken, last = read_path(FOLDER / "dump.csv")
    assert isinstance(first, Copy)
    assert isinstance(last, Copy)
    data = (FOLDER / "dump.csv").read_bytes()
    assert data[broken.finding.span.start : broken.finding.span.end].startswith(b'"2",')


def test_mails_attached_to_mails_come_to_an_end():
    mail = ONE
    for _ in range(30):
        mail = b"From: a@example.org\nMIME-Version: 1.0\nContent-Type: message/rfc822\n\n" + mail
    assert of_bytes(mail).finding.code == "too-deep"


@pytest.mark.parametrize(
    "page",
    [
        b"<html><body><p>No telegram.</p></body></html>",
        b"<html>" + b"<div>" * 100_000,
        b"<html><!DOCTYPE html [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><p>&a;</p>",
    ],
)
def test_a_web_page_without_a_telegram(page):
    assert of_bytes(page).finding.code == "no-telegram-here"


def test_a_web_page_reaches_for_no_file():
    page = b"<!DOCTYPE html [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><html><pre>TAGS: &a;</pre></html>"
    assert of_bytes(page).text == "TAGS: &a;"


def test_what_was_not_named_is_left_alone(tmp_path):
    named, other = tmp_path / "named", tmp_path / "other"
    for folder in (named, other, named / "archive"):
        folder.mkdir()
    (named / "one.txt").write_text(telegram_text(1, "1. (C) Rain fell."))
    (other / "two.txt").write_text(telegram_text(2, "1. (C) Rain fell."))
    (named / "archive" / "vault.db").write_bytes(b"SQLite format 3\x00")
    (named / "file").symlink_to(other / "two.txt")
    (named / "folder").symlink_to(other, target_is_directory=True)
    assert said(read_path(named)) == ["archive-inside", "link-out", "link-out", "one.txt"]
