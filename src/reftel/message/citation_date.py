"""Telegrams cited by their date in running text: `your telegram of May 3`, `our message dated 031200Z DEC`."""

import re
from collections.abc import Iterator

from reftel.message.citation_found import Found
from reftel.terms.dtg import MONTHS, read_dtg

_HINTS = ("el of", "el dated", "am of", "am dated", "able of", "able dated", "sage of", "sage dated")
_WHOSE = re.compile(
    r"(?<![\w'’])(?P<whose>my|our|your|ur|embassy[’']s|department[’']s)[ \n](?:telegram|tel|cable|message)$",
    re.IGNORECASE,
)
_OF = re.compile(r"[ \n](?:of|dated)[ \n](?=[A-Z0-9])", re.IGNORECASE)
_MONTH_DAY = re.compile(r"(?P<month>[A-Z]{3,9})\.?[ \n](?P<day>\d{1,2})(?:st|nd|rd|th)?(?![\d:])", re.IGNORECASE)
_DAY_MONTH = re.compile(r"(?P<day>\d{1,2})(?:st|nd|rd|th)?[ \n](?P<month>[A-Z]{3,9})\b", re.IGNORECASE)
_BACK = 40
_LAST_DAY = 31


def dated(text: str) -> Iterator[Found]:
    """The telegrams of one end or the other that are cited by their day.

    >>> [(row.whose, row.month, row.day) for row in dated("We refer to your telegram of May 3.")]
    [('other', 5, 3)]
    """
    lower = text.lower() if text.isupper() else text
    for hint in _HINTS:
        at = lower.find(hint)
        while at >= 0:
            if row := _dated(text, at + hint.index(" ")):
                yield row
            at = lower.find(hint, at + 1)


def _dated(text: str, noun: int) -> Found | None:
    """The citation whose noun ends at `noun`."""
    back = max(noun - _BACK, 0)
    whose, of = _WHOSE.search(text[back:noun]), _OF.match(text, noun)
    found = _day(text, of.end()) if whose and of else None
    if whose is None or found is None:
        return None
    end, month, day = found
    word = whose["whose"].lower()
    side = "own" if word in ("my", "our") else "embassy" if word.startswith("emb") else "other"
    post = "STATE" if word.startswith("dep") else None
    return Found(back + whose.start(), end, "date", whose=None if post else side, post=post, month=month, day=day)


def _day(text: str, at: int) -> tuple[int, int, int] | None:
    """Where a date ends, its month and its day."""
    if (group := read_dtg(text[at : at + 20])) and group.month:
        return at + len("031200Z DEC"), group.month, group.day
    match = _MONTH_DAY.match(text, at) or _DAY_MONTH.match(text, at)
    name = match["month"][:3].upper() if match else ""
    if match is None or name not in MONTHS or not 1 <= int(match["day"]) <= _LAST_DAY:
        return None
    return match.end(), MONTHS.index(name) + 1, int(match["day"])
