"""The reasons why a room holds a telegram or does not, for its keeper: what each passage is marked, what is lacking.

11SAHRIYA88 ¶2  SECRET//NOFORN: the level is above CONFIDENTIAL; NOFORN is not in the clearance
"""

from collections.abc import Iterable, Iterator

import msgspec

from reftel.message.cable import Cable
from reftel.room.definition import Definition
from reftel.room.section import joined_sections
from reftel.room.select import select
from reftel.room.telegram import Telegram
from reftel.room.view import RELEASED
from reftel.terms.marking import Marking, permits
from reftel.vault.vault import Held

HEADING = "heading"
NO_MARK = "no mark and no banner can be read, so that only rooms without a test hold it"


class Reason(msgspec.Struct, frozen=True):
    """Why one part of a copy is seen or not; `part` is a passage or `heading`, which is seen with all or not at all."""

    copy: int
    part: str
    marking: str | None
    seen: bool
    why: str


def reasons(definition: Definition, group: Iterable[Held]) -> Iterator[Reason]:
    """The reasons for each copy of a telegram, copies numbered from 1; one that opens what another hides is told of."""
    copies = tuple(group)
    joined = joined_sections([held.reading.cable for held in copies])
    found = [
        each
        for number, (held, cable) in enumerate(zip(copies, joined, strict=True), 1)
        for each in _of_copy(definition, number, held, cable)
    ]
    hidden = {words: reason for reason, words in found if words and not reason.seen}
    for reason, words in found:
        other = hidden.get(words) if reason.seen else None
        told = f"; copy {other.copy} has the same words under {other.marking}, where they are hidden" if other else ""
        yield msgspec.structs.replace(reason, why=reason.why + told)


def _of_copy(definition: Definition, number: int, held: Held, cable: Cable) -> Iterator[tuple[Reason, str]]:
    """The reasons for one copy, each with the words it is about; one for the whole copy has none."""
    clearance, release = definition.clearance, held.reading.copy.release
    if clearance is None:
        yield Reason(number, HEADING, _printed(cable.marking), True, "the room applies no test"), ""
    elif definition.released and release and release.kind in RELEASED:
        yield Reason(number, HEADING, _printed(cable.marking), True, f"this copy was released {release.kind}"), ""
    else:
        yield from _parts(number, cable, clearance)


def _parts(number: int, cable: Cable, clearance: Marking) -> Iterator[tuple[Reason, str]]:
    seen = select(cable, clearance)
    places = {passage.paragraph for passage in Telegram("", seen).passages} if seen else set()
    yield Reason(number, HEADING, _printed(cable.marking), seen == cable, _why(clearance, cable.marking)), ""
    for passage, marking in Telegram("", cable).marked_passages:
        why = _why(clearance, marking)
        reason = Reason(number, passage.paragraph, _printed(marking), passage.paragraph in places, why)
        yield reason, " ".join(passage.text.split())


def _why(clearance: Marking, marking: Marking | None) -> str:
    if marking is None:
        return NO_MARK
    return "; ".join(lacking(clearance, marking)) or f"within {clearance}"


def lacking(clearance: Marking, marking: Marking) -> Iterator[str]:
    """What the clearance lacks to read what is so marked; nothing when it permits it.

    >>> from reftel.terms.marking import read_marking
    >>> list(lacking(read_marking("CONFIDENTIAL"), read_marking("SECRET//NOFORN")))
    ['the level is above CONFIDENTIAL', 'NOFORN is not in the clearance']
    """
    if permits(clearance, marking):
        return
    if marking.level > clearance.level:
        yield f"the level is above {clearance.level_name}"
    for name in sorted((marking.controls - clearance.controls) | (marking.captions - clearance.captions)):
        yield f"{name} is not in the clearance"
    if marking.rel is not None or clearance.rel is not None:
        yield "it is released to others than the clearance names"


def _printed(marking: Marking | None) -> str | None:
    return str(marking) if marking else None
