"""Adding files from a page: what was dropped is laid into the archive's folder, and `reftel add` reads it from there.

The reading is a process of its own, so that pages are answered meanwhile; how far it has come is seen in the vault.
"""

import secrets
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from threading import Lock, Thread

import msgspec

from reftel.vault.run import ADD, Run, runs
from reftel.vault.vault import Vault

FOLDER = "incoming"
_COMMAND = (sys.executable, "-P", "-c", "from reftel.cli.main import main; main()", "add", "--json")
_OPTIONS = {"obtained_from": "--obtained-from", "obtained_on": "--obtained-on", "note": "--note"}
_LONGEST_NAME = 120
_SHOWN = 10
_TOLD = 2_000


class Running(Exception):
    """Files are being added already."""


class Progress(msgspec.Struct, frozen=True):
    """One time that files were added: when, what was asked, how many copies are kept, and what came of it in the end.

    `running` says that it goes on.
    """

    number: int
    began: str
    ended: str | None
    asked: tuple[str, ...]
    kept: int
    counts: dict[str, int]
    running: bool


class Intakes:
    """What is being added to one archive, one after the other."""

    def __init__(self, archive: Path) -> None:
        self._archive, self._lock = archive, Lock()
        self._process: subprocess.Popen[str] | None = None
        self.last = ""

    @property
    def running(self) -> bool:
        """Whether files are being added now."""
        return self._process is not None and self._process.poll() is None

    def laid(self, files: Iterable[tuple[str, bytes]]) -> Path:
        """Lay files into a folder of their own; of a name no more than its last part is kept."""
        folder = self._archive / FOLDER / secrets.token_hex(8)
        folder.mkdir(mode=0o700, parents=True)
        for number, (name, content) in enumerate(files, 1):
            (folder / f"{number:04} {plain(name)}").write_bytes(content)
        return folder

    def begin(self, paths: Sequence[Path], told: Mapping[str, str], scratch: Path | None = None) -> None:
        """Have `reftel add` read these paths; what lies in `scratch` is cleared away when it has."""
        options = [word for name, value in told.items() if value for word in (_OPTIONS[name], value)]
        command = [*_COMMAND, "--archive", str(self._archive), *options, "--", *map(str, paths)]
        with self._lock:
            if self.running:
                raise Running
            self.last = ""
            self._process = subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
            )
        Thread(target=self._wait, args=(self._process, scratch), daemon=True).start()

    def _wait(self, process: "subprocess.Popen[str]", scratch: Path | None) -> None:
        _, told = process.communicate()
        self.last = told[-_TOLD:].strip()
        if scratch is not None:
            shutil.rmtree(scratch, ignore_errors=True)
            with suppress(OSError):
                scratch.parent.rmdir()

    def progress(self) -> tuple[Progress, ...]:
        """The last times that files were added, the newest first."""
        with Vault.open(self._archive) as vault:
            found = [row for row in runs(vault.db) if row.action == ADD][-_SHOWN:]
            kept = dict(vault.db.execute("select run, count(*) from copy group by run").fetchall())
        newest = found[-1].number if found else 0
        return tuple(self._progress(row, int(kept.get(row.number, 0)), row.number == newest) for row in reversed(found))

    def _progress(self, row: Run, kept: int, newest: bool) -> Progress:
        running = newest and self.running
        return Progress(row.number, row.began, row.ended, row.asked, kept, row.counts or {}, running)


def plain(name: str) -> str:
    """A file's name without the folders before it and without what a disk could take amiss.

    >>> plain("../../etc/passwd"), plain("C:\\\\cables\\\\88.txt"), plain("...")
    ('passwd', '88.txt', 'file')
    """
    last = name.replace("\\", "/").rpartition("/")[2]
    kept = "".join(sign for sign in last if sign.isalnum() or sign in " ._-")[-_LONGEST_NAME:]
    return kept.strip(" .") or "file"
