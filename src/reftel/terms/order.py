"""The E.O. line says under which executive order a telegram is classified, and until when.

`E.O. 12958: DECL: 12/07/2017`, `E.O. 11652: GDS`, `E.O. 12356: DECL: OADR`, `E.O. 12065: GDS 8/12/85 (...) OR-P`.
"""

import re
from datetime import date
from functools import lru_cache

import msgspec

from reftel.terms.dtg import MONTHS, full_year
from reftel.terms.due import Due, falls_due
from reftel.terms.era import Order, order_in_force, order_named, orders, reason_meanings
from reftel.terms.reason import reasons

__all__ = [
    "Declassify",
    "Due",
    "Order",
    "falls_due",
    "order_in_force",
    "order_named",
    "orders",
    "read_declassify",
    "reason_meanings",
    "reasons",
]


class Declassify(msgspec.Struct, frozen=True):
    """What the E.O. line says: `order` as printed, a date (ISO), an event or an exemption; `end` is where it ends."""

    order: str | None = None
    date: str | None = None
    event: str | None = None
    exemption: str | None = None
    end: int = 0

    @property
    def on(self) -> str | None:
        """The date, by the name the telegram's record has for it."""
        return self.date


_LONGEST = 400
_NUMBER = re.compile(r"[\s:.#]{0,6}([0-9O]{4,5})(?![0-9])[\s:;.,-]{0,8}")
_NOTHING = re.compile(r"\(?N[ ]?[/:.\\-]?[ ]?A\b", re.IGNORECASE)
_KEYWORD = re.compile(r"\(?(?:DECL(?:AS(?:SIFY|SIFIED)?)?|DCL|DECON)\b(?:[ ]ON\b)?[\s:;.,-]{0,8}", re.IGNORECASE)
_EXEMPTION = re.compile(
    r"\(?\b(?:(X?GDS|RDS|ADS)(?:[ -]?([1-4])(?![0-9/]))?"
    r"|(OADR|MR|(?:25|50|75)X[1-9](?:-[A-Z0-9]{2,8})?|X[1-8]|NATO-AEA|AEA|NATO))\b",
    re.IGNORECASE,
)
_MONTHS = "|".join(MONTHS)
_DATE = re.compile(
    r"(?<![0-9/-])(?:"
    r"(?P<y1>[0-9]{4})[/-](?P<m1>[0-9]{1,2})[/-](?P<d1>[0-9]{1,2})"
    r"|(?P<m2>[0-9]{1,2})[ ]?[/-][ ]?(?P<d2>[0-9]{1,2})[ ]?[/-][ ]?(?P<y2>[0-9]{4}|[0-9]{2})"
    rf"|(?P<d3>[0-9]{{1,2}})[ ](?P<m3>{_MONTHS})[A-Z]{{0,6}}[ ,.]{{1,3}}(?P<y3>[0-9]{{4}}|[0-9]{{2}})"
    rf"|(?P<m4>{_MONTHS})[A-Z]{{0,6}}[ .]{{1,3}}(?P<d4>[0-9]{{1,2}}),?[ ](?P<y4>[0-9]{{4}}|[0-9]{{2}})"
    r")(?![0-9/])",
    re.IGNORECASE,
)
_AUTHOR = re.compile(r"[ ,;]{0,3}(?:\([^()\n]{2,60}\))?[ ]{0,3}(?:OR-[A-Z0-9/-]{1,6})?")
_AND = re.compile(r"[ ]?(?:,|AND|&|;)?[ ]?(?=X?[0-9GORM])")
_BLANK_LINE = re.compile(r"\n[ \t\r]{0,80}\n")
_LETTERS = re.compile(r"[A-Za-z]{2}")
_REDACTED = re.compile(r"[X\W_]+")
# A term may be as long as thirty years beyond the last day of an order: E.O. 11652 section 5(E).
_LATEST = 30


@lru_cache(maxsize=1 << 12)
def read_declassify(text: str) -> Declassify:
    """Read what stands behind `E.O.`; a line that says nothing we know has only its order, or not even that.

    >>> read_declassify("12958: DECL: 12/07/2017")
    Declassify(order='12958', date='2017-12-07', event=None, exemption=None, end=23)
    >>> read_declassify("12065: GDS 8/12/85 (TARLOW, IDA P.) OR-P").date
    '1985-08-12'
    """
    text = text[:_LONGEST]
    number = _NUMBER.match(text)
    order = number[1].replace("O", "0") if number else None
    start = number.end() if number else 0
    nothing = _NOTHING.match(text, start)
    if nothing:
        return Declassify(order, end=nothing.end())
    return _read_term(text, start, order)


def _read_term(text: str, start: int, order: str | None) -> Declassify:
    """Date, exemption or event, with or without the word DECL before it."""
    keyword = _KEYWORD.search(text, start, start + 60)
    at = keyword.end() if keyword else start
    nothing = _NOTHING.match(text, at)
    if nothing:
        return Declassify(order, end=nothing.end())
    exemption, end = _exemptions(text, at)
    found = _DATE.search(text, end, end + 40)
    day = _day(found, order) if found else None
    if found and day:
        end = found.end()
    if day or exemption:
        author = _AUTHOR.match(text, end)
        return Declassify(order, day, None, exemption, author.end() if author else end)
    if keyword:
        return _event(text, at, order)
    return Declassify(order, end=at)


def _exemptions(text: str, at: int) -> tuple[str | None, int]:
    """The exemptions from `at` on, `X1, X5`, and where they end."""
    codes: list[str] = []
    while match := _EXEMPTION.match(text, at):
        plain = match[3] or (f"{match[1]}-{match[2]}" if match[2] else match[1])
        codes.append(plain.upper())
        at = match.end()
        more = _AND.match(text, at)
        at = more.end() if more and _EXEMPTION.match(text, more.end()) else at
    return (", ".join(codes) or None), at


def _day(match: re.Match[str], order: str | None) -> str | None:
    """The date in ISO form; month first, as Americans write, unless that cannot be."""
    form = (match.lastgroup or "")[1:]  # y1 m1 d1, y2 m2 d2 ...: the four forms of a date
    year, month, day = match[f"y{form}"], match[f"m{form}"], match[f"d{form}"]
    number = MONTHS.index(month.upper()) + 1 if month.isalpha() else int(month)
    first, second = number, int(day)
    if first > 12 >= second and not month.isalpha():
        first, second = second, first
    try:
        return date(_year(year, order), first, second).isoformat()
    except ValueError:
        return None


def _year(digits: str, order: str | None) -> int:
    """The year; two digits are read so that they fall between the order's first day and its longest term.

    >>> _year("85", "12065"), _year("20", "12598"), _year("98", "12958")
    (1985, 2020, 1998)
    """
    era = order_named(order) if order else None
    if len(digits) > 2 or era is None:
        return full_year(digits)
    last = max((row.ends.year if row.ends else row.starts.year) for row in orders() if row.name == era.name)
    fitting = [year for year in (1900 + int(digits), 2000 + int(digits)) if era.starts.year <= year <= last + _LATEST]
    return fitting[0] if len(fitting) == 1 else full_year(digits)


def _event(text: str, at: int, order: str | None) -> Declassify:
    """`DECL: CLOSURE OF THE TRIBUNAL`: everything up to a blank line is the event."""
    blank = _BLANK_LINE.search(text, at)
    words = " ".join(text[at : blank.start() if blank else len(text)].split()).rstrip(" .;,")
    if not _LETTERS.search(words) or _REDACTED.fullmatch(words):
        return Declassify(order, end=at)
    return Declassify(order, event=words, end=blank.start() if blank else len(text.rstrip()))
