"""A telegram as the desk shows it: what it says, field by field, and its passages, each with its pin.

`11DELWAN88 ¶2` ... Of copies, files and offsets a room knows nothing, and so nothing of them is here.
"""

import msgspec

from reftel.message.cable import Copy, Reading
from reftel.message.record import (
    AddresseeRecord,
    AuthorityRecord,
    DeclassifyRecord,
    FindingRecord,
    ReferenceRecord,
    SenderRecord,
    record,
)
from reftel.room.telegram import Passage, Telegram

_UNCONFIRMED = "unconfirmed"


class PassageRow(msgspec.Struct, frozen=True):
    """One passage with its pin: `quote` are its words, white space folded, `text` the same as they came."""

    pin: str
    quote: str
    paragraph: str
    text: str
    marking: str | None
    number: int | None
    mark: str | None
    heading: str | None
    role: str
    status: str = _UNCONFIRMED


class TelegramRecord(msgspec.Struct, frozen=True, rename={"sender": "from"}):
    """What a telegram says. Keys are always there; what it does not say is null or an empty list."""

    key: str
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
    paragraphs: tuple[PassageRow, ...]
    findings: tuple[FindingRecord, ...]
    slugs: tuple[str, ...]


_READ = set(TelegramRecord.__struct_fields__) - {"key", "paragraphs"}


def telegram_record(telegram: Telegram) -> TelegramRecord:
    """The record of a telegram that a room holds."""
    read = record(Reading(Copy(text="", digest="", reader="", source=""), telegram.cable, (), ()))
    return TelegramRecord(
        key=telegram.key,
        paragraphs=tuple(passage_row(telegram, row) for row in telegram.passages),
        **{name: getattr(read, name) for name in _READ},
    )


def passage_row(telegram: Telegram, passage: Passage) -> PassageRow:
    """A passage with its pin."""
    row = msgspec.structs.asdict(passage)
    return PassageRow(pin=f"{telegram.key} {passage.paragraph}", quote=" ".join(passage.text.split()), **row)
