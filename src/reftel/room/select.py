"""What of a telegram a clearance may see: the one place where `terms.marking.permits` is applied.

Of a telegram `SECRET//NOFORN` with `¶3. (C)` a reader cleared for CONFIDENTIAL sees number, date-time group, sender and
paragraph 3, marked CONFIDENTIAL, and nothing that tells of the others but the gap in their numbers. The room `main`
has no clearance: it applies no test and shows every telegram as it is.
"""

from collections.abc import Iterable
from functools import reduce
from operator import or_
from typing import TypeVar

from msgspec.structs import replace

from reftel.message.cable import Banner, Cable, Heading, Paragraph
from reftel.room.telegram import subject_marking
from reftel.terms.marking import Marking, permits
from reftel.text import Field, Span

_NOWHERE = Span(0, 0)
T = TypeVar("T")


def select(cable: Cable, clearance: Marking | None) -> Cable | None:
    """The telegram as this clearance sees it, None when it sees nothing of it.

    What carries no mark of its own (addressees, TAGS, references, headings) carries the join of all marks, and is seen
    with all of it or not at all.
    """
    if clearance is None or (cable.marking is not None and permits(clearance, cable.marking)):
        return cable
    if cable.marking is None:
        return None
    paragraphs = tuple(_without_heading(row) for row in cable.paragraphs if _sees(clearance, row.marking))
    subject = subject_marking(cable)
    seen = [row.marking for row in paragraphs if row.marking]
    if subject is not None and permits(clearance, subject):
        seen.append(subject)
    else:
        subject = None
    if not seen:
        return None
    return _envelope(cable, reduce(or_, seen), paragraphs, subject is not None)


def _sees(clearance: Marking, marking: Marking | None) -> bool:
    return marking is not None and permits(clearance, marking)


def _without_heading(paragraph: Paragraph) -> Paragraph:
    return replace(paragraph, heading=None) if paragraph.heading else paragraph


def _envelope(cable: Cable, marking: Marking, paragraphs: Iterable[Paragraph], subject: bool) -> Cable:
    """Number, date-time group and sender, and what is left to see."""
    sender = cable.heading.sender
    mrn = cable.mrn
    return Cable(
        mrn=mrn,
        heading=Heading(dtg=cable.heading.dtg, sender=replace(sender, precedence=None, mcn=None) if sender else None),
        banners=(Banner(marking, _NOWHERE, mrn.post if mrn else None, mrn.serial if mrn else None),),
        marking=marking,
        subject=cable.subject if subject else None,
        subject_mark=cable.subject_mark if subject else None,
        paragraphs=tuple(paragraphs),
    )


def unplaced(cable: Cable) -> Cable:
    """The telegram without any offset of the copy it was read from; a room knows of no copies."""
    heading = cable.heading
    return replace(
        cable,
        heading=replace(
            heading,
            transmission=None,
            station=None,
            dtg=_nowhere(heading.dtg),
            precedence=_nowhere(heading.precedence),
            security=_nowhere(heading.security),
            distribution=_nowhere(heading.distribution),
            drafting=_nowhere(heading.drafting),
            sender=replace(heading.sender, span=_NOWHERE) if heading.sender else None,
            to=tuple(replace(row, span=_NOWHERE) for row in heading.to),
            info=tuple(replace(row, span=_NOWHERE) for row in heading.info),
        ),
        banners=tuple(replace(row, span=_NOWHERE) for row in cable.banners),
        captions=tuple(map(_placeless, cable.captions)),
        slugs=tuple(map(_placeless, cable.slugs)),
        declassify=replace(cable.declassify, span=_NOWHERE) if cable.declassify else None,
        tags=tuple(map(_placeless, cable.tags)),
        subject=_nowhere(cable.subject),
        subject_mark=_nowhere(cable.subject_mark),
        references=tuple(replace(row, span=_NOWHERE) for row in cable.references),
        authority=replace(cable.authority, span=_NOWHERE) if cable.authority else None,
        paragraphs=tuple(map(_paragraph, cable.paragraphs)),
        signers=tuple(map(_placeless, cable.signers)),
        tokens=(),
    )


def _paragraph(row: Paragraph) -> Paragraph:
    own = Span(0, len(row.text))
    return replace(row, heading=_nowhere(row.heading), span=own, body=own, kept=())


def _placeless(field: Field[str]) -> Field[str]:
    return Field(field.value, _NOWHERE)


def _nowhere(field: Field[T] | None) -> Field[T] | None:
    return Field(field.value, _NOWHERE) if field else None
