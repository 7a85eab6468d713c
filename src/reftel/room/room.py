"""A room: the archive as one clearance sees it, opened to be searched and read.

The room `main` has no clearance and holds everything.
"""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import msgspec
import tantivy
from rapidfuzz import fuzz, process

from reftel.claims.name import Name, skeleton
from reftel.room.build import INDEX, Tell, catch_up
from reftel.room.index import FACETS, SOUND, WHOLE, open_index
from reftel.room.query import Query, whole_query
from reftel.room.register import Register
from reftel.room.telegram import Telegram
from reftel.vault.vault import Vault

MAIN = "main"
_MOST_TERMS = 100_000
_NEAR_ENOUGH = 70
_MOST_NEAR = 3


class Found(msgspec.Struct, frozen=True):
    """What a query finds: how many telegrams, how they spread over facets, and the first of them with their scores."""

    total: int
    facets: Mapping[str, tuple[tuple[str, int], ...]]
    keys: tuple[tuple[str, float], ...]


class Room:
    """One open room; use it in a `with` block."""

    def __init__(self, folder: Path) -> None:
        self._register = Register(folder)
        self._index = open_index(folder / INDEX)

    @classmethod
    def open(cls, archive: Path, tell: Tell = lambda count: None) -> "Room":
        """The room `main` of the archive, brought up to what its vault holds; `NoArchive` when there is none."""
        with Vault.open(archive) as vault:
            return cls(catch_up(vault, MAIN, None, tell))

    def __enter__(self) -> "Room":
        return self

    def __exit__(self, *_: object) -> None:
        self._register.close()

    def count(self) -> int:
        """How many telegrams it holds."""
        return self._register.count()

    def telegram(self, key: str) -> Telegram | None:
        """The telegram of a key such as `11DELWAN88`."""
        return self._register.get(key)

    def telegrams(self, keys: Iterable[str] | None = None) -> Iterator[Telegram]:
        """These telegrams, or all, in order of time."""
        return self._register.telegrams(keys)

    def near(self, key: str) -> tuple[str, ...]:
        """The keys a mistyped one may stand for, the likeliest first."""
        found = process.extract(
            key, self._register.keys(), scorer=fuzz.ratio, score_cutoff=_NEAR_ENOUGH, limit=_MOST_NEAR
        )
        return tuple(name for name, _score, _place in found)

    def find(self, query: Query, limit: int) -> Found:
        """The telegrams a query finds; of equal score the earlier one first."""
        asked = whole_query(query, self._index.schema)
        searcher = self._index.searcher()
        ranked, total = _ranked(searcher, asked, limit)
        return Found(total, _facets(searcher, asked), ranked)

    def who_may_name(self, name: Name) -> list[str]:
        """The keys of the telegrams in which words sound like a part of the name: those worth reading."""
        schema, searcher = self._index.schema, self._index.searcher()
        sounds = {skeleton(part.word) for part in name.parts}
        terms = [tantivy.Query.term_query(schema, SOUND, sound) for sound in sounds]
        either = tantivy.Query.boolean_query([(tantivy.Occur.Should, term) for term in terms])
        whole = tantivy.Query.term_query(schema, "kind", WHOLE)
        asked = tantivy.Query.boolean_query([(tantivy.Occur.Must, whole), (tantivy.Occur.Must, either)])
        result = searcher.search(asked, limit=max(searcher.num_docs, 1))
        return [_key(searcher, address) for _score, address in result.hits]


def _ranked(searcher: tantivy.Searcher, asked: tantivy.Query, limit: int) -> tuple[tuple[tuple[str, float], ...], int]:
    """The best telegrams by score, then by time: ties are fetched to their end before they are cut."""
    most = limit + 1
    while True:
        result = searcher.search(asked, limit=most)
        hits = result.hits
        if len(hits) < most or hits[-1][0] < hits[limit - 1][0]:
            break
        most *= 4
    rows = sorted((-float(score), *_stored(searcher, address)) for score, address in hits)
    total = searcher.search(asked, limit=1).count  # type: ignore[attr-defined]  # its stub lacks the attribute
    return tuple((key, -score) for score, _order, key in rows[:limit]), int(total or 0)


def _stored(searcher: tantivy.Searcher, address: tantivy.DocAddress) -> tuple[str, str]:
    """The place in time and the key of a document."""
    document = searcher.doc(address)
    return str(document.get_first("order")), str(document.get_first("key"))


def _key(searcher: tantivy.Searcher, address: tantivy.DocAddress) -> str:
    return str(searcher.doc(address).get_first("key"))


def _facets(searcher: tantivy.Searcher, asked: tantivy.Query) -> dict[str, tuple[tuple[str, int], ...]]:
    """How many telegrams have each value: the most frequent first, then by the alphabet."""
    terms = {name: {"terms": {"field": name, "size": _MOST_TERMS}} for name in FACETS}
    counted = searcher.aggregate(asked, terms)
    return {name: _buckets(counted[name]["buckets"]) for name in FACETS}


def _buckets(rows: Iterable[Mapping[str, object]]) -> tuple[tuple[str, int], ...]:
    found = [(str(row["key"]), int(str(row["doc_count"]))) for row in rows if row["key"]]
    return tuple(sorted(found, key=lambda row: (-row[1], row[0])))
