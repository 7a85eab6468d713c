"""Which lines open a paragraph, and what number it logically has.

`¶2. (S/NF) Babil IP Chief ...` opens one. A line may begin with a number by chance (`15. Charge told ...` after
`on September`), a pilcrow may have become a digit (`11. (S/NF)` to `15.` are paragraphs 1 to 5), a paragraph may open
in the middle of a line where lines were run together. So the sequence decides: numbers that do not go on from the one
before are no paragraphs unless they carry a mark; true gaps and repeats stay.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec

from reftel.terms.lookalike import fold
from reftel.terms.marking import Portion, read_portion
from reftel.text import Kept, folded
from reftel.text.lines import Line

_NUMBER = re.compile(r"-{0,2}[ \t]{0,4}(¶[ \t]?)?(\d{1,3})[ \t]?([.,)]{1,2}(?!\d)|(?=\())[ \t]{0,6}")
_HEADED = re.compile(r"[A-Z][A-Za-z]{2,14}(?: [A-Za-z&]{1,14}){0,2} ?[:.][ \t]{0,4}(?=\()")
_DIGITS = re.compile(r"(?<=[ \t.)])\d{1,3}[ \t]?$")
_FIRST = frozenset("¶0123456789(-")
_ODD_NUMBER = re.compile(
    r"(?:[#(\[]|PARA(?:GRAPH)?\.?[ \t]?)?[ \t]?(\d{1,3})[ \t]?[.,):\]]{0,2}[ \t]{0,4}(?=\()", re.IGNORECASE
)
_ODD_FIRST = frozenset("#[Pp")
_ODD_LONGEST = 24
_QUOTES = frozenset("“”‘’«»•–—")
_BLANKS = (" ", "\t", "\xa0")
_LONG = 300


class Opening(msgspec.Struct, frozen=True, gc=False):
    """Where a paragraph opens: offsets of its label and of its words, number as printed, portion mark."""

    start: int
    words: int
    number: int | None
    label: str | None
    pilcrow: bool
    mark: str | None
    portion: Portion | None


def openings(kept: Kept, lines: Sequence[Line], start: int) -> list[Opening]:
    """The paragraphs that open in `lines` at or after the offset `start`, logical numbers given."""
    found = _candidates(kept.text, lines, start)
    numbered = [opening for opening in found if opening.number is not None]
    if _pilcrow_became_digit(numbered):
        found = [_without_first_digit(opening) for opening in found]
    return _in_sequence(found)


def _candidates(text: str, lines: Sequence[Line], start: int) -> list[Opening]:
    found = []
    for line in lines:
        words = line.words
        if not words or line.end <= start:
            continue
        first = max(line.start, start)
        letter = words[0]
        opening = None
        if letter in _FIRST:
            opening = _opening(text, first)
        elif letter in _ODD_FIRST or (letter > "\x7f" and letter not in _QUOTES):
            opening = _odd_number(text, first)
        if opening:
            found.append(opening)
        if len(words) > _LONG:
            found += _within(text, opening.words if opening else first + 1, line.end)
        elif opening and opening.portion and words.count("(") > 1:
            found += _run_on(opening, _within(text, opening.words, line.end))
    return found


def _run_on(opening: Opening, within: Iterator[Opening]) -> Iterator[Opening]:
    """The paragraphs that go on counting on the line of another: `1. (U) Open. 2. (S) The road.`."""
    last = opening.number
    for other in within:
        if last is not None and other.number == last + 1:
            yield other
            last = other.number


def _odd_number(text: str, start: int) -> Opening | None:
    """A marked paragraph whose number is printed oddly: `Para 2. (S)`, `#2. (S)`, in full-width or hidden letters."""
    words = text[start : start + _ODD_LONGEST]
    plain, places = (words, range(len(words))) if words.isascii() else fold(words)
    match = _ODD_NUMBER.match(plain)
    if match is None or match.end() >= len(places):
        return None
    at = start + places[match.end()]
    mark, portion, stop = _mark(text, at)
    if portion is None:
        return None
    return Opening(start, stop, int(match[1]), plain[match.start(1) : match.end()].strip(), False, mark, portion)


def _within(text: str, start: int, end: int) -> Iterator[Opening]:
    """Marked paragraphs that open in the middle of a line: `... ministers. 4. (C) The president`."""
    at = text.find("(", start, end)
    while at >= 0:
        dot = at - 1
        while dot > at - 4 and text[dot] in " \t":
            dot -= 1
        if text[dot] == ".":
            digits = _DIGITS.search(text, max(start, dot - 5), dot)
            opening = _opening(text, digits.start()) if digits else None
            if opening and opening.portion:
                yield opening
        at = text.find("(", at + 1, end)


def _opening(text: str, start: int) -> Opening | None:
    """The paragraph that opens at `start`: a number, a mark, or both."""
    match = _NUMBER.match(text, start)
    if match is None:
        mark, portion, words = _mark(text, start)
        if portion is None:
            return _odd_number(text, start) if text[start] == "(" else None
        return Opening(start, words, None, None, False, mark, portion)
    pilcrow, number, stop = match.groups()
    end, at = match.end(), match.start(2)
    mark, portion, words = _mark(text, end)
    if portion is None:
        if not stop:
            return None
        if heading := _HEADED.match(text, end):
            # `1. Summary: (SBU) ...`: the mark is the paragraph's, the heading stays among its words.
            mark, portion, _ = _mark(text, heading.end())
    first = match.start(1) if pilcrow else at
    return Opening(first, words, int(number), text[at:end].strip(), bool(pilcrow), mark, portion)


def _mark(text: str, at: int) -> tuple[str | None, Portion | None, int]:
    """The portion mark at `at`, what it means, and where the words go on."""
    if text[at : at + 1] == "(":
        close = text.find(")", at, at + 60)
        words = text[at + 1 : close] if close > 0 else ""
        portion = read_portion(words)
        if portion:
            end = close + 1
            while text[end : end + 1] in _BLANKS:
                end += 1
            return folded(words), portion, end
    elif text[at + 1 : at + 3] in (") ", ")\t") and text[at] in "CSU":
        return text[at], read_portion(text[at]), at + 2
    return None, None, at


def _pilcrow_became_digit(numbered: Sequence[Opening]) -> bool:
    """All numbers begin with a 1 that is none: 11, 12, 13 ... 110; and without it they run 1, 2, 3 ...

    Where paragraphs are marked those alone count: `15. Nobody answered` may be the end of a sentence.
    """
    counted = [opening for opening in numbered if opening.portion] or numbered
    if len(counted) < 2 or any(
        row.pilcrow or not row.label or row.label[0] != "1" or (row.number or 0) < 11 for row in counted
    ):
        return False
    return [int(str(row.number)[1:]) for row in counted] == list(range(1, len(counted) + 1))


def _without_first_digit(opening: Opening) -> Opening:
    if opening.number is None or opening.number < 11:
        return opening
    number = int(str(opening.number)[1:])
    return Opening(opening.start, opening.words, number, opening.label, opening.pilcrow, opening.mark, opening.portion)


def _in_sequence(found: Sequence[Opening]) -> list[Opening]:
    """Leave out what only looks like a paragraph.

    An unnumbered mark opens a paragraph before the first number only: behind it, it is part of a paragraph.
    """
    if [opening.number for opening in found] == list(range(1, len(found) + 1)):
        return list(found)
    kept: list[Opening] = []
    has_numbers = any(opening.number is not None for opening in found)
    last = _before_first(found)
    for place, opening in enumerate(found):
        if opening.number is None:
            if not has_numbers or last == 0:
                kept.append(opening)
            continue
        if _goes_on(opening, last, found[place + 1 : place + 6]):
            kept.append(opening)
            last = opening.number
    return kept


def _before_first(found: Sequence[Opening]) -> int:
    """The number before the first: 4 for a second section alone that runs 5, 6, 7; else 0."""
    numbers = [opening.number for opening in found if opening.number is not None]
    apart = len(numbers) > 1 and all(after == before + 1 for before, after in pairwise(numbers))
    return numbers[0] - 1 if apart else 0


def _goes_on(opening: Opening, last: int, following: Sequence[Opening]) -> bool:
    """Whether the number goes on from `last`, or stands out of sequence for a reason."""
    number = opening.number or 0
    if not _strong(opening) and any(_strong(other) and other.number == number for other in following):
        return False
    if number == last + 1:
        return True
    if number <= last:
        return opening.portion is not None or (opening.pilcrow and number in (1, last))
    goes_on_later = any(other.number == last + 1 for other in following)
    if opening.portion:
        return number == last + 2 or not (
            goes_on_later and any(o.number == last + 1 and o.portion for o in following[:1])
        )
    return number <= last + 4 and not goes_on_later


def _strong(opening: Opening) -> bool:
    """A mark or a pilcrow says that this is a paragraph, not an item of a list."""
    return opening.pilcrow or opening.portion is not None
