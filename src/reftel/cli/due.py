"""`reftel due`: telegrams that are eligible for declassification."""

import sys
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from reftel.cli.archive import ARCHIVE, ArchiveOption, JsonOption

if TYPE_CHECKING:
    from reftel.vault.eligible import Eligible


def due(
    by: Annotated[str, typer.Option("--by", metavar="DATE", help="The day by which they are due: 2031-02-11.")],
    archive: ArchiveOption = ARCHIVE,
    json: JsonOption = False,
) -> None:
    """List the telegrams that are eligible for declassification by a day, and by which rule.

    Eligible means that a reviewer may decide now. It never means released.
    """
    from reftel.cli.json_line import json_line
    from reftel.cli.keeper import vault_of
    from reftel.message.markup import visible
    from reftel.vault.eligible import eligible

    try:
        day = date.fromisoformat(by)
    except ValueError:
        raise typer.BadParameter(f"{by} is no date; write it as 2031-02-11", param_hint="--by") from None
    count = 0
    with vault_of(archive) as vault:
        for row in eligible(vault, day):
            count += 1
            print(json_line(row) if json else visible(_line(row)))
    print(f"{count:,} eligible by {day}; whether one is released, a reviewer decides", file=sys.stderr)


def _line(row: "Eligible") -> str:
    """One telegram: when it fell due, by which rule, and what a reviewer has to weigh."""
    weigh = "".join(f"; {name}: {text}" for name, text in (("event", row.event), ("exemption", row.exemption)) if text)
    return f"{row.mrn or 'without a number'}  {row.level}  eligible since {row.on}  {row.rule}{weigh}"
