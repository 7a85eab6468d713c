"""Processes that work on shards: a function over each of them, results in order, only a few shards ahead.

What is sent and returned is small or plain bytes; rich results a process writes to a file, and returns its name. A
process that dies, killed by the system for want of memory, takes nothing with it but its shard: that is worked on once
more in a process of its own, and when that one dies too the caller is asked what to do.
"""

import gc
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import chain
from multiprocessing import get_context, parent_process
from typing import Generic, NamedTuple, TypeVar

S = TypeVar("S")
R = TypeVar("R")
_AHEAD = 2
_SELDOM = 100_000
"""After how many new objects circles are looked for; records have none, and looking costs a tenth of the time."""


class Died(Exception):
    """A process died over a shard that was given to it alone."""

    def __init__(self) -> None:
        super().__init__("a process that was reading died; the machine may lack memory: try fewer `--workers`")


class Job(NamedTuple, Generic[S, R]):
    """What the processes do: `work` on each shard, after `prepare(*given)` was called once in every process.

    `lost` says what comes of a shard over which a process died twice; None says that this ends it all.
    """

    work: Callable[[S], R]
    prepare: Callable[..., object]
    given: tuple[object, ...]
    lost: Callable[[S], R] | None = None

    def pool(self, workers: int) -> ProcessPoolExecutor:
        """So many processes, made ready."""
        context = get_context("spawn")
        return ProcessPoolExecutor(workers, context, initializer=_begin, initargs=(self.prepare, self.given))

    def alone(self, shard: S) -> R:
        """What comes of a shard in a process of its own; `Died` when that one dies."""
        with self.pool(1) as pool:
            try:
                return pool.submit(self.work, shard).result()
            except BrokenProcessPool:
                if self.lost is None:
                    raise Died from None
        return self.lost(shard)


def cores() -> int:
    """How many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def in_pool(
    work: Callable[[S], R], shards: Iterable[S], workers: int, prepare: Callable[..., object], *given: object
) -> Iterator[tuple[S, R]]:
    """Each shard with what `work` makes of it, in order.

    `prepare(*given)` is called once in every process. A single shard, or one worker, is worked on in this process.
    """
    return in_processes(Job(work, prepare, given), shards, workers)


def in_processes(job: Job[S, R], shards: Iterable[S], workers: int) -> Iterator[tuple[S, R]]:
    """Each shard with what comes of it, in order; a single shard, or one worker, is worked on in this process."""
    ahead = iter(shards)
    first = list(zip(range(2 if workers > 1 else 1), ahead, strict=False))
    all_shards = chain((shard for _, shard in first), ahead)
    with seldom():
        yield from _in_many(job, all_shards, workers) if len(first) == 2 else _in_this(job, all_shards)


@contextmanager
def seldom() -> Iterator[None]:
    """Look seldom for circles meanwhile: in a process that takes in what others make, or makes many records."""
    before = gc.get_threshold()
    gc.set_threshold(_SELDOM, 50, 100)
    try:
        yield
    finally:
        gc.set_threshold(*before)


def _in_this(job: Job[S, R], shards: Iterable[S]) -> Iterator[tuple[S, R]]:
    for number, shard in enumerate(shards):
        if number == 0:
            job.prepare(*job.given)
        yield shard, job.work(shard)


def _in_many(job: Job[S, R], shards: Iterator[S], workers: int) -> Iterator[tuple[S, R]]:
    """Each shard, by several processes; when one of them dies, what was under way is done shard by shard."""
    waiting: deque[tuple[S, Future[R]]] = deque()
    while True:
        pool = job.pool(workers)
        try:
            yield from _mapped(pool, job.work, shards, waiting, workers * 2 + _AHEAD)
            return
        except BrokenProcessPool:
            while waiting:
                shard, _ = waiting.popleft()
                yield shard, job.alone(shard)
        finally:
            pool.shutdown(cancel_futures=True)


def _mapped(
    pool: ProcessPoolExecutor,
    work: Callable[[S], R],
    shards: Iterable[S],
    waiting: deque[tuple[S, Future[R]]],
    most: int,
) -> Iterator[tuple[S, R]]:
    for shard in shards:
        waiting.append((shard, _submitted(pool, work, shard)))
        while len(waiting) >= most or (waiting and waiting[0][1].done()):
            result = waiting[0][1].result()
            yield waiting.popleft()[0], result
    while waiting:
        result = waiting[0][1].result()
        yield waiting.popleft()[0], result


def _submitted(pool: ProcessPoolExecutor, work: Callable[[S], R], shard: S) -> Future[R]:
    """The future of a shard; one that is broken when the pool is, so that the shard is not lost."""
    try:
        return pool.submit(work, shard)
    except BrokenProcessPool as error:
        broken: Future[R] = Future()
        broken.set_exception(error)
        return broken


def _begin(prepare: Callable[..., object], given: tuple[object, ...]) -> None:
    """Make ready one process."""
    end_with_parent()
    prepare(*given)
    gc.freeze()
    gc.set_threshold(_SELDOM, 50, 100)


def end_with_parent() -> None:
    """Let this process end when its parent does, whose business Ctrl-C is."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_after_parent, daemon=True).start()


def _end_after_parent() -> None:
    parent = parent_process()
    if parent:
        parent.join()
        os._exit(1)
