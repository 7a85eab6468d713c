"""The walk through a folder: every file once, in name order, and a word on what is no file."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from reftel.message.finding import Severity
from reftel.readers.failure import Failure, failure

_VAULT = "vault.db"


def files(top: Path) -> Iterator[Path | Failure]:
    """The path itself when it is a file, else the files under the folder.

    Hidden files are left out, and NAME.json beside a file NAME. A folder that links lead to twice, or back to from
    within, is walked once; a link that leads out of what was named is not followed, and an archive's own folder is not
    read.
    """
    within = top.resolve()
    seen: dict[tuple[int, int], Path] = {}
    ahead = [top]
    while ahead:
        path = ahead.pop()
        try:
            status = path.stat()
            names = os.listdir(path) if path.is_dir() else None
        except OSError as error:
            yield unreadable(path, error)
            continue
        if path is not top and path.is_symlink() and not path.resolve().is_relative_to(within):
            yield _left_alone(path, "link-out", "this link leads out of what was named; name its target to read it")
            continue
        if names is not None and _VAULT in names:
            yield _left_alone(
                path, "archive-inside", "this folder is an archive of reftel, and no telegrams to be read"
            )
            continue
        if names is None:
            yield path if path.is_file() or path is top else _no_file(path)
            continue
        before = seen.setdefault((status.st_dev, status.st_ino), path)
        if before is path:
            ahead += (path / name for name in sorted(names, reverse=True) if not _passed_over(name, names))
        else:
            message = f"this folder was read already, as {printable(before)}"
            yield failure(printable(path), "folder-again", message, level=Severity.NOTE)


def _passed_over(name: str, names: Sequence[str]) -> bool:
    """A hidden file, and what `reftel expect` wrote beside another: NAME.json beside NAME.txt, or beside NAME."""
    if name.startswith("."):
        return True
    stem, dot, suffix = name.rpartition(".")
    if not dot or suffix != "json":
        return False
    return any(other != name and (other == stem or other.rpartition(".")[0] == stem) for other in names)


def printable(path: Path) -> str:
    """The path as records name it; a byte of a file's name that is no UTF-8 becomes U+FFFD."""
    return os.fsencode(path).decode("utf-8", "replace")


def unreadable(path: Path, error: OSError) -> Failure:
    """What is said of a path that cannot be opened."""
    if not isinstance(error, FileNotFoundError):
        return failure(printable(path), "unreadable-file", f"it cannot be read: {error.strerror or error}")
    what = "the link leads nowhere" if path.is_symlink() else "there is no such file or folder"
    return failure(printable(path), "no-such-path", what)


def _left_alone(path: Path, code: str, message: str) -> Failure:
    return failure(printable(path), code, message, level=Severity.NOTE)


def _no_file(path: Path) -> Failure:
    """A pipe or a device is read when it is named, and left alone when it lies in a folder."""
    return failure(printable(path), "unreadable-file", "it is neither a file nor a folder", level=Severity.WARNING)
