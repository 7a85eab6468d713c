"""Dates as telegrams say them, completed from the telegram's own date: `December 9` of 10 December 2007 is 2007-12-09.

The answer is EDTF (ISO 8601-2): a day, a month (`2007-12`), a season (`2008-22`), a year, or an interval with a slash.
A date without a year is the one nearest to the telegram's date. What is too vague is None.
"""

import re
from datetime import date, timedelta

from reftel.claims.count import NUMBER, ago, number, off

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<{0}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = r"(?P<{0}>[0-3]?\d)(?:st|nd|rd|th)?\b"
_YEAR = r"(?:,?\s(?P<year>(?:19|20)\d\d)\b)?"
_TO = r"\s?(?:-|–|to|through|and|until)\s?"
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_FORMS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b{_MONTH.format('month')}\s{_DAY.format('day')}{_TO}{_MONTH.format('month2')}\s{_DAY.format('day2')}{_YEAR}",
        rf"\b{_MONTH.format('month')}\s{_DAY.format('day')}{_TO}{_DAY.format('day2')}{_YEAR}",
        rf"\b{_MONTH.format('month')}\s{_DAY.format('day')}{_YEAR}",
        rf"\b{_DAY.format('day')}\s(?:of\s)?{_MONTH.format('month')}\b{_YEAR}",
        rf"\b(?:(?P<part>early|mid|late|the end of|end of)[\s-])?{_MONTH.format('month')}\b(?:\sof)?{_YEAR}",
        r"\b(?:by|before)\s(?:the\s)?end\sof\s(?:the\s)?(?:(?P<year>(?:19|20)\d\d)|(?P<end>year|month|week))\b",
        r"\b(?P<season>spring|summer|fall|autumn|winter)(?:\sof)?\s(?P<year>(?:19|20)\d\d)\b",
        r"\b(?:(?P<rel>last|past|this|next|coming)\s)?(?P<weekday>(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b",
        r"\b(?P<rel>last|past|this past|this|next|coming)\s"
        r"(?P<unit>week|month|year|spring|summer|fall|autumn|winter)\b",
        r"\b(?P<word>today|yesterday|tomorrow|tonight|this\s(?:morning|afternoon|evening)|last\snight)\b",
        r"\b(?:(?:in|over)\sthe\s(?:next|coming)|within(?:\sthe\s(?:next|coming))?)\s"
        rf"(?P<span>{NUMBER})(?:\s(?:or|to)\s(?P<span2>{NUMBER}))?\s(?P<spans>day|week|month|year)s?\b"
        r"(?!\s(?:of|after|from)\b)",
        rf"\b(?P<ago>{NUMBER})\s(?P<agos>day|week|month|year)s?\sago\b",
        r"\b(?:on|by|from|since|until|an?|the|of)\s(?P<number>1[0-2]|0?[1-9])/(?P<numeral>[0-3]?\d)"
        r"(?:/(?P<century>(?:19|20)?\d\d))?\b",
        r"\bin\s(?:(?:early|mid|late)[\s-])?(?P<year>(?:19|20)\d\d)\b",
    )
)
_LEADING = re.compile(r"(?:on|by|from|since|until|an?|the|of)\s(?=\d)", re.IGNORECASE)
_SEASONS = {"spring": 21, "summer": 22, "fall": 23, "autumn": 23, "winter": 24}


def when(text: str, said: date | None, ahead: bool = False, past: bool = False) -> str | None:
    """The date these words name, said on the day `said`; `ahead` when what is dated lies ahead, `past` when it is over.

    >>> day = date(2007, 12, 10)
    >>> when("on December 9", day), when("Oct. 27 and 28", day), when("late January", day), when("by Friday", day, True)
    ('2007-12-09', '2007-10-27/2007-10-28', '2008-01', '2007-12-14')
    """
    found = when_said(text, said, ahead, past)
    return found[0] if found else None


def when_said(text: str, said: date | None, ahead: bool = False, past: bool = False) -> tuple[str, str, bool] | None:
    """The date with the words that name it, and whether they are relative to the day `said`.

    >>> when_said("met on December 9", date(2007, 12, 10)), when_said("in 2006", date(2007, 12, 10))
    (('2007-12-09', 'December 9', True), ('2006', 'in 2006', False))
    """
    if said is None:
        return None
    for form in _FORMS:
        for found in form.finditer(text):
            got = found.groupdict()
            if past and not got.get("year"):
                got["past"] = "past"
            if answer := _answer(got, found[0], said, ahead):
                return answer, _LEADING.sub("", found[0].strip()), not got.get("year")
    return None


def _answer(got: dict[str, str | None], words: str, said: date, ahead: bool) -> str | None:
    """The date of what a form found, by the first part that tells which form it is."""
    if got.get("month"):
        return _month(got, said)
    if got.get("season"):
        return f"{got['year']}-{_SEASONS[str(got['season']).lower()]}"
    if got.get("number"):
        return _numeric(got, said)
    if got.get("ago") or got.get("span"):
        return _counted(got, said)
    return _relative({name: (part or "").lower() for name, part in got.items()}, words, said, ahead)


def _relative(got: dict[str, str], words: str, said: date, ahead: bool) -> str | None:
    """`at the end of the month`, `last Friday`, `next week`, `yesterday`; `in 2006`, `by 2006`."""
    if got.get("end"):
        return _end(got["end"], said)
    if got.get("weekday"):
        return _weekday(got["weekday"], got.get("rel", ""), said, ahead)
    if got.get("unit"):
        return _unit(got["unit"], got["rel"], said)
    if got.get("word"):
        shift = {"yesterday": -1, "last night": -1, "tomorrow": 1}.get(got["word"], 0)
        return (said + timedelta(shift)).isoformat()
    by = words.lower().startswith(("by", "before"))
    return (f"{got['year']}-12-31" if by else got["year"]) if got.get("year") else None


def _numeric(got: dict[str, str | None], said: date) -> str | None:
    """`11/18`: month and day, as American telegrams write it."""
    century = got.get("century")
    year = str(said.year - said.year % 100 + int(century)) if century and len(century) == _SHORT else century
    found = _day({**got, "year": year}, int(str(got["number"])), str(got["numeral"]), said)
    return found.isoformat() if found else None


_SHORT = 2


def _counted(got: dict[str, str | None], said: date) -> str | None:
    """`three weeks ago`; `in the next four or five days`, `within a week` of what lies ahead."""
    count = number(got.get("ago") or got.get("span2") or got["span"])
    if not count or (got.get("span") and got.get("past")):
        return None
    if got.get("ago"):
        return ago(said, count, str(got["agos"]).lower())
    return f"{said.isoformat()}/{off(said, count, str(got['spans']).lower()).isoformat()}"


def _number(month: str) -> int:
    return _MONTHS.index(month[:3].lower()) + 1


def _month(got: dict[str, str | None], said: date) -> str | None:
    word = str(got["month"])
    if word.lower() in ("may", "mar", "march") and not word[0].isupper():
        return None
    month = _number(word)
    if not got.get("day"):
        if len(word) < 4 and word.lower() != "may" and not got.get("year"):
            return None
        return f"{_year(got, month, 15, said)}-{month:02}"
    first = _day(got, month, str(got["day"]), said)
    if first is None or not got.get("day2"):
        return first.isoformat() if first else None
    second = _day(got, _number(str(got["month2"])) if got.get("month2") else month, str(got["day2"]), said)
    return f"{first.isoformat()}/{second.isoformat()}" if second and second > first else first.isoformat()


def _day(got: dict[str, str | None], month: int, day: str, said: date) -> date | None:
    try:
        return date(_year(got, month, int(day), said), month, int(day))
    except ValueError:
        return None


def _year(got: dict[str, str | None], month: int, day: int, said: date) -> int:
    """The year as printed, else the one that brings the date nearest to the telegram's."""
    if got.get("year"):
        return int(str(got["year"]))
    day = min(max(day, 1), 28)
    if got.get("past"):
        return said.year - 1 if date(said.year, month, day) > said and month != said.month else said.year
    return min((said.year - 1, said.year, said.year + 1), key=lambda year: abs((date(year, month, day) - said).days))


def _end(unit: str, said: date) -> str:
    if unit == "year":
        return date(said.year, 12, 31).isoformat()
    if unit == "month":
        following = date(said.year + said.month // 12, said.month % 12 + 1, 1)
        return (following - timedelta(1)).isoformat()
    return (said + timedelta(6 - said.weekday())).isoformat()


def _weekday(name: str, rel: str, said: date, ahead: bool) -> str:
    """The weekday before the telegram's date, or behind it."""
    number = _WEEKDAYS.index(name)
    back = (said.weekday() - number) % 7
    if rel in ("next", "coming") or (ahead and rel not in ("last", "past")):
        return (said + timedelta((number - said.weekday()) % 7 or 7)).isoformat()
    return (said - timedelta(back)).isoformat()


def _unit(unit: str, rel: str, said: date) -> str | None:
    shift = {"last": -1, "next": 1, "coming": 1}.get(rel, 0)
    if unit in _SEASONS:
        past = rel in ("past", "this past", "last")
        year = said.year - 1 if past and _SEASONS[unit] == 24 else said.year
        return f"{year}-{_SEASONS[unit]}"
    if unit == "week":
        back = -1 if rel in ("past", "this past") else shift
        monday = said - timedelta(said.weekday()) + timedelta(7 * back)
        return f"{monday.isoformat()}/{(monday + timedelta(6)).isoformat()}"
    if unit == "month":
        months = said.year * 12 + said.month - 1 + (-1 if rel in ("past", "this past") else shift)
        return f"{months // 12}-{months % 12 + 1:02}"
    return str(said.year + shift)
