"""The paragraphs run 1, 2, 3: what is missing, stands twice, or had its number repaired is said.

`11. (S/NF)` to `15. (S/NF)` are paragraphs 1 to 5 whose pilcrow became a 1; a 4 behind a 2 is a gap.
"""

from collections.abc import Iterator

from reftel.message.cable import Paragraph, Reading
from reftel.message.finding import Finding
from reftel.message.finding_catalogue import remark
from reftel.terms.tables import Tables


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
    last: int | None = None
    for row in reading.cable.paragraphs:
        if row.number is None:
            continue
        if last is None:
            if row.number > 1:
                yield remark("paragraph-gap", row.span, f"the first paragraph has the number {row.number}")
        elif row.number > last + 1:
            lacking = f"{last + 1}" if row.number == last + 2 else f"{last + 1} to {row.number - 1}"
            yield remark("paragraph-gap", row.span, f"paragraph {row.number} follows {last}: no {lacking}")
        elif row.number <= last:
            yield remark("paragraph-repeated", row.span, f"paragraph {row.number} follows {last}")
        last = row.number
