"""Ingest: copies are read and kept, a shard of them at a time.

A shard is kept whole or not at all, so whatever stops a run leaves a whole archive, and the same run goes on where it
stopped: what is held is passed over unread.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import TypeVar

import msgspec

from reftel.message.cable import Copy
from reftel.message.read import read
from reftel.readers.failure import Failure
from reftel.terms.tables import Tables
from reftel.vault.vault import Held, Vault

T = TypeVar("T")
SHARD = 256


class Intake(msgspec.Struct, frozen=True):
    """What a run took in: how many copies were new, how many were held before, and what could not be read."""

    added: int
    held: int
    failures: tuple[Failure, ...]


def ingest(
    vault: Vault, found: Iterable[Copy | Failure], tables: Tables, run: int, tell: Callable[[int], object]
) -> Intake:
    """Keep every copy that is new; `tell` hears, shard by shard, how many more were looked at."""
    added = held = 0
    failures: list[Failure] = []
    for shard in _shards(found):
        copies = [each for each in shard if isinstance(each, Copy)]
        failures += [each for each in shard if isinstance(each, Failure)]
        lacking = vault.lacks(copy.digest for copy in copies)
        new = vault.add((read(copy, tables) for copy in copies if copy.digest in lacking), run)
        added += new
        held += len(copies) - new
        tell(len(shard))
    return Intake(added, held, tuple(failures))


def read_again(vault: Vault, tables: Tables) -> None:
    """Read every copy anew, by these tables."""
    vault.replace(Held(number, read(copy, tables)) for number, copy in vault.copies())


def _shards(found: Iterable[T]) -> Iterator[list[T]]:
    items = iter(found)
    while shard := list(islice(items, SHARD)):
        yield shard
