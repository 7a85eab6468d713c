"""How a copy and its reading are kept: bytes pressed, and the words of paragraphs left where they stand, in the copy.

`¶2. (S/NF) The chief was killed` is kept once, in the copy's bytes; its paragraph keeps the places and takes its words
from there again. So a paragraph's words cannot differ from the copy's.
"""

from collections.abc import Iterable
from itertools import pairwise
from typing import Any

import msgspec
from msgspec.structs import replace

from reftel.message.cable import Block, Cable, Copy, Paragraph, Reading, Release
from reftel.message.finding import Finding
from reftel.text.encoding import decode, encode
from reftel.vault.press import Press

Row = tuple[Any, ...]


class _Kept(msgspec.Struct, frozen=True, array_like=True):
    """What is kept of a reading beside its copy."""

    cable: Cable
    blocks: tuple[Block, ...]
    findings: tuple[Finding, ...]


_packer = msgspec.msgpack.Encoder()
_unpacker = msgspec.msgpack.Decoder(_Kept)
_release = msgspec.json.Decoder(Release)
_declared = msgspec.json.Decoder(tuple[tuple[str, str], ...])
_findings = msgspec.json.Decoder(tuple[Finding, ...])
_json = msgspec.json.Encoder()


def copy_values(copy: Copy, press: Press) -> Row:
    """The values of a row of the table `copy`, its number and its run left out."""
    return (
        bytes.fromhex(copy.digest),
        copy.reader,
        copy.source,
        copy.encoding,
        copy.origin,
        _json.encode(copy.release).decode() if copy.release else None,
        _json.encode(copy.declared).decode(),
        _json.encode(copy.findings).decode(),
        press.copy(encode(copy.text, copy.encoding)),
    )


def kept_copy(row: Row, press: Press) -> Copy:
    """The copy of a row as `copy_values` made it."""
    digest, reader, source, encoding, origin, release, declared, findings, pressed = row
    return Copy(
        text=_text(press.opened(pressed), encoding),
        digest=digest.hex(),
        reader=reader,
        source=source,
        encoding=encoding,
        origin=origin,
        release=_release.decode(release) if release else None,
        declared=_declared.decode(declared),
        findings=_findings.decode(findings),
    )


def _text(data: bytes, encoding: str) -> str:
    return data.decode(encoding) if encoding == "utf-8" else decode(data).text


def reading_values(reading: Reading, press: Press) -> Row:
    """The values of a row of the table `reading`, copy and edition left out."""
    mrn = reading.cable.mrn
    return str(mrn) if mrn else None, pack(reading, press)


def rows_of(readings: Iterable[Reading], press: Press) -> tuple[tuple[Row, Row], ...]:
    """The values of the tables `copy` and `reading` for each reading."""
    return tuple((copy_values(row.copy, press), reading_values(row, press)) for row in readings)


def pack(reading: Reading, press: Press) -> bytes:
    """A reading without its copy and the words of its paragraphs, pressed."""
    return press.reading(packed(reading))


def packed(reading: Reading) -> bytes:
    """The same, not yet pressed."""
    paragraphs = tuple(replace(row, text="") for row in reading.cable.paragraphs)
    kept = _Kept(replace(reading.cable, paragraphs=paragraphs), reading.blocks, reading.findings)
    return _packer.encode(kept)


def unpack(copy: Copy, pressed: bytes, press: Press) -> Reading:
    """The reading that was packed, the words of its paragraphs taken from the copy."""
    kept = _unpacker.decode(press.opened(pressed))
    paragraphs = tuple(replace(row, text=words(row, copy.text)) for row in kept.cable.paragraphs)
    return Reading(copy, replace(kept.cable, paragraphs=paragraphs), kept.blocks, kept.findings)


def words(paragraph: Paragraph, text: str) -> str:
    """The words of a paragraph as they stand in the copy's text, page heads between its pieces left out."""
    if not paragraph.kept:
        return paragraph.body.of(text)
    pieces = [text[origin : origin + (end - start)] for (start, origin), (end, _) in pairwise(paragraph.kept)]
    return "".join((*pieces, text[paragraph.kept[-1][1] : paragraph.body.end]))
