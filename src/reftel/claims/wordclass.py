"""Classes of words that the rules ask about: verbs that are no deeds, adverbs of forecast, messages, kinds of help.

The lexicon is `wordclass.csv`.
"""

from collections.abc import Mapping
from functools import cache

from reftel.claims.rows import lexicon_rows
from reftel.terms.rows import shipped_classes


@cache
def _classes() -> Mapping[str, frozenset[str]]:
    return shipped_classes("claims", "lexicon")


def words_of(class_: str) -> frozenset[str]:
    """The words of a class, in small letters.

    >>> "probably" in words_of("forecast"), "table" in words_of("forecast")
    (True, False)
    """
    return _classes()[class_]


@cache
def _relations() -> frozenset[str]:
    return frozenset(row["word"] for row in lexicon_rows("relation"))


def is_relation(word: str) -> bool:
    """Whether this noun, in small letters, says how one person stands to another: cousin, ally, rival."""
    return word in _relations()
