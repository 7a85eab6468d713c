"""The paragraphs run 1, 2, 3: what is missing, stands twice, or had its number repaired is said.

`11. (S/NF)` to `15. (S/NF)` are paragraphs 1 to 5 whose pilcrow became a 1; a 4 behind a 2 is a gap.
"""

import re
from collections.abc import Iterator, Sequence

from reftel.message.cable import Paragraph, Reading
from reftel.message.finding import Finding
from reftel.message.finding_catalogue import remark
from reftel.terms.tables import Tables

_FIRST = re.compile(r"(?:^|[\n¶ ])[ \t]{0,4}1[.)][ \t]")


def labels(reading: Reading, tables: Tables) -> Iterator[Finding]:
    """Printed numbers that were read as another: all of a telegram's at once."""
    changed = [row for row in reading.cable.paragraphs if row.label and row.number is not None and _other(row)]
    if changed:
        first, last = changed[0], changed[-1]
        message = (
            f"the labels {first.label} to {last.label} were read as {first.number} to {last.number}: "
            "a paragraph sign had become a 1"
        )
        yield remark("pilcrow-read-as-1", first.span, message)


def _other(row: Paragraph) -> bool:
    label, number = row.label or "", str(row.number)
    return not label.startswith(number) or label[len(number) : len(number) + 1].isdigit()


def sequence(reading: Reading, tables: Tables) -> Iterator[Finding]:
    """Each number is one more than the one before; gaps and repeats are true ones and stay."""
    numbered = [(row.number, row) for row in reading.cable.paragraphs if row.number is not None]
    if [number for number, _ in numbered] == list(range(1, len(numbered) + 1)):
        return
    if numbered and numbered[0][0] > 1 and not (numbered[0][0] == 2 and _authority_is_first(reading)):
        number, row = numbered[0]
        yield remark("paragraph-gap", row.span, f"the first paragraph has the number {number}")
    anew = [place for place in range(1, len(numbered)) if _begins_anew(numbered, place)]
    for place in range(1, len(numbered)):
        last, (number, row) = numbered[place - 1][0], numbered[place]
        if number > last + 1:
            lacking = f"{last + 1}" if number == last + 2 else f"{last + 1} to {number - 1}"
            yield remark("paragraph-gap", row.span, f"paragraph {number} follows {last}: no {lacking}")
        elif number <= last and place not in anew:
            yield remark("paragraph-repeated", row.span, f"paragraph {number} follows {last}")
    if anew:
        times = "once" if len(anew) == 1 else f"{len(anew)} times"
        yield remark(
            "numbers-begin-anew", numbered[anew[0]][1].span, f"the numbers begin anew at 1 {times}, as annexes do"
        )


def _authority_is_first(reading: Reading) -> bool:
    """`1. Classified by ...`: the line that says who classified it has the number 1."""
    line = reading.cable.authority
    if line is None:
        return False
    return _FIRST.search(reading.copy.text[max(line.span.start - 8, 0) : line.span.start + 12]) is not None


def _begins_anew(numbered: Sequence[tuple[int, Paragraph]], place: int) -> bool:
    """A 1 that goes on with a 2, behind more than one paragraph: an annex with numbers of its own."""
    follows = numbered[place + 1][0] if place + 1 < len(numbered) else None
    return numbered[place][0] == 1 and numbered[place - 1][0] > 1 and follows in (1, 2)
