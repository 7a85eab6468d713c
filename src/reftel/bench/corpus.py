"""The telegrams of a benchmark: a folder of files, a thousand telegrams each, written by all cores."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from reftel.bench.telegrams import telegrams
from reftel.vault.pool import cores, in_pool

EACH = 1_000
_SERIALS = 100
"""By how many the serials of one file stand above those of the file before: no two telegrams have the same number."""


class _File(NamedTuple):
    path: Path
    number: int
    size: int


def write_corpus(folder: Path, count: int) -> int:
    """Write so many telegrams; how many bytes they have."""
    folder.mkdir()
    files = [
        _File(folder / f"{number:05d}.txt", number, min(EACH, count - number * EACH))
        for number in range((count + EACH - 1) // EACH)
    ]
    return sum(size for _, size in in_pool(_write, files, cores(), _nothing))


def _nothing() -> None:
    """Nothing has to be made ready."""


def _write(file: _File) -> int:
    texts = telegrams(file.size, file.number + 1, file.number * _SERIALS)
    return file.path.write_bytes("\n\f\n".join(texts).encode() + b"\n")


def texts_of(path: Path) -> list[str]:
    """The telegrams of one file."""
    return path.read_text(encoding="utf-8").split("\n\f\n")


def texts(folder: Path) -> Iterator[str]:
    """All telegrams of the folder."""
    for path in sorted(folder.iterdir()):
        yield from texts_of(path)
