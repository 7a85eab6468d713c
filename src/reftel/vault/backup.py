"""A backup: one tar file with all that cannot be built again, taken while others go on reading and writing.

`vault.db` and the files of `desk/` are copied by SQLite itself, each as of one moment; tables and settings as they are.
Rooms are left out: they are built again when they are opened. To restore: `tar xf FILE -C NEW_FOLDER`.
"""

import os
import sqlite3
import tarfile
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

from reftel.vault.shard import SCRATCH
from reftel.vault.vault import FILE
from reftel.vault.writer import LOCK, TOLD

_PAGES = 512
_LEFT_OUT = {SCRATCH, "rooms", LOCK, TOLD}
_OF_SQLITE = ("-wal", "-shm", "-journal")


class Backup:
    """What a backup of an archive holds."""

    def __init__(self, archive: Path) -> None:
        self._archive = archive

    def write(self, file: Path, tell: Callable[[int, int], object] = lambda done, total: None) -> int:
        """Write the backup; its bytes. `tell` hears how many pages of how many of the vault are copied.

        `FileExistsError` when the file is there: no backup is ever overwritten.
        """
        new = file.with_name(file.name + ".new")
        with open(os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb"):
            pass
        try:
            with tempfile.TemporaryDirectory(dir=file.parent, prefix=f"{file.name}.") as folder:
                os.chmod(folder, 0o700)
                with open(os.open(new, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600), "wb") as stream:
                    self._pack(stream, Path(folder), tell)
            new.replace(file)
        except BaseException:
            new.unlink(missing_ok=True)
            file.unlink(missing_ok=True)
            raise
        return file.stat().st_size

    def _pack(self, stream: object, folder: Path, tell: Callable[[int, int], object]) -> None:
        with tarfile.open(fileobj=stream, mode="w", format=tarfile.PAX_FORMAT) as archive:  # type: ignore[call-overload]
            for path in self.files():
                name = str(path.relative_to(self._archive))
                if path.suffix == ".db":
                    copy = folder / "copy.db"
                    _copy(path, copy, tell if name == FILE else lambda done, total: None)
                    archive.add(copy, name, filter=_closed)
                    copy.unlink()
                else:
                    archive.add(path, name, filter=_closed)

    def files(self) -> Iterator[Path]:
        """The files that cannot be built again, in name order."""
        for path in sorted(self._archive.rglob("*")):
            name = path.relative_to(self._archive)
            left_out = name.parts[0] in _LEFT_OUT or path.name.endswith(_OF_SQLITE)
            if path.is_file() and not path.is_symlink() and not left_out:
                yield path


def _closed(member: tarfile.TarInfo) -> tarfile.TarInfo:
    """A file of the backup, to be unpacked for its owner alone."""
    member.mode = 0o600
    return member


def _copy(source: Path, target: Path, tell: Callable[[int, int], object]) -> None:
    """Copy an SQLite file as of one moment, whoever writes to it meanwhile."""
    with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(target)) as new:
        old.backup(new, pages=_PAGES, progress=lambda status, remaining, total: tell(total - remaining, total))
        new.execute("pragma journal_mode = delete")
