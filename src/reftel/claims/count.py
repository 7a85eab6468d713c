"""Days, weeks, months and years counted off from a day, in words or numerals, as vague as what is counted."""

from datetime import date, timedelta

_NUMBERS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
NUMBER = rf"(?:an?|{'|'.join(_NUMBERS[1:])}|several|a\sfew|few|\d{{1,3}})"
"""A count in words or numerals; `several` and `few` count nothing."""
_DAYS = {"day": 1, "week": 7, "month": 30, "year": 365}


def number(word: str | None) -> int | None:
    """The number a word or numeral says; None for `several` and `a few`.

    >>> number("two"), number("a"), number("14"), number("several")
    (2, 1, 14, None)
    """
    word = (word or "").lower()
    if word in ("a", "an"):
        return 1
    return int(word) if word.isdigit() else _NUMBERS.index(word) if word in _NUMBERS else None


def off(day: date, count: int, unit: str) -> date:
    """The day that lies so many units ahead, a month taken for thirty days."""
    return day + timedelta(count * _DAYS[unit])


def ago(day: date, count: int, unit: str) -> str:
    """So many units back: a day, a calendar week, a month or a year.

    >>> ago(date(2007, 12, 10), 2, "week"), ago(date(2007, 12, 10), 2, "month")
    ('2007-11-26/2007-12-02', '2007-10')
    """
    if unit != "week":
        return shifted(day, -count, unit)
    monday = day - timedelta(day.weekday()) - timedelta(7 * count)
    return f"{monday.isoformat()}/{(monday + timedelta(6)).isoformat()}"


def shifted(base: date, count: int, unit: str) -> str:
    """The date so many days, weeks, months or years off, as vague as its unit: a week off is seven days wide.

    >>> shifted(date(2007, 12, 9), 2, "day"), shifted(date(2007, 12, 9), -1, "month")
    ('2007-12-11', '2007-11')
    >>> shifted(date(2007, 12, 9), 1, "week")
    '2007-12-13/2007-12-19'
    """
    if unit == "day":
        return (base + timedelta(count)).isoformat()
    if unit == "week":
        day = base + timedelta(7 * count)
        return f"{(day - timedelta(3)).isoformat()}/{(day + timedelta(3)).isoformat()}"
    if unit == "month":
        months = base.year * 12 + base.month - 1 + count
        return f"{months // 12}-{months % 12 + 1:02}"
    return str(base.year + count)
