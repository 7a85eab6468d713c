"""The date printed behind a number: `STATE 131738 (MAY 24, 1978)`, `LA PAZ 7565 OF 12/17/73`, `STATE 28448 DTD 3 DEC`.

It tells the year of the telegram, also when it has none itself: December, in a telegram of February, is of the year
before.
"""

import re

from reftel.message.reference_year import Citing, printed_year
from reftel.terms.dtg import MONTHS

_DATE = (
    r"(?:[A-Z]{3,9}\.?[ \r\n]{1,2}\d{1,2}(?:,?[ \r\n]{1,2}(?:19|20)\d\d\b)?"
    r"|\d{1,2}[ ](?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)[A-Z]{0,6}(?:,?[ ](?:(?:19|20)\d\d|\d\d)\b)?"
    r"|\d{1,2}/\d{1,2}/\d\d(?:\d\d)?)"
)
OF_DATE = rf"[ \t]{{0,2}}(?:(?:OF|DATED|DTD)[ \t]{_DATE}|\({_DATE}\))"
PARENTHESIZED = re.compile(rf"\({_DATE}\)")
_BEHIND = re.compile(OF_DATE, re.IGNORECASE)
_YEAR = re.compile(r"(?P<four>(?:19|20)\d\d)|/(?P<last>\d\d)\)?$|\d [A-Z]{3,9},? (?P<behind>\d\d)\)?$")
_MONTH = re.compile(r"[A-Z]{3,9}(?=\.?[ \r\n]{1,2}\d|\b)")


def year_of(date: str, citing: Citing) -> int | None:
    """The year that the date behind a number tells; None when it tells none.

    >>> year_of("OF 11/30/73", Citing(1974)), year_of("(MAY 24, 1978)", Citing(1979))
    (1973, 1978)
    >>> year_of("OF DEC 3", Citing(2011, month=2)), year_of("OF FEB 3", Citing(2011, month=2))
    (2010, None)
    """
    upper = date.upper()
    if year := _YEAR.search(upper):
        return printed_year(year[year.lastgroup or 0], citing)
    names = [word[:3] for word in _MONTH.findall(upper) if word[:3] in MONTHS]
    if len(names) != 1 or citing.year is None or citing.month is None:
        return None
    return citing.year - 1 if MONTHS.index(names[0]) + 1 > citing.month else None


def behind(text: str, end: int) -> str:
    """The date behind a number that ends at `end`, with the words that lead to it; empty when there is none."""
    match = _BEHIND.match(text, end)
    return match[0] if match else ""
