"""A step in a case file somebody keeps: it was opened, a line pinned, a note written; by whom and when.

A case file is its steps that were not taken back, one after the other: nothing is overwritten, so all can be undone.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import msgspec

from reftel.room.judgement import Mark

OPEN, NAME, CLOSE = "open", "name", "close"
NOTE, PIN, UNPIN, ORDER, CONFIRM, WRONG = "note", "pin", "unpin", "order", "confirm", "wrong"


class Hand(NamedTuple):
    """Who does something, and when: ISO date and time, UTC."""

    by: str
    at: str


class Step(msgspec.Struct, frozen=True):
    """One step. `line` is the line it is about, `marks` the words that line rests on, `judged` what it decided.

    `text` is the name, the note, the reason, the words of a line somebody wrote, or the new place in the order.
    """

    did: str
    text: str
    by: str
    at: str
    line: str | None = None
    section: str | None = None
    marks: tuple[Mark, ...] = ()
    judged: tuple[int, ...] = ()
    marking: str | None = None
    number: int = 0
    casefile: int | None = None


class Kept(msgspec.Struct, frozen=True):
    """A case file somebody keeps: `name` is how it is called, `about` whom or what it is about.

    `closed` is the step that put it away, None while it is open.
    """

    number: int
    name: str
    about: str
    by: str
    at: str
    steps: tuple[Step, ...]
    closed: int | None = None

    @property
    def pins(self) -> tuple[Step, ...]:
        """The lines that are pinned, in the order they were put into."""
        found: dict[str, Step] = {}
        for step in self.steps:
            line = step.line or ""
            if step.did == PIN:
                found[line] = step
            elif step.did == UNPIN:
                found.pop(line, None)
            elif step.did == ORDER and line in found:
                found = _moved(found, line, int(step.text))
        return tuple(found.values())

    @property
    def notes(self) -> tuple[Step, ...]:
        """What was written beside it, or beside one of its lines."""
        return tuple(step for step in self.steps if step.did == NOTE)

    @property
    def wrong(self) -> tuple[Step, ...]:
        """The lines that were marked wrong."""
        return tuple({step.line: step for step in self.steps if step.did == WRONG}.values())


def _moved(rows: dict[str, Step], line: str, place: int) -> dict[str, Step]:
    """The rows with one put into a place, counted from 1."""
    keys = [key for key in rows if key != line]
    keys.insert(max(place - 1, 0), line)
    return {key: rows[key] for key in keys}


def kept(steps: Iterable[Step]) -> Iterator[Kept]:
    """The case files these steps make, in the order in which they were opened."""
    opened: dict[int, list[Step]] = {}
    for step in steps:
        if step.did == OPEN:
            opened[step.number] = [step]
        elif step.casefile in opened:
            opened[step.casefile].append(step)
    for number, (first, *rest) in opened.items():
        name = next((step.text for step in reversed(rest) if step.did == NAME), first.text)
        closed = next((step.number for step in rest if step.did == CLOSE), None)
        about = first.section or first.text
        yield Kept(number, name, about, first.by, first.at, tuple(step for step in rest if step.did != CLOSE), closed)
