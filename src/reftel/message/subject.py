"""The SUBJECT and the mark in front of or behind it.

`SUBJECT: (C/NF) WHO WOULD REPLACE THE MAYOR` goes on over up to seven lines, to a blank line, a dash line, a
paragraph, or a sentence in small letters under a subject in capitals.
"""

import html
import re

import msgspec

from reftel.message.restart import is_banner
from reftel.terms.marking import read_portion
from reftel.text import Field, Kept, folded
from reftel.text.lines import split_lines

_DASHES = re.compile(r"[-=_*‐–— ]{4,}$")
_FRONT = re.compile(r"\(([A-Za-z/ ,-]{1,30})\)[ \t]*")
_BEHIND = re.compile(r"[ \t]*\(([A-Z][A-Z/]{0,10})\)$")
_SLUG_BEHIND = re.compile(r"\s+Sensitive [Bb]ut\b.*$")
_OPENING = re.compile(
    r"¶?[ \t]?\d{1,2}[ \t]?[.)]\s*(?:\(|[A-Z])|\((?:S|C|U|SBU|TS)(?:/{1,2}[A-Z]+)*\)|BEGIN SUMMARY|SUMMARY\b\W*$"
)
# A publisher's date line.
_DAY = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, \d{1,2} [A-Z][a-z]{2,8} \d{4}\b")
_MOST_LINES = 8


class SubjectRead(msgspec.Struct, frozen=True, gc=False):
    """The subject, its mark, and where in the kept text it ends."""

    subject: Field[str] | None
    mark: Field[str] | None
    end: int


def read_subject(kept: Kept, start: int, end: int) -> SubjectRead:
    """Read the value of SUBJECT from `kept.text[start:end]`, which ends where the next label begins."""
    first, last, words = _lines(kept.text, start, end)
    if not words:
        return SubjectRead(None, None, start)
    value = folded(" ".join(words))
    value = html.unescape(value) if "&" in value else value
    value = _SLUG_BEHIND.sub("", value) if "Sensitive " in value else value
    front = _FRONT.match(value)
    mark = None
    if front and read_portion(front[1]):
        mark, value = front[1], value[front.end() :]
    behind = _BEHIND.search(value) if value.endswith(")") else None
    if mark is None and behind and read_portion(behind[1]) and behind.start():
        mark, value = behind[1], value[: behind.start()]
    span = kept.span(first, last)
    at = kept.text.find(f"({mark})", first, last) if mark else -1
    mark_field = Field(mark, kept.span(at + 1, at + 1 + len(mark))) if mark and at >= 0 else None
    return SubjectRead(Field(value, span) if value else None, mark_field, last)


def _lines(text: str, start: int, end: int) -> tuple[int, int, list[str]]:
    """The lines of the value: begin, end, and the words of each."""
    words: list[str] = []
    first = last = start
    for number, line in enumerate(split_lines(text, start, min(end, start + 1500))):
        plain = line.words.rstrip("\\").rstrip()
        if not plain:
            if words or number > 3:
                break
            continue
        if words and (_ends_subject(plain, words) or len(words) >= _MOST_LINES):
            break
        if not words:
            first = line.start
        words.append(plain)
        last = line.start + len(plain)
    return first, last, words


def _ends_subject(line: str, words: list[str]) -> bool:
    if _DASHES.match(line) or _OPENING.match(line) or _DAY.match(line) or is_banner(line):
        return True
    small = sum(map(str.islower, line))
    return small > len(line) / 2 and not any(map(str.islower, "".join(words)))
