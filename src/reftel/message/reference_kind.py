"""What an entry of a REF line is when it is no telegram: a mail, a call, a report, a book or another document.

The words that say it stand in `tables/reference_word.csv`: `EMAIL`, `TELCON`, `IIR`, `FAM`, and words before a number
that is no serial, such as months.
"""

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from reftel.terms.rows import shipped_rows

_WORD = re.compile(r"[A-Z]+")
_REPORT_NUMBER = re.compile(r"\d{3}/\d{5,6}-\d\d")
_ORDER = ("email", "telcon", "book", "report", "document")


@cache
def _kinds() -> Mapping[str, str]:
    return {row["word"]: row["kind"] for row in shipped_rows("reference_word", "message")}


def kind_of(words: str) -> str:
    """The kind of an entry, by the first of mail, call, book and report that is named in it.

    >>> kind_of("VALE-ORDE EMAIL 02/11/2011"), kind_of("TD 539-11 091223Z DEC 11"), kind_of("9 FAM 406")
    ('email', 'report', 'book')
    """
    kinds = _kinds()
    if is_report_number(words):
        return "report"
    named = {kinds.get(word, "document") for word in _WORD.findall(words.upper())}
    return next((kind for kind in _ORDER if kind in named), "document")


def is_report_number(words: str) -> bool:
    """Say whether this is the number of a report and nothing else: `314/061600-09`."""
    return _REPORT_NUMBER.fullmatch(words) is not None


def has_other_kind(words: str) -> bool:
    """Say whether a word speaks of something that is no telegram."""
    return not _kinds().keys().isdisjoint(_WORD.findall(words.upper()))


@lru_cache(maxsize=1 << 13)
def no_post(name: str) -> bool:
    """Say whether the last word before a number says that the number is no serial: `MARCH 12`, `SECTION 01`."""
    words = _WORD.findall(name.upper())
    return not words or words[-1] in _kinds()
