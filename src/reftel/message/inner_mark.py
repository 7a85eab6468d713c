"""Marks inside a paragraph: `1. (U) Begin points: ... A. (S/REL GERMANY) Please report ...`.

A passage is read by the strictest mark that stands in it, wherever it stands and whatever stands before it: a letter,
a bullet, a heading, the paragraph's own mark. What can be read only after repair, or looks like a mark and cannot be
read, is *doubtful*: the banner stands in for it. Three things look like marks and are none: a letter of a list
(`(A) ... (B) ... (C)`), an office behind a name (`Andrew Vale (S/WCI)`), the end of a word (`client(s)`).
"""

import re
from collections.abc import Iterator

import msgspec

from reftel.terms.control import tokens
from reftel.terms.lookalike import fold
from reftel.terms.marking import Marking, Portion, read_portion

_BRACKETS = "(\\[{（［｛〔【﹙﹝❨⁽₍"
_CLOSING = ")\\]}）］｝〕】﹚﹞❩⁾₎"
_LEVELS = "TS|[SCUR]|S[B8]U|L[O0]U|FOUO|OUO|CUI|N[URCS]A?|CTSA?"
_SPELLED = r"UNCLAS|C\s?O\s?N\s?F|S\s?E\s?C\s?R|TOP|LIMITED|SENSITIVE|FOR\s|OFFICIAL|NATO|COSMIC|RESTRICTED"
# What a mark can begin with. Most words in brackets begin otherwise and are seen to be no mark at once.
_OPEN = re.compile(
    f"[{_BRACKETS}][\\s\"'/]{{0,9}}(?="
    f"(?i:{_LEVELS})(?![A-Za-z0-9'’]|\\.\\w)|(?i:{_SPELLED})|[SCTUL5$8][A-Z0-9$|]{{4,13}}[\\s/{_CLOSING}]"
    "|(?i:[A-Z0-9$|!\\\\.]{0,4}[ /|\\\\.,-]{0,3}(?:N[O0]?F|REL\\b|[SCU]F))"
    f"|[^{_CLOSING}]{{0,12}}?[^\\s\\x20-\\x7e{_CLOSING}])"
)
_CLOSE = re.compile(f"[{_CLOSING}]")
_ANY = re.compile(f"[{_BRACKETS}]")
_RARE = re.compile(f"[{_BRACKETS[4:]}]")
_LONGEST = 120
# `(S/NF The mayor ...`: a mark whose bracket is not closed ends with its first word.
_UNCLOSED = re.compile(
    r"(?:TS|[SC5$]|S[B8]U|L[O0]U)(?:\s?/{1,2}\s?[A-Z0-9$|-]{2,12}|-(?:NF|NOFORN))*(?P<cut>\s?/)?(?=\s|$|(?P<end>\W))",
    re.IGNORECASE,
)
_PARTS = frozenset({"NF", "NOFORN", "REL", "SBU", "FOUO", "LOU", "XD", "ND", "OC", "ORCON", "EXDIS", "NODIS", "EYES"})
_SPLIT = re.compile(r"[\s/|\\,;:.-]+")
_OFFICE = re.compile(r"[SCU]/[A-Z][A-Z-]{1,5}(?:/[A-Z]{1,5})?")
_ACRONYMS = frozenset({"R", "NU", "NR", "NC", "NS", "NCA", "NSA", "CTS", "CTSA"})
_RUNS_ON = re.compile(r"(?:[,;]|\b(?:and|or|the))\s*$", re.IGNORECASE)
_BULLETS = frozenset(" \t\xa0-*+>•–—·\"'“‘([")
_FAR = 6000
_LINE_ENDS = "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"


class Inner(msgspec.Struct, frozen=True, gc=False):
    """The join of the marks inside a passage, and whether the banner must stand in for one of them."""

    marking: Marking | None = None
    doubtful: bool = False


_NONE = Inner()


def inner_marks(text: str) -> Inner:
    """The marks inside the words of a paragraph, joined.

    >>> str(inner_marks("Open. A. (S/NF) The chief said ...").marking), inner_marks("the chief (Babil)").marking
    ('SECRET//NOFORN', None)
    """
    marking, doubtful = None, False
    for match in _openings(text):
        portion = _portion(text, match.start(), match.end())
        if portion is not None:
            marking = marking | portion.marking if marking else portion.marking
            doubtful = doubtful or portion.repaired
    return Inner(marking, doubtful) if marking else _NONE


def _openings(text: str) -> Iterator[re.Match[str]]:
    """The brackets in which a mark may stand; most text has round ones only, which are found fastest by hopping."""
    if "[" in text or "{" in text or (not text.isascii() and _RARE.search(text)):
        yield from _OPEN.finditer(text)
        return
    at = text.find("(")
    while at >= 0:
        match = _OPEN.match(text, at)
        if match:
            yield match
        at = text.find("(", at + 1)


_UNREAD = Portion(Marking(), repaired=True)


def _portion(text: str, at: int, words: int) -> Portion | None:
    """The mark in the bracket at `at`; one that cannot be read is unclassified and repaired."""
    close = _CLOSE.search(text, words, words + _LONGEST)
    again = _ANY.search(text, at + 1, close.start() if close else words + _LONGEST)
    if close is None or again:
        return _unclosed(text, words)
    printed = text[at + 1 : close.start()].strip("\"'“”‘’ \t")
    portion = read_portion(printed)
    if portion is None:
        return _UNREAD if _like_mark(printed) else None
    return None if _is_prose(printed.strip().upper(), text, at) else portion


def _unclosed(text: str, words: int) -> Portion | None:
    head = text[words : words + _LONGEST]
    match = _UNCLOSED.match(head if head.isascii() and head.isprintable() else fold(head)[0])
    if match is None or (match["end"] and "/" not in match[0]):
        return None
    portion = read_portion(match[0])
    if portion is None:
        return _UNREAD if "/" in match[0] else None
    return Portion(portion.marking, repaired=True)


def _like_mark(printed: str) -> bool:
    """`X/NF`, `S/NF/?`: words beside a stroke of which one is a control's short name."""
    parts = _SPLIT.split(printed.upper())
    return "/" in printed and len(parts) < 8 and not _PARTS.isdisjoint(parts)


def _is_prose(mark: str, text: str, at: int) -> bool:
    """Whether what reads as a mark is a letter of a list, an office behind a name, or the end of a word."""
    before = text[at - 1 : at]
    if len(mark) == 1:
        attached = before.isalnum() or before in ("'", "’")
        return attached or _lettered_list(mark, text, at) or (mark == "R" and _mid_sentence(text, at))
    office = _OFFICE.fullmatch(mark) is not None and tokens().keys().isdisjoint(mark.split("/")[1:])
    return (office or mark in _ACRONYMS) and _mid_sentence(text, at)


def _mid_sentence(text: str, at: int) -> bool:
    """A word or a comma stands before `at`, with no blank line between."""
    head = text[max(0, at - 60) : at]
    words = head.rstrip()
    return bool(words) and head[len(words) :].count("\n") < 2 and (words[-1].isalnum() or words[-1] in ",'’\"”")


def _lettered_list(mark: str, text: str, at: int) -> bool:
    """`(C)` behind `(A)` and `(B)`: a letter of a list. Where it opens a line, so must they."""
    opens, floor, place = _opens_line(text, at), max(0, at - _FAR), at
    for code in range(ord(mark) - 1, ord("A") - 1, -1):
        place = _letter_before(chr(code), text, floor, place, opens)
        if place < 0:
            return False
    return mark > "A"


def _letter_before(letter: str, text: str, floor: int, end: int, opens: bool) -> int:
    """Where `(B)` last stands in the text from `floor` to `end`, at a line's beginning if it must; -1 if nowhere."""
    while True:
        end = max(text.rfind(f"({each})", floor, end) for each in (letter, letter.lower()))
        if end < 0 or not opens or _opens_line(text, end):
            return end


def _opens_line(text: str, at: int) -> bool:
    """Nothing but bullets stands before `at` on its line, and no sentence runs on into it."""
    first = at
    while first and text[first - 1] in _BULLETS:
        first -= 1
    if first and text[first - 1] not in _LINE_ENDS:
        return False
    return not _RUNS_ON.search(text[max(0, first - 40) : first]) or text[max(0, first - 2) : first] == "\n\n"
