"""A telegram as the desk shows it: what it says, field by field, and its passages, each with its pin.

`11DELWAN88 ¶2` ... Of copies, files and offsets a room knows nothing, and so nothing of them is here.
"""

import msgspec

from reftel.message.cable import Copy, Reading
from reftel.message.record import Said, record
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


class TelegramRecord(Said, frozen=True):
    """What a telegram says, under its key, and its passages."""

    key: str
    paragraphs: tuple[PassageRow, ...]


def telegram_record(telegram: Telegram) -> TelegramRecord:
    """The record of a telegram that a room holds."""
    read = record(Reading(Copy(text="", digest="", reader="", source=""), telegram.cable, (), ()))
    return TelegramRecord(
        key=telegram.key,
        paragraphs=tuple(passage_row(telegram, row) for row in telegram.passages),
        **{name: getattr(read, name) for name in Said.__struct_fields__},
    )


def passage_row(telegram: Telegram, passage: Passage) -> PassageRow:
    """A passage with its pin."""
    row = msgspec.structs.asdict(passage)
    return PassageRow(pin=f"{telegram.key} {passage.paragraph}", quote=" ".join(passage.text.split()), **row)
