"""The rows of the lexicons that ship with reftel: `abbreviation.csv`, `rank.csv`, `letter.csv` and their kin."""

from collections.abc import Mapping

from reftel.terms.rows import shipped_rows


def lexicon_rows(name: str) -> tuple[Mapping[str, str], ...]:
    """The rows of `claims/lexicon/<name>.csv`, each a mapping of column to cell.

    >>> lexicon_rows("opener")[0]["word"]
    'the'
    """
    return shipped_rows(name, "claims", "lexicon")
