"""`reftel room`: the rooms of an archive, for its keeper: who sees what, and why."""

import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reftel.cli.archive import ARCHIVE, ROOM, ArchiveOption, JsonOption, RoomOption, no_archive
from reftel.cli.keeper import WorkersOption

if TYPE_CHECKING:
    from reftel.room.definition import Definition
    from reftel.room.reason import Reason

NameArgument = Annotated[str, typer.Argument(metavar="NAME", help="The room's name: visitors.")]
room = typer.Typer(name="room", help="Who sees what of the archive, and why.", no_args_is_help=True)


@room.command()
def add(
    name: NameArgument,
    clearance: Annotated[str, typer.Option(metavar="MARKING", help='What its readers may see: "SECRET//NOFORN".')],
    released: Annotated[bool, typer.Option("--released", help="Show what was released, whatever its marking.")] = False,
    archive: ArchiveOption = ARCHIVE,
    workers: WorkersOption = 0,
) -> None:
    """Add a room, built from what its clearance permits and from nothing else.

    Controls and captions are excluded unless they are written. What a room may see never changes: add another one.
    """
    from reftel.cli.keeper import vault_of, writing_to
    from reftel.cli.progress import progress
    from reftel.desk.phrase import counted
    from reftel.room import definition
    from reftel.room.room import Room
    from reftel.vault.pool import cores

    with vault_of(archive), writing_to(archive, f"reftel room add {name}"):
        try:
            made = definition.add(archive, name, clearance, released)
        except definition.BadRoom as error:
            raise typer.BadParameter(str(error)) from None
    with progress("indexing") as tell, Room.open(archive, tell, name, workers or cores()) as opened:
        print(f"room {name}, {_sees(made)}: {counted(opened.count(), 'telegram')}")


@room.command("list")
def list_rooms(archive: ArchiveOption = ARCHIVE, json: JsonOption = False) -> None:
    """List the rooms, and what each may see."""
    from reftel.cli.json_line import json_line
    from reftel.room.room import rooms_of

    found = list(rooms_of(archive))
    if not found:
        raise no_archive(archive)
    if json:
        rows = [
            {"name": each.name, "clearance": str(each.clearance) if each.clearance else None, "released": each.released}
            for each in found
        ]
        print(json_line(rows))
    else:
        width = max(len(each.name) for each in found)
        print("\n".join(f"{each.name:{width}}  {_sees(each)}" for each in found))


def _sees(of: "Definition") -> str:
    if of.clearance is None:
        return "no test: everything"
    return f"{of.clearance}{', and what was released' if of.released else ''}"


@room.command()
def drop(name: NameArgument, archive: ArchiveOption = ARCHIVE) -> None:
    """Drop a room; what was decided in it is kept, should it be added again as it was."""
    from reftel.cli.keeper import vault_of, writing_to
    from reftel.room import definition
    from reftel.room.build import ROOMS
    from reftel.room.room import is_exported

    if is_exported(archive):
        raise typer.BadParameter(f"{archive} is an exported room, its only copy here; remove the folder itself")
    with vault_of(archive), writing_to(archive, f"reftel room drop {name}"):
        try:
            definition.drop(archive, name)
        except definition.NoRoom:
            raise typer.BadParameter(_unknown(name, archive), param_hint="NAME") from None
        except definition.BadRoom as error:
            raise typer.BadParameter(str(error), param_hint="NAME") from None
        shutil.rmtree(archive / ROOMS / name, ignore_errors=True)
    print(f"room {name} is dropped")


def _unknown(name: str, archive: Path) -> str:
    return f"there is no room {name}; `reftel room list --archive {archive}` names those there are"


@room.command()
def export(
    name: NameArgument,
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A folder that is not there yet, or empty.")],
    archive: ArchiveOption = ARCHIVE,
) -> None:
    """Write a room to a folder of its own, without the vault, to hand on: `--archive DIR` opens it."""
    from reftel.cli.archive import opened
    from reftel.room.definition import definition
    from reftel.room.export import export as exported

    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise typer.BadParameter(f"{folder} is not empty; name a folder that is not there yet", param_hint="DIR")
    with opened(archive, name) as open_room:
        count = exported(open_room, definition(archive, name), folder, archive)
    print(f"{folder}: the room {name}, {count:,} telegrams; `reftel search --archive {folder}` opens it")


@room.command()
def why(
    mrn: Annotated[str, typer.Argument(metavar="MRN", help="A telegram: 11SAHRIYA88.")],
    name: RoomOption = ROOM,
    archive: ArchiveOption = ARCHIVE,
    json: JsonOption = False,
) -> None:
    """Say why a telegram is in a room or is not, copy by copy and passage by passage."""
    from reftel.cli.json_line import json_line
    from reftel.cli.keeper import vault_of
    from reftel.room.definition import NoRoom, definition
    from reftel.room.link import typed_key
    from reftel.room.reason import reasons
    from reftel.room.unnumbered import copies_under

    key = typed_key(mrn)
    with vault_of(archive) as vault:
        try:
            of = definition(archive, name)
        except NoRoom:
            raise typer.BadParameter(_unknown(name, archive), param_hint="--room") from None
        rows = list(reasons(of, copies_under(vault, key, of)))
    if not rows:
        raise typer.BadParameter(f"the archive holds no telegram {key}", param_hint="MRN")
    if json:
        print(json_line(rows))
    else:
        _print(key, of, rows)


def _print(key: str, of: "Definition", rows: "list[Reason]") -> None:
    seen = [row.seen for row in rows]
    how = "wholly" if all(seen) else "partly" if any(seen) else "not"
    print(f"{key} is {how} in the room {of.name} ({_sees(of)})", file=sys.stdout)
    for row in rows:
        print(f"  copy {row.copy}  {row.part:8} {'seen  ' if row.seen else 'hidden'}  {row.marking or '-'}: {row.why}")
