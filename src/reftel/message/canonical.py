"""A telegram in its clean form: one value a line, in the order of the handbook, without anything a relay added.

    P 101158Z DEC 11
    FM AMEMBASSY SAHRIYA
    TO RUEHC/SECSTATE WASHDC PRIORITY 0214

    S E C R E T SAHRIYA 000088

    NOFORN

    E.O. 13526: DECL: 12/10/2021
    TAGS: PGOV, PHUM
    SUBJECT: DELWAN CHIEF ASKS FOR HELP

    ¶1. (S/NF) Summary: ...

It is written from the record alone, so that nothing that was dropped from the record can be in it, and reads back to
the same record. What the record does not hold has no line.
"""

from collections.abc import Iterable, Iterator, Sequence

from reftel.message.cable import Addressee, Banner, Cable, Heading, Paragraph, Reference
from reftel.terms.level import Level
from reftel.terms.marking import Marking

_SPELLED = {
    Level.U: "UNCLAS",
    Level.C: "C O N F I D E N T I A L",
    Level.S: "S E C R E T",
    Level.TS: "T O P S E C R E T",
}


def canonical(cable: Cable) -> str:
    """The telegram's canonical text; it ends with a line end.

    >>> from reftel.text import Field, Span
    >>> print(canonical(Cable(subject=Field("DELWAN CHIEF ASKS FOR HELP", Span(0, 0)))), end="")
    SUBJECT: DELWAN CHIEF ASKS FOR HELP
    """
    groups = (
        _heading(cable.heading),
        _banner(cable.banners),
        (field.value for field in cable.captions),
        (field.value for field in cable.slugs),
        _preamble(cable),
        _references(cable.references),
        [_label("Classified By: ", cable.authority.text)] if cable.authority else (),
        _body(cable.paragraphs),
        (field.value for field in cable.signers),
    )
    return "\n".join(text for group in groups if (text := "".join(f"{line}\n" for line in group)))


def _label(label: str, text: str) -> str:
    """The text with its label, unless it carries it already."""
    return text if text.upper().startswith(label.upper().rstrip(": ")) else label + text


def _heading(heading: Heading) -> Iterator[str]:
    if heading.transmission:
        yield heading.transmission.value
    if heading.precedence:
        yield " ".join((heading.precedence.value.letter * 2, *heading.relay))
    if heading.station:
        station = heading.station.value
        serial = f"#{station.serial:04}" if station.serial is not None else ""
        section = f"/{station.section:02}" if station.section is not None else ""
        yield " ".join(part for part in ("DE", station.routing, serial + section, station.julian or "") if part)
    if heading.security:
        yield _security(heading.security.value.level)
    for lines in (heading.distribution, heading.drafting):
        if lines:
            yield lines.value
    yield from _date_time(heading)
    if heading.sender:
        yield f"FM {_address(heading.sender)}"
    yield from _addressees("TO", heading.to)
    yield from _addressees("INFO", heading.info)


def _security(level: Level) -> str:
    """`ZNR UUUUU ZZH` for what is unclassified, else `ZNY` and the level's letter five times."""
    letter = level.name[0]
    return f"{'ZNY' if level else 'ZNR'} {letter * 5} ZZH"


def _date_time(heading: Heading) -> Iterator[str]:
    if heading.dtg:
        letters = [precedence.letter for precedence in heading.dtg_precedence]
        yield " ".join((*letters, str(heading.dtg.value), *heading.signals))


def _addressees(label: str, rows: Sequence[Addressee]) -> Iterator[str]:
    """The lines of TO or INFO; behind an XMT line the label stands again."""
    start = f"{label} "
    for row in rows:
        yield start + _address(row)
        start = ""
        for post in row.exempt:
            yield f"XMT {post}"
            start = f"{label} "


def _address(row: Addressee) -> str:
    address = f"{row.routing}/{row.plad}" if row.routing else row.plad
    office = f"//{row.office}//" if row.office else ""
    words = (address + office, row.precedence.value if row.precedence else "", row.mcn or "")
    return " ".join(word for word in words if word)


def _banner(banners: Sequence[Banner]) -> Iterator[str]:
    for banner in banners[:1]:
        words = [_spelled(banner.marking)]
        if banner.section is not None and banner.sections is not None:
            words.append(f"SECTION {banner.section:02} OF {banner.sections:02}")
        if banner.post:
            words.append(banner.post)
        if banner.serial is not None:
            words.append(f"{banner.serial:06}")
        yield " ".join(words)


def _spelled(marking: Marking) -> str:
    """The level spelled out, its controls behind it: `S E C R E T//NOFORN`."""
    printed = str(marking)
    if marking.level_name != marking.level.words:
        return printed
    return _SPELLED[marking.level] + printed[len(marking.level_name) :]


def _preamble(cable: Cable) -> Iterator[str]:
    line = cable.declassify
    if line:
        yield f"E.O. {line.order}: {line.text}" if line.order else f"E.O.: {line.text}"
    if cable.tags:
        yield f"TAGS: {', '.join(field.value for field in cable.tags)}"
    if cable.subject:
        mark = f"({cable.subject_mark.value}) " if cable.subject_mark else ""
        yield f"SUBJECT: {mark}{cable.subject.value}"


def _references(entries: Sequence[Reference]) -> Iterator[str]:
    """One label a line; further telegrams under the same label go on behind AND."""
    label = "REF: "
    rows: list[str] = []
    last: str | None = None
    for entry in entries:
        if rows and entry.label is not None and entry.label == last:
            rows[-1] += f" AND {entry.text}"
            continue
        rows.append(f"{label}{entry.label}. {entry.text}" if entry.label else f"{label}{entry.text}")
        last, label = entry.label, ""
    yield from rows


def _body(paragraphs: Iterable[Paragraph]) -> Iterator[str]:
    """Headings and paragraphs, a blank line between any two."""
    for place, row in enumerate(paragraphs):
        gap = "\n" if place else ""
        if row.heading:
            yield f"{gap}{row.heading.value}"
            gap = "\n"
        number = f"¶{row.number}. " if row.number is not None else ""
        mark = f"({row.mark}) " if row.mark else ""
        yield f"{gap}{number}{mark}{row.text}"
