"""Ranking: the telegrams a question finds, best first or in order of time, the same whatever order they came in.

The engine cuts equal scores by its own order of documents, and adds up scores in an order of its own, which may differ
in the last digit. So it is asked for more until the score drops below the last one kept, sums of three or more are
added up anew, exactly, and equal ones are sorted by time and number.
"""

from collections.abc import Iterator
from enum import Enum
from math import fsum
from typing import NamedTuple

import msgspec
import tantivy

from reftel.room.document import BETWEEN
from reftel.room.needle import Likeness
from reftel.room.query import Query, Words, wanted

_NEARLY = 1e-4
_EXACT_TERMS = 2
_NO_DAY = 99_999_999
"""What stands for the day of a telegram whose time is not known: it sorts behind all others."""


class Sort(Enum):
    """In which order telegrams are shown."""

    RELEVANCE = "relevance"
    OLDEST = "oldest"
    NEWEST = "newest"


class Ranked(NamedTuple):
    """A telegram's key and its score."""

    key: str
    score: float


class _Explained(msgspec.Struct):
    """How the engine came to a score: by these parts, whose sum or greatest it is."""

    value: float
    details: list["_Explained"] = []


_explained = msgspec.json.Decoder(_Explained)


def scored_words(query: Query) -> int:
    """How many words of the query add to the score."""
    return sum(
        isinstance(node, Words) and node.needle.likeness in (Likeness.STEM, Likeness.EXACT)
        for node in wanted(query.root)
    )


def ranked(
    searcher: tantivy.Searcher, asked: tantivy.Query, words: int, sort: Sort, first: int, most: int
) -> tuple[list[Ranked], int]:
    """The telegrams from place `first` on, `most` of them, and how many there are in all; `words` add to the score."""
    # Room for as many as are asked for is set aside: no more are asked for than there are documents.
    most = min(most, int(searcher.num_docs) - first)
    if most <= 0:
        return [], count(searcher, asked)
    if sort is Sort.NEWEST:
        return _newest(searcher, asked, first, most)
    if sort is not Sort.RELEVANCE or not words:
        return _by_time(searcher, asked, sort, first, most)
    return _by_score(searcher, asked, words, first, most)


def count(searcher: tantivy.Searcher, asked: tantivy.Query) -> int:
    """How many telegrams the question finds."""
    return _counted(searcher.search(asked, 1))


def _counted(result: tantivy.SearchResult) -> int:
    return int(result.count or 0)  # type: ignore[attr-defined]  # its stub lacks the attribute


def _by_time(
    searcher: tantivy.Searcher, asked: tantivy.Query, sort: Sort, first: int, most: int
) -> tuple[list[Ranked], int]:
    order = tantivy.Order.Desc if sort is Sort.NEWEST else tantivy.Order.Asc
    result = searcher.search(asked, most, order_by_field="order", order=order, offset=first)
    return [Ranked(key_of(place), 0.0) for place, _ in result.hits], _counted(result)


def _newest(searcher: tantivy.Searcher, asked: tantivy.Query, first: int, most: int) -> tuple[list[Ranked], int]:
    """The newest first, and behind them those of which nobody knows how new they are."""
    dated = tantivy.Query.exists_query("day")
    found: list[Ranked] = []
    total = 0
    for occur in (tantivy.Occur.Must, tantivy.Occur.MustNot):
        part = tantivy.Query.boolean_query([(tantivy.Occur.Must, asked), (occur, dated)])
        number = count(searcher, part)
        place, left = max(first - total, 0), most - len(found)
        if left and place < number:
            found += _by_time(searcher, part, Sort.NEWEST, place, left)[0]
        total += number
    return found, total


def keys(searcher: tantivy.Searcher, asked: tantivy.Query) -> list[str]:
    """The keys of all telegrams the question finds, in order of time."""
    return [key_of(place) for place in places(searcher, asked)]


def some_keys(searcher: tantivy.Searcher, asked: tantivy.Query, first: int, most: int | None) -> tuple[list[str], int]:
    """The keys from place `first` on in the order of time, `most` of them or all, and how many there are."""
    total = count(searcher, asked)
    wanted = min(total - first, total if most is None else most)
    found = _by_time(searcher, asked, Sort.OLDEST, first, wanted)[0] if wanted > 0 else []
    return [each.key for each in found], total


def places(searcher: tantivy.Searcher, asked: tantivy.Query) -> list[str]:
    """The places in the order of time of all documents the question finds; it is counted first, since room for as many
    as are asked for is set aside."""
    most = max(count(searcher, asked), 1)
    hits = searcher.search(asked, most, order_by_field="order", order=tantivy.Order.Asc, count=False).hits
    return [str(place) for place, _ in hits]


def _by_score(
    searcher: tantivy.Searcher, asked: tantivy.Query, words: int, first: int, most: int
) -> tuple[list[Ranked], int]:
    last = first + most
    asked_for = last + 1
    while True:
        result = searcher.search(asked, asked_for)
        hits = result.hits
        if len(hits) < asked_for or hits[-1][0] < hits[last - 1][0] * (1 - _NEARLY):
            break
        asked_for *= 4
    exact = words <= _EXACT_TERMS
    scored = [(-(score if exact else _summed(searcher, asked, at)), at) for score, at in hits]
    rows = sorted((score, _place(searcher, at)) for score, at in _foremost(searcher, scored, last))
    return [Ranked(key_of(place), round(-score, 6)) for score, place in rows[first:last]], _counted(result)


def _foremost(
    searcher: tantivy.Searcher, rows: list[tuple[float, tantivy.DocAddress]], last: int
) -> list[tuple[float, tantivy.DocAddress]]:
    """Those that may be among the first `last` by score and day: a day is read ten times as quickly as a place."""
    if len(rows) <= last:
        return rows
    days = searcher.fast_field_values("day", [at for _, at in rows])
    rough = [(score, _NO_DAY if day is None else int(day)) for (score, _), day in zip(rows, days, strict=True)]
    behind = sorted(rough)[last - 1]
    return [row for row, foremost in zip(rows, rough, strict=True) if foremost <= behind]


def _summed(searcher: tantivy.Searcher, asked: tantivy.Query, at: tantivy.DocAddress) -> float:
    return fsum(_parts(_explained.decode(asked.explain(searcher, at).to_json())))


def _parts(node: _Explained) -> Iterator[float]:
    """The parts a score is the sum of; what is not the sum of its own parts, but the greatest of them, is one."""
    if node.details and abs(fsum(each.value for each in node.details) - node.value) <= _NEARLY * abs(node.value):
        for each in node.details:
            yield from _parts(each)
    else:
        yield node.value


def _place(searcher: tantivy.Searcher, at: tantivy.DocAddress) -> str:
    return str(searcher.doc(at).get_first("order"))


def key_of(place: str) -> str:
    """The key in a place in the order of time."""
    return place.split(BETWEEN)[1]
