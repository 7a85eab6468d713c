"""`reftel verify`: whether the archive still holds what it took in."""

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import typer

from reftel.cli.archive import ARCHIVE, ArchiveOption, JsonOption

if TYPE_CHECKING:
    from reftel.vault.vault import Vault
    from reftel.vault.verification import Fault


def verify(archive: ArchiveOption = ARCHIVE, json: JsonOption = False) -> None:
    """Check digests, the audit log, every reading against its copy, and the rooms against the vault.

    Exit 1 when something is wrong; nothing is changed.
    """
    from reftel.cli.json_line import json_line
    from reftel.cli.keeper import vault_of

    count = 0
    with vault_of(archive) as vault:
        held = vault.count()
        for fault in _faults(vault):
            count += 1
            print(json_line(fault) if json else f"{fault.place}: {fault.words}")
    if not json:
        print(f"{held:,} copies looked at: {count or 'nothing'} wrong", file=sys.stderr)
    raise typer.Exit(1 if count else 0)


def _faults(vault: "Vault") -> Iterator["Fault"]:
    """What is wrong with the vault, and with each of its rooms."""
    from reftel.cli.progress import progress
    from reftel.room.definition import definitions
    from reftel.room.verification import verify_room
    from reftel.vault.verification import Fault
    from reftel.vault.verification import verify as verify_vault

    with progress("verifying the vault", vault.count()) as tell:
        yield from verify_vault(vault, tell)
    for name, definition in definitions(vault.folder).items():
        with progress(f"verifying the room {name}", vault.count()) as tell:
            yield from (Fault(f"room {name}", words) for words in verify_room(vault, definition, tell))
