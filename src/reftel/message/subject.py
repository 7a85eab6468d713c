"""The SUBJECT and the mark in front of or behind it.

`SUBJECT: (C/NF) WHO WOULD REPLACE THE MAYOR` goes on over up to seven lines, to a blank line, a dash line, a
paragraph, or a sentence in small letters under a subject in capitals.
"""

import html
import re
from collections.abc import Sequence
from functools import reduce
from operator import or_

import msgspec

from reftel.message.restart import is_banner
from reftel.terms.caption import may_be_caption, page_captions, read_caption
from reftel.terms.marking import read_portion
from reftel.text import Field, Kept, folded
from reftel.text.lines import each_line

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
    value, marks = _without_marks(value)
    mark = _strictest(marks)
    span = kept.span(first, last)
    at = kept.text.find(f"({mark})", first, last) if mark else -1
    mark_field = Field(mark, kept.span(at + 1, at + 1 + len(mark)) if at >= 0 else span) if mark else None
    return SubjectRead(Field(value, span) if value else None, mark_field, last)


def _without_marks(value: str) -> tuple[str, list[str]]:
    """The subject without the marks in front of it and behind it, and they."""
    marks: list[str] = []
    while (front := _FRONT.match(value)) and read_portion(front[1]):
        marks.append(front[1])
        value = value[front.end() :]
    behind = _BEHIND.search(value) if value.endswith(")") else None
    if behind and behind.start() and read_portion(behind[1]):
        marks.append(behind[1])
        value = value[: behind.start()]
    return value, marks


def _strictest(marks: Sequence[str]) -> str | None:
    """The one mark that says all of them; one that needed repair makes the whole doubtful, so it stands for them."""
    if len(marks) < 2:
        return marks[0] if marks else None
    portions = [(mark, portion) for mark in marks if (portion := read_portion(mark))]
    doubtful = next((mark for mark, portion in portions if portion.repaired), None)
    whole = reduce(or_, (portion.marking for _, portion in portions))
    return doubtful or next((mark for mark, portion in portions if portion.marking == whole), whole.portion)


def _lines(text: str, start: int, end: int) -> tuple[int, int, list[str]]:
    """The lines of the value: begin, end, and the words of each."""
    words: list[str] = []
    first = last = start
    for number, line in enumerate(each_line(text, start, min(end, start + 1500))):
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


def _is_caption(line: str) -> bool:
    """A bare caption strayed under the subject; SENSITIVE may be a word of it."""
    return (
        may_be_caption(line)
        and page_captions().issuperset(names := read_caption(line))
        and any(name != "SENSITIVE" for name in names)
    )


def _ends_subject(line: str, words: list[str]) -> bool:
    if _DASHES.match(line) or _OPENING.match(line) or _DAY.match(line) or is_banner(line) or _is_caption(line):
        return True
    small = sum(map(str.islower, line))
    return small > len(line) / 2 and not any(map(str.islower, "".join(words)))
