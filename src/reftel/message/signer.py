"""The signature: the surname of the chief of mission, or of whoever acts as chief, below the last paragraph.

`BUTENIS`, `DE PREE`, `TIMKEN JR`, `Murphy` stand on a line of their own, or behind the last sentence (`BEIRUT MINIMIZE
CONSIDERED.  EAGLETON`); under it come marks of the end: `NNNN`, the level once more, notes of the relay.
"""

import re
from collections.abc import Sequence
from functools import cache, lru_cache

import msgspec

from reftel.terms.caption import read_caption
from reftel.terms.level import read_level_words
from reftel.terms.name_part import is_initials, is_particle, is_suffix
from reftel.terms.rows import shipped_rows
from reftel.terms.title import title_kind
from reftel.text import Field, Kept
from reftel.text.lines import Line

_END_MARK = re.compile(
    r"N{2,5}|#\d{3,5}|[\W_]{1,80}|\W{0,9}(?:END|BT)(?:\s(?:OF\s)?(?:CABLE|MESSAGE|TELEGRAM|DOCUMENT)(?:\sTEXT)?)?\W{0,9}"
    r"|GP-\d|YYY|SIGNED|X{4,}|.{0,20}@.{0,20}|.{0,60}CLASSIFICATION:.{0,30}|.{0,60}DECLASSIFIED/RELEASED.{0,120}|\*{3}.{0,120}",
    re.IGNORECASE,
)
_NOTE = re.compile(r"\(?\*?\s?NOTE\b|ZFF\d|OC/T NOTE", re.IGNORECASE)
_NAME = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿ]+(?:['’`-][A-Za-zÀ-ÖØ-öø-ÿ]+)*")
_WORD = re.compile(r"\S+")
_BEHIND_NAME = re.compile(r"\s+(?:\(?ACTING\)?|N{4}|BT)\W{0,4}$", re.IGNORECASE)
_SENTENCE_END = re.compile(
    r"(?:[.?!:;)\]>*\"'”’]|\bEND\s(?:COMMENT|TEXT|SUMMARY)|\bMINIMIZE\sCONSIDERED|X{4,}|https?:\S.{0,120})[.\s]*$",
    re.IGNORECASE,
)
_LONGEST_MARK = 160
_LONGEST_LINE = 400
_LINE_WIDTH = 60
_MOST_LINES = 60
_MOST = 6000


class Ending(msgspec.Struct, frozen=True, gc=False):
    """The signers and where (in the kept text) the signature begins; None when nobody signed."""

    signers: tuple[Field[str], ...] = ()
    start: int | None = None


def read_signers(kept: Kept, start: int, end: int) -> Ending:
    """The signers at the end of `kept.text[start:end]`, which begins with the last paragraph's words.

    A last line of prose is no signature: nobody signed a telegram that was cut off.
    """
    lines = _from_below(kept.text, start, end)
    place = _last_words(lines)
    if place is None:
        return Ending()
    line = lines[place]
    alone = _signature(line)
    if alone is None:
        behind = _behind_sentence(line)
        return Ending((Field(behind.words, kept.span(behind.start, behind.end)),), behind.start) if behind else Ending()
    above = lines[place + 1 :]
    if above and above[0].words.casefold() == alone.words.casefold():
        # The name stands twice, once more as it was typed.
        line, alone, above = above[0], above[0], above[1:]
    if not _stands_apart(line, above, strictly=alone.words.islower()) and not _under_first_name(alone, above):
        return Ending()
    signed = [alone]
    other = _signature(above[0]) if above and above[0].words.isalpha() and alone.words.isalpha() else None
    if other and other.words.isupper() and _stands_apart(above[0], above[1:], strictly=True):
        signed.insert(0, other)
    return Ending(tuple(Field(row.words, kept.span(row.start, row.end)) for row in signed), signed[0].start)


def _from_below(text: str, start: int, end: int) -> list[Line]:
    """The lines of the text, the last one first, blank ones included."""
    lines: list[Line] = []
    start = max(start, end - _MOST)
    # The rest of the label's line may be empty: `¶18.`, and the name on the next one.
    while (
        (end > start or text[end : end + 1] == "\n" == text[start : start + 1])
        and end >= start
        and len(lines) < _MOST_LINES
    ):
        begin = max(text.rfind("\n", start, end) + 1, start)
        words = text[begin:end].strip()
        at = text.find(words[0], begin) if words else begin
        lines.append(Line(at, at + len(words), words))
        end = begin - 1
    return lines


def _last_words(lines: Sequence[Line]) -> int | None:
    """The place of the last line that is no mark of the end and no note of the relay."""
    place = 0
    while place < len(lines):
        if not lines[place].words or _is_end_mark(lines[place].words):
            place += 1
            continue
        top = place
        while top + 1 < len(lines) and lines[top + 1].words and top - place < 6:
            top += 1
        if not _NOTE.match(lines[top].words):
            return place
        place = top + 1
    return None


def _is_end_mark(words: str) -> bool:
    return len(words) <= _LONGEST_MARK and _marks_end(words)


@lru_cache(maxsize=1 << 12)
def _marks_end(words: str) -> bool:
    if _END_MARK.fullmatch(words) or read_caption(words):
        return True
    level = read_level_words(words.rstrip("#*. "))
    # A slipped letter in a short word may be a name all the same: `SECREST`.
    return level is not None and not words[level.end :].strip("#*. /") and not (level.repaired and len(words) < 9)


def _signature(line: Line) -> Line | None:
    """The name on a line that holds nothing else; None if it holds anything else."""
    name = _name(line.words) if len(line.words) <= _LONGEST_LINE else None
    return Line(line.start, line.start + name[1], name[0]) if name else None


@lru_cache(maxsize=1 << 12)  # few people sign many telegrams
def _name(line: str) -> tuple[str, int] | None:
    """The name in the words of a line that holds nothing else, white space folded, and its length as printed."""
    name = _BEHIND_NAME.sub("", line)
    name = name if name.upper().endswith((" JR.", " SR.")) else name.rstrip("#*.,; ")
    words = name.split()
    if not 1 <= len(words) <= 4 or len(name) > 40:
        return None
    if len(words) == 2 and words[0].casefold() == words[1].casefold():
        words = words[:1]
        name = words[0]
    if not words[0][0].isupper() and len(words) > 1:
        return None
    links = [is_particle(word) or is_suffix(word) or (word[-1] == "." and is_initials(word)) for word in words]
    if all(links) or len(words) - sum(links) > 2 or not all(map(_is_name, words, links)):
        return None
    if len(words) > 1 and not any(links) and any(map(title_kind, words)):
        return None
    return " ".join(words), len(name)


def _is_name(word: str, link: bool) -> bool:
    if link:
        return True
    return 1 < len(word) <= 24 and bool(_NAME.fullmatch(word)) and not _is_no_name(word.upper())


def _is_no_name(word: str) -> bool:
    """Whether it can stand alone on a telegram's last line and is nobody's name: `COMMENT`, `MARCH`, `XXX`."""
    return word in _no_names() or not word.strip("X")


@cache
def _no_names() -> frozenset[str]:
    return frozenset(row["word"] for row in shipped_rows("last_line", "message"))


def _stands_apart(line: Line, above: Sequence[Line], strictly: bool = False) -> bool:
    """Whether a name stands apart from the text above it: by a blank line, a sentence's end, or a line left short.

    `strictly` wants one of the first two.
    """
    if not above or not above[0].words:
        return bool(above) and not (strictly and not any(row.words for row in above))
    before = above[0].words
    # A figure is the end of a table's row.
    if before[-1].isdigit() or _SENTENCE_END.search(before[-160:]) or _is_end_mark(before):
        return True
    if strictly:
        return False
    # A line that had room for the name and was left without it; a name in capitals under words in small letters.
    roomy = len(before) + 1 + len(line.words) <= _LINE_WIDTH
    return (roomy or any(map(str.islower, before))) if line.words.isupper() else False


def _in_capitals_behind_figure(name: str, before: str) -> bool:
    """`... Abstained: 14 VALE`: a table's last figure, run together with the name, under words in small letters."""
    plain = before.rstrip()
    return name.isalpha() and name.isupper() and len(name) > 3 and plain[-1:].isdigit() and any(map(str.islower, plain))


def _under_first_name(name: Line, above: Sequence[Line]) -> bool:
    """`Jeff` signed a letter, and `clinton` under it the telegram that carries it."""
    apart = len(above) > 1 and not above[1].words
    return apart and name.words.isalpha() and above[0].words.isalpha() and _signature(above[0]) is not None


def _behind_sentence(line: Line) -> Line | None:
    """The name of one or two words behind the last sentence of a line: `... WAS CONSIDERED.  VALE`."""
    words = line.words.rstrip("#* ")
    if words.endswith("."):
        return None
    for count in (1, 2):
        last = [word.start() for word in _WORD.finditer(words, max(0, len(words) - 80))][-count:]
        name = words[last[0] :]
        signed = _signature(Line(line.start + last[0], line.start + len(words), name))
        if signed is None or name.islower():
            return None
        before = words[max(0, last[0] - 160) : last[0]]
        if _SENTENCE_END.search(before) or _in_capitals_behind_figure(name, before):
            return signed
    return None
