"""`reftel bench`: what an archive costs on this machine."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reftel.cli.archive import JsonOption
from reftel.cli.number import number

if TYPE_CHECKING:
    from reftel.bench.figures import Figure


def bench(
    count: Annotated[
        int, typer.Option("--count", metavar="N", parser=number(100), help="How many telegrams.")
    ] = 10_000,
    json: JsonOption = False,
    folder: Annotated[
        Path | None, typer.Option("--in", metavar="DIR", help="Where to work, and leave nothing behind.")
    ] = None,
) -> None:
    """Measure adding and searching fictional telegrams on this machine, beside plain ways to do the same.

    Everything is measured in one run; other work on the machine disturbs it, so trust ratios. 100,000 telegrams take
    some minutes and 3 GB.
    """
    from tempfile import TemporaryDirectory

    from reftel.bench.figures import figures
    from reftel.bench.machine import machine
    from reftel.cli.json_line import json_line

    print(machine(), file=sys.stderr if json else sys.stdout)
    # Threads of the index may still be tidying its files when the folder goes.
    with TemporaryDirectory(prefix="reftel-bench-", dir=folder, ignore_cleanup_errors=True) as scratch:
        for row in figures(Path(scratch), count, lambda words: print(f"... {words}", file=sys.stderr)):
            print(json_line(row) if json else _line(row), flush=True)


def _line(row: "Figure") -> str:
    """One figure, as a row of a table."""
    reach = f"to reach: {row.reach}" if row.reach else ""
    return f"{row.what:36}{row.measured:>10,.2f} {row.unit:20}{reach:40}{row.beside}".rstrip()
