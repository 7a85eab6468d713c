"""The rows of the tables that ship with reftel: `caption.csv`, `order.csv`, `routing.csv` and their kin.

Each package has its own in its folder `tables`.
"""

import csv
from collections.abc import Mapping
from importlib import resources


def shipped_rows(name: str, package: str = "terms", folder: str = "tables") -> tuple[Mapping[str, str], ...]:
    """The rows of `PACKAGE/tables/NAME.csv`, each a mapping of column to cell.

    >>> shipped_rows("caption")[0]["name"]
    'NODIS'
    """
    table = resources.files(f"reftel.{package}").joinpath(folder, f"{name}.csv")
    return tuple(csv.DictReader(table.read_text(encoding="utf-8").splitlines()))


def shipped_classes(package: str, folder: str = "tables") -> Mapping[str, frozenset[str]]:
    """The words of `PACKAGE/tables/wordclass.csv` by their class; a word may be of several."""
    found: dict[str, set[str]] = {}
    for row in shipped_rows("wordclass", package, folder):
        found.setdefault(row["class"], set()).add(row["word"])
    return {name: frozenset(words) for name, words in found.items()}
