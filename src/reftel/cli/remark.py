"""A finding as people read it: where it is, what it says, and the line with its place underlined.

11DELWAN61.txt:3:1: warning station-serial-differs: the station line says #0062, the banner DELWAN 000061
    DE RUKVDL #0062 0941318
    ^^^^^^^^^^^^^^^^^^^^^^^
"""

from collections.abc import Iterator
from typing import NamedTuple

from reftel.message.cable import Reading
from reftel.message.finding import Finding
from reftel.message.markup import visible
from reftel.readers.failure import Failure

_INDENT = "    "
_WIDEST = 110


class Place(NamedTuple):
    """A place in a text: line and column, counted from 1, and that line's words."""

    line: int
    column: int
    words: str


def place(text: str, offset: int) -> Place:
    r"""Where an offset stands.

    >>> place("FM SAHRIYA\nTO STATE", 14)
    Place(line=2, column=4, words='TO STATE')
    """
    before = text[:offset].splitlines(keepends=True)
    if before and before[-1].splitlines()[0] != before[-1]:
        before.append("")
    start = offset - len(before[-1]) if before else 0
    rest = text[start:].splitlines()
    return Place(max(len(before), 1), offset - start + 1, rest[0] if rest else "")


def of_reading(reading: Reading, finding: Finding) -> Iterator[str]:
    """The lines that tell of a finding in a telegram."""
    text, span = reading.copy.text, finding.span
    at = place(text, span.start)
    yield _line(f"{reading.copy.source}:{at.line}:{at.column}: {finding.level} {finding.code}: {finding.message}")
    if span.end > span.start:
        yield from _underlined(at, min(span.end - span.start, len(at.words) - at.column + 1))


def _underlined(at: Place, length: int) -> Iterator[str]:
    """The line and the signs under it; of a long line only what is around the place."""
    first = max(at.column - 1 - _WIDEST // 2, 0) if len(at.words) > _WIDEST else 0
    words = at.words[first : first + _WIDEST].replace("\t", " ")
    shown = visible(words)
    before = len(visible(words[: at.column - 1 - first]))
    yield f"{_INDENT}{shown}"
    yield f"{_INDENT}{' ' * before}{'^' * max(min(length, len(shown) - before), 1)}"


def of_failure(failure: Failure) -> str:
    """The line that tells of what could not be read."""
    finding = failure.finding
    return _line(f"{failure.source}: {finding.level} {finding.code}: {finding.message}")


def _line(text: str) -> str:
    """The text on one line, whatever stands in a file's name: one finding is one line."""
    return visible(text).replace("\n", "␊")
