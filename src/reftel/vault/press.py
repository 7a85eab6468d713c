"""Pressing: bytes made small with zstd, helped by a dictionary the vault has learned from its own telegrams.

A frame names the dictionary it needs, so what was pressed before there was one opens all the same.
"""

from collections.abc import Mapping

import zstandard

_LEVEL = 3


class Press:
    """Presses and opens bytes; of several dictionaries the one with the highest number is used to press.

    >>> press = Press()
    >>> press.opened(press.pressed(b"FM AMEMBASSY SAHRIYA"))
    b'FM AMEMBASSY SAHRIYA'
    """

    def __init__(self, dictionaries: Mapping[int, bytes] | None = None) -> None:
        known = {number: zstandard.ZstdCompressionDict(data) for number, data in (dictionaries or {}).items()}
        newest = known[max(known)] if known else None
        self._pressing = zstandard.ZstdCompressor(_LEVEL, dict_data=newest)
        self._opening = {number: zstandard.ZstdDecompressor(dict_data=data) for number, data in known.items()}
        self._opening[0] = zstandard.ZstdDecompressor()

    def pressed(self, data: bytes) -> bytes:
        """The bytes, small."""
        return self._pressing.compress(data)

    def opened(self, pressed: bytes) -> bytes:
        """The bytes again; `ValueError` when they cannot be had."""
        try:
            number = zstandard.get_frame_parameters(pressed).dict_id
            return self._opening[number].decompress(pressed)
        except (zstandard.ZstdError, KeyError) as error:
            raise ValueError(f"pressed bytes cannot be opened: {error}") from None
