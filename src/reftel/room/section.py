"""Sections of one telegram that came as copies of their own: what restricts one of them restricts them all.

`NODIS` under the banner of section 01 falls on every passage of section 02; what section 02 prints without a mark is
marked as strictly as anything in section 01. A corrected copy is another text, and is judged by its own sections.
"""

from collections.abc import Sequence
from functools import reduce
from operator import or_

from msgspec.structs import replace

from reftel.message.cable import Banner, Cable, Paragraph
from reftel.message.correction import is_corrected
from reftel.message.inner_mark import inner_marks
from reftel.terms.marking import Marking, read_portion


def joined_sections(cables: Sequence[Cable]) -> list[Cable]:
    """The texts of one telegram, in the same order, each section among them marked by the join of its sections."""
    if len(cables) < 2:
        return list(cables)
    joins: dict[bool, Marking] = {}
    for corrected in (False, True):
        marks = [row.marking for row in cables if _is_section(row) and is_corrected(row) == corrected and row.marking]
        if len(marks) > 1:
            joins[corrected] = reduce(or_, marks)
    return [_raised(row, joins.get(is_corrected(row))) if _is_section(row) else row for row in cables]


def _is_section(cable: Cable) -> bool:
    """Whether banner or station line (`DE RUEHXX #0088/02`) says that it is one section of several."""
    station = cable.heading.station
    return bool(station and station.value.section) or any(max(_counts(banner)) > 1 for banner in cable.banners)


def _counts(banner: Banner) -> tuple[int, int]:
    return banner.section or 0, banner.sections or 0


def _raised(cable: Cable, join: Marking | None) -> Cable:
    """A section under the join of all; what has a mark of its own takes the captions alone."""
    if join is None or cable.marking is None or cable.marking == join:
        return cable
    captions = Marking(captions=join.captions)
    paragraphs = tuple(_under(row, join if _is_bare(row) else captions) for row in cable.paragraphs)
    return replace(cable, marking=join, paragraphs=paragraphs)


def _under(paragraph: Paragraph, more: Marking) -> Paragraph:
    marking = paragraph.marking | more if paragraph.marking else paragraph.marking
    return paragraph if marking == paragraph.marking else replace(paragraph, marking=marking)


def _is_bare(paragraph: Paragraph) -> bool:
    """Whether it has no mark of its own that can be trusted, and so carries what the telegram carries."""
    portion = read_portion(paragraph.mark) if paragraph.mark else None
    return portion is None or portion.repaired or inner_marks(paragraph.text).doubtful
