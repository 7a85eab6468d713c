"""How long a search takes, through the Python API of a room and in SQLite FTS5: the same words, one after the other."""

import random
import re
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import islice
from pathlib import Path
from statistics import median, quantiles
from typing import NamedTuple

from reftel.bench.beside import Days, Fts5
from reftel.bench.corpus import texts
from reftel.room.grammar import read_query
from reftel.room.room import Room

_WORD = re.compile(r"[a-z]{4,}")
_LOOKED_AT = 3_000
_SELDOM, _OFTEN, _COMMON = 0.01, 0.1, 0.6
_QUERIES = 100
_BEST = 10
TWO_YEARS = Days(20030101, 20041231)


class Timing(NamedTuple):
    """Milliseconds: half of the queries take no longer, and nineteen of twenty."""

    p50: float
    p95: float


class Words(NamedTuple):
    """Words to look for: those in one to ten telegrams of a hundred, and those in most of them."""

    middling: Sequence[str]
    common: Sequence[str]


def words_of(folder: Path) -> Words:
    """Words of the telegrams in the folder, drawn by lot, the same ones in every run."""
    return words_in(islice(texts(folder), _LOOKED_AT))


def words_in(every: Iterable[str]) -> Words:
    """Words of these texts, drawn by lot."""
    counted: Counter[str] = Counter()
    looked_at = 0
    for text in every:
        counted.update(set(_WORD.findall(text)))
        looked_at += 1
    rng = random.Random(1)
    middling = sorted(word for word, count in counted.items() if _SELDOM < count / looked_at < _OFTEN)
    common = sorted(word for word, count in counted.items() if count / looked_at > _COMMON)
    return Words(rng.sample(middling, min(_QUERIES, len(middling))), rng.sample(common, min(_QUERIES, len(common))))


class Search(NamedTuple):
    """One kind of search: its name, its words, whether facets are asked for, and between which days."""

    name: str
    words: Sequence[str]
    facets: bool = False
    days: Days | None = None


def searches(words: Words) -> tuple[Search, ...]:
    """The kinds of searches that are measured."""
    return (
        Search("top ten", words.middling),
        Search("facets and a date range", words.middling, facets=True, days=TWO_YEARS),
        Search("a common word with facets", words.common, facets=True),
    )


def in_room(room: Room, search: Search) -> Timing:
    """The search in a room."""
    narrowed = " date:2003..2004" if search.days else ""

    def ask(word: str) -> None:
        query = read_query(f"{word}{narrowed}")
        keys, _total = room.find(query, _BEST)
        for row in keys:
            room.telegram(row.key)
        if search.facets:
            room.facets(query)

    return timed(ask, search.words)


def in_fts5(beside: Fts5, search: Search) -> Timing:
    """The same search in SQLite."""
    return timed(lambda word: beside.ask(word, search.facets, search.days), search.words)


def timed(ask: Callable[[str], object], words: Iterable[str]) -> Timing:
    """How long each word takes, in milliseconds."""
    spent = []
    for word in words:
        began = time.perf_counter()
        ask(word)
        spent.append((time.perf_counter() - began) * 1000)
    return Timing(median(spent), quantiles(spent, n=20)[-1] if len(spent) > 1 else spent[0])
