"""Telegrams cited by number in running text: `SAHRIYA 88`, `10 PORT ZAYD 41`, `our 402`, `DEPTEL 1603`.

Numbers are many and telegrams few: `KABUL 2009` is a year, `LIMA 300 PERCENT` a figure. A number counts when a post of
the tables stands before it without a slip, and where that is not enough when words such as SEE or REFTEL say so.
"""

import re
from collections.abc import Iterator

import msgspec

from reftel.message.citation_found import Found
from reftel.message.reference_year import Citing, printed_year
from reftel.terms.dtg import MONTHS
from reftel.terms.post import Posts

_NUMBER = re.compile(r"[0-9][0-9]+")
_NO_SERIAL = re.compile(r"[\dA-Za-z%°]|[.,:/-]\d|[ \n]{1,2}OF[ \n]\d")
_NAME = re.compile(
    r"(?:(?<![\w.,/'’-])(?P<year>'?\d\d|(?:19|20)\d\d)[ \n]?|(?<![\w'’-]))"
    r"(?P<name>[A-Z][A-Za-z.'’-]{1,24}(?:[ \t\r\n]{1,2}[A-Z][A-Za-z.'’-]{1,24}){0,3})$"
)
_WHOSE = re.compile(
    r"(?<![\w'’-])(?P<whose>my|our|your|ur|post’s|embassy's)[ \n]?(?P<noun>tel(?:egram)?s?|cables?|messages?|msgs?)?"
    r"(?:[ \n](?:no|nos|number)\.?)?$|(?<![\w'’-])(?P<tel>(?:emb|con|dep|ur|our|my)tels?)(?:[ \n](?:no|nos)\.?)?$",
    re.IGNORECASE,
)
_SEE = re.compile(
    r"(?:\b(?:see(?: also)?|ref(?:s|tels?|erence)?\.?|tels?|cables?|telegrams?|per|replaces|corrected copy of)"
    r"[ \n:]{1,2}|\()$",
    re.IGNORECASE,
)
_MORE = re.compile(r"(?:,[ \n]|,?[ \n](?:and|AND)[ \n]|/)(?P<serial>\d{3,6})(?=[ \n]?[).;,]|[ \n](?:and|AND)\b)")
_UNIT = re.compile(
    r"[ \n]{1,2}(?:percent|pct|million|billion|thousand|dollars|troops|men|people|days|hours|hrs)\b", re.I
)
_AFTER = re.compile(r"[ \n]{0,2}(?:[,.;:)]|and\b|AND\b|of\b|OF\b|para|PARA|ref|$)")
_WASHINGTON = re.compile(r"WASH(?:DC|INGTON)")
_SECTION = re.compile(r"\bOF[ \n]$")
_LAST_LETTERS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz.")
_NOUNS = frozenset(
    (
        *("my", "our", "your", "ur", "tel", "tels", "telegram", "telegrams", "cable", "cables", "message", "msg"),
        *("no", "nos", "number", "embtel", "deptel", "contel", "urtel", "ourtel", "mytel"),
    )
)
_SHORTENED = frozenset(("no.", "nos.", "tel.", "msg."))
_MOST_DIGITS, _MOST_GAP, _LONGEST_MONTH = 7, 3, 10
_OWN = frozenset(("my", "our", "ourtel", "mytel", "contel"))
_OTHER = frozenset(("your", "ur", "urtel"))
_BACK = 70
_YEARS = range(1900, 2050)
_LEAST_DIGITS = 3
_LEAST_ALIAS = 5


class _Name(msgspec.Struct, frozen=True):
    """A post before a number: where it begins, what is printed, the year before it."""

    start: int
    printed: str
    post: str
    year: int | None


def numbered(text: str, posts: Posts, year: int | None) -> Iterator[Found]:
    """The telegrams cited by a number; `year` is that of the citing telegram.

    >>> posts = Posts.from_rows([{"post": "LIMA", "name": "LIMA", "kind": "embassy"}], [])
    >>> found = numbered("LIMA 385 (see LIMA 2002, 2004); our 40.", posts, 2008)
    >>> [(row.post or row.whose, row.serial) for row in found]
    [('LIMA', 385), ('LIMA', 2002), ('LIMA', 2004), ('own', 40)]
    """
    for match in _NUMBER.finditer(text):
        stop = _name_end(text, match.start())
        if stop == 0 or len(match[0]) > _MOST_DIGITS or _NO_SERIAL.match(text, match.end()):
            continue
        back = max(stop - _BACK, 0)
        before = text[back:stop]
        if name := _name(before, posts, year):
            if _counts(text, match, stop, name, text[max(back + name.start - 20, 0) : back + name.start], posts):
                yield Found(
                    back + name.start, match.end(), "number", post=name.post, serial=int(match[0]), year=name.year
                )
                yield from _more(text, match.end(), name)
        elif (whose := _WHOSE.search(before)) and _is_telegram(text, match, whose):
            yield Found(back + whose.start(), match.end(), "number", whose=_end(whose), serial=int(match[0]))


def _name_end(text: str, number: int) -> int:
    """Where the word before a number ends; 0 when none can be a post's name or speak of a telegram."""
    end = number
    while end > 0 and number - end < _MOST_GAP and text[end - 1] in " \t\r\n#":
        end -= 1
    start = max(text.rfind(" ", 0, end), text.rfind("\n", 0, end)) + 1
    word = text[start:end].strip("(\"'")
    if word.endswith(".") and word.lower() not in _SHORTENED:
        return 0
    if word[-1:] not in _LAST_LETTERS or len(word) < 2:
        return 0
    if word[0].isupper() or word[0].isdigit() or word.rstrip(".").lower() in _NOUNS:
        return 0 if word[:3].upper() in MONTHS and len(word) < _LONGEST_MONTH else end
    return 0


def _name(before: str, posts: Posts, year: int | None) -> _Name | None:
    """The longest post's name that stands right before the number."""
    match = _NAME.search(before)
    if match is None or (match["year"] and _SECTION.search(before, 0, match.start("year"))):
        return None
    start = match.start("name")
    words = match["name"]
    if _WASHINGTON.search(words):
        return None
    while words:
        letters = "".join(filter(str.isalpha, words.upper()))
        if post := posts.exact(letters, year):
            first = start == match.start("name")
            printed = printed_year(match["year"], Citing(year)) if first and match["year"] else None
            return _Name(match.start("year") if printed else start, words, post, printed)
        cut = re.match(r"\S+\s+", words)
        if cut is None:
            return None
        start, words = start + cut.end(), words[cut.end() :]
    return None


def _counts(text: str, match: re.Match[str], stop: int, name: _Name, before: str, posts: Posts) -> bool:
    """Whether the number behind a post is a serial."""
    digits = match[0]
    if stop == match.start() and name.year is None:
        return False
    if _SEE.search(before) or name.year is not None or (digits.startswith("0") and int(digits)):
        return not (before.endswith("(") and name.printed.istitle() and int(digits) in _YEARS)
    if not name.printed.isupper() or int(digits) in _YEARS or len(digits) < _LEAST_DIGITS:
        return False
    letters = "".join(filter(str.isalpha, name.printed))
    return (posts.known(letters) or len(letters) >= _LEAST_ALIAS) and not _UNIT.match(text, match.end())


def _more(text: str, end: int, name: _Name) -> Iterator[Found]:
    """`, 3498`: further numbers of the same post."""
    while more := _MORE.match(text, end):
        yield Found(
            more.start("serial"), more.end(), "number", post=name.post, serial=int(more["serial"]), year=name.year
        )
        end = more.end()


def _is_telegram(text: str, match: re.Match[str], whose: re.Match[str]) -> bool:
    """`our 402`: behind it nothing that is counted; with a noun or EMBTEL before it any number."""
    if whose["tel"] or whose["noun"]:
        return True
    return int(match[0]) not in _YEARS and bool(_AFTER.match(text, match.end()))


def _end(whose: re.Match[str]) -> str:
    """Which end of the correspondence: the writer's `own`, the `embassy`'s, or the `other`."""
    word = (whose["tel"] or whose["whose"]).lower().rstrip("s")
    if word in _OWN:
        return "own"
    return "other" if word in _OTHER or word.startswith("dep") else "embassy"
