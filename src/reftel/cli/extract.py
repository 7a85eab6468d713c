"""`reftel extract`: the claims of all telegrams, made ahead of time."""

import sys
from typing import Annotated

import typer

from reftel.cli.archive import ARCHIVE, ROOM, ArchiveOption, RoomOption, opened
from reftel.cli.extractor import ExtractorOption, take_extractor
from reftel.cli.number import number


def extract(
    archive: ArchiveOption = ARCHIVE,
    room: RoomOption = ROOM,
    workers: Annotated[
        int | None, typer.Option("--workers", metavar="N", parser=number(1), help="Processes; one a core otherwise.")
    ] = None,
    by: ExtractorOption = None,
) -> None:
    """Extract what all telegrams claim, so that case file, ledger and watch need not wait for it.

    It can be stopped at any time and goes on where it was. Nothing leaves the machine.
    """
    from reftel.cli.progress import progress
    from reftel.room.claims import Extraction, lacking, see_to
    from reftel.vault.pool import cores

    take_extractor(by)
    with opened(archive, room) as place:
        missing = len(lacking(place.register))
        with progress("extracting claims", missing) as tell:
            done = see_to(place.register, Extraction(archive, tell, workers or cores()))
    print(f"claims of {done} telegram{'' if done == 1 else 's'} extracted", file=sys.stderr)
