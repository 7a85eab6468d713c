r"""Telegrams as rows of a table without a header: the Cablegate dump.

    "17","2/10/2011 15:30","11SAHRIYA88","Embassy Sahriya","CONFIDENTIAL","11SAHRIYA12|11STATE4","FM ...","C O N F ..."

A quote within a cell is written \" or "". Heading and body are the copy's text, the other cells what the source
declares. A row that cannot be read is a failure with its place, and the next one is read.
"""

import csv
import re
from collections.abc import Iterator

from msgspec.structs import replace

from reftel.message.cable import Copy
from reftel.readers.boundary import pieces
from reftel.readers.cablegate_page import joined
from reftel.readers.copies import of_text
from reftel.readers.document import MOST, Document
from reftel.readers.failure import Failure, failure
from reftel.readers.sniff import is_text
from reftel.text.encoding import decode

_ROW = re.compile(rb'\n(?="\d{1,9}","\d{1,2}/\d{1,2}/\d{4} \d{1,2}:\d\d","[^"\n]{1,60}",)')
# Behind the end of a row's last cell, a line that begins with a number in quotes is a row too, however broken.
_BORDER = re.compile(
    rb'\n(?="\d{1,9}",)(?:(?<="\n)|(?<="\r\n)|(?="\d{1,9}","\d{1,2}/\d{1,2}/\d{4} \d{1,2}:\d\d","[^"\n]{1,60}",))'
)
_FIRST_ROW_WITHIN = 4096
_NAMES = ("Row", "Created", "Reference ID", "Origin", "Classification", "References")
_COLUMNS = len(_NAMES) + 2


class CablegateDumpReader:
    """Reads the rows of a dump."""

    name = "cablegate dump"

    def identify(self, document: Document) -> bool:
        """Whether rows of the dump begin in the first lines."""
        return is_text(document.head) and _ROW.search(b"\n" + document.head, 0, _FIRST_ROW_WITHIN) is not None

    def extract(self, document: Document) -> Iterator[Copy | Failure]:
        """A copy of each row's telegram."""
        csv.field_size_limit(MOST)
        at = 0
        for number, piece in enumerate(pieces(document, _borders), start=1):
            yield self._row(piece, document.source) or failure(
                document.source, "broken-record", _broken(number, piece), at, at + len(piece)
            )
            at += len(piece)

    def _row(self, piece: bytes, source: str) -> Copy | None:
        cells = _cells(piece)
        if len(cells) != _COLUMNS:
            return None
        copy = of_text(joined(cells[len(_NAMES) :]), source, self.name)
        return replace(copy, origin="Cablegate dump", declared=tuple(zip(_NAMES, cells, strict=False)))


def _borders(window: bytes, until: int) -> Iterator[int]:
    return (match.end() for match in _BORDER.finditer(window, 0, until))


def _cells(piece: bytes) -> list[str]:
    """The cells of the row that begins the piece; none when it is no row."""
    text = decode(piece).text.lstrip("\ufeff").rstrip("\r\n")
    try:
        rows = list(csv.reader([text], escapechar="\\", strict=True))
    except csv.Error:
        return []
    return rows[0] if len(rows) == 1 else []


def _broken(number: int, piece: bytes) -> str:
    count = len(_cells(piece))
    return f"row {number} has {count or 'no'} cells that can be read, a telegram's row has {_COLUMNS}"
