"""The words of a banner: level and controls at the start of a line, before SECTION, post and serial.

`UNCLAS SENSITIVE SECTION 01 OF 02 SAHRIYA 000088`, `S E C R E T NODIS`, `CONFIDENTIAL//NOFORN`.
"""

import re
from functools import cache

from reftel.terms.control import tokens
from reftel.terms.level import read_level_words
from reftel.terms.lookalike import fold
from reftel.terms.mark import Mark, read_mark

_LONGEST = 100
_RELEASE = re.compile(r" ?//+ ?(REL(?: TO)? [A-Z]{3,4}(?:, ?[A-Z]{3,4}){0,20})(?![A-Za-z])", re.IGNORECASE)
_UNKNOWN = re.compile(r" ?//+ ?([A-Z][A-Z0-9-]{1,20})(?![A-Za-z])")
_FEWEST_LETTERS = 4


@cache
def _known() -> re.Pattern[str]:
    """The controls and captions a banner spells out, the longest first, blanks allowed between letters."""
    names = (name for name in tokens() if len(name) >= _FEWEST_LETTERS and name != "NATO")
    spelled = ("[ ]?".join(map(re.escape, name.replace(" ", ""))) for name in sorted(names, key=len, reverse=True))
    return re.compile(rf"(?: {{0,3}}//+ ?|[ ,]{{1,4}})({'|'.join(spelled)})(?![A-Za-z])", re.IGNORECASE)


def read_banner_mark(text: str) -> tuple[Mark, int] | None:
    """The mark a line begins with, and the offset where its words end.

    >>> mark, end = read_banner_mark("UNCLAS SENSITIVE SECTION 01 OF 02 SAHRIYA 000088")
    >>> sorted(mark.controls), end
    (['SBU'], 16)
    """
    head = text[:_LONGEST]
    if head.isascii():
        return _read(head)
    plain, places = fold(head)
    read = _read(plain)
    if read is None:
        return None
    mark, end = read
    untouched = plain[:end] == head[:end]
    return Mark(mark.level, mark.controls, mark.rel, mark.captions, mark.repaired or not untouched), places[end - 1] + 1


def _read(text: str) -> tuple[Mark, int] | None:
    words = read_level_words(text)
    if words is None:
        return None
    controls, captions, rel = set(words.controls), set[str](), None
    end = words.end
    while True:
        found = _known().match(text, end) or _RELEASE.match(text, end) or _UNKNOWN.match(text, end)
        part = read_mark(f"U//{_letters(found[1])}") if found else None
        if found is None or part is None:
            break
        end = found.end()
        controls |= part.controls
        captions |= part.captions
        rel = part.rel or rel
    return Mark(words.level, frozenset(controls), rel, frozenset(captions), words.repaired), end


def _letters(found: str) -> str:
    """The control as it is spelled in the tables: `N O F O R N` without its blanks."""
    single = all(len(word) == 1 for word in found.split())
    return found.upper().replace(" ", "") if single else " ".join(found.upper().split())
