"""`reftel verify`: whether the archive still holds what it took in."""

import sys

import typer

from reftel.cli.archive import ARCHIVE, ArchiveOption, JsonOption


def verify(archive: ArchiveOption = ARCHIVE, json: JsonOption = False) -> None:
    """Check digests, the audit log, every reading against its copy, and the rooms against the vault.

    Exit 1 when something is wrong; nothing is changed.
    """
    import msgspec

    from reftel.cli.keeper import vault_of
    from reftel.cli.progress import progress
    from reftel.vault.verification import verify as faults_of

    count = 0
    with vault_of(archive) as vault:
        held = vault.count()
        with progress("verifying", held) as tell:
            for fault in faults_of(vault, tell):
                count += 1
                print(msgspec.json.encode(fault).decode() if json else f"{fault.place}: {fault.words}")
    if not json:
        print(f"{held:,} copies looked at: {count or 'nothing'} wrong", file=sys.stderr)
    raise typer.Exit(1 if count else 0)
