"""The marking at the top and bottom of a page: the join of all that the page shows."""

from collections.abc import Iterable
from functools import lru_cache, reduce
from operator import or_

from reftel.terms.marking import Marking, read_marking

_UNKNOWN = "MARKING NOT KNOWN"


def effective(markings: Iterable[str | None]) -> str | None:
    """The join of the markings of what a page shows; None when it shows nothing of a telegram.

    >>> effective(["CONFIDENTIAL", "SECRET//NOFORN"]), effective([None]), effective([])
    ('SECRET//NOFORN', 'MARKING NOT KNOWN', None)
    """
    printed = set(markings)
    known = [found for each in printed if each and (found := _read(each))]
    words = [str(reduce(or_, known))] if known else []
    if len(known) < len(printed):
        words.append(_UNKNOWN)
    return "; ".join(words) or None


def mark_of(marking: str | None) -> str:
    """A marking as the mark of a passage: `S/NF`; empty when it is not known.

    >>> mark_of("SECRET//NOFORN"), mark_of(None)
    ('S/NF', '')
    """
    found = _read(marking) if marking else None
    return found.portion if found else ""


@lru_cache(maxsize=4096)
def _read(marking: str) -> Marking | None:
    return read_marking(marking)
