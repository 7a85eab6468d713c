"""What kind of bytes a file begins with: text, or something else that can be named."""

import re

_SIGNATURES = (
    (b"\xff\xfe", "UTF-16 text; save it as UTF-8"),
    (b"\xfe\xff", "UTF-16 text; save it as UTF-8"),
    (b"BZh", "a bzip2 archive; unpack it first"),
    (b"\xfd7zXZ\x00", "an xz archive; unpack it first"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive; unpack it first"),
    (b"\x89PNG", "a PNG image; its text has to be recognised first"),
    (b"\xff\xd8\xff", "a JPEG image; its text has to be recognised first"),
    (b"GIF8", "a GIF image; its text has to be recognised first"),
    (b"II*\x00", "a TIFF image; its text has to be recognised first"),
    (b"MM\x00*", "a TIFF image; its text has to be recognised first"),
    (b"\xd0\xcf\x11\xe0", "an old Office document; save it as text or PDF"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
)
_DATA = re.compile(rb'(?:\xef\xbb\xbf)?\s{0,200}(?:\{\s{0,40}["}]|\[\s{0,40}[\[{"])')
_CONTROLS = bytes(byte for byte in range(1, 32) if byte not in b"\t\n\v\f\r\x1a\x1b") + b"\x7f"


def is_text(head: bytes) -> bool:
    r"""Whether the first bytes of a file read as text; stray NULs and control characters do not make it binary.

    >>> is_text(b"VZCZCXRO1234\r\n\x00PP RUEHSA"), is_text(b"\x00\x01\x02\x03")
    (True, False)
    """
    nuls = head.count(0)
    controls = len(head) - len(head.translate(None, _CONTROLS))
    return nuls * 3 <= len(head) and controls * 25 <= len(head) + 50 and signature(head) is None


def signature(head: bytes) -> str | None:
    r"""What the first bytes say a file is, when it is surely no text.

    >>> signature(b"BZh9...")
    'a bzip2 archive; unpack it first'
    >>> signature(b'{"mrn": "11SAHRIYA88"}')
    "JSON data, not a telegram's text"
    """
    if _DATA.match(head):
        return "JSON data, not a telegram's text"
    for start, meaning in _SIGNATURES:
        if head.startswith(start) and (len(start) > 2 or not head[:512].isascii() or b"\x00" in head[:512]):
            return meaning
    return None
