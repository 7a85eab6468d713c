"""The whole of what a search finds, written for other programs; protected persons leave as initials or for a reason."""

import sys
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import typer

from reftel.cli.guard import Guard
from reftel.cli.output import output

if TYPE_CHECKING:
    from reftel.room.query import Query
    from reftel.room.room import Room


class Form(Enum):
    """The forms of a whole result."""

    CSV = "csv"
    JSONL = "jsonl"
    PARQUET = "parquet"


class Export(NamedTuple):
    """What is written: in which form, where to, and what was said of protected persons."""

    form: str
    file: Path | None
    guard: Guard


def exported(room: "Room", archive: Path, queries: "list[Query]", asked: Export) -> None:
    """Write the telegrams found; where somebody is protected they are gone through before, too."""
    from reftel.desk.phrase import counted
    from reftel.desk.shield import shield_of
    from reftel.desk.table import NoParquet, table, write

    guard, shield = asked.guard, shield_of(room, archive)
    if shield and not guard.initials:
        named = {name for row in table(room, queries) for name in shield.named_in(row)}
        guard.pass_(archive, room.name, f"search as {asked.form}", tuple(sorted(named)))
    found = table(room, queries)
    rows = map(shield.over_all, found) if guard.initials else found
    try:
        with output(asked.file) as out:
            count = write(rows, asked.form, out)
    except NoParquet as error:
        raise typer.BadParameter(str(error), param_hint="--export") from None
    print(counted(count, "telegram"), file=sys.stderr)
