"""The front of a telegram: its number, captions, labelled values and marking, all that is said above its paragraphs."""

import re
from collections.abc import Sequence

import msgspec
from msgspec.structs import replace

from reftel.message.banner import BannerRead
from reftel.message.cable import Heading
from reftel.message.caption_line import Under, among_labels, on_pages, read_under, unseen
from reftel.message.head import Head
from reftel.message.identity import cable_mrn, citing
from reftel.message.inner_mark import inner_marks
from reftel.message.label import Label, find_labels
from reftel.message.layout import Layout
from reftel.message.preamble import Preamble, preamble_lines, read_preamble
from reftel.terms.marking import Marking, read_portion, with_captions
from reftel.terms.mrn import MRN
from reftel.terms.tables import Tables
from reftel.text import Field
from reftel.text.lines import Line

# More full lines than these between two blank lines are prose, and no slug: telegrams of the press have no labels.
_FULL_LINE = 45
_MOST_FULL_LINES = 2
_NUMBERED = re.compile(r"\d{1,3}[.] [A-Z(]")


class Front(msgspec.Struct, frozen=True, gc=False):
    """What stands above the body, which begins at `body` in the kept text.

    `marking` is that of banner, captions, security line and subject together, `named` that of the captions alone.
    """

    mrn: MRN | None
    under: Under
    captions: tuple[Field[str], ...]
    preamble: Preamble
    marking: Marking | None
    named: Marking
    body: int


def read_front(layout: Layout, head: Head, tables: Tables) -> Front:
    """Read the lines between head and body."""
    kept, heading, banner = layout.kept, head.read.heading, head.banner
    zone = preamble_lines(head.below, 0)
    labels = find_labels(zone)
    under = read_under(kept, _under_lines(zone, labels))
    mrn = cable_mrn(layout.copy, heading, banner.banner if banner else None, tables.posts)
    preamble = read_preamble(kept, zone, labels, citing(mrn, heading), tables)
    others = [*head.strayed, *among_labels(kept, zone, labels), *on_pages(layout.copy.text, layout.cuts)]
    captions = under.captions + unseen(others, {field.value for field in under.captions})
    named = with_captions(Marking(), (field.value for field in captions))
    marking = _with_subject(_heading_marking(banner, heading, captions), named, preamble)
    body = preamble.end if labels else _after(under, head.below)
    return Front(mrn, under, captions, preamble, marking, named, body)


def _under_lines(zone: Sequence[Line], labels: Sequence[Label]) -> list[Line]:
    """The lines between banner and first label; without a label only the first few, up to a blank line."""
    if labels:
        first = labels[0].start
        return [_clipped(line, first) for line in zone if line.start < first]
    rows: list[Line] = []
    full, chunk = 0, 0
    for line in zone[:12]:
        if len(line.words) > 30 and not line.words.isupper():
            break
        if line.words[:1] in ("¶", "1", "(") or _NUMBERED.match(line.words):
            break
        full = full + (len(line.words) > _FULL_LINE) if line.words else 0
        if full > _MOST_FULL_LINES:
            return rows[:chunk]
        rows.append(line)
        chunk = chunk if line.words else len(rows)
    return rows


def _clipped(line: Line, end: int) -> Line:
    """The line up to `end`, where a label begins in the middle of it."""
    if line.end <= end:
        return line
    words = line.words[: end - line.start].rstrip()
    return Line(line.start, line.start + len(words), words)


def _after(under: Under, below: Sequence[Line]) -> int:
    """Where the body begins when no label stands before it: behind the captions."""
    rows = len({field.span for field in (*under.captions, *under.slugs)})
    filled = [line for line in below[: rows + 40] if line.words]
    if not filled:
        return 0
    return filled[rows].start if rows < len(filled) else filled[-1].end


def _heading_marking(banner: BannerRead | None, heading: Heading, captions: Sequence[Field[str]]) -> Marking | None:
    """The join of banner, captions and security line; None where there is no more than captions."""
    if banner is None and heading.security is None:
        return None
    marking = banner.banner.marking if banner else Marking()
    level = max(marking.level, heading.security.value.level) if heading.security else marking.level
    return with_captions(replace(marking, level=level), (field.value for field in captions))


def _with_subject(marking: Marking | None, named: Marking, preamble: Preamble) -> Marking | None:
    """The join with the subject's own marks: `SUBJECT: (S) ...` under UNCLAS makes a telegram SECRET."""
    portion = read_portion(preamble.subject_mark.value) if preamble.subject_mark else None
    if marking is None:
        return portion.marking | named if portion and portion.marking.level and not portion.repaired else None
    marks = inner_marks(preamble.subject.value).marking if preamble.subject else None
    marking = marking | portion.marking if portion else marking
    return marking | marks if marks else marking
