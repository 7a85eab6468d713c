"""The telegrams that a command's paths name, read by the tables that lie beside them.

`reftel read examples/kharvan` reads a folder whose own `post.csv` knows DELWAN; `-` is standard input.
"""

import sys
from collections.abc import Iterable, Iterator, Sequence
from difflib import get_close_matches
from pathlib import Path

import typer

from reftel.message.cable import Copy, Reading
from reftel.message.read import read_all
from reftel.readers.failure import Failure
from reftel.readers.folder import files
from reftel.readers.reader import read_stream
from reftel.terms.tables import Tables, shipped, with_local
from reftel.vault.local import copies, tables_beside

STANDARD_INPUT = Path("-")
_LOT = 64
_LARGEST_LOT = 1 << 20
"""In characters."""
_MOST_NAMED = 3


def readings(paths: Sequence[Path]) -> Iterator[Reading | Failure]:
    """The readings of every telegram at and under the paths, in order, and what could not be read."""
    for path in paths:
        require(path)
    tables = tables_for(paths)
    for lot in _lots(found for path in paths for found in _copies(path)):
        read = iter(read_all([found for found in lot if isinstance(found, Copy)], tables))
        yield from (next(read) if isinstance(found, Copy) else found for found in lot)


def _lots(found: Iterable[Copy | Failure]) -> Iterator[list[Copy | Failure]]:
    """What was found, some sixty telegrams at a time: they are read together, which is quicker."""
    lot: list[Copy | Failure] = []
    size = 0
    for each in found:
        lot.append(each)
        size += len(each.text) if isinstance(each, Copy) else 0
        if len(lot) == _LOT or size > _LARGEST_LOT:
            yield lot
            lot, size = [], 0
    yield lot


def tables_for(paths: Sequence[Path]) -> Tables:
    """The tables that ship with reftel, and those that lie in and beside the paths."""
    local = tables_beside(path for path in paths if path != STANDARD_INPUT)
    return with_local(shipped(), local) if local else shipped()


def _copies(path: Path) -> Iterator[Copy | Failure]:
    if path == STANDARD_INPUT:
        return read_stream(sys.stdin.buffer, "-")
    return copies(path)


def require(path: Path) -> None:
    """Leave the command with a word on what is there, when nothing is at the path; say so of a folder without files."""
    if path == STANDARD_INPUT:
        return
    if path.exists():
        if next(files(path), None) is None:
            print(f"reftel: there is no file in {path}", file=sys.stderr)
        return
    if path.is_symlink():
        raise typer.BadParameter(f"{path} is a link that leads nowhere", param_hint="PATH")
    raise typer.BadParameter(f"there is no file or folder {path}{_instead(path)}", param_hint="PATH")


def _instead(path: Path) -> str:
    """What the folder holds that has a name like the missing one."""
    folder = path.parent
    if not folder.is_dir():
        return f": there is no folder {folder}"
    try:
        names = [each.name for each in folder.iterdir()]
    except OSError:
        return ""
    near = get_close_matches(path.name, names, n=_MOST_NAMED, cutoff=0.5)
    return f"; did you mean {' or '.join(str(folder / name) for name in near)}?" if near else ""
