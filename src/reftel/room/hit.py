"""A hit: a telegram that a query finds, at the passage in which the words stand, with the words around them.

`11DELWAN88 ¶2` ... `the police chief of Sahriya was`
"""

import re
from collections.abc import Sequence

import msgspec

from reftel.room.facets import Count, Share
from reftel.room.needle import places_of_each
from reftel.room.query import Query
from reftel.room.ranking import Sort
from reftel.room.room import Room
from reftel.room.telegram import SUBJECT, Passage, Telegram
from reftel.text import Span

_WIDTH = 240
_LEAD = 60
_SPACE = re.compile(r"\s+")
Place = tuple[int, int]


class Hit(msgspec.Struct, frozen=True):
    """One telegram found: `quote` is cut from the passage of the pin as it stands there, white space folded.

    `highlights` are where the words that were looked for stand in `snippet`; `subject_marking` is what the subject is
    read by, `marking` what the passage is.
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
    subject_marking: str | None = None


class Result(msgspec.Struct, frozen=True):
    """What a search prints: how many telegrams were found, how they spread, and the hits from `offset` on.

    `dates` says how they spread over months or years, when that was asked for.
    """

    total: int
    facets: dict[str, tuple[Count, ...]]
    hits: tuple[Hit, ...]
    offset: int = 0
    dates: tuple[Share, ...] | None = None


class Asked(msgspec.Struct, frozen=True):
    """How much of what a query finds is wanted, in which order; `dates` is `month`, `year` or None."""

    limit: int = 10
    offset: int = 0
    sort: Sort = Sort.RELEVANCE
    dates: str | None = None


def search(room: Room, query: Query, asked: Asked) -> Result:
    """The hits of a query in a room, the best first."""
    rows, total = room.find(query, asked.limit, asked.offset, asked.sort)
    telegrams = ((telegram, row.score) for row in rows if (telegram := room.telegram(row.key)))
    hits = tuple(hit(telegram, query, score) for telegram, score in telegrams)
    dates = room.dates(query, asked.dates) if asked.dates else None
    return Result(total, room.facets(query), hits, asked.offset, dates)


def hit(telegram: Telegram, query: Query, score: float) -> Hit:
    """The telegram as a hit: the passage in which most of the needles stand, the first of equals."""
    passage, found = _best(telegram, query)
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
        subject_marking=telegram.marking if telegram.subject else None,
    )


def _best(telegram: Telegram, query: Query) -> tuple[Passage | None, list[Span]]:
    """The passage that tells most, of those whose role was asked for, and where in it the words stand."""
    best: tuple[Passage | None, list[Span]] = (None, [])
    most = -1
    needles, roles = query.wanted, query.roles
    for passage in telegram.passages:
        if roles and passage.role not in roles:
            continue
        found = places_of_each(needles, passage.text)
        # A subject line stands for its telegram only when no paragraph says as much.
        rank = 2 * sum(map(bool, found)) - (passage.paragraph == SUBJECT)
        if rank > most:
            best, most = (passage, sorted({span for spans in found for span in spans})), rank
        if most == 2 * len(needles):
            break
    return best


def _excerpt(text: str, found: Sequence[Span]) -> tuple[str, tuple[Place, ...]]:
    """About a sentence or two around the first words found, at word ends, and where in it the words stand."""
    start = _edge(text, max(found[0].start - _LEAD, 0), -1) if found else 0
    end = _edge(text, min(start + _WIDTH, len(text)), 1)
    quote, last, marks = "", start, []
    for span in found:
        first, behind = span.start, span.end
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
