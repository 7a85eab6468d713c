"""Facets: how the telegrams a question finds spread over posts, years, TAGS, markings, precedences and months.

Counts are of telegrams and exact: the engine is asked for as many values as there can be. A telegram of which only the
year is known is counted in its year and in no month.
"""

from collections.abc import Iterable, Mapping

import msgspec
import tantivy

from reftel.room.index import FACETS

_MOST_VALUES = 100_000


class Count(msgspec.Struct, frozen=True):
    """A value and how many telegrams have it."""

    value: str
    count: int


class Share(msgspec.Struct, frozen=True):
    """A year or month: how many telegrams were found, of how many the room holds from that time."""

    value: str
    count: int
    of: int
    share: float


def facets(searcher: tantivy.Searcher, asked: tantivy.Query) -> dict[str, tuple[Count, ...]]:
    """The counts of each facet, the most frequent value first, then by the alphabet."""
    counted = searcher.aggregate(asked, {name: _terms(name) for name in FACETS})
    return {name: _by_count(counted[name]["buckets"]) for name in FACETS}


def dates(searcher: tantivy.Searcher, asked: tantivy.Query, held: Mapping[str, int], by: str) -> tuple[Share, ...]:
    """How many telegrams were found of each `month` or `year`, beside how many are held of it, in order of time."""
    found = counts(searcher, asked, by)
    return tuple(Share(when, found[when], held[when], round(found[when] / held[when], 6)) for when in sorted(found))


def counts(searcher: tantivy.Searcher, asked: tantivy.Query, name: str) -> dict[str, int]:
    """How many telegrams a question finds of each value of a field."""
    return {row.value: row.count for row in _by_count(searcher.aggregate(asked, {name: _terms(name)})[name]["buckets"])}


def _terms(name: str) -> dict[str, object]:
    return {"terms": {"field": name, "size": _MOST_VALUES}}


def _by_count(rows: Iterable[Mapping[str, object]]) -> tuple[Count, ...]:
    found = (Count(str(row["key"]), int(str(row["doc_count"]))) for row in rows)
    return tuple(sorted(found, key=lambda row: (-row.count, row.value)))
