"""Claims of a room: what its telegrams say, extracted from what the room sees of them and from nothing else.

Extraction is slow, so it waits until somebody asks: `told` first sees to the telegrams that are needed. A telegram's
claims stand in `room.db`, each with the passage it is pinned to.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import NamedTuple

import msgspec

from reftel.claims.claim import Claim
from reftel.claims.telegram import join, passages
from reftel.room.extraction import Extractions, by_key, edition, extracted, key_of, packed_passages, prepare, unpacked
from reftel.room.naming import INTO_NAMED, named_row
from reftel.room.register import Register
from reftel.room.telegram import Telegram
from reftel.vault.database import transaction
from reftel.vault.pool import in_pool
from reftel.vault.vault import FILE as VAULT

_AT_ONCE = 24
_FEW = 8
_packer = msgspec.msgpack.Encoder()
_unpacker = msgspec.msgpack.Decoder(Claim)
Tell = Callable[[int], object]


class Told(msgspec.Struct, frozen=True):
    """A claim as a room has it: `place` counts the passages of its telegram, `number` the claims of the passage."""

    key: str
    paragraph: str
    place: int
    number: int
    claim: Claim
    dtg: str | None = None
    post: str | None = None
    marking: str | None = None
    role: str = "body"

    @property
    def pin(self) -> str:
        """Where it stands: `11DELWAN88 ¶2`."""
        return f"{self.key} {self.paragraph}"

    @property
    def quote(self) -> str:
        """The words it rests on."""
        return self.claim.pin.quote

    @property
    def order(self) -> tuple[str, str, int, int]:
        """What claims are sorted by: the time they were sent, telegram, passage, place in it."""
        return self.dtg or "~", self.key, self.place, self.number


class Extraction(NamedTuple):
    """How claims are made: where the archive's cache is, who hears of telegrams done, and in how many processes."""

    archive: Path
    tell: Tell = lambda count: None
    workers: int = 1


def lacking(register: Register, keys: Iterable[str] | None = None) -> list[str]:
    """Those of the telegrams (all, when none are named) whose claims the room does not have, in order of time."""
    if keys is not None and len(wanted := sorted(set(keys))) <= _FEW:
        asked = "select 1 from claimed where key = ? and version = ?"
        return [key for key in wanted if register.db.execute(asked, (key, edition())).fetchone() is None]
    if keys is None and not unread(register):
        return []
    held = {key for (key,) in register.db.execute("select key from claimed where version = ?", (edition(),))}
    return [key for key in (register.keys() if keys is None else wanted) if key not in held]


def unread(register: Register) -> int:
    """How many telegrams the room lacks the claims of; quicker than naming them."""
    held = register.number("select count(*) from claimed where version = ?", edition())
    return max(register.count() - held, 0)


def see_to(register: Register, asked: Extraction, keys: Iterable[str] | None = None) -> int:
    """Extract the claims of these telegrams that the room lacks, or of all; how many telegrams it were.

    What was extracted is kept in the archive's cache, telegram by telegram, and goes on where it was stopped.
    """
    missing = lacking(register, keys)
    if not missing:
        return 0
    folder = asked.archive if (asked.archive / VAULT).is_file() else None
    with Extractions(folder) as cache:
        workers = asked.workers if len(missing) > _FEW else 1
        shards = _shards(register, missing, cache)
        for shard, made in in_pool(_extracted, shards, workers, prepare):
            fresh = dict(zip(shard.lacking, made, strict=True))
            cache.put(fresh)
            known = {**shard.known, **{key: unpacked(packed) for key, packed in fresh.items()}}
            _enter(register, shard.telegrams, known)
            asked.tell(len(shard.telegrams))
    return len(missing)


class _Shard(NamedTuple):
    """Some telegrams: the claims that are known of their passages, and the passages of which none are."""

    telegrams: tuple[str, ...]
    known: Mapping[bytes, tuple[Claim, ...]]
    lacking: tuple[bytes, ...]
    packed: bytes

    def __reduce__(self) -> tuple[object, ...]:
        """What another process needs of it."""
        return _Shard, ((), {}, self.lacking, self.packed)


def _extracted(shard: _Shard) -> tuple[bytes, ...]:
    return extracted(shard.packed) if shard.lacking else ()


def _shards(register: Register, keys: Sequence[str], cache: Extractions) -> Iterator[_Shard]:
    ahead = iter(keys)
    while some := tuple(islice(ahead, _AT_ONCE)):
        asked = by_key(each for key in some if (found := register.get(key)) for each in passages(found.cable))
        known = cache.get(list(asked))
        lacking_ = {key: passage for key, passage in asked.items() if key not in known}
        yield _Shard(some, known, tuple(lacking_), packed_passages(list(lacking_.values())))


def _enter(register: Register, keys: Iterable[str], known: Mapping[bytes, tuple[Claim, ...]]) -> None:
    """Enter the claims of these telegrams, in the place of those of an earlier extractor."""
    with transaction(register.db):
        for key in keys:
            telegram = register.get(key)
            register.db.execute("delete from claim where key = ?", (key,))
            register.db.execute("insert or replace into claimed values (?, ?)", (key, edition()))
            if telegram is not None:
                found = [known[key_of(passage)] for passage in passages(telegram.cable)]
                register.db.executemany("insert into claim values (?, ?, ?, ?, ?, ?)", _rows(telegram, found))
                register.db.execute(INTO_NAMED, named_row(telegram))


def _rows(telegram: Telegram, found: Sequence[tuple[Claim, ...]]) -> Iterator[tuple[str | int | bytes | None, ...]]:
    first = len(telegram.passages) - len(telegram.cable.paragraphs)
    for place, claims in enumerate(join(telegram.cable, found), first):
        for number, claim in enumerate(claims):
            yield telegram.key, place, number, *kinds_of(claim), _packer.encode(claim)


def kinds_of(claim: Claim) -> tuple[str, str | None]:
    """The kind of a claim, and its type; of a relation how the two stand to each other."""
    return claim.kind, claim.keys.get("type") or claim.keys.get("relation")


def told(register: Register, keys: Iterable[str] | None = None) -> Iterator[Told]:
    """The claims the room has of these telegrams, or of all, in order of time."""
    for telegram in register.telegrams(keys):
        yield from told_in(register, telegram)


def told_in(register: Register, telegram: Telegram) -> Iterator[Told]:
    """The claims the room has of one telegram."""
    rows = register.db.execute(
        "select place, number, claim from claim where key = ? order by place, number", (telegram.key,)
    )
    passages_, key, dtg, post = telegram.passages, telegram.key, telegram.dtg, telegram.post
    for place, number, packed in rows:
        at = passages_[place]
        yield Told(key, at.paragraph, place, number, _unpacker.decode(packed), dtg, post, at.marking, at.role)


_KINDS = "role event action risk relation"
_TYPES = "attack threat detention personnel meeting intervention commitment offer request recommendation pending"
_RELATIONS = "kin member ally adversary intermediary successor subordinate"
WORDS_OF_CLAIMS = frozenset(f"{_KINDS} {_TYPES} {_RELATIONS}".split())
"""The kinds and types of claims: what `claim:` may be asked for."""


def claiming(register: Register, word: str) -> list[str]:
    """The keys of the telegrams that have a claim of this kind or type: `threat`, `commitment`, `role`."""
    rows = register.db.execute("select distinct key from claim where kind = ? or type = ? order by key", (word, word))
    return [key for (key,) in rows]
