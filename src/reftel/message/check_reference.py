"""References point back: to another telegram, an earlier one, under a number that can be.

`REF: A. SAHRIYA 88` in 11SAHRIYA88 is the telegram itself; `ref D` under a list of three points nowhere.
"""

import re
from collections.abc import Iterator
from datetime import timedelta

from reftel.message.cable import Cable, Reading, Reference
from reftel.message.finding import Finding
from reftel.message.finding_catalogue import remark
from reftel.terms.mrn import MRN
from reftel.terms.tables import Tables
from reftel.text import Span

# The Department numbers all it sends to everybody in one series; no post comes near its count.
_DEPARTMENT = "STATE"
_MOST_OF_DEPARTMENT = 400_000
_MOST_OF_POST = 60_000
_HINTS = ("ref", "Ref", "REF")
_CITED = re.compile(r"\b[Rr][Ee][Ff](?:[Tt][Ee][Ll])? \(?([A-Z])\)?(?![A-Za-z.'&/-])")


def targets(reading: Reading, tables: Tables) -> Iterator[Finding]:
    """No reference to the telegram itself, to a later one, to an impossible serial, or to one already listed."""
    cable = reading.cable
    seen: set[MRN] = set()
    for entry in cable.references:
        if entry.mrn is None:
            continue
        fault = _fault(entry, entry.mrn, cable)
        if fault:
            yield remark(fault[0], entry.span, fault[1])
        elif entry.mrn in seen:
            yield remark("reference-repeated", entry.span, f"{entry.mrn} is already listed under another label")
        seen.add(entry.mrn)


def _fault(entry: Reference, mrn: MRN, cable: Cable) -> tuple[str, str] | None:
    most = _MOST_OF_DEPARTMENT if mrn.post == _DEPARTMENT else _MOST_OF_POST
    if not 0 < mrn.serial <= most:
        return "reference-impossible", f"{entry.text}: {mrn.post} never sent a telegram of number {mrn.serial}"
    if mrn == cable.mrn:
        return "reference-self", f"{entry.text} is this telegram, {mrn}"
    if later := _later(entry, mrn, cable):
        return "reference-later", f"{entry.text} was read as {mrn}, which is later than this telegram: {later}"
    return None


def _later(entry: Reference, mrn: MRN, cable: Cable) -> str | None:
    """What is later about a reference: its year, its serial in the same series, or its own date-time group."""
    dtg = cable.heading.dtg.value if cable.heading.dtg else None
    year = cable.mrn.year if cable.mrn else (dtg.year if dtg else None)
    if year is not None and mrn.year > year:
        return f"of {year}"
    own = cable.mrn
    if own and (mrn.year, mrn.post, mrn.airgram) == (own.year, own.post, own.airgram) and mrn.serial > own.serial:
        return f"number {own.serial}"
    when, cited = dtg.when if dtg else None, entry.dtg.when if entry.dtg else None
    if when and cited and cited > when + timedelta(days=1):
        return f"of {dtg}"
    return None


def labels(reading: Reading, tables: Tables) -> Iterator[Finding]:
    """`ref D` in the text is D in the list of references."""
    cable = reading.cable
    listed = {entry.label for entry in cable.references if entry.label}
    for row in cable.paragraphs if listed else ():
        for match in _cited(row.text):
            if match[1] not in listed:
                place = _copy_offset(row.kept, match.start())
                span = Span(place, place + len(match[0]))
                known = ", ".join(sorted(listed))
                yield remark("reference-unlisted", span, f"{match[0]} is cited, the list of references has {known}")
                return


def _cited(text: str) -> Iterator[re.Match[str]]:
    """Each `ref B` of a text."""
    for hint in _HINTS:
        at = text.find(hint)
        while at >= 0:
            match = _CITED.match(text, at)
            if match:
                yield match
            at = text.find(hint, at + len(hint))


def _copy_offset(kept: tuple[tuple[int, int], ...], offset: int) -> int:
    """The place in the copy of an offset in a paragraph's text."""
    place = 0
    for begin, origin in kept:
        if begin <= offset:
            place = origin + offset - begin
    return place
