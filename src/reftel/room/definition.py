"""Which rooms an archive has, and what each may see: `ARCHIVE/reftel.toml`.

    [rooms.visitors]
    clearance = "CONFIDENTIAL"
    released = true

The room `main` is always there; it applies no test. A clearance never changes: another one is another room.
"""

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path

import msgspec

from reftel.terms.marking import Marking, read_marking
from reftel.vault.unusable import Unusable

FILE = "reftel.toml"
MAIN_NAME = "main"
_NAME = re.compile(r"[a-z][a-z0-9-]{0,39}")
_TABLE = "[rooms.{}]"


class Definition(msgspec.Struct, frozen=True):
    """One room: `clearance` None applies no test; `released` shows what was released, whatever its marking."""

    name: str
    clearance: Marking | None = None
    released: bool = False


MAIN = Definition(MAIN_NAME)


class NoRoom(Exception):
    """There is no room of that name."""


class BadRoom(ValueError):
    """A room that cannot be made; `str()` says why, and what would work."""


class BadSettings(Unusable):
    """The archive's `reftel.toml` cannot be read; `str()` says where."""


class _Row(msgspec.Struct, frozen=True):
    """A room as the file has it; of one that was dropped the clearance stays, since what was decided in it stays."""

    clearance: str
    released: bool = False
    dropped: bool = False


def definitions(archive: Path) -> dict[str, Definition]:
    """The rooms of an archive by name, `main` first."""
    found = {name: _definition(name, row) for name, row in _rows(archive).items() if not row.dropped}
    return {MAIN_NAME: MAIN, **found}


def definition(archive: Path, name: str) -> Definition:
    """The room of this name; `NoRoom` when there is none."""
    try:
        return definitions(archive)[name]
    except KeyError:
        raise NoRoom(name) from None


def add(archive: Path, name: str, clearance: str, released: bool = False) -> Definition:
    """Add a room; the clearance is written like a marking: `SECRET//NOFORN`. `BadRoom` when it cannot be."""
    if not _NAME.fullmatch(name):
        raise BadRoom(f"{name!r} is no name for a room; take small letters, digits and hyphens, such as `visitors`")
    marking = read_marking(clearance)
    if marking is None:
        raise BadRoom(
            f"{clearance!r} is no clearance; write it like a marking, such as `CONFIDENTIAL` or `SECRET//NOFORN`"
        )
    rows = dict(_rows(archive))
    row, held = _Row(str(marking), released), rows.get(name)
    if name == MAIN_NAME or (held and not held.dropped):
        raise BadRoom(f"there is a room {name}, and what a room may see never changes; take another name")
    if held and msgspec.structs.replace(held, dropped=False) != row:
        raise BadRoom(
            f"there was a room {name} for {held.clearance}{' and what was released' * held.released}, and what was"
            " decided in it is kept; add it as it was, or take another name"
        )
    _write(archive, {**rows, name: row})
    return _definition(name, row)


def keep(archive: Path, of: Definition) -> None:
    """Write a room's definition into an archive's folder; `main`, which needs none, as a room that applies no test."""
    _write(archive, {**_rows(archive), of.name: _Row(str(of.clearance) if of.clearance else "", of.released)})


def drop(archive: Path, name: str) -> None:
    """Take a room from the list; `NoRoom` when there is none, `BadRoom` for `main`."""
    if name == MAIN_NAME:
        raise BadRoom("the room main cannot be dropped; it is built anew by `reftel rebuild`")
    definition(archive, name)
    rows = _rows(archive)
    _write(archive, {**rows, name: msgspec.structs.replace(rows[name], dropped=True)})


def _definition(name: str, row: _Row) -> Definition:
    return Definition(name, read_marking(row.clearance) if row.clearance else None, row.released)


def _rows(archive: Path) -> Mapping[str, _Row]:
    file = archive / FILE
    try:
        return _read(file.read_text(encoding="utf-8")) if file.is_file() else {}
    except (ValueError, msgspec.ValidationError) as error:
        raise BadSettings(f"{file} cannot be read: {error}; mend it by hand, the vault is not touched by it") from None


def _read(text: str) -> Mapping[str, _Row]:
    return msgspec.convert(tomllib.loads(text).get("rooms", {}), dict[str, _Row])


def _write(archive: Path, rows: Mapping[str, _Row]) -> None:
    """Write the rooms behind whatever else the file holds, and put it in the place of the old one when it reads so."""
    file = archive / FILE
    kept = _without_rooms(file.read_text(encoding="utf-8")) if file.is_file() else ""
    tables = (f"{_TABLE.format(name)}\n{_lines(row)}" for name, row in rows.items())
    text = "\n".join((*filter(None, [kept]), *tables))
    if _read(text) != rows:
        raise BadSettings(f"{file} cannot be written so that it reads the same; its rooms are left as they are")
    new = file.with_suffix(".new")
    new.write_text(text, encoding="utf-8")
    new.replace(file)


def _lines(row: _Row) -> str:
    dropped = "dropped = true\n" if row.dropped else ""
    # What JSON writes for a string, TOML reads as the same string.
    clearance = msgspec.json.encode(row.clearance).decode()
    return f"clearance = {clearance}\nreleased = {'true' if row.released else 'false'}\n{dropped}"


def _without_rooms(text: str) -> str:
    """The lines of the file that stand in no table of a room."""
    kept, inside = [], False
    for line in text.splitlines():
        if line.startswith("["):
            inside = line.startswith("[rooms.")
        if not inside:
            kept.append(line)
    return "\n".join(kept).rstrip() + "\n" if any(map(str.strip, kept)) else ""
