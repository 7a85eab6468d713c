"""The small parts of people's names: particles (`de`, `van`, `al`), suffixes (`Jr.`, `III`) and initials (`S.K.`)."""

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from reftel.terms.rows import shipped_rows

_INITIALS = re.compile(r"(?:[A-Z0]\.){1,4}[A-Z]?|[A-Z0]")


@cache
def _kinds() -> Mapping[str, str]:
    return {row["part"]: row["kind"] for row in shipped_rows("name_part")}


@lru_cache(maxsize=1 << 13)
def is_particle(word: str) -> bool:
    """Whether a word stands in front of surnames: `de`, `VAN`, `St.`."""
    return _kinds().get(word.upper().rstrip(".")) == "particle"


@lru_cache(maxsize=1 << 13)
def is_suffix(word: str) -> bool:
    """Whether a word stands behind surnames: `Jr.`, `III`."""
    return _kinds().get(word.upper().rstrip(".")) == "suffix"


def is_initials(word: str) -> bool:
    """Whether a word is one or more initials; a zero may stand for the letter O.

    >>> is_initials("J."), is_initials("S.K."), is_initials("0."), is_initials("III"), is_initials("Vale")
    (True, True, True, False, False)
    """
    return _INITIALS.fullmatch(word) is not None
