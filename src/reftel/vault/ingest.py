"""Ingest: copies are read and kept, a shard of them at a time.

A shard is kept whole or not at all, so whatever stops a run leaves a whole archive, and the same run goes on where it
stopped: what is held is passed over unread.
"""

import shutil
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain, islice
from typing import NamedTuple, TypeVar

import msgspec

from reftel.message.cable import Copy
from reftel.readers.failure import Failure
from reftel.text.encoding import encode
from reftel.vault.keeping import packed
from reftel.vault.local import tables_of
from reftel.vault.pool import Job, in_processes
from reftel.vault.press import COPIES, FEWEST, READINGS, learned
from reftel.vault.shard import SCRATCH, lost, prepare, read_shard, read_whole, taken_in
from reftel.vault.vault import Kept, Vault

T = TypeVar("T")
SHARD = 1024
"""Copies that are kept together: enough that the index over digests is not written over and over."""


class Intake(msgspec.Struct, frozen=True):
    """What a run took in.

    `added` copies are new, `telegrams` of them of a cable that was not held; `held` copies were held before, and
    `failures` counts what could not be read, by the code of its finding.
    """

    added: int = 0
    telegrams: int = 0
    held: int = 0
    failures: dict[str, int] = {}

    @property
    def seen(self) -> int:
        """How many copies were looked at."""
        return self.added + self.held

    @property
    def counts(self) -> dict[str, int]:
        """The same as one mapping, as a run keeps it."""
        return {"added": self.added, "telegrams": self.telegrams, "held": self.held, **self.failures}


class _Shard(NamedTuple):
    """Copies that are new, and how many there were beside them that are held."""

    copies: tuple[Copy, ...]
    held: int


def ingest(
    vault: Vault,
    found: Iterable[Copy | Failure],
    run: int,
    tell: Callable[[Intake], object] = lambda intake: None,
    remark: Callable[[Failure], object] = lambda failure: None,
    workers: int = 1,
) -> Intake:
    """Keep every copy that is new; `tell` hears what came in so far whenever more of it is safe on the disk.

    `remark` hears of each file and record that could not be read.
    """
    failures: Counter[str] = Counter()

    def copies() -> Iterator[Copy]:
        for each in found:
            if isinstance(each, Copy):
                yield each
            else:
                failures[each.finding.code] += 1
                remark(each)

    intake = Intake()
    for shard, kept in _kept(vault, learn(vault, copies()), run, workers):
        intake = Intake(
            added=intake.added + kept.copies,
            telegrams=intake.telegrams + kept.telegrams,
            held=intake.held + shard.held + len(shard.copies) - kept.copies,
            failures=dict(failures),
        )
        tell(intake)
    return msgspec.structs.replace(intake, failures=dict(failures))


def _kept(vault: Vault, copies: Iterator[Copy], run: int, workers: int) -> Iterator[tuple[_Shard, Kept]]:
    """Each shard, read somewhere and kept here."""
    shards = (_lacking(vault, shard) for shard in in_shards(copies, SHARD))
    given = (vault.folder, vault.dictionaries)
    job = Job(_read, prepare, given, lambda shard: lost(shard.copies, *given))
    with scratch(vault):
        for shard, name in in_processes(job, shards, workers):
            yield shard, vault.add_rows(taken_in(name), run)


def learn(vault: Vault, copies: Iterator[Copy]) -> Iterator[Copy]:
    """The copies, after dictionaries were learned from the first of them, if there are none and they are enough."""
    if vault.dictionaries:
        return copies
    first = list(islice(copies, FEWEST))
    if len(first) == FEWEST:
        tables = tables_of(vault.folder)
        texts = [encode(copy.text, copy.encoding) for copy in first]
        readings = [packed(read_whole(copy, tables)) for copy in first]
        vault.learn({COPIES: learned(texts, COPIES), READINGS: learned(readings, READINGS)})
    return chain(first, copies)


def _lacking(vault: Vault, copies: Sequence[Copy]) -> _Shard:
    lacking = vault.lacks(copy.digest for copy in copies)
    new = tuple(copy for copy in copies if copy.digest in lacking)
    return _Shard(new, len(copies) - len(new))


def _read(shard: _Shard) -> str:
    return read_shard(shard.copies)


@contextmanager
def scratch(vault: Vault) -> Iterator[None]:
    """A folder for the rows on their way; what a run that died left there is cleared away."""
    folder = vault.folder / SCRATCH
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(mode=0o700)
    try:
        yield
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def in_shards(items: Iterable[T], size: int) -> Iterator[list[T]]:
    """The items, so many at a time."""
    ahead = iter(items)
    while shard := list(islice(ahead, size)):
        yield shard
