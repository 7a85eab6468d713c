"""The year of a cited telegram: as printed, or completed by a rule that is named with it.

`REF: LIMA 3853` in 08LIMA480 cannot be of 2008, since that post had sent 480 telegrams by then: it is
of the year before.
"""

import re

import msgspec

from reftel.terms.dtg import full_year

_DIGITS = re.compile(r"(?:19|20)?[O0-9]\d")
_FIRST_YEAR = 1945
DEPARTMENT = "STATE"
AHEAD = 5
"""A year before a post's name that is later by more than this is no year."""

PRINTED = "as printed"
CITING = "year of the citing cable"
BEFORE = "year before the citing cable: its serial is above the citing cable's own"
UNKNOWN = "the year is not known"
NO_SERIAL = "the serial is not printed"


class Citing(msgspec.Struct, frozen=True, gc=False):
    """What is known of the telegram that cites: its year, post and serial, and the only post it is addressed to."""

    year: int | None = None
    post: str | None = None
    serial: int | None = None
    month: int | None = None
    other: str | None = None


def embassy(citing: Citing) -> str | None:
    """Whose telegram EMBTEL is: the citing post's own, or when the Department writes that of whom it writes to.

    >>> embassy(Citing(2011, "SAHRIYA")), embassy(Citing(2011, "STATE", other="SAHRIYA"))
    ('SAHRIYA', 'SAHRIYA')
    """
    return citing.post if citing.post != DEPARTMENT else citing.other


def printed_year(text: str | None, citing: Citing, ahead: int = 0) -> int | None:
    """The year printed with a citation (`06`, `'08`, `(2002)`, `/08`); None when it cannot be one.

    `ahead` is by how many years it may be later than the citing telegram: a year before a post's name is one, though
    it be a slip.

    >>> printed_year("'08", Citing(2009)), printed_year("/31", Citing(2009)), printed_year(None, Citing())
    (2008, None, None)
    """
    match = _DIGITS.search(text.upper()) if text else None
    if match is None:
        return None
    year = full_year(match[0].replace("O", "0"))
    latest = citing.year + ahead if citing.year is not None else year
    return year if _FIRST_YEAR <= year <= latest else None


def complete(post: str, serial: int, printed: int | None, citing: Citing) -> tuple[int | None, str]:
    """The year of a cited telegram and the rule that gave it.

    >>> complete("LIMA", 3853, None, Citing(2008, "LIMA", 480))[0]
    2007
    """
    if printed is not None:
        return printed, PRINTED
    if citing.year is None:
        return None, UNKNOWN
    if post == citing.post and citing.serial is not None and serial > citing.serial:
        return citing.year - 1, BEFORE
    return citing.year, CITING
