"""The date printed behind a number: `STATE 131738 (MAY 24, 1978)`, `LA PAZ 7565 OF 12/17/73`, `STATE 28448 DTD 3 DEC`.

It tells the year of the telegram, also when it has none itself: December, in a telegram of February, is of the year
before.
"""

import re
from datetime import date

from reftel.message.reference_year import Citing, printed_year
from reftel.terms.dtg import MONTHS, full_year

_DATE = (
    r"(?:[A-Z]{3,9}\.?[ \r\n]{1,2}\d{1,2}(?:,?[ \r\n]{1,2}(?:19|20)\d\d\b)?"
    r"|\d{1,2}[ ](?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)[A-Z]{0,6}(?:,?[ ](?:(?:19|20)\d\d|\d\d)\b)?"
    r"|\d{1,2}/\d{1,2}/\d\d(?:\d\d)?)"
)
_NAMES = "|".join(MONTHS)
_GROUP = rf"(?:DTG[ \t:]{{1,3}})?\d{{6}}[ ]?Z[ \r\n]{{0,2}}(?:{_NAMES})[ ]?(?:(?:19|20)\d\d|\d\d)\b"
OF_DATE = rf"[ \t]{{0,2}}(?:(?:OF|DATED|DTD)[ \t](?:{_DATE}|{_GROUP})|\({_DATE}\)|[ \t,]{_GROUP})"
PARENTHESIZED = re.compile(rf"\({_DATE}\)")
_BEHIND = re.compile(OF_DATE, re.IGNORECASE)
_YEAR = re.compile(
    r"(?P<four>(?:19|20)\d\d)|/(?P<last>\d\d)\)?$|\d [A-Z]{3,9},? (?P<behind>\d\d)\)?$"
    r"|Z\s{0,2}[A-Z]{3} ?(?P<group>\d\d)$"
)
_DAY = re.compile(
    r"\b(?P<month>\d{1,2})/(?P<day>\d{1,2})/(?P<year>(?:19|20)\d\d|\d\d)\b"
    rf"|\b(?P<day2>\d{{1,2}}) (?P<name>{_NAMES})[A-Z]{{0,6}}\.?(?:,? '?(?P<year2>(?:19|20)\d\d|\d\d)\b)?"
    rf"|\b(?P<name2>{_NAMES})[A-Z]{{0,6}}\.? (?P<day3>\d{{1,2}})\b(?:,? (?P<year3>(?:19|20)\d\d)\b)?"
)
_MONTH = re.compile(r"[A-Z]{3,9}(?=\.?[ \r\n]{1,2}\d|\b)")


def year_of(words: str, citing: Citing) -> int | None:
    """The year that the date behind a number tells; None when it tells none.

    >>> year_of("OF 11/30/73", Citing(1974)), year_of("(MAY 24, 1978)", Citing(1979))
    (1973, 1978)
    >>> year_of("OF DEC 3", Citing(2011, month=2)), year_of("OF FEB 3", Citing(2011, month=2))
    (2010, None)
    """
    upper = words.upper()
    if year := _YEAR.search(upper):
        return printed_year(year[year.lastgroup or 0], citing)
    names = [word[:3] for word in _MONTH.findall(upper) if word[:3] in MONTHS]
    if len(names) != 1 or citing.year is None or citing.month is None:
        return None
    return citing.year - 1 if MONTHS.index(names[0]) + 1 > citing.month else None


def day_of(words: str, citing: Citing) -> str | None:
    """The day that words name, as `2007-01-04`; a day without a year is the last one before the citing telegram.

    >>> day_of("VALE EMAIL 1/4/07", Citing(2007)), day_of("TELCON 28 AUGUST 1979", Citing(1979))
    ('2007-01-04', '1979-08-28')
    >>> day_of("VALE LETTER OF DECEMBER 5", Citing(2011, month=2)), day_of("POINTS 13", Citing(2011, month=2))
    ('2010-12-05', None)
    """
    match = _DAY.search(words.upper())
    if match is None:
        return None
    month = (
        MONTHS.index(match["name"] or match["name2"]) + 1 if match["name"] or match["name2"] else int(match["month"])
    )
    day = int(match["day"] or match["day2"] or match["day3"])
    if month > 12:
        month, day = day, month
    printed = match["year"] or match["year2"] or match["year3"]
    year = full_year(printed) if printed else _last_year(month, citing)
    try:
        return date(year, month, day).isoformat() if year else None
    except ValueError:
        return None


def _last_year(month: int, citing: Citing) -> int | None:
    """The year of a month that is not after the citing telegram's."""
    if citing.year is None or citing.month is None:
        return None
    return citing.year - 1 if month > citing.month else citing.year


def behind(text: str, end: int) -> str:
    """The date behind a number that ends at `end`, with the words that lead to it; empty when there is none."""
    match = _BEHIND.match(text, end)
    return match[0] if match else ""
