"""The rows of the tables that ship with reftel: `caption.csv`, `order.csv`, `routing.csv` and their kin."""

import csv
from collections.abc import Mapping
from importlib import resources


def shipped_rows(name: str) -> tuple[Mapping[str, str], ...]:
    """The rows of `terms/tables/<name>.csv`, each a mapping of column to cell.

    >>> shipped_rows("caption")[0]["name"]
    'NODIS'
    """
    table = resources.files("reftel.terms").joinpath("tables", f"{name}.csv")
    return tuple(csv.DictReader(table.read_text(encoding="utf-8").splitlines()))
