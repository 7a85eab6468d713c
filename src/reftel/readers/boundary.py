"""Cuts a file into its telegrams while it streams past: every byte goes to exactly one piece."""

from collections.abc import Callable, Iterable, Iterator

from reftel.readers.document import MOST, Document

AHEAD = 1 << 13
"""How many bytes behind a place are looked at to say whether a telegram begins there."""
_CHUNK = 1 << 20

Borders = Callable[[bytes, int], Iterable[int]]
"""`borders(window, until)`: where in `window`, below `until`, further telegrams begin; one begins at 0 anyway."""


def pieces(document: Document, borders: Borders) -> Iterator[bytes]:
    """The bytes of each telegram of a file; joined they are the file.

    A telegram that is longer than what was read so far makes the next read as long again, so that the time spent on a
    file grows as its length does. One of more than 256 MB, which nobody ever sent, is cut.
    """
    window = b""
    while chunk := document.read(max(_CHUNK, len(window))):
        window += chunk
        *whole, window = _cut(window, borders(window, max(len(window) - AHEAD, 0)))
        yield from whole
        if len(window) > MOST:
            yield window
            window = b""
    yield from filter(None, _cut(window, borders(window, len(window))))


def _cut(window: bytes, places: Iterable[int]) -> list[bytes]:
    """The window cut at `places`; the last piece may go on."""
    cut, start = [], 0
    for place in places:
        cut.append(window[start:place])
        start = place
    return [*cut, window[start:]]
