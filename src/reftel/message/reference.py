"""The REF line: telegrams, mails, calls, reports and books that a telegram refers to.

`REF: A. SAHRIYA 88 B. 10 PORT ZAYD 41 AND 44 C. VALE-ORDE EMAIL 02/11/2011` holds three telegrams and a mail.
A telegram is cited by post and serial; the year it may lack is completed by a rule that is named.
"""

import re
from collections.abc import Iterator

from msgspec.structs import replace

from reftel.message.cable import Reference
from reftel.message.reference_cable import Cited, cited_cables
from reftel.message.reference_date import PARENTHESIZED, day_of
from reftel.message.reference_entry import Entry, entries
from reftel.message.reference_kind import kind_of
from reftel.message.reference_year import NO_SERIAL, Citing, complete
from reftel.terms.dtg import DTG, DTG_PATTERN, read_dtg
from reftel.terms.mrn import MRN
from reftel.terms.post import Posts
from reftel.text import Kept, folded

__all__ = ["Citing", "read_references"]

# Titles and remarks in parentheses, page heads that run into the line, a banner that begins the telegram again.
_ASIDE = re.compile(
    r"\((?!(?:\d{2}|\d{4}|[A-Z]|SECTO|TOSEC|PARTO)\)|(?:SUBJ(?:ECT)?:? )?IIR\b)[^()]{2,240}\)"
    r"|(?:[A-Z]{6,14}\s{1,40})?PAGE \d\d\s{1,14}[A-Z ]{2,14}\s{1,8}\d{4,6}(?:\s{1,6}\d\d OF \d\d)?\s{1,6}\d{6}Z"
    r"|[A-Z][A-Z ]{2,24}\s0\d{7}\s{1,8}\d{3}(?:\.\d)?\sOF\s\d{3}"
    r"|(?<=[.):]\s)(?:19|20)\d\d,?\s(?:AND (?:PREVIOUS|PRIOR)|and (?:previous|prior))\b"
    r"|\b(?:AND (?:PREVIOUS|PRIOR)|and (?:previous|prior))\b|(?:\b[A-Za-z] ){5,14}[^\0]*"
)
_ASIDE_HINTS = ("(", "PAGE ", "OF", "AND P", "and p")
_SPELLED = re.compile(r" [A-Za-z] [A-Za-z] [A-Za-z] ")
_NO_LINE_END = re.compile(r"[^\n]")
_REMARK = re.compile(r"(?:AND )?(?:PREVIOUS|PRIOR)|NOTAL|ET AL|AND|NONE|NIL|N/?A", re.IGNORECASE)
_MASK = re.compile(r"[Xx]{5,}")
_PART = re.compile(r"[^;]+")
_FEWEST_LETTERS = 3
_MOST = 4000


def read_references(kept: Kept, start: int, end: int, citing: Citing, posts: Posts) -> tuple[Reference, ...]:
    """The references of the list in `kept.text[start:end]`, in order; those under one label share it."""
    text = kept.text
    end = min(end, start + _MOST)
    masked = _masked(text[:end], start)
    rows: list[Reference] = []
    last: str | None = None
    for entry in entries(masked, start, end):
        found = list(cited_cables(masked, entry, citing, posts, last))
        rows.extend(_references(kept, masked, entry, found, citing, posts))
        last = found[-1].post if found else last
    return tuple(rows)


def _masked(text: str, start: int) -> str:
    """The text with blanks for what an aside says in the list that begins at `start`."""
    value = text[start:]
    if any(hint in value for hint in _ASIDE_HINTS) or _SPELLED.search(value):
        return text[:start] + _ASIDE.sub(_blank, value)
    return text


def _blank(match: re.Match[str]) -> str:
    if PARENTHESIZED.fullmatch(match[0]):
        return match[0]
    return _NO_LINE_END.sub(" ", match[0])


def _references(
    kept: Kept, text: str, entry: Entry, found: list[Cited], citing: Citing, posts: Posts
) -> Iterator[Reference]:
    """The telegrams of an entry and the words between them that speak of something else."""
    at = entry.start
    for row in found:
        yield from _others(kept, text, entry, (at, row.start), citing)
        yield _cable(kept, entry, row, citing)
        at = row.end
    for other in _others(kept, text, entry, (at, entry.end), citing, whole=not found):
        lost = other.kind == "document" and posts.known(posts.letters(_MASK.sub("", other.text)))
        yield replace(other, kind="cable", rule=NO_SERIAL) if lost else other


def _cable(kept: Kept, entry: Entry, row: Cited, citing: Citing) -> Reference:
    # Airgrams count apart: the citing telegram's own number says nothing of theirs.
    year, rule = complete(row.post, row.serial, row.year, replace(citing, serial=None) if row.airgram else citing)
    words = folded(kept.text[row.start : row.end])
    return Reference(
        kind="cable",
        text=words,
        span=kept.span(row.start, row.end),
        label=entry.label,
        mrn=MRN(year, row.post, row.serial, row.airgram) if year is not None else None,
        rule=rule,
        dtg=_dtg(words),
    )


def _others(
    kept: Kept, text: str, entry: Entry, within: tuple[int, int], citing: Citing, whole: bool = False
) -> Iterator[Reference]:
    """What an entry refers to besides telegrams: all of it under a label, each part between semicolons without one."""
    start, end = within
    if end - start < _FEWEST_LETTERS:
        return
    parts = [(start, end)] if whole and entry.label else _parts(text, start, end)
    for first, last in parts:
        words = folded(kept.text[first:last] if whole else text[first:last])
        kind = kind_of(words)
        if sum(map(str.isalpha, words)) < _FEWEST_LETTERS and kind != "report":
            continue
        if _REMARK.fullmatch(words.strip(" .,;()")):
            continue
        if not whole and kind == "document":
            continue
        yield Reference(
            kind=kind,
            text=words,
            span=kept.span(first, last),
            label=entry.label,
            dtg=(group := _dtg(words)),
            date=None if group else day_of(words, citing),
        )


def _parts(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The parts between semicolons, white space and signs at their ends taken off."""
    parts: list[tuple[int, int]] = []
    for match in _PART.finditer(text[start:end]):
        words = match[0].strip(" \t\r\n,.:&-")
        first = start + match.start() + match[0].find(words)
        if words:
            parts.append((first, first + len(words)))
    return parts


def _dtg(words: str) -> DTG | None:
    match = DTG_PATTERN.search(words)
    return read_dtg(match[0]) if match else None
