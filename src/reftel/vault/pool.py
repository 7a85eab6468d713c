"""Processes that work on shards: a function over each of them, results in order, only a few shards ahead.

What is sent and returned is small or plain bytes; rich results a process writes to a file, and returns its name.
"""

import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import chain
from multiprocessing import get_context, parent_process
from typing import TypeVar

S = TypeVar("S")
R = TypeVar("R")
_AHEAD = 2


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
    ahead = iter(shards)
    first, second = next(ahead, None), None
    if first is not None and workers > 1:
        second = next(ahead, None)
    if first is None:
        return
    if second is None:
        prepare(*given)
        yield from ((shard, work(shard)) for shard in chain((first,), ahead))
        return
    context = get_context("spawn")
    pool = ProcessPoolExecutor(workers, context, initializer=_begin, initargs=(prepare, given))
    try:
        yield from _mapped(pool, work, chain((first, second), ahead), workers * 2 + _AHEAD)
    finally:
        pool.shutdown(cancel_futures=True)


def _mapped(pool: ProcessPoolExecutor, work: Callable[[S], R], shards: Iterable[S], most: int) -> Iterator[tuple[S, R]]:
    waiting: deque[tuple[S, Future[R]]] = deque()
    for shard in shards:
        waiting.append((shard, pool.submit(work, shard)))
        while len(waiting) >= most or (waiting and waiting[0][1].done()):
            done, future = waiting.popleft()
            yield done, future.result()
    while waiting:
        done, future = waiting.popleft()
        yield done, future.result()


def _begin(prepare: Callable[..., object], given: tuple[object, ...]) -> None:
    """Make ready one process: Ctrl-C is its parent's business, and it ends when its parent does."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    prepare(*given)


def _end_with_parent() -> None:
    parent = parent_process()
    if parent:
        parent.join()
        os._exit(1)
