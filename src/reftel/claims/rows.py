"""The rows of the lexicons that ship with reftel: `abbreviation.csv`, `rank.csv`, `letter.csv` and their kin."""

import csv
from collections.abc import Mapping
from importlib import resources


def lexicon_rows(name: str) -> tuple[Mapping[str, str], ...]:
    """The rows of `claims/lexicon/<name>.csv`, each a mapping of column to cell.

    >>> lexicon_rows("opener")[0]["word"]
    'the'
    """
    table = resources.files("reftel.claims").joinpath("lexicon", f"{name}.csv")
    with table.open(encoding="utf-8") as lines:
        return tuple(csv.DictReader(lines))
