"""`reftel backup`: all of an archive that cannot be built again, in one file."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from reftel.cli.archive import ARCHIVE, ArchiveOption, JsonOption


def backup(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The tar file to write; it must not be there yet.")],
    archive: ArchiveOption = ARCHIVE,
    json: JsonOption = False,
) -> None:
    """Write a backup of the archive, while others may go on reading and adding.

    It holds the vault, the desk and the tables; rooms are built again. `tar xf FILE -C FOLDER` restores it.
    """
    from reftel.cli.json_line import json_line
    from reftel.cli.keeper import vault_of
    from reftel.vault.backup import Backup

    with vault_of(archive):
        pass
    try:
        size = Backup(archive).write(file)
    except FileExistsError:
        raise typer.BadParameter(f"{file} is there already, and a backup is never overwritten") from None
    except OSError as error:
        print(f"reftel: {file} cannot be written: {error.strerror or error}", file=sys.stderr)
        raise typer.Exit(1) from None
    if json:
        print(json_line({"file": str(file), "bytes": size}))
    else:
        print(f"{file}: {size:,} bytes; restore it by: tar xf {file} -C FOLDER")
