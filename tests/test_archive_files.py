"""ZIP and tar archives are read as folders are, and hostile ones do no harm."""

import gzip
import io
import tarfile
import zipfile
from pathlib import Path

import pytest
import zstandard

from reftel.message.cable import Copy
from reftel.readers import budget
from reftel.readers.reader import read_path, read_stream
from tests.archive import telegram_text
from tests.golden import FOLDER

ONE, TWO = (telegram_text(serial, f"1. (C) Telegram {serial}.").encode() for serial in (12, 13))
FILES = {"b/two.txt": TWO, "a/one.txt": ONE}


def zipped(files, **more):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED, **more) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return data.getvalue()


def tarred(files):
    data = io.BytesIO()
    with tarfile.open(fileobj=data, mode="w") as archive:
        for name, content in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return data.getvalue()


FORMS = {
    "a.zip": zipped,
    "a.tar": tarred,
    "a.tar.gz": lambda files: gzip.compress(tarred(files)),
    "a.tar.zst": lambda files: zstandard.compress(tarred(files)),
}


def read(path: Path, data: bytes):
    path.write_bytes(data)
    return list(read_path(path))


def told(found):
    return [(each.source.rpartition("/")[2], isinstance(each, Copy) or each.finding.code) for each in found]


@pytest.mark.parametrize("name", FORMS)
def test_every_file_in_it_is_read(name, tmp_path):
    found = read(tmp_path / name, FORMS[name](FILES))
    sources = {str(tmp_path / name) + "!a/one.txt": ONE.decode(), str(tmp_path / name) + "!b/two.txt": TWO.decode()}
    assert {each.source: each.text for each in found} == sources


@pytest.mark.parametrize("name", FORMS)
def test_it_comes_through_a_pipe(name):
    found = list(read_stream(io.BytesIO(FORMS[name](FILES)), "-"))
    assert sorted(each.source for each in found) == ["-!a/one.txt", "-!b/two.txt"]


def test_several_telegrams_of_a_file_in_it_are_numbered(tmp_path):
    found = read(tmp_path / "a.zip", zipped({"many.txt": ONE + b"\n\f\n" + TWO, "one.txt": ONE}))
    assert told(found) == [("a.zip!many.txt#1", True), ("a.zip!many.txt#2", True), ("a.zip!one.txt", True)]


def test_one_file_made_small_keeps_its_source(tmp_path):
    found = read(tmp_path / "many.txt.gz", gzip.compress(ONE + b"\n\f\n" + TWO))
    assert told(found) == [("many.txt.gz#1", True), ("many.txt.gz#2", True)]


def test_archives_in_archives(tmp_path):
    inner = zipped({"x.txt": ONE})
    assert told(read(tmp_path / "a.zip", zipped({"in.zip": inner}))) == [("a.zip!in.zip!x.txt", True)]
    for _ in range(budget.DEEPEST + 1):
        inner = tarred({"in.tar": inner})
    ((_, code),) = told(read(tmp_path / "b.tar", inner))
    assert code == "too-deep"


def test_a_scan_and_the_text_beside_it(tmp_path):
    files = {"s/scan.pdf": (FOLDER / "scan.pdf").read_bytes(), "s/scan.txt": ONE}
    (copy,) = read(tmp_path / "a.zip", zipped(files))
    assert (copy.reader, copy.text) == ("pdf", ONE.decode())


def test_hidden_files_are_left_out(tmp_path):
    files = {".DS_Store": b"x", "__MACOSX/one.txt": ONE, "./one.txt": ONE}
    assert [name for name, _ in told(read(tmp_path / "a.tar", tarred(files)))] == ["one.txt"]


def test_names_are_labels_and_nothing_is_written(tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    found = read(folder / "a.tar", tarred({"../../out.txt": ONE, "/etc/out.txt": TWO}))
    assert [type(each) for each in found] == [Copy, Copy]
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == ["a.tar"]


def test_links_and_devices_are_not_followed(tmp_path):
    data = io.BytesIO()
    with tarfile.open(fileobj=data, mode="w") as archive:
        for kind in (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE):
            info = tarfile.TarInfo("passwords")
            info.type, info.linkname = kind, "/etc/passwd"
            archive.addfile(info)
    assert told(read(tmp_path / "a.tar", data.getvalue())) == [("a.tar!passwords", "unreadable-file")] * 3


def test_a_bomb_is_put_down(tmp_path, monkeypatch):
    monkeypatch.setattr(budget, "_FREE", 1 << 20)
    bomb = gzip.compress(b"FM AMEMBASSY SAHRIYA\n" * (1 << 19))
    assert [code for _, code in told(read(tmp_path / "a.gz", bomb))] == ["archive-out-of-proportion"]
    inner = zipped({"zeros.txt": b"FM AMEMBASSY SAHRIYA\n" * (1 << 19)})
    found = told(read(tmp_path / "a.zip", zipped({"a.zip": inner, "z.txt": ONE})))
    assert found == [("a.zip", "archive-out-of-proportion")]


def test_a_tar_header_of_a_gigabyte_is_not_read(tmp_path):
    info = tarfile.TarInfo("x")
    info.type, info.size = tarfile.XHDTYPE, 1 << 30
    assert told(read(tmp_path / "a.tar", info.tobuf(tarfile.GNU_FORMAT))) == [("a.tar", "broken-file")]


@pytest.mark.parametrize("name", FORMS)
def test_one_that_breaks_off_says_so_and_keeps_what_came(name, tmp_path):
    whole = FORMS[name](FILES)
    whole = whole.rstrip(b"\0") if name.endswith(".tar") else whole
    for size in range(100, len(whole), 97):
        *came, last = read(tmp_path / name, whole[:size])
        assert all(isinstance(each, Copy) or each.finding.code == "broken-file" for each in came)
        assert not isinstance(last, Copy)
        assert last.finding.code != "broken-reader"
