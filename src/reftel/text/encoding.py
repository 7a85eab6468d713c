"""Bytes to text and back, exactly: UTF-8, else cp1252 with a place of its own for every byte.

cp1252 leaves five bytes undefined (81, 8D, 8F, 90, 9D); such a byte b becomes the character U+F700+b, so that every
file has a text and every text goes back to the bytes it came from.
"""

import codecs
import re

import msgspec

UTF8 = "utf-8"
CP1252 = "cp1252"
_MOST_UNDEFINED = 1000


def _character(byte: int) -> str:
    try:
        return bytes((byte,)).decode(CP1252)
    except UnicodeDecodeError:
        return chr(0xF700 + byte)


_TABLE = "".join(map(_character, range(256)))
_INVERSE = codecs.charmap_build(_TABLE)
_UNDEFINED = re.compile("[" + "".join(char for char in _TABLE if char >= "\uf700") + "]")


class Decoded(msgspec.Struct, frozen=True):
    """A text, the encoding it was read by, and the offsets of its undefined bytes (the first thousand of them)."""

    text: str
    encoding: str
    undefined: tuple[int, ...] = ()


def decode(data: bytes) -> Decoded:
    r"""The text of `data`; a byte-order mark stays as its first character.

    >>> decode("SEÑOR".encode()).encoding, decode(b"SE\xd1OR").text, decode(b"\x81").undefined
    ('utf-8', 'SEÑOR', (0,))
    """
    try:
        return Decoded(data.decode(UTF8), UTF8)
    except UnicodeDecodeError:
        text = codecs.charmap_decode(data, "strict", _TABLE)[0]
    return Decoded(text, CP1252, _undefined(text))


def _undefined(text: str) -> tuple[int, ...]:
    return tuple(match.start() for match, _ in zip(_UNDEFINED.finditer(text), range(_MOST_UNDEFINED), strict=False))


def encode(text: str, encoding: str) -> bytes:
    r"""The bytes a text was decoded from.

    >>> encode("\uf781 SEÑOR", "cp1252")
    b'\x81 SE\xd1OR'
    """
    if encoding == UTF8:
        return text.encode(UTF8)
    if encoding == CP1252:
        return codecs.charmap_encode(text, "strict", _INVERSE)[0]
    raise ValueError(f"{encoding} is no encoding of the archive: a copy is in {UTF8} or in {CP1252}")
