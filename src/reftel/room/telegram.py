"""A telegram as a room shows it: its key, and its passages, each with the place a pin names.

`11DELWAN88 ¶2` is paragraph 2; when the number stands twice the second is `¶2-2`; the first passage without a number
is `¶u1`; `SUBJECT` is the subject line, `REF` the list of references.
"""

from collections.abc import Iterator
from functools import cached_property, lru_cache
from hashlib import sha256

import msgspec

from reftel.message.cable import Cable
from reftel.message.canonical import canonical
from reftel.terms.marking import Marking, read_portion

SUBJECT, REFERENCES = "SUBJECT", "REF"
UNDATED = "~"
"""What stands for a time that is not known: it sorts behind all others."""


class Passage(msgspec.Struct, frozen=True):
    """One passage: `paragraph` is its place in the telegram, `marking` what it may be read by, in print."""

    paragraph: str
    text: str
    marking: str | None = None
    number: int | None = None
    mark: str | None = None
    heading: str | None = None
    role: str = "body"


class Telegram(msgspec.Struct, frozen=True, dict=True):
    """A telegram under its key: its number, or one made of its words when it has none."""

    key: str
    cable: Cable

    @property
    def dtg(self) -> str | None:
        """When it was sent: `2011-12-10T11:58:00Z`."""
        field = self.cable.heading.dtg
        return field.value.iso if field else None

    @property
    def year(self) -> str | None:
        """The year of its date-time group, else of its number: `2011`."""
        field, mrn = self.cable.heading.dtg, self.cable.mrn
        if self.dtg:
            return self.dtg[:4]
        known = (field.value.year if field else None) or (mrn.year if mrn else None)
        return str(known) if known else None

    @property
    def post(self) -> str | None:
        """The post that sent it."""
        sender = self.cable.heading.sender
        own = self.cable.mrn.post if self.cable.mrn else None
        return (sender.post if sender else None) or own

    @property
    def subject(self) -> str | None:
        """Its subject."""
        return self.cable.subject.value if self.cable.subject else None

    @property
    def marking(self) -> str | None:
        """The join of all its markings, in print."""
        return str(self.cable.marking) if self.cable.marking else None

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """The subject line and the paragraphs, in order."""
        return tuple(passage for passage, _ in _passages(self.cable))

    @property
    def reference_list(self) -> Passage | None:
        """The list of references as a passage: what a pin such as `11DELWAN88 REF` names."""
        rows = self.cable.references
        text = "\n".join(f"{row.label}. {row.text}" if row.label else row.text for row in rows)
        return Passage(REFERENCES, text, self.marking) if rows else None

    @property
    def marked_passages(self) -> tuple[tuple[Passage, Marking | None], ...]:
        """The passages, each with what it may be read by."""
        return tuple(_passages(self.cable))

    @property
    def order(self) -> tuple[str, str]:
        """What telegrams are sorted by: the time they were sent, those without one last, then the key."""
        return self.dtg or UNDATED, self.key


def key_of(cable: Cable) -> str:
    """The key of a telegram in its room."""
    if cable.mrn:
        return str(cable.mrn)
    return f"UNNUMBERED-{sha256(canonical(cable).encode()).hexdigest()[:16].upper()}"


def places(cable: Cable) -> list[str]:
    """The place of each paragraph, as a pin names it: `¶2`, `¶2-2`, `¶u1`."""
    seen: dict[int | None, int] = {}
    found: list[str] = []
    for row in cable.paragraphs:
        count = seen[row.number] = seen.get(row.number, 0) + 1
        repeat = f"-{count}" if count > 1 else ""
        found.append(f"¶u{count}" if row.number is None else f"¶{row.number}{repeat}")
    return found


def _passages(cable: Cable) -> Iterator[tuple[Passage, Marking | None]]:
    if cable.subject:
        mark = cable.subject_mark.value if cable.subject_mark else None
        marking = subject_marking(cable) or cable.marking
        yield Passage(SUBJECT, cable.subject.value, _printed(marking), mark=mark), marking
    for place, row in zip(places(cable), cable.paragraphs, strict=True):
        passage = Passage(
            paragraph=place,
            text=row.text,
            marking=_printed(row.marking),
            number=row.number,
            mark=row.mark,
            heading=row.heading.value if row.heading else None,
            role=row.role,
        )
        yield passage, row.marking


@lru_cache(maxsize=1 << 12)
def _printed(marking: Marking | None) -> str | None:
    return str(marking) if marking else None


def subject_marking(cable: Cable) -> Marking | None:
    """The subject's own mark under the telegram's captions; None when it has none that can be trusted."""
    portion = read_portion(cable.subject_mark.value) if cable.subject_mark else None
    if portion is None or portion.repaired or cable.marking is None:
        return None
    return portion.marking | Marking(captions=cable.marking.captions)
