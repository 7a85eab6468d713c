"""The labels of the preamble: `E.O.`, `TAGS:`, `SUBJECT:`, `REF:` and `Classified By:`.

Each opens a value that goes on to the next label. Most open a line; in telegrams whose lines were run together they
stand in the middle of one (`... AS UK PRIMEREF: A. LONDON 1939`). Damaged labels (`UBJECT:`, `TABS:`, `AGS:`) are
read by one slipped letter, never by a list.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

import msgspec
from rapidfuzz.distance import Levenshtein

from reftel.text.lines import Line

_ORDER = re.compile(
    r"(?:E ?\. ?[O0] ?\.?|E[O0]|E[A-Z.]{1,4}|Executive Order)[ \t]{0,3}:?[ \t]{0,3}(?=\d{4,5}\b)"
    r"|E\.?[O0]\.?[ \t]?:?[ \t]{0,3}N/?A\b|E\.[O0]\.[ \t]?:|DECL[ :.]",
    re.IGNORECASE,
)
_WORD = re.compile(r"(?:PROGRAM[ \t]+)?([A-Za-z]{3,10})(\([sS]\))?[ \t]{0,2}(-(?=[A-Z ])|[:;.,)]?)")
_AUTHORITY = re.compile(
    r"(?:¶?[ \t]?1?1[.)]?[ \t]{0,3})?(?:\([A-Z/]{1,8}\)[ \t]{0,3})?"
    r"(?:DERIVATIVELY[ \t]+)?(?:(?P<word>[A-Z]{8,11})(?:[ \t]+BY\b|[ \t]{0,2}:|$)|DERIVED[ \t]+FROM\b)",
    re.IGNORECASE,
)
_INLINE = re.compile(
    r"(?P<authority>[Cc]lassified [Bb]y\b|CLASSIFIED BY\b)"
    r"|(?P<order>\bE\. ?O\. ?(?=\d{4,5}))"
    r"|(?P<reference>(?:REF|Ref)(?:\([sS]\)|[sS]|TELS?|tels?|ERENCES?)?[ \t]?:)"
    r"|\b(?P<word>[A-Za-z]{3,7})[ \t]?:"
)
_REFERENCE_START = re.compile(r"[ \t]{0,6}(?:[A-Z¶('\[\d-]|[a-z][.)]|(?:my|our|your|ur)\b)")
_REFERENCES = frozenset({"REF", "REFS", "REFTEL", "REFTELS", "REFERENCE", "REFERENCES"})


class Label(msgspec.Struct, frozen=True, gc=False):
    """A label: the kind of its value, where it begins and where its value begins (offsets of the kept text)."""

    kind: str
    start: int
    value: int


@lru_cache(maxsize=4096)
def word_kind(word: str, marked: bool) -> str | None:
    """Which label a word is; `marked` says that a colon or its like stands behind it.

    >>> word_kind("UBJECT", True), word_kind("TAGES", True), word_kind("STAGE", False)
    ('subject', 'tags', None)
    """
    upper = word.upper()
    if upper in ("TAGS", "TAG"):
        return "tags"
    if upper in ("SUBJECT", "SUBJ"):
        return "subject"
    if upper in _REFERENCES:
        return "reference"
    if not marked:
        return None
    if 3 <= len(upper) <= 5 and Levenshtein.distance(upper, "TAGS") == 1:
        return "tags"
    if len(upper) >= 5 and Levenshtein.distance(upper, "SUBJECT") <= 2:
        return "subject"
    return None


def line_label(line: Line) -> Label | None:
    """The label that opens a line, if one does."""
    return _order_label(line) or _authority_label(line) or _word_label(line)


def _order_label(line: Line) -> Label | None:
    """`E.O. 13526:`; `DECL:` by itself is the value's first word, too."""
    order = _ORDER.match(line.words) if line.words[0] in "EeDd" else None
    if order is None:
        return None
    at = 0 if line.words[:4].upper().startswith("DECL") else order.end()
    return Label("order", line.start, line.start + at)


def _authority_label(line: Line) -> Label | None:
    """`Classified By`: the words are the value's first, too."""
    likely = "LASS" in line.words[:24].upper() or line.words[0] in "Dd"
    authority = _AUTHORITY.match(line.words) if likely else None
    return Label("authority", line.start, line.start) if authority and _is_classified(authority["word"]) else None


def _word_label(line: Line) -> Label | None:
    """`TAGS:`, `SUBJECT:`, `REF:`, also damaged or without a mark behind them."""
    match = _WORD.match(line.words) if line.words[:3].isalpha() else None
    if match is None:
        return None
    word, marked, mark = match.groups()
    kind = word_kind(word, bool(mark or marked))
    if kind is None or not _opens_value(kind, match, line.words):
        return None
    return Label(kind, line.start, line.start + match.end())


def _opens_value(kind: str, match: re.Match[str], words: str) -> bool:
    """Whether a value may stand behind the word; `Reference is made to` and `Subject matter` are the text's own."""
    word, marked, mark = match.groups()
    mark, end = mark or marked, match.end()
    if mark and (kind != "reference" or mark != "."):
        return True
    last = end == len(words)
    if kind == "reference":
        return (last and not mark) or _REFERENCE_START.match(words, end) is not None
    return (last or words[end - 1] in " \t") and (kind == "tags" or word.isupper())


def inline_labels(line: Line, seen: frozenset[str]) -> Iterator[Label]:
    """Labels within a line, for kinds that were not seen yet."""
    words = line.words
    for match in _INLINE.finditer(words):
        kind = match.lastgroup
        at = match.end()
        if kind == "word":
            kind = word_kind(match["word"], True)
        if kind is None or kind in seen:
            continue
        start = line.start + match.start()
        seen |= {kind}
        yield Label(kind, start, start if kind == "authority" else line.start + at)


def _is_classified(word: str | None) -> bool:
    return word is None or Levenshtein.distance(word.upper(), "CLASSIFIED") <= 2


def find_labels(lines: Sequence[Line]) -> list[Label]:
    """The labels of `lines` in order: a second SUBJECT or E.O. is text, a second TAGS or REF goes on with the first."""
    labels: list[Label] = []
    seen: frozenset[str] = frozenset()
    for line in lines:
        if not line.words:
            continue
        first = line_label(line)
        if first and (first.kind not in seen or first.kind in ("reference", "tags")) and _may_follow(first, labels):
            labels.append(first)
            seen |= {first.kind}
            line = Line(first.value, line.end, line.words[first.value - line.start :])
        if not _may_hold_labels(line.words):
            continue
        for label in inline_labels(line, seen | {"order"} if "authority" in seen else seen):
            if labels and labels[-1].kind == label.kind:
                continue
            labels.append(label)
            seen |= {label.kind}
    return labels


def _may_hold_labels(words: str) -> bool:
    return ":" in words or "lassified " in words or "LASSIFIED " in words or "E.O." in words


def _may_follow(label: Label, labels: Sequence[Label]) -> bool:
    """TAGS cannot come again once the SUBJECT was read; an E.O. line does not follow Classified By."""
    kinds = {known.kind for known in labels}
    if label.kind == "tags" and "tags" in kinds:
        return "subject" not in kinds
    return not (label.kind == "order" and labels and labels[-1].kind == "authority")
