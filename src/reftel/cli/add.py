"""`reftel add`: telegrams into the archive."""

import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reftel.cli.archive import ARCHIVE, ArchiveOption, JsonOption
from reftel.cli.keeper import WorkersOption

if TYPE_CHECKING:
    from reftel.message.cable import Copy
    from reftel.readers.failure import Failure
    from reftel.vault.ingest import Intake
    from reftel.vault.run import Origin
    from reftel.vault.vault import Vault

_MOST_TOLD = 1000


def add(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help="Files and folders; - is standard input.")],
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
    from reftel.cli.remark import of_failure
    from reftel.cli.telegrams import require
    from reftel.vault.run import Origin

    for path in paths:
        require(path)
    origin = Origin(obtained_from, _day(obtained_on), note)
    failures: list[Failure] = []
    errors = 0

    def remark(failure: "Failure") -> None:
        nonlocal errors
        errors += failure.finding.level == "error"
        if len(failures) < _MOST_TOLD:
            failures.append(failure)
        print(of_failure(failure), file=sys.stderr)

    run, intake = take_in(archive, paths, origin, remark, workers)
    if json:
        _print_json(archive, run, intake, failures)
    else:
        print(_summary(archive, intake))
    raise typer.Exit(1 if errors else 0)


def take_in(
    archive: Path, paths: Sequence[Path], origin: "Origin", remark: "Callable[[Failure], object]", workers: int
) -> "tuple[int, Intake]":
    """Keep what is new at the paths and make it searchable; the number of the run, and what came of it."""
    from reftel.cli.keeper import writing_to
    from reftel.room.room import is_exported
    from reftel.vault.vault import make_folder

    if is_exported(archive):
        raise typer.BadParameter(
            f"{archive} is a room that was exported, and has no vault to add to; name another folder for an archive",
            param_hint="--archive",
        )
    try:
        make_folder(archive)
    except OSError as error:
        raise typer.BadParameter(
            f"{archive} cannot be made: {error.strerror or error}", param_hint="--archive"
        ) from None
    with writing_to(archive, "reftel add"):
        run, intake = _take_in(archive, paths, origin, remark, workers)
        _catch_up(archive, intake.added, workers)
    return run, intake


def _day(asked: str | None) -> str | None:
    """The day as an ISO date."""
    try:
        return date.fromisoformat(asked).isoformat() if asked else None
    except ValueError:
        raise typer.BadParameter(f"{asked} is no date; write it as 2031-02-11", param_hint="--obtained-on") from None


def _take_in(
    archive: Path, paths: Sequence[Path], origin: "Origin", remark: "Callable[[Failure], object]", workers: int
) -> "tuple[int, Intake]":
    """Keep what is new at the paths; the number of the run, and what came of it."""
    from reftel.cli.progress import reading_progress
    from reftel.vault import run
    from reftel.vault.actor import actor, now
    from reftel.vault.ingest import Intake, ingest
    from reftel.vault.pool import cores
    from reftel.vault.vault import Vault

    with Vault.make(archive) as vault:
        begun = run.Begun(run.ADD, now(), actor(), tuple(map(str, paths)), origin)
        number = run.begin(vault.db, begun)
        workers = workers or cores()
        _keep_tables(vault, paths, workers)
        with reading_progress("reading", _size(paths)) as bar:
            before = Intake()

            def tell(intake: Intake) -> None:
                nonlocal before
                bar.kept(intake.seen - before.seen)
                before = intake

            intake = ingest(vault, _copies(paths, bar.read), number, tell, remark, workers)
        run.end(vault.db, number, now(), begun.actor, intake.counts)
    return number, intake


def _copies(paths: Sequence[Path], heard: Callable[[int], object]) -> "Iterator[Copy | Failure]":
    from reftel.cli.telegrams import STANDARD_INPUT
    from reftel.readers.reader import read_stream
    from reftel.vault.local import copies

    for path in paths:
        if path == STANDARD_INPUT:
            yield from read_stream(sys.stdin.buffer, "-")
        else:
            yield from copies(path, heard)


def _keep_tables(vault: "Vault", paths: Sequence[Path], workers: int) -> None:
    """Take in local tables that lie with the telegrams; when they are new, what is held is read anew by them."""
    from reftel.cli.progress import progress
    from reftel.cli.telegrams import STANDARD_INPUT
    from reftel.vault import rebuild
    from reftel.vault.local import keep_tables, tables_beside

    brought = tables_beside(path for path in paths if path != STANDARD_INPUT)
    if keep_tables(vault.folder, brought) and vault.last:
        rebuild.ask(vault)
    if rebuild.is_asked(vault):
        with progress("reading again", rebuild.remaining(vault)) as tell:
            rebuild.rebuild(vault, tell, workers)


def _size(paths: Sequence[Path]) -> int:
    """How many bytes lie at the paths; it is only asked for where somebody looks at a bar."""
    if not sys.stderr.isatty():
        return 0
    from reftel.cli.telegrams import STANDARD_INPUT
    from reftel.readers.folder import files

    found = (each for path in paths if path != STANDARD_INPUT for each in files(path))
    return sum(each.stat().st_size for each in found if isinstance(each, Path))


def _catch_up(archive: Path, count: int, workers: int) -> None:
    """Make what is new searchable."""
    from reftel.cli.progress import progress
    from reftel.room.room import Room
    from reftel.vault.pool import cores

    with progress("indexing", count) as tell, Room.open(archive, tell, workers=workers or cores()):
        pass


def _summary(archive: Path, intake: "Intake") -> str:
    """What was read, kept and skipped, and why."""
    from reftel.desk.phrase import counted

    further = intake.added - intake.telegrams
    parts = [counted(intake.telegrams, "telegram") + " not held before"] if intake.telegrams else []
    if further:
        parts.append(counted(further, "further copy of a telegram that is held", "further copies of telegrams held"))
    new = counted(intake.added, "new copy", "new copies")
    lines = [f"{archive}: {': '.join(filter(None, (new, ', '.join(parts))))}"]
    if intake.held:
        lines.append(f"{counted(intake.held, 'copy was', 'copies were')} held before")
    lines += [f"{count} x {code}: `reftel explain {code}`" for code, count in sorted(intake.failures.items())]
    return "\n".join(lines)


def _print_json(archive: Path, run: int, intake: "Intake", failures: "Sequence[Failure]") -> None:
    import msgspec

    from reftel.cli.json_line import json_line

    told = [{"source": row.source, **msgspec.to_builtins(row.finding)} for row in failures]
    row = {"archive": str(archive), "run": run, **msgspec.to_builtins(intake), "not_read": told}
    print(json_line(row))
