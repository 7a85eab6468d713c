"""The record of a reading: the object `reftel read --json` prints, one a telegram.

Keys are always there; what a telegram does not say is null or an empty list. Offsets count characters of the copy.
"""

from collections.abc import Sequence
from functools import lru_cache

import msgspec

from reftel.message.cable import Addressee, Authority, Declassify, Heading, Paragraph, Reading, Reference
from reftel.terms.marking import Marking
from reftel.text import Field


class SenderRecord(msgspec.Struct, frozen=True, gc=False):
    """Who sent it: routing indicator, plain-language address, post."""

    routing: str | None
    plad: str
    post: str | None


class AddresseeRecord(msgspec.Struct, frozen=True, gc=False):
    """To whom it went, and how fast."""

    routing: str | None
    plad: str
    post: str | None
    precedence: str | None
    mcn: str | None
    exempt: tuple[str, ...]
    office: str | None


class DeclassifyRecord(msgspec.Struct, frozen=True, gc=False):
    """The E.O. line."""

    order: str | None
    text: str
    on: str | None
    event: str | None
    exemption: str | None


class ReferenceRecord(msgspec.Struct, frozen=True, gc=False):
    """One entry of the REF line."""

    label: str | None
    kind: str
    text: str
    mrn: str | None
    rule: str | None
    dtg: str | None
    date: str | None
    start: int
    end: int


class AuthorityRecord(msgspec.Struct, frozen=True, gc=False):
    """The Classified By line."""

    text: str
    names: tuple[str, ...]
    title: str | None
    reasons: tuple[str, ...]


class ParagraphRecord(msgspec.Struct, frozen=True, gc=False):
    """One paragraph."""

    number: int | None
    label: str | None
    mark: str | None
    marking: str | None
    heading: str | None
    role: str
    text: str
    start: int
    end: int


class SpanRecord(msgspec.Struct, frozen=True, gc=False):
    """A tile of the text, or a release token: its kind or code and where it stands."""

    kind: str
    start: int
    end: int


class FindingRecord(msgspec.Struct, frozen=True, gc=False):
    """A remark."""

    code: str
    level: str
    message: str
    start: int
    end: int


class ReleaseRecord(msgspec.Struct, frozen=True, gc=False):
    """What was let go of the copy."""

    kind: str
    authority: str | None
    date: str | None
    source: str | None


class Said(msgspec.Struct, frozen=True, gc=False, rename={"sender": "from"}):
    """What a telegram says, wherever it is shown. Keys are always there; what it does not say is null or empty."""

    mrn: str | None
    dtg: str | None
    precedence: str | None
    sender: SenderRecord | None
    to: tuple[AddresseeRecord, ...]
    info: tuple[AddresseeRecord, ...]
    level: str | None
    captions: tuple[str, ...]
    marking: str | None
    declassify: DeclassifyRecord | None
    tags: tuple[str, ...]
    subject: str | None
    subject_mark: str | None
    references: tuple[ReferenceRecord, ...]
    classified_by: AuthorityRecord | None
    summary: str | None
    signers: tuple[str, ...]
    findings: tuple[FindingRecord, ...]
    slugs: tuple[str, ...]


class Record(Said, frozen=True, gc=False):
    """A telegram as `reftel read --json` prints it: what it says, and the copy it was read from."""

    source: str
    reader: str
    transmission: str | None
    release: ReleaseRecord | None
    paragraphs: tuple[ParagraphRecord, ...]
    blocks: tuple[SpanRecord, ...]
    tokens: tuple[SpanRecord, ...]
    declared: dict[str, str]
    digest: str


def record(reading: Reading) -> Record:
    """The record of a reading."""
    copy, cable = reading.copy, reading.cable
    heading = cable.heading
    release = copy.release
    return Record(
        source=copy.source,
        reader=copy.reader,
        mrn=str(cable.mrn) if cable.mrn else None,
        dtg=heading.dtg.value.iso if heading.dtg else None,
        transmission=heading.transmission.value if heading.transmission else None,
        precedence=cable.heading.action_precedence,
        sender=_sender(heading),
        to=tuple(map(_addressee, heading.to)),
        info=tuple(map(_addressee, heading.info)),
        level=cable.marking.level_name if cable.marking else None,
        captions=tuple(dict.fromkeys(field.value for field in cable.captions)),
        marking=_printed(cable.marking) if cable.marking else None,
        declassify=_declassify(cable.declassify),
        tags=_values(cable.tags),
        subject=cable.subject.value if cable.subject else None,
        subject_mark=cable.subject_mark.value if cable.subject_mark else None,
        references=tuple(map(_reference, cable.references)),
        classified_by=_authority(cable.authority),
        summary=cable.summary,
        signers=_values(cable.signers),
        release=ReleaseRecord(release.kind, release.authority, release.date, release.source) if release else None,
        paragraphs=tuple(map(_paragraph, cable.paragraphs)),
        blocks=tuple([SpanRecord(row.kind, row.span.start, row.span.end) for row in reading.blocks]),
        findings=tuple(
            [FindingRecord(f.code, f.level.value, f.message, f.span.start, f.span.end) for f in reading.findings]
        ),
        slugs=_values(cable.slugs),
        tokens=tuple(SpanRecord(row.code, row.span.start, row.span.end) for row in cable.tokens),
        declared=dict(copy.declared),
        digest=copy.digest,
    )


@lru_cache(maxsize=1 << 12)
def _printed(marking: Marking) -> str:
    return str(marking)


def _values(fields: Sequence[Field[str]]) -> tuple[str, ...]:
    return tuple([field.value for field in fields])


def _sender(heading: Heading) -> SenderRecord | None:
    """Who sent it; the indicator stands on the FM line or, usually, on the station line."""
    sender, station = heading.sender, heading.station
    if sender is None:
        return None
    return SenderRecord(sender.routing or (station.value.routing if station else None), sender.plad, sender.post)


def _addressee(row: Addressee) -> AddresseeRecord:
    return AddresseeRecord(row.routing, row.plad, row.post, row.precedence, row.mcn, row.exempt, row.office)


def _declassify(line: Declassify | None) -> DeclassifyRecord | None:
    return DeclassifyRecord(line.order, line.text, line.on, line.event, line.exemption) if line else None


def _reference(entry: Reference) -> ReferenceRecord:
    return ReferenceRecord(
        label=entry.label,
        kind=entry.kind,
        text=entry.text,
        mrn=str(entry.mrn) if entry.mrn else None,
        rule=entry.rule,
        dtg=entry.dtg.iso if entry.dtg else None,
        date=entry.date,
        start=entry.span.start,
        end=entry.span.end,
    )


def _authority(line: Authority | None) -> AuthorityRecord | None:
    return AuthorityRecord(line.text, line.names, line.title, line.reasons) if line else None


def _paragraph(row: Paragraph) -> ParagraphRecord:
    return ParagraphRecord(
        number=row.number,
        label=row.label,
        mark=row.mark,
        marking=_printed(row.marking) if row.marking else None,
        heading=row.heading.value if row.heading else None,
        role=row.role,
        text=row.text,
        start=row.span.start,
        end=row.span.end,
    )
