"""Read a copy into a cable: the stages in order, each a pure function.

Furniture is cut out first; heading, banner, preamble, body and signature are read from what is kept; every value
carries its span of the copy; the tiles of the reading rejoin to the copy exactly.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence

from msgspec.structs import replace

from reftel.message.banner import BannerRead, find_banner
from reftel.message.block import Start, tile
from reftel.message.body import Body, read_body
from reftel.message.cable import Block, Cable, Copy, Heading, Reading
from reftel.message.caption_line import Under, among_labels, on_pages, read_under, strayed, unseen
from reftel.message.check import check
from reftel.message.furniture import furniture
from reftel.message.heading import HeadingRead, read_heading
from reftel.message.identity import cable_mrn, citing, film, loss
from reftel.message.inner_mark import inner_marks
from reftel.message.label import Label, find_labels, line_label
from reftel.message.preamble import Preamble, preamble_lines, read_preamble
from reftel.message.summary import read_summary
from reftel.message.withheld import tokens
from reftel.terms.marking import Marking, read_portion, with_captions
from reftel.terms.tables import Tables
from reftel.text import Field, Kept, cut
from reftel.text.lines import Line, split_lines

# No heading is longer: of one that seems so, what is beyond these lines is read as text below it.
_MOST_HEADING_LINES = 400
# More full lines than these between two blank lines are prose, and no slug: telegrams of the press have no labels.
_FULL_LINE = 45
_MOST_FULL_LINES = 2
_ROUTED = re.compile(r"R[A-Z0-9]{3,7}/")
# What a publisher's record says of a telegram, pasted between its heading and its banner.
_PASTED = ("ID: ", "ORIGIN: ", "DATE: ", "SOURCE: ", "CLASSIFICATION: ", "MISC: ", "DESTINATION: ")
_ADDRESSED = ("TO ", "FM ", "INFO ", "DE ", "VZCZC", "ZNR ", "ZNY ")
_NUMBERED = re.compile(r"\d{1,3}[.] [A-Z(]")


def read(copy: Copy, tables: Tables) -> Reading:
    """Read one telegram; nothing raises, whatever the text: what is odd becomes a finding."""
    text = copy.text
    lines = split_lines(text)
    cuts = furniture(text, lines)
    kept = cut(text, [block.span for block in cuts])
    withheld = tokens(text, lines)
    if cuts:
        lines = _kept_lines(kept, lines, cuts)
    cable, starts = read_cable(copy, kept, lines, tables, tuple(on_pages(text, cuts)) if cuts else ())
    lost = loss(copy) if copy.findings else None
    cable = replace(cable, tokens=withheld, loss=lost, film=film(copy) if lost else None) if withheld or lost else cable
    blocks = tile(len(text), starts, cuts)
    findings = check(Reading(copy, cable, blocks, copy.findings), tables)
    return Reading(copy, cable, blocks, copy.findings + findings)


def _kept_lines(kept: Kept, lines: list[Line], cuts: Sequence[Block]) -> list[Line]:
    """The lines of the kept text: above the first cut they are those of the copy, behind a page break at its top too."""
    first, text = cuts[0].span.start, kept.text
    if kept.shift and len(cuts) == 1 and cuts[0].kind == "page break":
        rest = lines[bisect_left(lines, kept.shift, key=_line_start) :]
        return [Line(line.start - kept.shift, line.end - kept.shift, line.words) for line in rest]
    if first and text[first - 1 : first] != "\n":
        return split_lines(text)
    return lines[: bisect_left(lines, first, key=_line_start)] + split_lines(text, first)


def _line_start(line: Line) -> int:
    return line.start


def read_cable(
    copy: Copy, kept: Kept, lines: Sequence[Line], tables: Tables, paged: Sequence[Field[str]] = ()
) -> tuple[Cable, list[Start]]:
    """The cable in the kept text, and where its blocks start in the copy; `paged` are the captions on page heads."""
    end = _heading_end(lines)
    banner = find_banner(kept, lines[: end + 1], tables.posts)
    above = lines[: banner.line if banner else end]
    early = strayed(kept, above)
    head = read_heading(kept, [line for place, line in enumerate(above) if place not in early], tables.posts)
    below = _below(lines, banner, end)
    zone = preamble_lines(below, 0)
    labels = find_labels(zone)
    under = read_under(kept, _under_lines(zone, labels))
    mrn = cable_mrn(copy, head.heading, banner.banner if banner else None, tables.posts)
    preamble = read_preamble(kept, zone, labels, citing(mrn, head.heading), tables)
    body_start = preamble.end if labels else _after(under, below)
    others = [field for fields in early.values() for field in fields] + among_labels(kept, zone, labels)
    captions = under.captions + unseen([*others, *paged], {field.value for field in under.captions})
    named = with_captions(Marking(), (field.value for field in captions))
    marking = _with_subject(_heading_marking(banner, head.heading, captions), named, preamble)
    body = read_body(kept, below, body_start, marking, named)
    cable = Cable(
        mrn=mrn,
        heading=head.heading,
        banners=(banner.banner,) if banner else (),
        marking=body.marking,
        captions=captions,
        slugs=under.slugs,
        declassify=preamble.declassify,
        tags=preamble.tags,
        subject=preamble.subject,
        subject_mark=preamble.subject_mark,
        references=preamble.references,
        authority=preamble.authority,
        summary=read_summary(body.paragraphs),
        paragraphs=body.paragraphs,
        signers=body.signers,
    )
    return cable, _starts(kept, head, banner, lines, under, preamble, body)


def _heading_end(lines: Sequence[Line]) -> int:
    """The number of the line where a heading must have ended: the first label, or the first line of prose."""
    for place, line in enumerate(lines[:_MOST_HEADING_LINES]):
        words = line.words
        if not words or words.startswith(_PASTED):
            continue
        addressed = words.startswith(_ADDRESSED) or (words[0] == "R" and _ROUTED.match(words))
        label = None if addressed else line_label(line)
        if label is not None and label.kind != "reference":
            return place
        if len(words) > 120 or (words[0] == "¶") or (len(words) > 40 and _mostly_small(words)):
            return place
    return min(len(lines), _MOST_HEADING_LINES)


def _mostly_small(words: str) -> bool:
    return sum(map(str.islower, words)) > len(words) / 2


def _below(lines: Sequence[Line], banner: BannerRead | None, end: int) -> list[Line]:
    """The lines behind the banner, the rest of its own line first; behind the heading when there is no banner."""
    if banner is None:
        return list(lines[end:])
    line = lines[banner.line]
    rest = line.words[banner.end - line.start :]
    words = rest.strip()
    if not words:
        return list(lines[banner.line + 1 :])
    start = banner.end + len(rest) - len(rest.lstrip())
    return [Line(start, start + len(words), words), *lines[banner.line + 1 :]]


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


def _starts(
    kept: Kept,
    head: HeadingRead,
    banner: BannerRead | None,
    lines: Sequence[Line],
    under: Under,
    preamble: Preamble,
    body: Body,
) -> list[Start]:
    starts = [*head.starts, *under.starts, *preamble.starts, *body.starts]
    if banner:
        starts.append((banner.banner.span.start, "banner"))
    return starts
