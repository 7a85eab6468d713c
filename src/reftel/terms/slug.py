"""Slug lines stand under the banner and say whom a telegram is for: `DEPT FOR NEA/I`, `NSC FOR VALE`, `EUR/WE`.

A line of capitals there that addresses nobody is a caption we do not know: an opaque compartment, denied by default.
"""

import re
from functools import cache

from reftel.terms.rows import shipped_rows

_CAPITALS = re.compile(r"[A-Z][A-Z' -]{2,59}")
_MOST_WORDS = 6
# A line with one of these says whom a telegram is for, or that it was corrected.
_ADDRESSING = frozenset(
    {
        "FOR",
        "PASS",
        "TO",
        "FROM",
        "ALSO",
        "ATTN",
        "ATTENTION",
        "DEPT",
        "DEPARTMENT",
        "STATE",
        "AND",
        "OF",
        "PLEASE",
        "PLS",
        "INFO",
        "ACTION",
        "COPY",
        "CORRECTED",
        "EMBASSY",
        "AMEMBASSY",
        "CONSUL",
        "AMCONSUL",
        "POLAD",
        "SERVICE",
        "FM",
        "DE",
        "ZNY",
        "ZNR",
        "THIS",
        "IS",
    }
)


def unknown_caption(line: str) -> bool:
    """Say whether a line under the banner is a caption we do not know: capitals that address nobody.

    >>> unknown_caption("ZEBRA"), unknown_caption("NSC FOR VALE"), unknown_caption("EUR/WE")
    (True, False, False)
    """
    words = line.strip(" .;/-*\"'()[]").split()
    plain = " ".join(words)
    if not _CAPITALS.fullmatch(plain) or len(words) > _MOST_WORDS or all(len(word) == 1 for word in words):
        return False
    return words[0] not in agencies() and _ADDRESSING.isdisjoint(words)


@cache
def agencies() -> frozenset[str]:
    """The short names of those to whom telegrams are passed on, from `agency.csv`."""
    return frozenset(row["name"] for row in shipped_rows("agency"))
