"""The claims of one telegram: each paragraph's, pinned to the telegram and put together.

A paragraph is extracted alone; what stands here only adds the pins, and what `resolve` knows from the whole.
"""

from collections.abc import Sequence
from datetime import date

from msgspec.structs import replace

from reftel.claims.claim import Claim
from reftel.claims.extract import Passage
from reftel.claims.extractor import Extractor, chosen, extractor
from reftel.claims.resolve import resolve
from reftel.message.cable import Cable


def passages(cable: Cable) -> tuple[Passage, ...]:
    """What claims may be extracted from: each paragraph with the telegram's day and sender."""
    sender = cable.heading.sender.plad if cable.heading.sender else None
    return tuple(Passage(row.text, day(cable), sender, row.role) for row in cable.paragraphs)


def day(cable: Cable) -> date | None:
    """The day of the telegram, by its date-time group."""
    when = cable.heading.dtg.value.when if cable.heading.dtg else None
    return when.date() if when else None


def claims_of(cable: Cable, by: Extractor | None = None) -> tuple[tuple[Claim, ...], ...]:
    """The claims of a telegram, one row for each paragraph, resolved within it.

    `by` is what extracts them, else the extractor that is chosen.
    """
    return join(cable, tuple((by or extractor(chosen()))(passages(cable))))


def join(cable: Cable, found: Sequence[tuple[Claim, ...]]) -> tuple[tuple[Claim, ...], ...]:
    """The claims of a telegram's paragraphs (one row for each) with pins and markings, resolved."""
    pinned = [
        tuple(
            replace(each, pin=replace(each.pin, mrn=cable.mrn, paragraph=row.number or 0), marking=row.marking)
            for each in claims
        )
        for row, claims in zip(cable.paragraphs, found, strict=True)
    ]
    return resolve(cable, pinned)
