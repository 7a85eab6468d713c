"""`ref B`, `refs A, C and D`, `reftel`, `para 3 of ref B`, `septel` in running text.

A letter is a label where it stands alone behind the word: `ref B`, `REF (B)`, `refs A-C`, `reftel D`.
"""

import re
from collections.abc import Iterator

from reftel.message.citation_found import Found

_HINTS = ("ref", "Ref", "REF")
_SEPARATE = ("eptel", "EPTEL")
_WORD = re.compile(r"(?:[Rr]ef(?:s|tels?|cables?|erences?)?|REF(?:S|TELS?|CABLES?|ERENCES?)?)(?![A-Za-z’'])\.?")
_SEPTEL = re.compile(r"[Ss](?:eptels?|EPTELS?)\b")
_LABEL = re.compile(
    r"[ \t\r\n]{0,3}(?:[(\[](?P<in>[A-Za-z])[)\]]|(?P<out>[A-Za-z]))(?![A-Za-z0-9]|[’'](?![sS]?\b)"
    r"|[/&](?![ ]?[A-Za-z](?![A-Za-z0-9]))|\.[A-Za-z]|-[A-Za-z]{2})"
)
_MORE = re.compile(
    r"(?P<to>[ ]?[-–][ ]?|[ ](?:through|thru|to|THROUGH|THRU|TO)[ ])|"
    r"[ \t\r\n]{0,2}(?:,|/|&|and\b|or\b|AND\b|OR\b|,[ ]?(?:and|AND)\b)[ \t\r\n]{0,2}(?:[Rr]ef |REF )?"
)
_PASSAGE = r"(?P<passage>\d{1,2}[A-Z]?(?:(?:,[ ]?|-|[ ](?:and|AND|to|TO)[ ])\d{1,2}){0,4})"
_PARAGRAPH = r"(?:para(?:graph)?s?|PARA(?:GRAPH)?S?)\.?[ \n]{1,2}"
_BEFORE = re.compile(rf"\b{_PARAGRAPH}{_PASSAGE}[ \n,]{{1,3}}(?:(?:of|in|OF|IN)[ \n])?$")
_BEHIND = re.compile(rf",?[ \n]{{1,2}}{_PARAGRAPH}{_PASSAGE}")
_ARTICLE = re.compile(r"[ \t\r\n]+[a-z]")
_NEXT_WORD = re.compile(r"[ \t\r\n]+[A-Za-z]")
_LONE = re.compile(r"[ \t\r\n]{0,3}[(\[]?[A-Z](?![A-Za-z])")
_PLURAL = re.compile(r"s\.?$", re.IGNORECASE)
_BACK = 60
_MOST_LABELS = 26


def labelled(text: str) -> Iterator[Found]:
    """The citations by label, `reftel` and `septel`; each label of a list is one of its own.

    >>> [(row.kind, row.label, row.passage) for row in labelled("See para 3 of ref B, and refs C-D (septel).")]
    [('label', 'B', '3'), ('label', 'C', None), ('label', 'D', None), ('septel', None, None)]
    """
    lower = text.lower()
    for hint in _HINTS if "ref" in lower else ():
        for at in _places(text, hint):
            if word := _WORD.match(text, at):
                yield from _cited(text, word)
    for hint in _SEPARATE if "eptel" in lower else ():
        for at in _places(text, hint):
            if match := _SEPTEL.match(text, max(at - 1, 0)):
                yield Found(match.start(), match.end(), "septel", many=bool(_PLURAL.search(match[0])))


def _places(text: str, hint: str) -> Iterator[int]:
    at = text.find(hint)
    while at >= 0:
        if at == 0 or not text[at - 1].isalpha() or hint in _SEPARATE:
            yield at
        at = text.find(hint, at + len(hint))


def _cited(text: str, word: re.Match[str]) -> Iterator[Found]:
    """The labels behind the word, or the word alone."""
    before = _BEFORE.search(text, max(word.start() - _BACK, 0), word.start())
    start = before.start() if before else word.start()
    passage = before["passage"] if before else None
    labels = list(_labels(text, word))
    end = labels[-1][2] if labels else word.end()
    behind = None if before else _BEHIND.match(text, end)
    if behind:
        passage = behind["passage"]
    if not labels:
        if word[0].rstrip(".").upper() in ("REFERENCE", "REFERENCES"):
            return
        end = behind.end() if behind else _without_stop(word)
        many = _PLURAL.search(word[0]) is not None and not _LONE.match(text, word.end())
        yield Found(start, end, "reftel", passage=passage, many=many)
    for place, (label, first, last) in enumerate(labels):
        last = behind.end() if behind and place == len(labels) - 1 else last
        yield Found(start if place == 0 else first, last, "label", label, passage)


def _without_stop(word: re.Match[str]) -> int:
    return word.end() - 1 if word[0].endswith(".") else word.end()


def _labels(text: str, word: re.Match[str]) -> Iterator[tuple[str, int, int]]:
    """Label, where it begins and ends: `A`, `B and C`, `A-C` (each of the three)."""
    match = _LABEL.match(text, word.end())
    if match is None or _is_article(text, match):
        return
    label = _letter(match).upper()
    yield label, word.start(), match.end()
    for _ in range(_MOST_LABELS):
        more = _MORE.match(text, match.end())
        following = _LABEL.match(text, more.end()) if more else None
        if more is None or following is None or _is_word(text, following):
            return
        last = _letter(following).upper()
        first = chr(ord(label) + 1) if more["to"] and label < last else last
        for code in range(ord(first), ord(last) + 1):
            yield chr(code), _start(following), following.end()
        label, match = last, following


def _is_article(text: str, match: re.Match[str]) -> bool:
    """`reftel a meeting was set`, `ref I noted`: no label but the next word."""
    if _letter(match) not in ("a", "I") or not match[0][:1].isspace():
        return False
    return bool(_ARTICLE.match(text, match.end()))


def _is_word(text: str, match: re.Match[str]) -> bool:
    """`ref A and a visit`: a small letter, or I, with a word behind it is no label."""
    return _letter(match) in ("a", "A", "I") and bool(_NEXT_WORD.match(text, match.end()))


def _letter(match: re.Match[str]) -> str:
    return str(match["in"] or match["out"])


def _start(match: re.Match[str]) -> int:
    """Where the label begins, its brackets not counted."""
    return match.start("in") if match["in"] else match.start("out")
