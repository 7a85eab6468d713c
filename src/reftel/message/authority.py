"""The authority is who classified a telegram, and why.

`Classified By: PolCouns Ann Vale for reasons 1.4 (b) and (d).` stands alone, within the first paragraph (`1. (U)
CLASSIFIED BY ...`), or twice over; it ends where the reasons end. Words broken at the end of a line (`for rea`, `sons`)
are put together again before they are read.
"""

import re
from functools import lru_cache

from rapidfuzz.distance import OSA

from reftel.message.cable import Authority
from reftel.message.officer import read_officer
from reftel.terms.name_part import is_particle
from reftel.terms.reason import reasons
from reftel.terms.title import is_title_word
from reftel.text import Kept, folded
from reftel.text.lines import each_line

_LEAD = re.compile(
    r"[\s'*]{0,8}(?:¶?\s?\d{1,2}\s?[.)]\s{0,6})?(?:\([A-Z/]{1,8}\)\s{0,6})?"
    r"(?:(?:DERIVATIVELY\s{1,4})?(?P<word>[A-Z]{8,12})(?:\s{1,4}BY\b|\s{0,2}:)|DERIVED\s{1,4}FROM\b)[\s:;.*-]{0,6}(?:BY\s)?",
    re.IGNORECASE,
)
_MARK = re.compile(r"\((?:U|C|S|SBU)\)\s{0,4}")
_SECTION = re.compile(r"(?<![\dA-Za-z.,])[1lI]\s?[.,]\s{0,3}[1-8](?!\d)")
_LETTERS = re.compile(
    r"(?:[\s(),/&+;:.-]|(?:and|or|a\s{0,3}n\s{0,3}d)\b|[a-h](?![A-Za-z'’]|\.\s?O)){0,80}", re.IGNORECASE
)
_GOES_ON = re.compile(
    r"\(?[a-h](?:[\s),/.&+;]|and\b|or\b|$)|(?:and|or|nd)\b|[&).,]|\d{1,2}\.?\s?\d?\s?\(?[a-h]\b", re.IGNORECASE
)
_REASON_LINE = re.compile(r"(?:FOR\s|PER\s|UNDER\s)?(?:THE\s)?REASONS?\b|E\.?\s?O\.?\s|\(?[b-d]\)", re.IGNORECASE)
_OPENS = re.compile(
    r"¶|\d{1,2}\s?[.)](?!\s{0,3}\d)|[-=_*]{3,}|\((?:S|C|U|SBU)(?:/{1,2}[A-Z]{2,6})*\)\s{0,3}(?!AND\b|OR\b)[A-Z]{3}"
    r"|(?:BEGIN\s)?(?:SUMMARY|INTRODUCTION|COMMENT)\b|(?:SUBJ|SUBJECT|TAGS|REFS?)\s?:",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\s,;:]+")
_ORDER = re.compile(r"E\.?[O0]\.?\d{0,5}|1[0-9]{4}|N/?A")
_CUE = re.compile(
    r"FOR|UNDER|PER|SECTIONS?|PARAS?|PARAGRAPH|BASED|ON|DUE|TO|OF|THE|EXECUTIVE|ORDER|IN|ACCORDANCE|WITH|PURSUANT|BY"
    r"|(?:FOR)?REASONS?"
)
# Words of the line that are looked for when a line end broke one of them.
_BREAKABLE = frozenset({"FOR", "UNDER", "PER", "SECTION", "BASED", "DUE", "EXECUTIVE", "ORDER", "REASON", "REASONS"})
_BEGUN = frozenset(word[:length] for word in _BREAKABLE for length in range(1, len(word) + 1))
_FRAGMENT = re.compile(r"\b([A-Z][a-z]{0,11}) ([a-z]{1,6})\b(?![.'’])")
_SMALL = frozenset({"or", "in", "of", "at", "as", "and", "acting", "by", "on", "to", "the", "with"})
_NOISE = frozenset("#$%@")
_LONGEST = 1200


def read_authority(kept: Kept, start: int, end: int, section: str | None = None) -> Authority | None:
    """The authority in `kept.text[start:end]`, which begins with the words Classified By and may run over.

    None when it does not begin with them. A line that names nobody (`CLASSIFIED BY SECTION 1.5 (B)`) has no names.
    `section` is where the reasons of the day stand, for letters that name none.
    """
    lead = _lead_end(kept.text, start, end)
    if lead == start:
        return None
    stop = _value_end(kept.text, lead, end)
    value = _unwrapped(kept.text[lead:stop])
    cue = _cue(value)
    officer = read_officer(value[:cue].strip())
    return Authority(
        text=folded(kept.text[start:stop]),
        span=kept.span(start, stop),
        names=officer.names,
        title=officer.title,
        reasons=_reasons(value[cue - 1 :], section) if 0 < cue < len(value) else reasons(value, section),
    )


@lru_cache(maxsize=1 << 12)  # few words give the reasons of many telegrams
def _reasons(words: str, section: str | None) -> tuple[str, ...]:
    return reasons(words, section)


def _value_end(text: str, lead: int, end: int) -> int:
    stop = _lines_end(text, lead, min(end, lead + _LONGEST))
    at = lead
    while section := _SECTION.search(text, at, stop):
        letters = _LETTERS.match(text, section.end(), stop)
        at = letters.end() if letters else section.end()
        if _SECTION.match(text, at) is None:
            stop = min(stop, at)
            break
    return lead + len(text[lead:stop].rstrip())


def _lead_end(text: str, start: int, end: int) -> int:
    """Where the words Classified By end, however often they are said; `start` if they are not said."""
    at = start
    for _ in range(4):
        lead = _LEAD.match(text, at, end)
        if lead is None or not _says_classified(lead["word"]):
            break
        at = lead.end()
    mark = _MARK.match(text, at, end) if at > start else None
    return mark.end() if mark else at


@lru_cache(maxsize=1 << 10)
def _says_classified(word: str | None) -> bool:
    """Whether it is CLASSIFIED, but for two slips; DERIVED FROM has no such word."""
    return word is None or OSA.distance(word.upper(), "CLASSIFIED") <= 2


def _lines_end(text: str, lead: int, limit: int) -> int:
    """The end of the last line that can belong to the value."""
    stop, blank = lead, False
    for line in each_line(text, lead, limit):
        if not line.words:
            blank = stop > lead
            continue
        section = _SECTION.search(text, lead, stop)
        if stop > lead:
            if blank and not _behind_blank(text[lead:stop], line.words, section is not None):
                break
            if _OPENS.match(line.words) or (section and not _GOES_ON.match(line.words)):
                break
        stop, blank = line.end, False
    return stop


def _behind_blank(value: str, words: str, reasoned: bool) -> bool:
    """Whether a line behind a blank one goes on with the value: with its reasons, or with more of them."""
    if reasoned:
        return value.endswith((",", "&", "(", "and", "AND")) and _GOES_ON.match(words) is not None
    return _REASON_LINE.match(words) is not None or _SECTION.match(words) is not None


def _cue(value: str) -> int:
    """Where the words that lead to the reasons begin: `for reasons`, `under Section`, `E.O. 13526`."""
    section = _SECTION.search(value)
    words = list(_WORD.finditer(value, 0, section.start() if section else len(value)))
    if section is None:
        first = next((place for place, word in enumerate(words) if _is_reason(word[0])), None)
        if first is None:
            return len(value)
        words = words[: first + 1]
    at = section.start() if section else words[-1].start()
    while words:
        last = words.pop()
        if value[last.end() : last.end() + 1] == ";":
            break
        if not _is_cue(last[0]):
            # `reaso ns`: a line end within the word is a blank by now.
            if len(last[0]) > 5 or not words or not _is_cue(words[-1][0] + last[0]):
                break
            last = words.pop()
        at = last.start()
    return at


def _is_cue(word: str) -> bool:
    plain = word.strip(".()-–—*\"' ").upper().replace("F0R", "FOR")
    if not plain or _CUE.fullmatch(plain) or _is_reason(plain) or _ORDER.fullmatch(plain):
        return True
    return not _NOISE.isdisjoint(plain)


def _is_reason(word: str) -> bool:
    plain = word.strip(".()-–—*").upper().replace("0", "O")
    return 5 <= len(plain) <= 9 and min(OSA.distance(plain, "REASON"), OSA.distance(plain, "REASONS")) <= 1


def _unwrapped(value: str) -> str:
    """The value on one line, words that a line end broke put together."""
    out = ""
    for line in value.splitlines():
        words = line.strip()
        if out and words and not _is_broken(out, words):
            out += " "
        out += words
    return _FRAGMENT.sub(_mended, " ".join(out.split()))


def _mended(match: re.Match[str]) -> str:
    """`Ann Va le`: a line was broken within the word and filled again by a later hand."""
    left, right = match.groups()
    if not _is_fragment(right):
        return match[0]
    known = is_title_word(left) or is_title_word(right) or _is_reason(left + right)
    return match[0] if known else left + right


def _is_fragment(word: str) -> bool:
    """Whether a word in small letters is the rest of a name: no particle, and no beginning of `for reasons`."""
    return word.islower() and word.upper() not in _BEGUN and not is_particle(word) and word not in _SMALL


def _is_broken(before: str, after: str) -> bool:
    """Whether a line's last word goes on with the first of the next: `for rea`, `sons`; `Ann Va`, `le for`."""
    left = _letters(before, -1)
    right = _letters(after, 0)
    if not left or not right or not before[-1].isalpha():
        return False
    both = (left + right).upper()
    known = [is_title_word(word) or word.upper() in _BREAKABLE for word in (left, right)]
    if both in _BREAKABLE or is_title_word(both):
        return not all(known)
    return left[0].isupper() and not any(known) and _is_fragment(right)


def _letters(line: str, side: int) -> str:
    """The line's first or last word (`side` 0 or -1), if it is one of letters."""
    word = line.split()[side].rstrip(".,;:)" if side == 0 else "")
    return word if word.isalpha() else ""
