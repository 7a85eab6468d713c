"""`reftel audit`: what was done to the archive."""

import sys

import typer

from reftel.cli.archive import ARCHIVE, ArchiveOption, JsonOption


def audit(archive: ArchiveOption = ARCHIVE, json: JsonOption = False) -> None:
    """Print the audit log, each entry chained by its hash to the one before. Exit 1 when the chain is broken."""
    from reftel.cli.json_line import json_line
    from reftel.cli.keeper import vault_of
    from reftel.message.markup import visible
    from reftel.vault.audit import breaks, entries

    with vault_of(archive) as vault:
        for row in entries(vault.db):
            if json:
                print(json_line(row))
            else:
                print(visible(f"{row.number}  {row.at}  {row.actor}  {row.action}  {row.details}\n    {row.hash}"))
        broken = list(breaks(vault.db))
    for words in broken:
        print(f"the chain is broken: {words}", file=sys.stderr)
    raise typer.Exit(1 if broken else 0)
