"""Tables an archive brings along: posts, TAGS and routing indicators that stand in no handbook.

A folder of telegrams may hold `post.csv`, `post_alias.csv`, `tag.csv` and `routing.csv`, with the columns of the tables
that ship with reftel. Added to an archive they are kept in `ARCHIVE/tables/`, where people can read and change them.
"""

import csv
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from reftel.message.cable import Copy
from reftel.readers.failure import Failure
from reftel.readers.reader import read_path
from reftel.readers.stream import Heard
from reftel.terms.rows import shipped_rows
from reftel.terms.tables import LOCAL, Row, Tables, shipped, with_local

FOLDER = "tables"
_COLUMNS = {
    "post.csv": {"post", "name"},
    "post_alias.csv": {"alias", "post"},
    "tag.csv": {"tag", "kind"},
    "routing.csv": {"first", "name"},
}


def is_table(path: Path) -> bool:
    """Whether this file is a local table: by its name and by its columns."""
    if path.name not in _COLUMNS:
        return False
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            return _has_columns(path.name, lines)
    except (OSError, ValueError):
        return False


def _has_columns(name: str, lines: Iterable[str]) -> bool:
    try:
        return _COLUMNS[name] <= set(next(csv.reader(lines), ()))
    except csv.Error:
        return False


def copies(path: Path, heard: Heard = lambda size: None) -> Iterator[Copy | Failure]:
    """The copies at a path and under it, local tables passed over; `heard` is told of bytes as they are read."""
    for found in read_path(path, heard):
        if not (found.source.endswith(LOCAL) and (is_table(Path(found.source)) or _is_packed_table(found))):
            yield found


def _is_packed_table(found: Copy | Failure) -> bool:
    """Whether it is a local table in an archive of files: `kharvan.zip!tables/post.csv`; such ones are passed over."""
    name = found.source.rpartition("!")[2].rpartition("/")[2]
    return isinstance(found, Copy) and name in _COLUMNS and _has_columns(name, found.text.splitlines())


def tables_beside(paths: Iterable[Path]) -> Mapping[str, tuple[Row, ...]]:
    """The rows of the local tables in and under these folders, and beside these files."""
    found: dict[str, list[Row]] = {}
    for table in dict.fromkeys(table for path in paths for table in _tables_at(path)):
        found.setdefault(table.name, []).extend(_rows(table))
    return {name: tuple(rows) for name, rows in found.items()}


def _tables_at(path: Path) -> Iterator[Path]:
    folders = (path, path / FOLDER) if path.is_dir() else (path.parent, path.parent / FOLDER)
    for folder in folders:
        yield from (table for name in LOCAL if is_table(table := folder / name))


def _rows(path: Path) -> list[Row]:
    """The rows of a table; a column that the shipped table has and this one lacks is empty."""
    blank = dict.fromkeys(next(iter(shipped_rows(path.stem))), "")
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return [blank | {key: value or "" for key, value in row.items() if key} for row in csv.DictReader(lines)]


def tables_of(archive: Path) -> Tables:
    """The tables an archive's telegrams are read by: those that ship with reftel, and its own."""
    return with_local(shipped(), tables_beside([archive / FOLDER]))


def keep_tables(archive: Path, brought: Mapping[str, tuple[Row, ...]]) -> bool:
    """Add the rows to the archive's own tables; whether any was new."""
    folder = archive / FOLDER
    held = tables_beside([folder]) if folder.is_dir() else {}
    fresh = {name: [row for row in rows if row not in held.get(name, ())] for name, rows in brought.items()}
    for name, rows in fresh.items():
        if rows:
            folder.mkdir(exist_ok=True)
            _write(folder / name, [*held.get(name, ()), *rows])
    return any(fresh.values())


def _write(path: Path, rows: list[Row]) -> None:
    """Write a table beside the old one and put it in its place."""
    columns = list(dict.fromkeys(column for row in rows for column in row))
    new = path.with_suffix(".new")
    with new.open("w", encoding="utf-8", newline="") as lines:
        table = csv.DictWriter(lines, columns, restval="", lineterminator="\n")
        table.writeheader()
        table.writerows(rows)
    new.replace(path)
