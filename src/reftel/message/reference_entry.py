"""A list of references is parted into entries by its labels: `A. SAHRIYA 12 B. PORT ZAYD 7`, `(A) ...; (B) ...`.

Labels are letters, or numbers in brackets, in their order; a bracketed letter out of order is a mark (`DELWAN (C) 88`).
An editor's list repeats them: `A. REF A`, `B. B)`, `¶C. C:`; the second one is no part of the entry.
"""

import re
from collections.abc import Iterator
from functools import cache

import msgspec

_LABEL = re.compile(
    r"(?<![\w'’/&])(?:¶[ ]?|-[ \t]{0,9})?"
    r"(?:[(\[](?P<in>[A-Za-z]|\d{1,2})[)\]][.:]?|(?P<out>[A-Za-z])(?:\.\)|[.):]|[ ]-(?=[ ]))(?![A-Za-z]\.)"
    r"|[(\[](?P<slip>[A-Z])[A-Z0-9]?[ ](?=[A-Z])"
    r"|(?P<number>\d{1,2})[.)](?=[ \t]{1,6}(?:\d\d )?[A-Za-z])"
    r"|(?<=\n)(?P<line>[B-Z])[ ](?=[A-Z][A-Za-z]{2,14}(?:[ ][A-Za-z]{2,14}){0,3}[ ]\d))"
)
_BARE = re.compile(r"(?<![\w'’/&.])([A-Z])[ \t]+(?=[A-Z0-9][A-Za-z0-9' ]{1,20}\d)")
_AGAIN = r"[ \t\r\n]{0,3}(?:REF(?:TEL|ERENCE)?S?[ .:]{0,3})?(?:[(\[]?%s(?:[)\].:]{1,2}|[ ](?=[A-Z0-9]))[ \t]{0,3})?"
_AT_LINE = re.compile(r"(?:^|[\n;,])[ \t¶-]{0,12}$")
_MOST_LABELS = 120


class Entry(msgspec.Struct, frozen=True, gc=False):
    """One labelled part of a list, label and white space taken off; `label` is None for a list without labels."""

    label: str | None
    start: int
    end: int


def entries(text: str, start: int, end: int) -> Iterator[Entry]:
    """The entries of the list in `text[start:end]`; what stands before the first label is an entry without one.

    >>> text = "A. SAHRIYA 12 B. B) PORT ZAYD 7"
    >>> [(entry.label, text[entry.start:entry.end]) for entry in entries(text, 0, len(text))]
    [('A', 'SAHRIYA 12'), ('B', 'PORT ZAYD 7')]
    """
    labels = _labels(text, start, end) or _bare_labels(text, start, end)
    first = labels[0][1] if labels else end
    if text[start:first].strip(" \t\r\n-:;,.¶"):
        yield _trimmed(text, None, start, first)
    for place, (label, _, begin) in enumerate(labels):
        stop = labels[place + 1][1] if place + 1 < len(labels) else end
        yield _trimmed(text, label, begin, stop)


def _labels(text: str, start: int, end: int) -> list[tuple[str, int, int]]:
    """Label, where it begins, and where its entry begins: those in order only."""
    found: list[tuple[str, int, int]] = []
    for match in _LABEL.finditer(text, start, end):
        label = next(filter(None, match.groups())).upper()
        at_line = not match["line"] and _at_line(text, start, match.start())
        if (match["number"] or (match["slip"] and found)) and not at_line:
            continue  # `SAHRIYA 12. DELWAN 13`: a serial and the end of its entry
        if match["slip"] and not found:
            continue  # `(BL DELWAN 13` can stand for B) behind an A only
        if _follows(label, found[-1][0] if found else None, at_line):
            found.append((label, match.start(), match.end()))
            if len(found) >= _MOST_LABELS:
                break
    return found


def _at_line(text: str, start: int, at: int) -> bool:
    """Whether a label begins a line, or a part between commas or semicolons."""
    if at == start or text[at - 1] in "\n;,":
        return True
    return text[at - 1] in " \t¶-" and _AT_LINE.search(text[max(start, at - 40) : at]) is not None


def _follows(label: str, last: str | None, at_line: bool) -> bool:
    """The next label; at a line's start one of the next three, since damage can take a label away."""
    if last is None:
        return label in ("A", "1") or (at_line and label in "BC")
    if label.isdigit() != last.isdigit():
        return False
    step = int(label) - int(last) if label.isdigit() else ord(label) - ord(last)
    return step == 1 or (at_line and 1 < step <= 3)


def _bare_labels(text: str, start: int, end: int) -> list[tuple[str, int, int]]:
    """Labels without any sign: `A SAHRIYA 12 B PORT ZAYD 7`."""
    found: list[tuple[str, int, int]] = []
    for match in _BARE.finditer(text, start, end):
        if match[1] == chr(ord("A") + len(found)):
            found.append((match[1], match.start(), match.end()))
    return found if found and not text[start : found[0][1]].strip() else []


@cache
def _again(label: str | None) -> re.Pattern[str]:
    """What a label said once more looks like; there are few labels."""
    if label is None:
        return re.compile(_AGAIN % "A(?!.)", re.IGNORECASE)
    return re.compile(_AGAIN % f"[{label}{label.lower()}]")


def _trimmed(text: str, label: str | None, start: int, end: int) -> Entry:
    """The entry without the label said again, and without the signs at its ends."""
    match = _again(label).match(text, start, end)
    begin = match.end() if match else start
    while begin < end and text[begin] in " \t\r\n-:;,.¶":
        begin += 1
    while end > begin and text[end - 1] in " \t\r\n-:;,.¶[(":
        end -= 1
    return Entry(label, begin, end)
