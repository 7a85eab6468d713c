"""Pressing: bytes made small with zstd, helped by dictionaries the vault has learned from its own first telegrams.

Copies are alike in their words and readings in their form; what all have in common then stands once, in the
dictionary. A frame names the one it needs, so what was pressed before there was one opens all the same.
"""

from collections.abc import Mapping, Sequence

import zstandard

FEWEST = 200
"""How many telegrams there must be to learn from."""
COPIES, READINGS = 1, 2
"""The numbers of the first dictionaries; those for copies are odd, those for readings even."""
_LEVEL = 3
_SIZES = {COPIES: 1 << 16, READINGS: 1 << 15}


class Press:
    """Presses and opens the bytes of copies and readings, each by the newest dictionary of its kind.

    >>> press = Press()
    >>> press.opened(press.copy(b"FM AMEMBASSY SAHRIYA"))
    b'FM AMEMBASSY SAHRIYA'
    """

    def __init__(self, dictionaries: Mapping[int, bytes] | None = None) -> None:
        known = {number: zstandard.ZstdCompressionDict(data) for number, data in (dictionaries or {}).items()}
        self.copy = _newest(known, COPIES).compress
        self.reading = _newest(known, READINGS).compress
        self._opening = {number: zstandard.ZstdDecompressor(dict_data=data) for number, data in known.items()}
        self._opening[0] = zstandard.ZstdDecompressor()

    def opened(self, pressed: bytes) -> bytes:
        """The bytes again; `ValueError` when they cannot be had."""
        try:
            number = zstandard.get_frame_parameters(pressed).dict_id
            return self._opening[number].decompress(pressed)
        except (zstandard.ZstdError, KeyError) as error:
            raise ValueError(f"pressed bytes cannot be opened: {error}") from None


def _newest(known: Mapping[int, zstandard.ZstdCompressionDict], kind: int) -> zstandard.ZstdCompressor:
    numbers = [number for number in known if number % 2 == kind % 2]
    return zstandard.ZstdCompressor(_LEVEL, dict_data=known[max(numbers)] if numbers else None)


def learned(samples: Sequence[bytes], kind: int) -> bytes:
    """The first dictionary of a kind, learned from samples; empty when they have nothing in common."""
    try:
        return zstandard.train_dictionary(_SIZES[kind], list(samples), dict_id=kind).as_bytes()
    except zstandard.ZstdError:
        return b""
