"""A hit: a telegram that a query finds, at the passage in which the words stand, with the words around them.

`11DELWAN88 ¶2` ... `the police chief of Sahriya was`
"""

import re
from collections.abc import Iterator, Sequence

import msgspec

from reftel.room.query import Needle, Query, places
from reftel.room.room import Found, Room
from reftel.room.telegram import SUBJECT, Passage, Telegram

_WIDTH = 240
_LEAD = 60
_SPACE = re.compile(r"\s+")
Place = tuple[int, int]


class Hit(msgspec.Struct, frozen=True):
    """One telegram found: `quote` is cut from the passage of the pin as it stands there, white space folded.

    `highlights` are where the words that were looked for stand in `snippet`.
    """

    pin: str
    mrn: str | None
    paragraph: str | None
    dtg: str | None
    post: str | None
    subject: str | None
    marking: str | None
    snippet: str
    score: float
    quote: str
    status: str
    highlights: tuple[Place, ...]


class Result(msgspec.Struct, frozen=True):
    """What a search prints: how many telegrams were found, how they spread, and the hits asked for."""

    total: int
    facets: dict[str, tuple[dict[str, object], ...]]
    hits: tuple[Hit, ...]


def search(room: Room, query: Query, limit: int) -> Result:
    """The hits of a query in a room, the best first."""
    found = room.find(query, limit)
    hits = (hit(telegram, query.wanted, score) for telegram, score in _scored(room, found))
    facets = {
        name: tuple({"value": value, "count": count} for value, count in rows) for name, rows in found.facets.items()
    }
    return Result(found.total, facets, tuple(hits))


def _scored(room: Room, found: Found) -> Iterator[tuple[Telegram, float]]:
    for key, score in found.keys:
        if telegram := room.telegram(key):
            yield telegram, score


def hit(telegram: Telegram, needles: Sequence[Needle], score: float) -> Hit:
    """The telegram as a hit: the passage in which most of the needles stand, the first of equals."""
    passage, found = _best(telegram, needles)
    quote, marks = _excerpt(passage.text, found) if passage else ("", ())
    return Hit(
        pin=f"{telegram.key} {passage.paragraph}" if passage else telegram.key,
        mrn=str(telegram.cable.mrn) if telegram.cable.mrn else None,
        paragraph=passage.paragraph if passage else None,
        dtg=telegram.dtg,
        post=telegram.post,
        subject=telegram.subject,
        marking=passage.marking if passage else telegram.marking,
        snippet=quote,
        score=round(score, 4),
        quote=quote,
        status="unconfirmed",
        highlights=marks,
    )


def _best(telegram: Telegram, needles: Sequence[Needle]) -> tuple[Passage | None, list[Place]]:
    best: tuple[Passage | None, list[Place]] = (None, [])
    most = -1
    for passage in telegram.passages:
        stands = sum(bool(places((needle,), passage.text)) for needle in needles)
        # A subject line stands for its telegram only when no paragraph says as much.
        rank = 2 * stands - (passage.paragraph == SUBJECT)
        if rank > most:
            best, most = (passage, places(needles, passage.text)), rank
    return best


def _excerpt(text: str, found: Sequence[Place]) -> tuple[str, tuple[Place, ...]]:
    """About a sentence or two around the first words found, at word ends, and where in it the words stand."""
    start = _edge(text, max(found[0][0] - _LEAD, 0), -1) if found else 0
    end = _edge(text, min(start + _WIDTH, len(text)), 1)
    quote, last, marks = "", start, []
    for first, behind in found:
        if first >= last and behind <= end:
            quote += _SPACE.sub(" ", text[last:first])
            words = _SPACE.sub(" ", text[first:behind])
            marks.append((len(quote), len(quote) + len(words)))
            quote, last = quote + words, behind
    return quote + _SPACE.sub(" ", text[last:end]), tuple(marks)


def _edge(text: str, place: int, step: int) -> int:
    """The nearest place in this direction where no word is cut."""
    while 0 < place < len(text) and not text[place - 1 if step < 0 else place].isspace():
        place += step
    return place
