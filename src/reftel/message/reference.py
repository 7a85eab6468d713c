"""The REF line: telegrams, mails, calls, reports and books that a telegram refers to.

`REF: A. SAHRIYA 88 B. 10 PORT ZAYD 41 AND 44 C. VALE-ORDE EMAIL 02/11/2011` holds three telegrams and a mail.
A telegram is cited by post and serial; the year it may lack is completed by a rule that is named.
"""

import re
from collections.abc import Iterator

import msgspec
from msgspec.structs import replace

from reftel.message.cable import Reference
from reftel.message.reference_entry import Entry, entries
from reftel.message.reference_kind import has_other_kind, kind_of, no_post
from reftel.message.reference_year import NO_SERIAL, Citing, complete, printed_year
from reftel.terms.dtg import DTG, DTG_PATTERN, read_dtg
from reftel.terms.mrn import MRN
from reftel.terms.post import Posts
from reftel.text import Kept

__all__ = ["Citing", "read_references"]

_NAME = r"(?:[A-Za-z'’.-]|0(?=[A-Za-z\s]))"
_CABLE = re.compile(
    r"(?:(?<![\w/.])(?P<year>'?(?:19|20)\d\d|'?[O0-9]\d|\((?:19|20)?\d\d\))[ \t\r\n-]{0,6})?"
    rf"(?P<name>(?:[A-Za-z]|0(?=[A-Z]{{3}})){_NAME}{{0,24}}(?:[ \t\r\n]{{1,6}}[A-Za-z(]{_NAME}{{0,24}}\)?){{0,4}}?)"
    r"[ \t\r\n#:,.-]{0,6}(?:\((?P<inner>\d\d|[A-Z])\)[ ]?)?"
    r"(?P<serial>(?:A-)?[O0-9]\d{0,7})(?![\dA-Za-z])(?!/(?:[012]?\d|3[01])/\d)"
    r"(?P<tail>(?:[ \t]{0,2}\((?:19|20)?\d\d\)|[/-]\d\d|[ ]\d\d)(?=[ \t]*(?:[,;:&()\r\n]|AND\b|$)))?"
    r"(?P<of>[ \t]{0,2}(?:OF|DATED|DTD)[ \t](?:[A-Z]{3,9} \d{1,2}(?:, ?\d{4}\b)?|\d{1,2}/\d{1,2}/\d\d(?:\d\d)?))?"
)
_MORE = re.compile(
    r"[ \t\r\n]{0,4}(?:,|;|/|&|,?[ \t\r\n]AND\b|,?[ \t\r\n]and\b)[ \t\r\n#]{0,4}"
    r"(?P<serial>O?\d{2,7})(?![\dA-Za-z]|/(?:[012]?\d|3[01])/\d)"
    r"(?P<tail>[ \t]{0,2}\((?:19|20)?\d\d\))?"
)
_BARE = re.compile(r"#?(?P<serial>\d{2,6})(?P<tail>)(?=[ \t\r\n]*(?:[,;/&(]|AND\b|and\b|$))")
_AIRGRAM = re.compile(r"(?:(?:PER|SEE|EMB(?:ASSY)?) )?(?P<serial>A-\d{1,4})(?![\dA-Za-z])")
_REVERSED = re.compile(r"(?P<serial>\d{2,6})(?P<tail>)[ ](?P<name>[A-Za-z][A-Za-z '.-]{2,24})$")
_THEN_NAME = re.compile(r"[ \t\r\n-]{0,4}(?:[A-Za-z]|0(?=[A-Z]))[A-Za-z.' ]{1,25}[ #:]?\d")
_BOUNDARY = re.compile(r"(?:^|[;,\n:&]|\bAND|\band)[ \t\r\n]*$")
# Titles and remarks in parentheses, page heads that run into the line, a banner that begins the telegram again.
_ASIDE = re.compile(
    r"\((?!(?:\d{2}|\d{4}|[A-Z]|SECTO|TOSEC|PARTO)\))[^()]{2,240}\)"
    r"|(?:[A-Z]{6,14}\s{1,40})?PAGE \d\d\s{1,14}[A-Z ]{2,14}\s{1,8}\d{4,6}(?:\s{1,6}\d\d OF \d\d)?\s{1,6}\d{6}Z"
    r"|[A-Z][A-Z ]{2,24}\s0\d{7}\s{1,8}\d{3}(?:\.\d)?\sOF\s\d{3}"
    r"|\b(?:AND PREVIOUS|and previous)\b|(?:\b[A-Za-z] ){5,14}[^\0]*"
)
_LEAD = re.compile(
    r"(?:(?:AND|SEE|ALSO|PER|REF|REFS|REFTELS?|REFERENCE|PREVIOUS|UNCLASS?|CABLES?|TELEGRAMS?|TEL)[ \t\r\n.:]+)+",
    re.IGNORECASE,
)
_TRAIL = re.compile(r"(?:[ \t\r\n]+(?:CABLES?|TELEGRAMS?|TELS?|NOS?\.?|NUMBERS?))+$", re.IGNORECASE)
_OWN = re.compile(r"(?:EMB|CON|OUR|MY)TEL$", re.IGNORECASE)
_DEPARTMENT = re.compile(r"DEP(?:ART)?TEL$", re.IGNORECASE)
_REMARK = re.compile(r"(?:AND )?PREVIOUS|NOTAL|ET AL|AND", re.IGNORECASE)
_DATE = re.compile(r"\b\d{1,2}/\d{1,2}/\d{2}(?:\d\d)?\b")
_MASK = re.compile(r"[Xx]{5,}")
_MOST = 4000


class _Found(msgspec.Struct, frozen=True):
    """A telegram cited in `start:end`; `year` as printed, None when it is not."""

    start: int
    end: int
    post: str
    serial: int
    year: int | None
    airgram: bool = False


def read_references(kept: Kept, start: int, end: int, citing: Citing, posts: Posts) -> tuple[Reference, ...]:
    """The references of the list in `kept.text[start:end]`, in order; those under one label share it."""
    text = kept.text
    masked = text[:start] + _ASIDE.sub(_blank, text[start : min(end, start + _MOST)])
    end = min(end, len(masked))
    rows: list[Reference] = []
    last: str | None = None
    for entry in entries(masked, start, end):
        found = list(_cables(masked, entry, citing, posts, last))
        rows.extend(_references(kept, masked, entry, found, citing, posts))
        last = found[-1].post if found else last
    return tuple(rows)


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match[0])


def _cables(text: str, entry: Entry, citing: Citing, posts: Posts, last: str | None) -> Iterator[_Found]:
    """The telegrams cited in an entry; bare numbers belong to the post before them."""
    other = has_other_kind(text[entry.start : entry.end])
    at = entry.start
    if last and (bare := _BARE.match(text, at, entry.end)):
        yield _numbered(bare, last, None)
        at = bare.end()
    if citing.post and (own := _AIRGRAM.match(text, at, entry.end)):
        yield _Found(own.start("serial"), own.end(), citing.post, _serial(own["serial"]), None, airgram=True)
        at = own.end()
    while match := _CABLE.search(text, at, entry.end):
        at = match.end("serial")
        post = _post(text, entry, match, citing, posts, strict=other)
        if post is None:
            at = _next_word(text, match)
            continue
        found = _cited(match, post, citing)
        yield found
        at = found.end
        while (more := _MORE.match(text, at, entry.end)) and not _is_year(text, more, entry.end):
            yield _numbered(more, post, found.year)
            at = more.end()
    if at == entry.start and (back := _REVERSED.match(text, at, entry.end)) and (name := posts.resolve(back["name"])):
        yield _numbered(back, name, None)


def _next_word(text: str, match: re.Match[str]) -> int:
    """Where to look on when a number was no telegram's: behind it."""
    return max(match.end("serial"), match.start() + 1)


def _is_year(text: str, more: re.Match[str], end: int) -> bool:
    """`; 06 PORT ZAYD 41`: the number is the year of the next telegram."""
    return len(more["serial"]) in (2, 4) and bool(_THEN_NAME.match(text, more.end(), end))


def _post(text: str, entry: Entry, match: re.Match[str], citing: Citing, posts: Posts, strict: bool) -> str | None:
    """The post of a citation; None when the words before the number are none's name.

    Beside a mail or report (`strict`) only a known post at the beginning of a part counts.
    """
    name = _own_name(match["name"])
    if _OWN.match(name):
        return citing.post
    if _DEPARTMENT.match(name):
        return "STATE"
    if no_post(name):
        return None
    if post := posts.resolve(name, citing.year):
        return post if not strict or _BOUNDARY.search(text[entry.start : match.start()]) else None
    if strict:
        return None
    words = name.split()
    for first in range(1, len(words)):
        if post := posts.exact(posts.letters(" ".join(words[first:])), citing.year):
            return post
    alone = match.start() == entry.start and not text[match.end() : entry.end].strip(" \t\r\n.,;")
    return posts.letters(name) if _could_be_post(words) and (alone or entry.label is None) else None


def _own_name(name: str) -> str:
    """The name without words such as AND before it and CABLES behind it."""
    plain = _TRAIL.sub("", name[_lead(name) :])
    return " ".join(plain.replace("(", " ").replace(")", " ").split())


def _lead(name: str) -> int:
    match = _LEAD.match(name)
    return match.end() if match else 0


def _could_be_post(words: list[str]) -> bool:
    """A name that no table knows: at most three words that begin with capitals, the last of three letters or more."""
    return 0 < len(words) <= 3 and len(words[-1]) > 2 and all(word[0].isupper() for word in words)


def _cited(match: re.Match[str], post: str, citing: Citing) -> _Found:
    inner = match["inner"] if match["inner"] and match["inner"].isdigit() else None
    year = printed_year(match["year"] or inner, citing)
    end = match.end("serial")
    if year is None and match["tail"] and (year := printed_year(match["tail"], citing)):
        end = match.end("tail")
    if match["of"]:
        year, end = year or _year_of(match["of"], citing), match.end("of")
    digits = match["serial"]
    start = match.start("year") if match["year"] else match.start("name") + _lead(match["name"])
    return _Found(start, end, post, _serial(digits), year, digits.startswith("A-"))


def _year_of(date: str, citing: Citing) -> int | None:
    """The year of `OF 11/30/73` or `OF MAY 16, 1974`; a date without one has none."""
    return printed_year(re.split("[/,]", date)[-1], citing) if "/" in date or "," in date else None


def _numbered(match: re.Match[str], post: str, year: int | None) -> _Found:
    """A telegram cited by its number alone, behind another one of its post."""
    own = printed_year(match["tail"], Citing()) if match["tail"] else None
    return _Found(match.start("serial"), match.end(), post, _serial(match["serial"]), own or year)


def _serial(digits: str) -> int:
    return int(digits.upper().removeprefix("A-").replace("O", "0"))


def _references(
    kept: Kept, text: str, entry: Entry, found: list[_Found], citing: Citing, posts: Posts
) -> Iterator[Reference]:
    """The telegrams of an entry and the words between them that speak of something else."""
    at = entry.start
    for row in found:
        yield from _others(kept, text, entry, at, row.start)
        yield _cable(kept, entry, row, citing)
        at = row.end
    for other in _others(kept, text, entry, at, entry.end, whole=not found):
        lost = other.kind == "document" and posts.known(posts.letters(_MASK.sub("", other.text)))
        yield replace(other, kind="cable", rule=NO_SERIAL) if lost else other


def _cable(kept: Kept, entry: Entry, row: _Found, citing: Citing) -> Reference:
    year, rule = complete(row.post, row.serial, row.year, citing)
    return Reference(
        kind="cable",
        text=_folded(kept.text[row.start : row.end]),
        span=kept.span(row.start, row.end),
        label=entry.label,
        mrn=MRN(year, row.post, row.serial, row.airgram) if year is not None else None,
        rule=rule,
    )


def _others(kept: Kept, text: str, entry: Entry, start: int, end: int, whole: bool = False) -> Iterator[Reference]:
    """What an entry refers to besides telegrams: all of it under a label, each part between semicolons without one."""
    parts = [(start, end)] if whole and entry.label else _parts(text, start, end)
    for first, last in parts:
        words = _folded(kept.text[first:last] if whole else text[first:last])
        if sum(map(str.isalpha, words)) < 3 or _REMARK.fullmatch(words.strip(" .,;()")):
            continue
        if not whole and kind_of(words) == "document":
            continue
        yield Reference(
            kind=kind_of(words),
            text=words,
            span=kept.span(first, last),
            label=entry.label,
            dtg=_dtg(words),
            date=_date(words),
        )


def _parts(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The parts between semicolons, white space and signs at their ends taken off."""
    parts: list[tuple[int, int]] = []
    for match in re.finditer(r"[^;]+", text[start:end]):
        words = match[0].strip(" \t\r\n,.:&-")
        first = start + match.start() + match[0].find(words)
        if words:
            parts.append((first, first + len(words)))
    return parts


def _folded(words: str) -> str:
    return " ".join(words.split())


def _dtg(words: str) -> DTG | None:
    match = DTG_PATTERN.search(words)
    return read_dtg(match[0]) if match else None


def _date(words: str) -> str | None:
    match = _DATE.search(words)
    return match[0] if match else None
