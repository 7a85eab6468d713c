"""What stands on a telegram's sheet above its paragraphs, as names and values: From, To, TAGS, Reference, ..."""

from collections.abc import Iterator

from reftel.message.cable import Addressee, Cable, Paragraph, Reference
from reftel.message.correction import says_corrected


def title(cable: Cable) -> str:
    """Number and subject: `11SAHRIYA88: DELWAN CHIEF ASKS FOR HELP`."""
    number = str(cable.mrn) if cable.mrn else "Telegram without a number"
    return f"{number}: {cable.subject.value}" if cable.subject else number


def rows(cable: Cable) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The values of heading and preamble that the telegram has, each with its name, in the order of the handbook."""
    heading, line = cable.heading, cable.declassify
    subject = (cable.subject_mark, cable.subject)
    values = (
        ("Date-time group", (str(heading.dtg.value),) if heading.dtg else ()),
        ("Precedence", tuple(step.value for step in heading.dtg_precedence)),
        ("From", (heading.sender.plad,) if heading.sender else ()),
        ("To", tuple(map(_address, heading.to))),
        ("Info", tuple(map(_address, heading.info))),
        ("Captions", tuple(dict.fromkeys(field.value for field in cable.captions))),
        ("Correction", tuple(field.value for field in cable.slugs if says_corrected(field.value))),
        ("For", tuple(field.value for field in cable.slugs if not says_corrected(field.value))),
        ("Executive order", (f"{line.order or ''} {line.text}".strip(),) if line else ()),
        ("TAGS", (", ".join(field.value for field in cable.tags),) if cable.tags else ()),
        ("Subject", (_subject(*(field.value if field else "" for field in subject)),) if cable.subject else ()),
        ("Reference", tuple(map(_reference, cable.references))),
        ("Classified by", (cable.authority.text,) if cable.authority else ()),
    )
    return ((name, texts) for name, texts in values if texts)


def mark_of(paragraph: Paragraph) -> str:
    """The marking a passage carries, its own or the telegram's, as a mark: `(S/NF)`; empty when it is not known."""
    return f"({paragraph.marking.portion})" if paragraph.marking else ""


def _subject(mark: str, subject: str) -> str:
    return f"({mark}) {subject}" if mark else subject


def _address(row: Addressee) -> str:
    words = (row.plad, f"//{row.office}//" if row.office else "", row.precedence.value if row.precedence else "")
    without = f" (not {', '.join(row.exempt)})" if row.exempt else ""
    return " ".join(word for word in words if word) + without


def _reference(entry: Reference) -> str:
    return f"{entry.label}. {entry.text}" if entry.label else entry.text
