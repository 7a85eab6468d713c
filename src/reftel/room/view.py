"""A view: what a room makes of the copies of one telegram.

In a room with a clearance a telegram is what its canonical text reads as, once what is hidden is left out: nothing that
was read with the help of hidden words can stand in it. The room `main` shows every telegram as it was read.
"""

from collections.abc import Sequence
from hashlib import sha256

from msgspec.structs import replace

from reftel.message.cable import Cable, Copy, Reading
from reftel.message.canonical import canonical
from reftel.message.read import read
from reftel.room.definition import Definition
from reftel.room.section import joined_sections
from reftel.room.select import select, unplaced
from reftel.room.standing import standing
from reftel.room.telegram import Telegram, key_of
from reftel.terms.marking import Marking
from reftel.terms.tables import Tables
from reftel.vault.vault import Held

_MOST_READINGS = 6
_KEPT = 0.99
RELEASED = ("in full", "in part")
"""What a release must be for a room that shows what was released."""


class View:
    """How a room sees telegrams, which are read by the archive's tables."""

    def __init__(self, definition: Definition, tables: Tables) -> None:
        self._definition, self._tables = definition, tables

    def telegram(self, group: Sequence[Held]) -> Telegram | None:
        """The telegram of these copies; None when the room sees nothing of it."""
        return standing_telegram(self.texts(group))

    def texts(self, group: Sequence[Held]) -> list[Cable]:
        """What the room sees of each of these copies of one telegram, those it sees nothing of left out.

        Sections that came as copies of their own are judged together.
        """
        joined = joined_sections([held.reading.cable for held in group])
        seen = (self._seen(cable, held.reading) for cable, held in zip(joined, group, strict=True))
        return [cable for cable in seen if cable]

    def _seen(self, cable: Cable, reading: Reading) -> Cable | None:
        """What is seen of a copy that is marked as `cable` is; shown without a test it is as it was read."""
        clearance, release = self._definition.clearance, reading.copy.release
        if clearance is None or (self._definition.released and release is not None and release.kind in RELEASED):
            return unplaced(reading.cable)
        return settled(cable, clearance, self._tables)


def whole_telegram(group: Sequence[Held]) -> Telegram | None:
    """The telegram of these copies as the room `main` shows it: every one as it was read."""
    return standing_telegram([unplaced(held.reading.cable) for held in group])


def standing_telegram(seen: Sequence[Cable]) -> Telegram | None:
    """The telegram these texts are of; None when there are none."""
    if not seen:
        return None
    cable = standing(seen)
    return Telegram(key_of(cable), cable)


def settled(cable: Cable, clearance: Marking, tables: Tables) -> Cable | None:
    """What a clearance sees, read from its own text alone: reading it once more changes nothing.

    A text that does not read as what it was written from, or of which words are lost, is shown as it was selected,
    without headings and without what its passages were taken for.
    """
    first = seen = select(cable, clearance)
    for _ in range(_MOST_READINGS):
        if seen is None:
            break
        before = unplaced(seen)
        again = replace(read(_copy(canonical(before)), tables).cable, mrn=cable.mrn)
        seen = select(again, clearance)
        if seen is not None and unplaced(seen) == before:
            if first and _words(before) >= _KEPT * _words(first):
                return before
            break
    return _without_roles(unplaced(first)) if first else None


def _words(cable: Cable) -> int:
    return sum(len(row.text.split()) for row in cable.paragraphs)


def _without_roles(cable: Cable) -> Cable:
    paragraphs = tuple(replace(row, role="body", heading=None) for row in cable.paragraphs)
    return replace(cable, paragraphs=paragraphs, summary=None)


def _copy(text: str) -> Copy:
    return Copy(text, sha256(text.encode()).hexdigest(), "telegram", "")
