"""What is said when the machine refuses: a reader that went away, a full disk, a folder that may not be looked into."""

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from reftel.cli.main import _refused
from tests.archive import archive_of, telegram_text


def reftel(*words, **more):
    return subprocess.run([sys.executable, "-c", "from reftel.cli.main import main; main()", *words], **more)


def test_a_reader_that_went_away_is_no_error(tmp_path):
    ahead, behind = os.pipe()
    os.close(ahead)
    done = reftel("explain", stdout=behind, stderr=subprocess.PIPE)
    os.close(behind)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
def test_a_full_disk_is_told_in_a_line(tmp_path):
    archive = archive_of(tmp_path / "archive", telegram_text(88, "1. (C) The chief called."))
    with open("/dev/full", "wb") as full:
        done = reftel("show", "11SAHRIYA88", "--archive", str(archive), stdout=full, stderr=subprocess.PIPE)
    assert done.returncode == 1
    assert done.stderr == b"reftel: it cannot be written: there is no space left\n"


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (PermissionError(errno.EACCES, "Permission denied", "closed/a.txt"), "closed/a.txt: Permission denied"),
        (OSError(errno.ENOSPC, "No space left on device"), "it cannot be written: there is no space left"),
        (OSError(errno.EROFS, "Read-only file system"), "the archive cannot be written"),
        (RuntimeError("a slip of ours"), None),
        (OSError(errno.EIO, "Input/output error"), None),
    ],
    ids=lambda each: type(each).__name__,
)
def test_only_what_is_no_fault_of_the_program_is_told_in_a_line(error, told):
    found = _refused(error)
    assert found is None if told is None else found.startswith(told)


def test_a_folder_without_files_is_named(tmp_path):
    done = reftel("read", str(tmp_path), stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert (done.returncode, done.stdout) == (0, b"")
    assert done.stderr.decode() == f"reftel: there is no file in {tmp_path}\n"
