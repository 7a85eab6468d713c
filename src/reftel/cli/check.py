"""`reftel check`: what does not add up in a telegram."""

import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from reftel.message.cable import Reading
    from reftel.message.finding import Finding
    from reftel.readers.failure import Failure


def check(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help="Files and folders; - is standard input.")],
    json: Annotated[bool, typer.Option("--json", help="One JSON object a line for each finding.")] = False,
) -> None:
    """Check that telegrams add up, and underline what does not.

    A telegram says most things twice: precedence, serial, time, level, marks. `reftel explain CODE` says what a finding
    means. Exit 1 when one is an error.
    """
    from reftel.cli.remark import of_failure, of_reading
    from reftel.cli.telegrams import readings
    from reftel.readers.failure import Failure

    counted: Counter[str] = Counter()
    telegrams = 0
    for found in readings(paths):
        telegrams += not isinstance(found, Failure)
        for finding in (found.finding,) if isinstance(found, Failure) else found.findings:
            counted[finding.level] += 1
            if json:
                _print_json(found, finding)
            elif isinstance(found, Failure):
                print(of_failure(found))
            else:
                print(*of_reading(found, finding), sep="\n")
    print(_summary(telegrams, counted), file=sys.stderr)
    raise typer.Exit(1 if counted["error"] else 0)


def _print_json(found: "Reading | Failure", finding: "Finding") -> None:
    """One finding as an object: where it is, and the telegram it is of."""
    from reftel.cli.json_line import json_line
    from reftel.cli.remark import place
    from reftel.readers.failure import Failure

    row: dict[str, object] = {"source": None, "mrn": None, "line": None, "column": None}
    if isinstance(found, Failure):
        row["source"] = found.source
    else:
        at = place(found.copy.text, finding.span.start)
        mrn = found.cable.mrn
        row = {"source": found.copy.source, "mrn": str(mrn) if mrn else None, "line": at.line, "column": at.column}
    row |= {"code": finding.code, "level": finding.level, "message": finding.message}
    row |= {"start": finding.span.start, "end": finding.span.end}
    print(json_line(row))


def _summary(telegrams: int, found: Counter[str]) -> str:
    """`17 telegrams: 1 error, 4 warnings, 3 notes`."""
    from reftel.desk.phrase import counted

    told = [counted(found[level], level) for level in ("error", "warning", "note") if found[level]]
    return f"{counted(telegrams, 'telegram')}: {', '.join(told) or 'nothing found'}"
