"""The sentences of a passage: `Col. Tamaz met the U.S. Ambassador on Dec. 9. He left at 10 a.m.` has two.

A full stop behind an abbreviation of the trade ends nothing unless a word follows that opens a sentence. Blank lines
and bullets end a sentence too. The lexicons are `abbreviation.csv` and `opener.csv`.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from string import ascii_lowercase

from reftel.claims.rows import lexicon_rows
from reftel.text import Span

_BREAK = re.compile(
    r"(?P<stop>[.!?]{1,4}[\"'”’)\]]{0,3}(?=\s|$))"
    r"|(?P<fused>(?<=[a-z][a-z])\.(?=[A-Z][a-z]{2}))"
    r"|(?P<gap>\n[ \t\r]{0,80}\n)"
    r"|(?P<entry>\n(?=[ \t]{0,20}[A-Z]))"
    r"|(?P<bullet>\n[ \t]{0,40}(?=(?:-{1,3}|\*|•|[a-z]\)|\([a-z0-9]{1,3}\))[ \t]))"
)
_AHEAD = re.compile(r"[\s\"'“‘(\[]{0,80}([^\s\"'”’,;:.)\]]{0,20})")
_DOTTED = re.compile(r"(?:[A-Za-z]\.){1,5}[A-Za-z]")
_LONGEST_WORD = 24
_SAMPLE = 2000
_MARGIN = 4
_SMALL_LETTERS = ascii_lowercase.encode()
_NO_LETTERS = bytes(sign for sign in range(128) if not chr(sign).isalpha())
_NARROWEST = 55
"""No telegram is filled to fewer signs a line."""
_HALF = 40
"""A line longer than this was filled: it is no heading."""


def sentences(text: str) -> tuple[Span, ...]:
    """The spans of the sentences of `text`, in order, white space at their ends left out.

    >>> text = "He met Gen. Orlan at 10 a.m. The U.S. Embassy will assist. Will he?"
    >>> [span.of(text) for span in sentences(text)]
    ['He met Gen. Orlan at 10 a.m.', 'The U.S. Embassy will assist.', 'Will he?']
    """
    bounds = [0, *_ends(text), len(text)]
    return tuple(span for span in (_trimmed(text, start, end) for start, end in pairwise(bounds)) if len(span))


def _trimmed(text: str, start: int, end: int) -> Span:
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    return Span(start, max(start, start + len(words.strip())))


def _ends(text: str) -> Iterator[int]:
    """Where sentences end: offsets in `text`."""
    capitals = in_capitals(text)
    width = max(map(len, text.splitlines()), default=0)
    last = 0
    for found in _BREAK.finditer(text):
        if found["entry"] and (capitals or not _is_listed(text, found.start(), max(width, _NARROWEST))):
            continue
        if not found["stop"] or _closes(text, last, found, capitals):
            last = found.end()
            yield last


def _is_listed(text: str, end: int, width: int) -> bool:
    """Whether the line that ends here stands in a list, as of participants: it broke off by will, and the next one or
    the one before did too. A line that was filled had no room for the next word.
    """
    if not _is_short(text, end, width):
        return False
    before, behind = text.rfind("\n", 0, end), text.find("\n", end + 1)
    return (behind >= 0 and _is_short(text, behind, width)) or (before >= 0 and _is_short(text, before, width))


def _is_short(text: str, end: int, width: int) -> bool:
    """Whether the line that ends here broke off by will: it had room for the next word, and ends as no clause does."""
    line = text[text.rfind("\n", 0, end) + 1 : end].rstrip()
    following = text[end + 1 : end + 1 + _LONGEST_WORD].split()
    last = line.split()[-1:]
    if not (following and last) or line.endswith(",") or (last[0].lstrip("([\"'")[:1].islower() and line[-1] != ")"):
        return False
    return len(line) + len(following[0]) + _MARGIN < width


def in_capitals(text: str) -> bool:
    """Whether this is a telegram in capitals, where a capital letter tells nothing.

    >>> in_capitals("1. FOREIGN MINISTER TAMAZ CALLED ON THE CHARGE."), in_capitals("1. (C) Summary: He called.")
    (True, False)
    """
    sample = text[:_SAMPLE]
    if sample.isascii():
        letters = sample.encode().translate(None, _NO_LETTERS)
        large = len(letters.translate(None, _SMALL_LETTERS))
        return (len(letters) - large) * 10 < large
    small = sum(map(str.islower, sample))
    return small * 10 < sum(map(str.isupper, sample))


def _closes(text: str, last: int, stop: re.Match[str], capitals: bool) -> bool:
    """Whether this full stop, question or exclamation mark closes the sentence that began at `last`."""
    ahead = _AHEAD.match(text, stop.end())
    following = ahead[1] if ahead else ""
    if following[:1].islower():
        return False
    if not following:
        return True
    start = stop.start()
    if stop[0][0] != ".":
        return start > 0 and not text[start - 1].isspace()
    if stop[0][:2] == ".." or start == 0 or text[start - 1] in ")]\"'”’%":
        return True
    return _full_stop(text, last, start, following, capitals)


def _full_stop(text: str, last: int, dot: int, following: str, capitals: bool) -> bool:
    """Whether the dot at `dot` is a full stop, by the word before it and the one `following`."""
    before = text[max(last, dot - _LONGEST_WORD) : dot].split()
    word = before[-1].lstrip("(['\"“‘¶") if before else ""
    if not word or _is_enumerator(text, last, dot, word):
        return False
    opens = following.lower() in openers(capitals)
    if len(word) == 1 and word.isalpha():
        return opens or (len(before) > 1 and "lettered" in _kinds(before[-2].lower().strip("(")))
    if _DOTTED.fullmatch(word):
        return opens and "inside" not in _kinds(word.lower())
    kinds = _kinds(word.lower()) - {"lettered"}
    if "title" in kinds or "inside" in kinds:
        return False
    if "number" in kinds:
        return not following[0].isdigit()
    return opens if "either" in kinds else True


def _is_enumerator(text: str, last: int, dot: int, word: str) -> bool:
    """Whether `word` is the `2` or `B` of an item that opens a line: `B. The governor`."""
    if len(word) > 2 or not (word.isdigit() or len(word) == 1):
        return False
    line = text[max(last, dot - _LONGEST_WORD) : dot - len(word)]
    if line.rpartition("\n")[2].strip(" \t\r¶"):
        return False
    above = text[last : dot - len(word)].rstrip(" \t\r¶")
    return not (above.endswith("\n") and _runs_on(above.rstrip("\r\n")))


def _runs_on(above: str) -> bool:
    """Whether a line breaks off within its sentence: `closes on June` before `30. He asked`."""
    line = above.rpartition("\n")[2]
    return len(line) > _HALF and line[-1:].isalpha()


@cache
def _abbreviations() -> dict[str, frozenset[str]]:
    kinds: dict[str, frozenset[str]] = {}
    for row in lexicon_rows("abbreviation"):
        kinds[row["word"]] = kinds.get(row["word"], frozenset()) | {row["kind"]}
    return kinds


def _kinds(word: str) -> frozenset[str]:
    return _abbreviations().get(word, frozenset())


@cache
def openers(capitals: bool) -> frozenset[str]:
    """The words that open a sentence; in a telegram in capitals only those that rarely stand inside one."""
    return frozenset(row["word"] for row in lexicon_rows("opener") if not capitals or row["capitals"] == "yes")
