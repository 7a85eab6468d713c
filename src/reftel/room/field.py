"""The fields of a query: `from: to: tags: date:` and the others, what each looks at, and how its values are written.

`post:delwan`, `date:2011-11..2011-12`, `to:"SECSTATE WASHDC"`.
"""

import calendar
import re
from collections.abc import Callable
from enum import Enum
from typing import NamedTuple

from reftel.terms.marking import read_marking, read_portion
from reftel.terms.precedence import read_precedence

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_FIRST_DAY, _LAST_DAY = 0, 99991231
_AIRGRAM = re.compile(r"[^\w-]+")
_WRITTEN = re.compile(r"(?:19|20)?(\d\d)[ '-]*([A-Z][A-Z .'-]*?)[ -]*(-A)?[ -]*0*(\d{1,7})")
_YEARLESS = re.compile(r"[A-Z][A-Z .']*[ -]+\d{1,7}")
_YEAR = re.compile(r"\d{4}")
_LETTERS = re.compile(r"[\W_]+")


class Kind(Enum):
    """What a field holds: text, a value to be equal to, days, the part a passage plays, or what the room looks up."""

    TEXT = "text"
    VALUE = "value"
    DATE = "date"
    ROLE = "role"
    LOOKUP = "lookup"


class Field(NamedTuple):
    """One field: its name in the index, how its values are written there, and an example of it."""

    name: str
    kind: Kind
    example: str
    within: str = ""
    written: Callable[[str], str | None] = str.upper
    """None for what is no value of this field."""


class Range(NamedTuple):
    """Days from `first` to `last`, both counted, as numbers: 20111101."""

    first: int
    last: int

    @property
    def years(self) -> tuple[int, int] | None:
        """The years from first to last, when the days are whole years."""
        whole = self.first % 10_000 in (0, 101) and self.last % 10_000 == 1231
        return (self.first // 10_000, self.last // 10_000) if whole else None


def _letters(value: str) -> str:
    return _LETTERS.sub("", value).upper()


def _number(value: str) -> str:
    """A telegram's number without the spaces, hyphens and zeros it is written with: `11 Sahriya 0088`."""
    found = _WRITTEN.fullmatch(value.strip().upper())
    return (
        f"{found[1]}{_LETTERS.sub('', found[2])}{found[3] or ''}{found[4]}"
        if found
        else _AIRGRAM.sub("", value).upper()
    )


def numbers(value: str) -> tuple[str, ...]:
    """The numbers that may be meant where no year stands before the post, one a year: `Sahriya 88`.

    >>> numbers("Sahriya 88")[11], numbers("11SAHRIYA88")
    ('11SAHRIYA88', ('11SAHRIYA88',))
    """
    plain = _number(value)
    found = _YEARLESS.fullmatch(value.strip().upper())
    if found is None:
        return (plain,)
    return tuple(_number(f"{year:02} {value}") for year in range(100))


def _marking(value: str) -> str:
    """A marking in print, from print or from the mark before a passage; one control or caption as it is."""
    found = read_marking(value) or (portion.marking if (portion := read_portion(value)) else None)
    return str(found) if found else value.upper()


_ROLES = ("summary", "comment", "action request", "body")


def _role(value: str) -> str | None:
    """A role by its beginning: `action` is an action request."""
    return next((role for role in _ROLES if value and role.startswith(value.lower())), None)


def _precedence(value: str) -> str | None:
    """A precedence by its name or its letter: `P` is PRIORITY."""
    found = read_precedence(value)
    return found.value if found else None


def _year(value: str) -> str | None:
    return value if _YEAR.fullmatch(value) else None


FIELDS = {
    field.name: field
    for field in (
        Field("from", Kind.TEXT, "from:SAHRIYA", "from"),
        Field("to", Kind.TEXT, 'to:"SECSTATE WASHDC"', "to"),
        Field("info", Kind.TEXT, "info:CIA", "info"),
        Field("tags", Kind.VALUE, "tags:PHUM", "tags"),
        Field("subject", Kind.TEXT, "subject:registrar", "subject"),
        Field("person", Kind.LOOKUP, 'person:"Daoud Jurkhal"'),
        Field("signer", Kind.TEXT, "signer:VALE", "signer"),
        Field("drafter", Kind.TEXT, "drafter:ORLAN", "drafter"),
        Field("office", Kind.TEXT, "office:EUR", "office"),
        Field("place", Kind.LOOKUP, "place:Tirvash"),
        Field("ref", Kind.VALUE, "ref:11SAHRIYA88", "ref", _number),
        Field("marking", Kind.VALUE, "marking:SECRET//NOFORN", "mark", _marking),
        Field("role", Kind.ROLE, "role:comment, summary, action or body", "role", _role),
        Field("claim", Kind.LOOKUP, "claim:threat"),
        Field("date", Kind.DATE, "date:2011-11..2011-12"),
        Field("precedence", Kind.VALUE, "precedence:IMMEDIATE or precedence:O", "precedence", _precedence),
        Field("post", Kind.VALUE, "post:DELWAN", "post", _letters),
        Field("year", Kind.VALUE, "year:2011", "year", _year),
        Field("mrn", Kind.VALUE, "mrn:11SAHRIYA88", "key", _number),
    )
}
FIELDS["tag"] = FIELDS["tags"]


def read_range(text: str) -> Range | None:
    """The days a value names: a day, a month, a year, or from one to another; None when it names none.

    >>> read_range("2011-11..2011-12"), read_range("2011"), read_range("..2011-02-09"), read_range("winter")
    (Range(first=20111101, last=20111231), Range(first=20110101, last=20111231), Range(first=0, last=20110209), None)
    """
    first, dots, last = text.partition("..")
    if not dots:
        last = first
    elif not (first or last):
        return None
    begin = _days(first) if first else (_FIRST_DAY, _FIRST_DAY)
    end = _days(last) if last else (_LAST_DAY, _LAST_DAY)
    return Range(begin[0], end[1]) if begin and end else None


def _days(text: str) -> tuple[int, int] | None:
    """The first and the last day of a day, month or year."""
    found = _DATE.fullmatch(text)
    if not found:
        return None
    year, month, day = (int(part) if part else None for part in found.groups())
    if not year or (month is not None and not 1 <= month <= 12):
        return None
    length = calendar.monthrange(year, month or 12)[1]
    if day is not None and not 1 <= day <= length:
        return None
    start, end = year * 10_000 + (month or 1) * 100, year * 10_000 + (month or 12) * 100
    return start + (day or 1), end + (day or length)
