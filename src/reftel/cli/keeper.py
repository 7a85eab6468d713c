"""What keeper commands share: the vault they work on, and being its one writer."""

import os
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from reftel.cli.archive import no_archive
from reftel.cli.number import number

if TYPE_CHECKING:
    from reftel.vault.vault import Vault

WorkersOption = Annotated[
    int, typer.Option("--workers", metavar="N", parser=number(), help="How many processes read; 0: one for each core.")
]
_STOPPED = 130
_LOCKED_OUT = ("unable to open", "readonly")


@contextmanager
def vault_of(archive: Path) -> Iterator["Vault"]:
    """The vault of an archive; without one a word on how to make it."""
    from reftel.vault.vault import NoArchive, Vault

    try:
        found = Vault.open(archive)
    except NoArchive:
        raise no_archive(archive) from None
    with found:
        yield found


@contextmanager
def writing_to(archive: Path, command: str) -> Iterator[None]:
    """Be the one writer of an archive while the block runs; what stops it is said in a line, and leaves a whole one."""
    from reftel.vault.pool import Died
    from reftel.vault.writer import Busy, writing

    _warn_if_open(archive)
    try:
        with writing(archive, command):
            yield
    except Busy as error:
        _leave(str(error), 1)
    except Died as error:
        _leave(f"{error}; the archive is whole, and the same command goes on from here", 1)
    except KeyboardInterrupt:
        _leave(f"stopped; the archive is whole, and `{command}` with the same words goes on from here", _STOPPED)
    except sqlite3.OperationalError as error:
        if not any(words in str(error) for words in _LOCKED_OUT):
            _full_or_raise(error)
        _leave(f"{archive} cannot be written to: {error}", 1)
    except OSError as error:
        _leave(f"{error.strerror or error}; the archive is whole, and the same command goes on from here", 1)
    except Exception as error:
        _full_or_raise(error)


def _warn_if_open(archive: Path) -> None:
    """Say when others than its owner can look into an archive's folder: the disk is the only lock it has."""
    if os.name == "posix" and archive.is_dir() and archive.stat().st_mode & 0o077:
        mode = archive.stat().st_mode & 0o777
        words = f"others than its owner can look into {archive} (mode {mode:o}); `chmod -R go= {archive}` closes it"
        print(f"reftel: {words}", file=sys.stderr)


def _full_or_raise(error: Exception) -> NoReturn:
    """Say that the disk is full when that is what it is; else it is a fault, and goes on as one."""
    if not _is_full(error):
        raise error
    _leave(f"{error}; the archive is whole: make room and give the same command again", 1)


def _is_full(error: Exception) -> bool:
    """Whether it is the disk that is full; engines say so each in their own way."""
    words = str(error).lower()
    return "disk is full" in words or "no space left" in words or "disk i/o" in words


def _leave(words: str, code: int) -> NoReturn:
    print(f"reftel: {words}", file=sys.stderr)
    raise typer.Exit(code)
