"""What a case file cannot show: telegrams not held, passages that are missing, names left undecided."""

from collections.abc import Hashable, Iterable, Iterator
from typing import Any

from reftel.desk.pinned import UNCONFIRMED
from reftel.desk.subject import Subject
from reftel.room.link import Links
from reftel.room.quotation import quotations
from reftel.room.record import Record
from reftel.room.resolution import HELD, SETTLED
from reftel.room.room import Room
from reftel.room.telegram import Telegram


def not_held(room: Room, telegrams: Iterable[Telegram]) -> Iterator[tuple[Hashable, dict[str, Any]]]:
    """The telegrams and documents these cite that the room does not hold, with the words of every citation."""
    links = Links(room.register.db)
    for telegram in telegrams:
        for link in links.of(telegram.key):
            state = link.meaning.state
            if state == HELD or (link.meaning.name and state not in SETTLED):
                continue
            row = quotations(link.cited, telegram)[0]
            yield (
                link.meaning.name or link.cited.text,
                {
                    "mrn": link.meaning.name,
                    "text": link.cited.text,
                    "label": link.cited.label,
                    "state": state,
                    "pin": row.pin,
                    "quote": row.quote,
                    "marking": row.marking,
                    "status": UNCONFIRMED,
                    "dtg": telegram.dtg,
                    "how": "said",
                },
            )


def limits(record: Record, subject: Subject) -> Iterator[dict[str, Any]]:
    """Gaps in the numbers of paragraphs, words that were taken out, and persons left undecided."""
    for telegram in subject.telegrams(record):
        numbers = [row.number for row in telegram.passages if row.number]
        gaps = sorted(set(range(1, max(numbers, default=0) + 1)) - set(numbers))
        if gaps:
            yield _row(telegram, f"no paragraph {', '.join(map(str, gaps))} is to be seen", "")
        if not telegram.cable.paragraphs:
            yield _row(telegram, "no paragraph was read", "")
    own = {id(figure) for key in subject.people for figure in record.person(key).figures}
    for doubt in record.people.doubts:
        for one, other in ((doubt.left, doubt.right), (doubt.right, doubt.left)):
            if id(one) in own and id(other) not in own:
                telegram = record.telegrams[other.key]
                why = f"{other.name} in {other.key} may be the same person: {'; '.join(doubt.reasons)}"
                yield _row(telegram, why, other.name)


def _row(telegram: Telegram, what: str, quote: str) -> dict[str, Any]:
    return {
        "what": what,
        "pin": telegram.key,
        "quote": quote,
        "marking": telegram.marking,
        "status": UNCONFIRMED,
        "dtg": telegram.dtg,
        "how": "inferred",
    }
