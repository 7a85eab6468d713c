"""The telegrams an entry cites: post, serial, and the year where it is printed.

`06 SAHRIYA 88`, `SAHRIYA 88 (06)`, `SAHRIYA 88/06`, `SAHRIYA 88 AND 91`, `88 Sahriya`, and `B. 91`, whose post stands
in the entry before it.
"""

import re
from collections.abc import Iterator

import msgspec

from reftel.message.reference_date import OF_DATE, behind, year_of
from reftel.message.reference_entry import Entry
from reftel.message.reference_kind import has_other_kind
from reftel.message.reference_post import citation_post, could_be_post, lead_length
from reftel.message.reference_year import AHEAD, DEPARTMENT, Citing, printed_year
from reftel.terms.post import Posts

_NAME = r"(?:[A-Za-z'’.-]|0(?=[A-Za-z\s]))"
_CABLE = re.compile(
    r"(?:(?<![\w/.])(?P<year>'?(?:19|20)\d\d|'?[O0-9]\d|\((?:19|20)?\d\d\))[ \t\r\n-]{0,6})?"
    rf"(?P<name>(?:[A-Za-z]|0(?=[A-Z]{{3}})){_NAME}{{0,24}}(?:[ \t\r\n]{{1,6}}[A-Za-z(]{_NAME}{{0,24}}\)?){{0,4}}?)"
    r"[ \t\r\n#:,.-]{0,6}(?:\((?P<inner>\d\d|[A-Z])\)[ ]?)?"
    r"(?P<serial>(?:A-?)?(?:\d{1,8}|O\d{1,7}))(?![\dA-Za-z])(?!/(?:[012]?\d|3[01])/\d)"
    r"(?P<tail>(?:[ \t]{0,2}\((?:19|20)?\d\d\)|[/-]\d\d|[ ](?:19|20)?\d\d)(?=[ \t]*(?:[,;:&()\r\n]|AND\b|$)))?"
    rf"(?P<of>{OF_DATE})?"
)
_MORE = re.compile(
    r"[ \t\r\n]{0,4}(?:,|;|/|&|,?[ \t\r\n]AND\b|,?[ \t\r\n]and\b)[ \t\r\n#]{0,4}"
    r"(?P<serial>O?\d{2,7})(?![\dA-Za-z]|/(?:[012]?\d|3[01])/\d)"
    r"(?P<tail>[ \t]{0,2}\((?:19|20)?\d\d\))?"
)
_BARE = re.compile(r"#?(?P<serial>\d{2,6})(?P<tail>)(?!/\d{1,2}/\d|/\d{4})(?=[ \t\r\n]*(?:[,;/&(]|AND\b|and\b|$))")
# An embassy sent a few hundred airgrams a year, the Department thousands.
_DEPARTMENT_AIRGRAMS = 1000
_NUMBERS = re.compile(
    r"#?\d{2,6}(?:(?:[ ]?[,/&][ ]?|[ ](?:AND|and)[ ])#?\d{2,6}){0,8}(?:[ ](?:AND|and))?[ \t\r\n]{0,9}"
)
_AIRGRAM = re.compile(r"(?:(?:PER|SEE|EMB(?:ASSY)?) )?(?P<serial>A-\d{1,4})(?![\dA-Za-z])")
_SIGN = re.compile(r"[ \t]{0,2}(?:[:;,&]|AND\b|and\b)[ \t\r\n]{0,3}")
_LAST = re.compile(r"[-–](?P<serial>\d{3,6})(?![\d/-])")
_LONGEST_RANGE = 20
_REVERSED = re.compile(r"(?P<serial>\d{2,6})(?P<tail>)[ ](?P<name>[A-Za-z][A-Za-z '.-]{2,24})$")
_THEN_NAME = re.compile(r"[ \t\r\n-]{0,4}(?:[A-Za-z]|0(?=[A-Z]))[A-Za-z.' ]{1,25}[ #:]?\d")
_BOUNDARY = re.compile(r"(?:^|[;,\n:&]|\bAND|\band)[ \t\r\n]*$")


class Cited(msgspec.Struct, frozen=True, gc=False):
    """A telegram cited in `start:end`; `year` as printed, None when it is not."""

    start: int
    end: int
    post: str
    serial: int
    year: int | None
    airgram: bool = False


def cited_cables(text: str, entry: Entry, citing: Citing, posts: Posts, last: str | None) -> Iterator[Cited]:
    """The telegrams cited in an entry; bare numbers belong to the post before them, else to the citing post."""
    at = entry.start
    for row in _bare(text, entry, citing, last):
        yield row
        at = row.end
    if own := _airgram(text, at, entry.end, citing):
        yield own
        at = own.end
    strict = has_other_kind(text[entry.start : entry.end])
    while match := _CABLE.search(text, at, entry.end):
        at = match.end("serial")
        post = _post(text, entry, match, citing, posts, strict)
        for row in _of_post(text, match, post, entry.end, citing) if post is not None else ():
            yield row
            at = row.end
    if at == entry.start and (back := _REVERSED.match(text, at, entry.end)) and (name := posts.resolve(back["name"])):
        yield _numbered(back, name, None)


def _bare(text: str, entry: Entry, citing: Citing, last: str | None) -> Iterator[Cited]:
    """`88, 91`: numbers alone at the head of an entry, of the post before it, else of the citing one."""
    at = entry.start
    if last is None and _NUMBERS.fullmatch(text, at, entry.end):
        last = citing.post
    number = _BARE.match(text, at, entry.end) if last else None
    if not last or number is None or _is_remark(number["serial"], citing):
        return
    yield _numbered(number, last, None)
    at = number.end()
    while more := _MORE.match(text, at, entry.end):
        yield _numbered(more, last, None)
        at = more.end()


def _of_post(text: str, match: re.Match[str], post: str, end: int, citing: Citing) -> Iterator[Cited]:
    """`SAHRIYA 88, 91`: a telegram of a post, and those whose numbers follow without a name."""
    found = _cited(match, post, citing)
    yield found
    at = found.end
    while (more := _MORE.match(text, at, end)) and not _is_year(text, more, end):
        yield _numbered(more, post, found.year)
        at = more.end()
    yield from _behind(text, at, end, found, citing)


def _airgram(text: str, at: int, end: int, citing: Citing) -> Cited | None:
    """`A-280 OF 12/21/73`: an airgram of the citing post, or of the Department where its number is high."""
    own = _AIRGRAM.match(text, at, end)
    if own is None or citing.post is None:
        return None
    serial, day = _serial(own["serial"]), behind(text[:end], own.end())
    sender = citing.post if serial < _DEPARTMENT_AIRGRAMS else DEPARTMENT
    year = year_of(day, citing) if day else None
    return Cited(own.start("serial"), own.end() + len(day), sender, serial, year, airgram=True)


def _behind(text: str, at: int, end: int, found: Cited, citing: Citing) -> Iterator[Cited]:
    """What goes on behind a telegram: the rest of a range, an airgram behind a sign."""
    for row in _range(text, at, end, found):
        yield row
        at = row.end
    sign = _SIGN.match(text, at, end)
    if own := _airgram(text, sign.end(), end, citing) if sign else None:
        yield own


def _range(text: str, at: int, end: int, first: Cited) -> Iterator[Cited]:
    """`SAHRIYA 88-91`: the telegrams between the first number and the last."""
    match = _LAST.match(text, at, end)
    last = int(match["serial"]) if match else 0
    if match and first.serial < last <= first.serial + _LONGEST_RANGE:
        for serial in range(first.serial + 1, last + 1):
            yield Cited(match.start("serial"), match.end(), first.post, serial, first.year)


def _is_remark(number: str, citing: Citing) -> bool:
    """`B. 2010` in a telegram of 2011: the year that the entry before it goes on from, no serial."""
    return citing.year is not None and number in (str(citing.year), str(citing.year - 1))


def _is_year(text: str, more: re.Match[str], end: int) -> bool:
    """`; 06 PORT ZAYD 41`: the number is the year of the next telegram."""
    return len(more["serial"]) in (2, 4) and bool(_THEN_NAME.match(text, more.end(), end))


def _post(text: str, entry: Entry, match: re.Match[str], citing: Citing, posts: Posts, strict: bool) -> str | None:
    """The post of a citation; None when the words before the number are none's name.

    Beside a mail or report (`strict`) only a known post at the beginning of a part counts.
    """
    post, sure = citation_post(match["name"], citing, posts)
    if strict:
        return post if sure and _BOUNDARY.search(text[entry.start : match.start()]) else None
    if post is not None or sure:
        return post
    alone = match.start() == entry.start and not text[match.end() : entry.end].strip(" \t\r\n.,;")
    return posts.letters(match["name"]) if could_be_post(match["name"]) and (alone or entry.label is None) else None


def _cited(match: re.Match[str], post: str, citing: Citing) -> Cited:
    inner = match["inner"] if match["inner"] and match["inner"].isdigit() else None
    year = printed_year(match["year"] or inner, citing, AHEAD)
    end = match.end("serial")
    if year is None and match["tail"] and (year := printed_year(match["tail"], citing)):
        end = match.end("tail")
    if match["of"]:
        year, end = year or year_of(match["of"], citing), match.end("of")
    digits = match["serial"]
    start = match.start("year") if match["year"] else match.start("name") + lead_length(match["name"])
    return Cited(start, end, post, _serial(digits), year, digits.startswith("A"))


def _numbered(match: re.Match[str], post: str, year: int | None) -> Cited:
    """A telegram cited by its number alone, behind another one of its post."""
    own = printed_year(match["tail"], Citing()) if match["tail"] else None
    return Cited(match.start("serial"), match.end(), post, _serial(match["serial"]), own or year)


def _serial(digits: str) -> int:
    return int(digits.upper().lstrip("A-").replace("O", "0"))
