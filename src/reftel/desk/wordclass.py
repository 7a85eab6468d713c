"""Classes of words by which promises and what came of them are laid side by side: small words, words of time.

The table is `wordclass.csv`.
"""

from collections.abc import Mapping
from functools import cache

from reftel.terms.rows import shipped_classes


@cache
def _classes() -> Mapping[str, frozenset[str]]:
    return shipped_classes("desk")


def words_of(class_: str) -> frozenset[str]:
    """The words of a class, in small letters.

    >>> "october" in words_of("time"), "october" in words_of("saying")
    (True, False)
    """
    return _classes()[class_]
