"""Claims on the page of a telegram: what each passage says, led to from its words and back, and who is named in it.

`the Embassy will raise the matter` is claim 3: `#c3` is its words in the text, `#s3` its line below.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import msgspec

from reftel.claims.sentence import in_capitals
from reftel.desk.judgements import Judgements
from reftel.desk.pinned import status
from reftel.desk.statement import statement
from reftel.room.claims import Extraction, Told, see_to, told
from reftel.room.figure import Figure
from reftel.room.naming import names_of
from reftel.room.record import Said
from reftel.room.room import Room
from reftel.room.roster import figures
from reftel.room.telegram import SUBJECT, Telegram
from reftel.web import address
from reftel.web.passage import Claimed, Mark
from reftel.web.wording import worded

_SHORTEST = 3
MOST = 200
"""A telegram of more passages is not read for claims when its page is asked for: that would take minutes."""


class Line(msgspec.Struct, frozen=True):
    """One claim: its number on the page, what it says in a line, and the words it rests on."""

    number: int
    pin: str
    paragraph: str
    kind: str
    text: str
    quote: str
    marking: str | None
    status: str
    rule: str


class Read(msgspec.Struct, frozen=True):
    """What reftel reads in a telegram: the claims, where they rest, and where somebody is named, by passage.

    It is not `whole` when the telegram is too long to be read for a page.
    """

    lines: tuple[Line, ...]
    claimed: dict[str, list[Claimed]]
    names: dict[str, list[Mark]]
    whole: bool = True


def read(room: Room, archive: Path, telegram: Telegram) -> Read:
    """The claims of a telegram; those that were not yet extracted are extracted first."""
    if len(telegram.passages) > MOST:
        return Read((), {}, {}, whole=False)
    see_to(room.register, Extraction(archive), [telegram.key])
    rows = tuple(told(room.register, [telegram.key]))
    judged = tuple(row for row in Judgements(archive, room.name) if row.about == "claim")
    lines = tuple(_line(number, row, status(Said(row, {}, frozenset()), judged)) for number, row in enumerate(rows, 1))
    claimed: dict[str, list[Claimed]] = {}
    for line, row in zip(lines, rows, strict=True):
        span = row.claim.pin.span
        claimed.setdefault(row.paragraph, []).append(
            Claimed(span.start, span.end, line.number, f"{line.kind}: {line.text}")
        )
    return Read(lines, claimed, _names(room, telegram, rows))


def _line(number: int, row: Told, state: str) -> Line:
    kind, text = worded(statement(row))
    return Line(number, row.pin, row.paragraph, kind, text, row.quote, row.marking, state, row.claim.rule)


def _names(room: Room, telegram: Telegram, rows: Sequence[Told]) -> dict[str, list[Mark]]:
    """Where somebody is named, in each passage, with the page of whoever that is."""
    whole = _by_words(figures(telegram, rows, names_of(room.register.db, telegram)))
    if not whole:
        return {}
    texts = [(row.paragraph, row.text) for row in telegram.passages if row.paragraph != SUBJECT]
    sign = re.IGNORECASE if in_capitals("\n".join(text for _, text in texts)) else 0
    words = sorted(whole, key=lambda name: -len(name))
    pattern = re.compile(rf"\b(?:{'|'.join(map(_spaced, words))})\b", sign)
    by_folded = {name.lower(): full for name, full in whole.items()}
    return {place: found for place, text in texts if (found := list(_found(pattern, text, by_folded)))}


def _found(pattern: re.Pattern[str], text: str, whole: dict[str, str]) -> Iterator[Mark]:
    for match in pattern.finditer(text):
        full = whole.get(" ".join(match[0].split()).lower())
        if full:
            yield Mark(match.start(), match.end(), address.person(full), f"All that is said of {full}", "who")


def _spaced(name: str) -> str:
    return r"\s+".join(map(re.escape, name.split()))


def _by_words(found: Iterable[Figure]) -> dict[str, str]:
    """The fullest name of everybody by each of their names; a name of two people leads nowhere."""
    names: dict[str, str | None] = {}
    for figure in found:
        for name in figure.names if not figure.redacted else ():
            if len(name) >= _SHORTEST and name[:1].isalpha():
                names[name] = figure.name if names.get(name, figure.name) == figure.name else None
    return {name: full for name, full in names.items() if full}
