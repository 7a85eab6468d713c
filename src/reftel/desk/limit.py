"""What a case file cannot show: telegrams not held, passages that are missing, names left undecided."""

from collections.abc import Hashable, Iterable, Iterator
from typing import Any

from reftel.desk.phrase import counted
from reftel.desk.pinned import UNCONFIRMED, joined
from reftel.desk.subject import Subject
from reftel.room.quotation import quotations
from reftel.room.record import Record
from reftel.room.resolution import HELD, SETTLED
from reftel.room.room import Room
from reftel.room.telegram import Telegram

_NAMED = 6
"""So many persons who are left out are named."""


def not_held(room: Room, telegrams: Iterable[Telegram]) -> Iterator[tuple[Hashable, dict[str, Any]]]:
    """The telegrams and documents these cite that the room does not hold, with the words of every citation."""
    for telegram in telegrams:
        for link in room.links.of(telegram.key):
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
    yield from _left_out(record, subject)
    yield from _not_read(record, subject)
    own = {id(figure) for key in subject.people for figure in record.person(key).figures}
    for doubt in record.people.doubts:
        for one, other in ((doubt.left, doubt.right), (doubt.right, doubt.left)):
            if id(one) in own and id(other) not in own:
                telegram = record.telegrams[other.key]
                why = f"{other.name} in {other.key} may be the same person: {'; '.join(doubt.reasons)}"
                yield _row(telegram, why, other.name)


def _left_out(record: Record, subject: Subject) -> Iterator[dict[str, Any]]:
    """The persons who may be meant and are left out, some of them by name."""
    if not subject.others:
        return
    shown = tuple({each.name: each.figures[0].key for each in subject.others}.items())[:_NAMED]
    telegrams = [record.telegrams[key] for _, key in shown]
    who = f"{counted(len(subject.others), 'person', 'persons')} more may be meant, named in fewer telegrams"
    row = _row(telegrams[0], f"{who}: {', '.join(name for name, _ in shown)}", shown[0][0])
    yield {**row, "marking": joined(each.marking for each in telegrams)}


def _not_read(record: Record, subject: Subject) -> Iterator[dict[str, Any]]:
    """The telegrams that were not read for the name, under the first of them."""
    count, first = subject.unread
    if first and first in record.telegrams:
        words = f"{counted(count, 'telegram')} more with words like the name were not read for this case file"
        yield _row(record.telegrams[first], words, "")


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
