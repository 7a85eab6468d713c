"""Where one telegram of a file ends and the next begins, found while the file streams past.

A splitter names a few hints, such as a form feed or `VZCZC` at a line's start. Only where a hint stands does it look
closer, at the few thousand bytes around, and say whether a telegram begins there. Every byte of the file goes to
exactly one piece: the pieces joined are the file.
"""

from collections.abc import Iterable, Iterator
from typing import Protocol

BEHIND = 1 << 11
"""How far above a hint a telegram may begin."""
AHEAD = 1 << 12
"""How far below a hint its heading is looked for."""


class Splitter(Protocol):
    """The rule by which telegrams follow each other in files of one kind; it holds what it saw of the present one."""

    hints: tuple[bytes, ...]

    def open(self, window: bytes, at: int) -> None:
        """A telegram begins at `at`; what is there of it in `window` reaches `AHEAD` bytes or to the file's end."""

    def begins(self, window: bytes, start: int, at: int, hint: bytes) -> int | None:
        """Where a new telegram begins because of the `hint` at `at`, if one does: above `start`, where this one did."""


def pieces(chunks: Iterable[bytes], splitter: Splitter) -> Iterator[bytes]:
    """The bytes of each telegram of a file that comes in `chunks`; nothing for no bytes."""
    held: list[bytes] = []
    window, scanned, opened = b"", 0, False
    for chunk in _with_last(chunks):
        window = window + chunk if chunk else window
        sure = max(len(window) - AHEAD, scanned) if chunk else len(window)
        if not opened and window and (sure or not chunk):
            splitter.open(window, 0)
            opened = True
        start = 0
        for at, hint in _hints(window, scanned, sure, splitter.hints):
            place = splitter.begins(window, start, at, hint) if at >= start else None
            if place is not None and (place > start or (place == start and held)):
                yield b"".join((*held, window[start:place]))
                held, start = [], place
                splitter.open(window, start)
        keep = max(start, sure - BEHIND) if chunk else len(window)
        if keep > start:
            held.append(window[start:keep])
        window, scanned = window[keep:], max(sure - keep, 0)
    if last := b"".join(held):
        yield last


def _with_last(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """The chunks, and an empty one to say that there are no more."""
    for chunk in chunks:
        if chunk:
            yield chunk
    yield b""


def _hints(window: bytes, scanned: int, sure: int, hints: tuple[bytes, ...]) -> list[tuple[int, bytes]]:
    """Where in `window[scanned:sure]` the hints begin, in order."""
    found = []
    for hint in hints:
        last = min(sure + len(hint) - 1, len(window))
        at = window.find(hint, scanned, last)
        while at >= 0:
            found.append((at, hint))
            at = window.find(hint, at + 1, last)
    found.sort()
    return found


def line_after(window: bytes, at: int) -> int:
    """Where the line after the one of `at` begins."""
    end = window.find(b"\n", at)
    return len(window) if end < 0 else end + 1


def line_before(window: bytes, at: int) -> int:
    """Where the line above the one that begins at `at` begins."""
    return window.rfind(b"\n", 0, max(at - 1, 0)) + 1
