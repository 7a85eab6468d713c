"""The markings balance: security line, banner, captions and portion marks say one thing.

`ZNY SSSSS ZZH`, `S E C R E T SAHRIYA 000088`, `NOFORN` and the marks `(S/NF)`, `(C)` must join to what the banner says.
"""

import re
from collections.abc import Iterator

from reftel.message.cable import Banner, Block, Paragraph, Reading
from reftel.message.finding import Finding
from reftel.message.finding_catalogue import remark
from reftel.message.inner_mark import inner_marks
from reftel.terms.caption import captions as known_captions
from reftel.terms.caption import excluded
from reftel.terms.control import administrative
from reftel.terms.marking import Level, Marking, read_banner_words, read_portion, with_captions
from reftel.terms.tables import Tables

# Marks in front of passages came with E.O. 12958, for telegrams in general.
_FIRST_MARKED_YEAR = 1996
_ALIKE = re.compile(r"\(([A-Z]{1,6}(?:/{1,2}[A-Z ,]{1,20}){0,4})\)")
_EMPTY_RELEASE = re.compile(r"\bREL(?: TO)?(?: USA?)?$")
_NO_MARKING = Marking()
_MARK_PARTS = frozenset({"C", "S", "TS", "U", "NF", "SBU", "NOFORN", "REL", "FOUO", "LOU", "XD", "ND", "OC"})


def security(reading: Reading, tables: Tables) -> Iterator[Finding]:
    """The security line and the banner name one level; the higher one counts."""
    line, banners = reading.cable.heading.security, reading.cable.banners
    if line and banners and line.value.level != banners[0].marking.level:
        message = f"the security line says {line.value.level.words}, the banner {banners[0].marking.level.words}"
        yield remark("security-line-differs", line.span, message)


def banner(reading: Reading, tables: Tables) -> Iterator[Finding]:
    """The banner is read as printed, and it with its captions is the join of the marks."""
    cable = reading.cable
    if not cable.banners:
        return
    first = cable.banners[0]
    if first.repaired:
        message = f"the banner was read as {first.marking.level_name} after repair of its letters"
        yield remark("banner-repaired", first.span, message)
    says = with_captions(first.marking, (field.value for field in cable.captions))
    marked = [(row, _own(row.mark, row.marking)) for row in cable.paragraphs if row.mark]
    yield from _below(reading, says, marked)
    yield from _above(first, says, marked, len(cable.paragraphs))


def _own(mark: str, marking: Marking | None) -> Marking:
    """The marking of a marked paragraph; one read after repair counts by its own letters."""
    portion = read_portion(mark)
    if portion is None or marking is None:
        return _NO_MARKING
    return portion.marking if portion.repaired else marking


def _below(reading: Reading, says: Marking, marked: list[tuple[Paragraph, Marking]]) -> Iterator[Finding]:
    mark = reading.cable.subject_mark
    portion = read_portion(mark.value) if mark else None
    if mark and portion and portion.marking.level > says.level:
        message = f"the subject is marked {portion.marking}, the banner says {says}"
        yield remark("banner-below-marks", mark.span, message)
    if all(marking.level <= says.level and marking.controls <= says.controls for _, marking in marked):
        return
    highest = max((marking.level for _, marking in marked), default=Level.U)
    if highest > says.level:
        row, marking = next(pair for pair in marked if pair[1].level == highest)
        yield remark("banner-below-marks", row.span, f"{_name(row)} is marked {marking}, the banner says {says}")
        return
    for row, marking in marked:
        lacking = marking.controls - says.controls
        if lacking and (lacking := _rolling_up(lacking, says)):
            message = f"{_name(row)} is marked {marking}, the banner and its captions say {says}"
            yield remark("banner-lacks-control", row.span, message)
            return


def _rolling_up(controls: frozenset[str], says: Marking) -> frozenset[str]:
    """The controls of a portion that the banner must repeat: administrative ones only when nothing is classified."""
    return controls - administrative() if says.level else controls


def _above(
    banner: Banner, says: Marking, marked: list[tuple[Paragraph, Marking]], paragraphs: int
) -> Iterator[Finding]:
    """Every passage may be lower than the whole: a compilation, or a slip."""
    if not marked or len(marked) < paragraphs:
        return
    highest = max(marking.level for _, marking in marked)
    if highest < says.level:
        message = f"the banner says {says.level.words}, no paragraph is marked above {highest.words}: a compilation?"
        yield remark("banner-above-marks", banner.span, message)


def _name(row: Paragraph) -> str:
    return "an unnumbered paragraph" if row.number is None else f"paragraph {row.number}"


def marks(reading: Reading, tables: Tables) -> Iterator[Finding]:
    """Every paragraph of a marked telegram carries a mark that can be read as it is printed."""
    cable = reading.cable
    unmarked = []
    for row in cable.paragraphs:
        if row.mark is None:
            yield from _unreadable(row)
            unmarked.append(row)
        elif (portion := read_portion(row.mark)) and portion.repaired:
            message = f"the mark ({row.mark}) of {_name(row)} was read as {portion.marking.portion} after repair"
            yield remark("mark-repaired", row.span, message)
        elif row.marking and portion and row.marking != portion.marking and inner_marks(row.text).doubtful:
            message = f"a mark inside {_name(row)} cannot be read as it is printed, so the marking of the whole counts"
            yield remark("mark-unreadable", row.span, message)
        elif portion and portion.marking.rel is None and _names_nobody(row.mark):
            message = f"the mark ({row.mark}) of {_name(row)} lets nobody else in: read as {portion.marking.portion}"
            yield remark("release-names-nobody", row.span, message)
    if unmarked and cable.marking and cable.marking.level:
        yield from _unmarked(reading, unmarked)


def _names_nobody(mark: str) -> bool:
    """`S//REL`, `S//REL TO`, `S//REL TO USA`: a release without a country but our own."""
    return "REL" in mark and bool(_EMPTY_RELEASE.search(mark))


def _unreadable(row: Paragraph) -> Iterator[Finding]:
    """`(X/NF) The governor ...`: words in parentheses in a mark's place that look like one."""
    match = _ALIKE.match(row.text) if row.text[:1] == "(" else None
    if match and not _MARK_PARTS.isdisjoint(re.split(r"[/ ,]+", match[1])):
        yield remark("mark-unreadable", row.span, f"({match[1]}) before {_name(row)} is no mark that can be read")


def _unmarked(reading: Reading, unmarked: list[Paragraph]) -> Iterator[Finding]:
    """Unmarked paragraphs of a classified telegram take the marking of the whole."""
    cable = reading.cable
    numbered = [row for row in unmarked if row.number is not None]
    if len(unmarked) < len(cable.paragraphs):
        if numbered:
            names = ", ".join(str(row.number) for row in numbered[:8])
            message = f"without a mark, read as {cable.marking}: paragraph {names}"
            yield remark("paragraph-unmarked", numbered[0].span, message)
    elif cable.mrn and cable.mrn.year >= _FIRST_MARKED_YEAR:
        yield remark("no-marks", unmarked[0].span, f"no paragraph of a telegram that is {cable.marking} carries a mark")


def captions(reading: Reading, tables: Tables) -> Iterator[Finding]:
    """Captions are known, stand once, and none beside one that excludes it: SIPDIS never with NODIS or EXDIS."""
    fields = reading.cable.captions
    for field in fields:
        if field.value not in known_captions() and not field.value.startswith("REL TO "):
            message = f"{field.value} is a caption we do not know: read as a compartment of its own"
            yield remark("caption-unknown", field.span, message)
    if len(fields) < 2:
        return
    seen: set[str] = set()
    repeated: set[str] = set()
    for field in fields:
        if field.value in seen and field.value not in repeated:
            repeated.add(field.value)
            yield remark("caption-repeated", field.span, f"{field.value} stands more than once under the banner")
        seen.add(field.value)
    for left, right in excluded(field.value for field in fields):
        span = next(field.span for field in fields if field.value == right)
        yield remark(
            "captions-exclude", span, f"{left} and {right} exclude each other: the more restrictive one counts"
        )


def page_heads(reading: Reading, tables: Tables) -> Iterator[Finding]:
    """The classification printed at a page's head and over a later section is the banner's."""
    banners = reading.cable.banners
    if not banners:
        return
    for block in reading.blocks:
        if block.kind in _HEADS:
            yield from _head(reading, block, banners[0])


_HEADS = frozenset({"page head", "running header", "restart"})


def _head(reading: Reading, block: Block, banner: Banner) -> Iterator[Finding]:
    for line in block.span.of(reading.copy.text).splitlines():
        words = read_banner_words(line.strip()) if line.strip() else None
        if words and words[0].level != banner.marking.level:
            code = "banners-disagree" if block.kind == "restart" else "page-head-differs"
            where = "the banner of a later section" if block.kind == "restart" else "a page head"
            message = f"{where} says {words[0].level_name}, the banner {banner.marking.level_name}"
            yield remark(code, block.span, message)
            return
