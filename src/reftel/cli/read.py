"""`reftel read`: telegrams in, records out."""

import sys
from pathlib import Path
from typing import Annotated

import typer


def read(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help="Files and folders; - is standard input.")],
    json: Annotated[bool, typer.Option("--json", help="One JSON object a line for each telegram.")] = False,
) -> None:
    """Read telegrams of any format and print what is in them.

    Folders are walked in name order. Findings go to standard error. With --json they stand in each object; standard
    error then tells the errors alone, which are why the command ends with 1.
    """
    raise typer.Exit(_as_json(paths) if json else _as_text(paths))


def _as_json(paths: list[Path]) -> int:
    from reftel.cli.json_line import json_bytes
    from reftel.cli.remark import of_failure, of_reading
    from reftel.cli.telegrams import readings
    from reftel.message.record import record
    from reftel.readers.failure import Failure

    status = 0
    write = sys.stdout.buffer.write
    for found in readings(paths):
        if isinstance(found, Failure):
            print(of_failure(found), file=sys.stderr)
            status |= found.finding.level == "error"
        else:
            write(json_bytes(record(found)) + b"\n")
            for finding in found.findings:
                if finding.level == "error":
                    print(*of_reading(found, finding), sep="\n", file=sys.stderr)
                    status = 1
    return int(status)


def _as_text(paths: list[Path]) -> int:
    from reftel.cli.page import sheet
    from reftel.cli.remark import of_failure, of_reading
    from reftel.cli.telegrams import readings
    from reftel.readers.failure import Failure

    status = 0
    for found in readings(paths):
        if isinstance(found, Failure):
            print(of_failure(found), file=sys.stderr)
            status |= found.finding.level == "error"
            continue
        print("\n".join(sheet(found.cable, found.copy.source)), end="\n\n", flush=bool(found.findings))
        for finding in found.findings:
            print(*of_reading(found, finding), sep="\n", file=sys.stderr)
            status |= finding.level == "error"
    return int(status)
