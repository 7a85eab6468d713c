"""`reftel add`: telegrams into the archive."""

import sys
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reftel.cli.archive import ARCHIVE, ArchiveOption, JsonOption
from reftel.cli.workers import WorkersOption

if TYPE_CHECKING:
    from reftel.message.cable import Copy
    from reftel.readers.failure import Failure
    from reftel.vault.ingest import Intake
    from reftel.vault.vault import Vault


def add(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH", help="Files and folders; - is standard input.")],
    obtained_from: Annotated[str | None, typer.Option(metavar="TEXT", help="Where the copies come from.")] = None,
    obtained_on: Annotated[str | None, typer.Option(metavar="DATE", help="The day they came: 2031-02-11.")] = None,
    note: Annotated[str | None, typer.Option(metavar="TEXT", help="What else is to be known of them.")] = None,
    archive: ArchiveOption = ARCHIVE,
    workers: WorkersOption = 0,
    json: JsonOption = False,
) -> None:
    """Add telegrams to the archive, and make them searchable.

    The same bytes a second time are passed over; another text of a telegram is kept as another copy. A run that was
    stopped is gone on with by the same command. Exit 1 when something could not be read.
    """
    from reftel.cli.archive_writer import writing_to
    from reftel.cli.remark import of_failure
    from reftel.cli.telegrams import require
    from reftel.vault.run import Origin

    for path in paths:
        require(path)
    origin = Origin(obtained_from, _day(obtained_on), note)
    failures: list[Failure] = []

    def remark(failure: "Failure") -> None:
        failures.append(failure)
        print(of_failure(failure), file=sys.stderr)

    with writing_to(archive, "reftel add", make=True):
        number, intake = _take_in(archive, paths, origin, workers, remark)
        _catch_up(archive)
    (_print_json if json else _print_summary)(archive, number, intake, failures)
    raise typer.Exit(1 if any(failure.finding.level == "error" for failure in failures) else 0)
