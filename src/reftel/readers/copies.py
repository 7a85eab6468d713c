"""Copies made of bytes or of text drawn from a page, with their digest and the findings of decoding."""

from hashlib import sha256

from reftel.message.cable import Copy
from reftel.message.finding import Finding, Severity
from reftel.text import Span
from reftel.text.encoding import CP1252, UTF8, Decoded, decode

_MOST_NAMED = 16


def of_bytes(data: bytes, source: str, reader: str) -> Copy:
    r"""A copy of a telegram that stands in its file as text.

    >>> of_bytes(b"FM AMEMBASSY SAHRIYA\n", "11SAHRIYA12.txt", "telegram").encoding
    'utf-8'
    """
    decoded = decode(data)
    findings = _undefined(decoded, data) if decoded.undefined else ()
    return Copy(decoded.text, sha256(data).hexdigest(), reader, source, decoded.encoding, findings=findings)


def of_text(text: str, source: str, reader: str) -> Copy:
    """A copy of a telegram whose text was drawn from a page, a table or a mail; its bytes are the text's in UTF-8."""
    data = text.encode(UTF8, "surrogatepass")
    try:
        sound = data.decode(UTF8)
    except UnicodeDecodeError:
        sound = data.decode(UTF8, "replace")  # half of a surrogate pair is no character and has no bytes
    return Copy(sound, sha256(sound.encode(UTF8)).hexdigest(), reader, source, UTF8)


def _undefined(decoded: Decoded, data: bytes) -> tuple[Finding, ...]:
    """A finding for each undefined byte, the first sixteen of them."""
    return tuple(
        Finding(
            "undefined-byte",
            Severity.WARNING,
            f"the byte {data[place]:02X} has no character in {CP1252}; it is kept as U+{0xF700 + data[place]:04X}",
            Span(place, place + 1),
        )
        for place in decoded.undefined[:_MOST_NAMED]
    )
