"""Extractions: the claims of passages, kept beside the vault so that each passage is looked through once.

`ARCHIVE/claims.db` may be deleted at any time: what it held is extracted again. The key of a passage covers all that
its claims are made from, and the version of the extractor.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from hashlib import sha256
from pathlib import Path
from types import TracebackType

import msgspec

from reftel.claims.claim import Claim
from reftel.claims.extract import Passage
from reftel.claims.extractor import chosen, extractor, version
from reftel.room.rules import rules
from reftel.vault.database import connect, transaction

FILE = "claims.db"
_TABLE = "create table if not exists extraction (key blob primary key, claims blob not null) strict, without rowid"
_packer = msgspec.msgpack.Encoder()
_unpacker = msgspec.msgpack.Decoder(tuple[Claim, ...])
_passages = msgspec.msgpack.Decoder(list[Passage])
_MOST_ASKED = 500


class Extractions:
    """One open cache; without a folder it keeps nothing beyond its own life."""

    def __init__(self, folder: Path | None) -> None:
        self._db = connect(folder / FILE if folder else Path(":memory:"))
        self._db.execute("pragma synchronous = normal")
        self._db.execute(_TABLE)

    def __enter__(self) -> "Extractions":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._db.close()

    def get(self, keys: Sequence[bytes]) -> dict[bytes, tuple[Claim, ...]]:
        """The claims of these passages, those that were kept."""
        found: dict[bytes, tuple[Claim, ...]] = {}
        for start in range(0, len(keys), _MOST_ASKED):
            asked = keys[start : start + _MOST_ASKED]
            places = ", ".join("?" * len(asked))
            rows = self._db.execute(f"select key, claims from extraction where key in ({places})", asked)
            found.update((key, _unpacker.decode(packed)) for key, packed in rows)
        return found

    def put(self, rows: Mapping[bytes, bytes]) -> None:
        """Keep packed claims under their keys."""
        with transaction(self._db):
            self._db.executemany("insert or replace into extraction values (?, ?)", rows.items())


def edition() -> str:
    """The version of the chosen extractor, with a digest of the rules; claims of another edition are made anew."""
    return _edition(chosen())


@cache
def _edition(name: str) -> str:
    return f"{version(name)} {rules('reftel.claims')[:12]}"


def key_of(passage: Passage) -> bytes:
    """The digest of all that the claims of a passage are made from."""
    words = (edition(), str(passage.said), str(passage.sender), passage.role, passage.text)
    return sha256("\0".join(words).encode("utf-8", "surrogatepass")).digest()


def packed_passages(passages: Sequence[Passage]) -> bytes:
    """Passages as bytes that another process can take."""
    return _packer.encode(passages)


def extracted(packed: bytes) -> tuple[bytes, ...]:
    """The claims of packed passages, each passage's packed for itself."""
    return tuple(_packer.encode(claims) for claims in extractor(chosen())(_passages.decode(packed)))


def unpacked(packed: bytes) -> tuple[Claim, ...]:
    """The claims that were packed."""
    return _unpacker.decode(packed)


def prepare() -> None:
    """Make a process ready for `extracted`; the language model is loaded when the first passage needs it."""


def by_key(passages: Iterable[Passage]) -> dict[bytes, Passage]:
    """Passages under their keys, each once."""
    return {key_of(passage): passage for passage in passages}
