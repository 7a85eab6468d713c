"""`reftel rebuild`: every reading made anew by the present version."""

from reftel.cli.archive import ARCHIVE, ArchiveOption, JsonOption
from reftel.cli.keeper import WorkersOption


def rebuild(archive: ArchiveOption = ARCHIVE, workers: WorkersOption = 0, json: JsonOption = False) -> None:
    """Read every copy anew with this version of reftel and the archive's tables, and build the rooms again.

    A rebuild that was stopped is gone on with by the same command. Searching goes on meanwhile.
    """
    from reftel.cli.json_line import json_line
    from reftel.cli.keeper import vault_of, writing_to
    from reftel.cli.progress import progress
    from reftel.room.room import Room
    from reftel.vault import rebuild as anew
    from reftel.vault import run
    from reftel.vault.actor import actor, now
    from reftel.vault.pool import cores

    with vault_of(archive) as vault, writing_to(archive, "reftel rebuild"):
        begun = run.Begun(run.REBUILD, now(), actor())
        number = run.begin(vault.db, begun)
        if not anew.is_asked(vault):
            anew.ask(vault)
        with progress("reading again", anew.remaining(vault)) as tell:
            made = anew.rebuild(vault, tell, workers or cores())
        run.end(vault.db, number, now(), begun.actor, {"read again": made})
        with progress("indexing", vault.count()) as tell, Room.open(archive, tell, workers=workers or cores()):
            pass
    row = {"run": number, "read_again": made}
    print(json_line(row) if json else f"{made:,} copies were read again")
