"""Pressing: bytes made small with zstd, so that each lot opens by itself.

Readings are alike in their form, and a dictionary that the vault has learned from its own first telegrams makes them
half as long again. Copies never need one: whoever has the row has the copy.
"""

from collections.abc import Mapping, Sequence

import zstandard

FEWEST = 200
"""How many readings there must be to learn from."""
_LEVEL = 3
_SIZE = 1 << 15


class Press:
    """Presses and opens bytes; of several dictionaries the newest is used, and a frame names the one it needs.

    >>> press = Press()
    >>> press.opened(press.pressed(b"FM AMEMBASSY SAHRIYA"))
    b'FM AMEMBASSY SAHRIYA'
    """

    def __init__(self, dictionaries: Mapping[int, bytes] | None = None) -> None:
        known = {number: zstandard.ZstdCompressionDict(data) for number, data in (dictionaries or {}).items()}
        self._alone = zstandard.ZstdCompressor(_LEVEL)
        self._alike = zstandard.ZstdCompressor(_LEVEL, dict_data=known[max(known)]) if known else self._alone
        self._opening = {number: zstandard.ZstdDecompressor(dict_data=data) for number, data in known.items()}
        self._opening[0] = zstandard.ZstdDecompressor()

    def pressed(self, data: bytes) -> bytes:
        """The bytes, small, to be opened without any dictionary."""
        return self._alone.compress(data)

    def pressed_alike(self, data: bytes) -> bytes:
        """Bytes of a form the dictionary was learned from, smaller still."""
        return self._alike.compress(data)

    def opened(self, pressed: bytes) -> bytes:
        """The bytes again; `ValueError` when they cannot be had."""
        try:
            number = zstandard.get_frame_parameters(pressed).dict_id
            return self._opening[number].decompress(pressed)
        except (zstandard.ZstdError, KeyError) as error:
            raise ValueError(f"pressed bytes cannot be opened: {error}") from None


def learned(samples: Sequence[bytes], number: int) -> bytes:
    """A dictionary of this number, learned from samples."""
    return zstandard.train_dictionary(_SIZE, list(samples), dict_id=number).as_bytes()
