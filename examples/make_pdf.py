"""Print a telegram as a PDF with a text layer, by hand: Courier, 54 lines a page, nothing but the standard library.

    python examples/make_pdf.py TELEGRAM.txt TELEGRAM.pdf

The archive's `11PORTZAYD203.pdf` was made this way; a test makes it again from its own text.
"""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

LINES = 54
LEADING = 13
TOP = 752
LEFT = 72
_CATALOGUE, _PAGES, _FONT, _FIRST_PAGE = 1, 2, 3, 4


def pdf(text: str) -> bytes:
    """The bytes of a PDF file that prints the text; a form feed ends a page early."""
    pages = list(_pages(text))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        _tree(len(pages)),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>",
    ]
    for number, lines in enumerate(pages):
        objects += [_page(_FIRST_PAGE + 2 * number + 1), _stream(lines)]
    return _file(objects)


def _pages(text: str) -> Iterator[Sequence[str]]:
    for part in text.rstrip("\n").split("\f"):
        lines = part.strip("\n").split("\n")
        yield from (lines[first : first + LINES] for first in range(0, len(lines), LINES))


def _tree(count: int) -> bytes:
    kids = " ".join(f"{_FIRST_PAGE + 2 * number} 0 R" for number in range(count))
    return f"<< /Type /Pages /Kids [{kids}] /Count {count} >>".encode()


def _page(contents: int) -> bytes:
    box, font = "/MediaBox [0 0 612 792]", f"/Resources << /Font << /F1 {_FONT} 0 R >> >>"
    return f"<< /Type /Page /Parent {_PAGES} 0 R {box} {font} /Contents {contents} 0 R >>".encode()


def _stream(lines: Sequence[str]) -> bytes:
    """The operators that print a page: a blank line is a space, so that it is in the text layer too."""
    shown = b" T*\n".join(b"(" + _escaped(line) + b") Tj" for line in lines)
    body = f"BT /F1 10 Tf {LEADING} TL {LEFT} {TOP} Td\n".encode() + shown + b"\nET"
    return b"<< /Length %d >>\nstream\n%s\nendstream" % (len(body), body)


def _escaped(line: str) -> bytes:
    plain = (line or " ").encode("cp1252")
    return plain.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")


def _file(objects: Sequence[bytes]) -> bytes:
    """The objects in order, then the table of where each begins."""
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root %d 0 R >>\n" % (len(objects) + 1, _CATALOGUE)
    out += b"startxref\n%d\n%%%%EOF\n" % table
    return bytes(out)


if __name__ == "__main__":
    telegram, target = map(Path, sys.argv[1:])
    target.write_bytes(pdf(telegram.read_text(encoding="utf-8")))
