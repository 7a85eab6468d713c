"""What the vault knows of a telegram's copies: its findings, its versions, the text as it came.

Findings speak of a copy, and copies hold all that any clearance hides. So only a room that applies no test, beside its
vault, is told of them; every other one answers as if there were none.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from reftel.message.cable import Block, Copy, Paragraph, Reading
from reftel.message.correction import rank
from reftel.message.finding import Finding
from reftel.room.definition import definition
from reftel.room.facets import Count
from reftel.room.room import Room
from reftel.room.telegram import places
from reftel.text import Span
from reftel.vault.comparison import Comparison, compare
from reftel.vault.vault import FILE, Held, Vault

HEADING = "HEADING"
"""The place of findings that speak of no paragraph."""
_FURNITURE = frozenset(
    {"page head", "running header", "repeated caption", "page break", "restart", "stamp", "publisher"}
    | {"trailer", "wrapper", "index"}
)
_LONGEST = 160


class Remark(msgspec.Struct, frozen=True):
    """One finding at its place: `¶2`, or the heading; `words` are those of the copy it speaks of."""

    paragraph: str
    code: str
    level: str
    message: str
    words: str


class Tile(msgspec.Struct, frozen=True):
    """A piece of a copy's text; `folded` is furniture, which stands in no paragraph; `codes` are findings on it."""

    kind: str
    text: str
    folded: bool = False
    codes: tuple[str, ...] = ()


class Text(msgspec.Struct, frozen=True):
    """A copy as it came: its number, where from, and all of its text in tiles."""

    number: int
    source: str
    tiles: tuple[Tile, ...]


class Versions(msgspec.Struct, frozen=True):
    """The copies of a telegram: how they differ, and the text of each."""

    comparison: Comparison
    texts: tuple[Text, ...]


def are_told(archive: Path, room: str) -> bool:
    """Whether a room is told of copies: it applies no test, and stands beside its vault."""
    return (archive / FILE).is_file() and definition(archive, room).clearance is None


class Kept(msgspec.Struct, frozen=True):
    """What is kept of a telegram: how many copies, and the findings on the one that stands, in order."""

    copies: int = 0
    remarks: tuple[Remark, ...] = ()


def kept(room: Room, mrn: str | None) -> Kept:
    """What is kept of a telegram; nothing for a room that is not told of copies."""
    copies = _copies(room, mrn)
    if not copies:
        return Kept()
    reading = min(copies, key=lambda held: rank(held.reading.cable)).reading
    return Kept(len(copies), tuple(_remark(row, reading) for row in reading.findings))


def findings(archive: Path, room: str, most: int) -> tuple[Count, ...]:
    """How many copies have a finding of each code, the most frequent first; none of an archive of more than `most`."""
    if not are_told(archive, room):
        return ()
    counted: Counter[str] = Counter()
    with Vault.open(archive) as vault:
        for held in _all(vault) if vault.count() <= most else ():
            counted.update({row.code for row in (*held.reading.findings, *held.reading.copy.findings)})
    return tuple(Count(code, number) for code, number in sorted(counted.items(), key=lambda row: (-row[1], row[0])))


def _all(vault: Vault) -> Iterator[Held]:
    for group in vault.telegrams():
        yield from group


def versions(room: Room, mrn: str | None) -> Versions | None:
    """The copies of a telegram side by side; None when there are none that this room is told of."""
    copies = _copies(room, mrn)
    if not mrn or not copies:
        return None
    return Versions(compare(mrn, copies), tuple(_text(held) for held in copies))


def _copies(room: Room, mrn: str | None) -> tuple[Held, ...]:
    vault = room.register.vault
    return vault.copies_of(mrn) if mrn and vault else ()


def _remark(row: Finding, reading: Reading) -> Remark:
    words = " ".join(row.span.of(reading.copy.text)[:_LONGEST].split())
    return Remark(_place(row.span, reading), row.code, row.level.value, row.message, words)


def _place(span: Span, reading: Reading) -> str:
    """The paragraph in which a span begins."""
    rows: Sequence[Paragraph] = reading.cable.paragraphs
    for place, row in zip(places(reading.cable), rows, strict=True):
        if row.span.start <= span.start < row.span.end:
            return place
    return HEADING


def _text(held: Held) -> Text:
    reading = held.reading
    return Text(held.number, reading.copy.source, tuple(_tiles(reading.copy, reading.blocks, reading.findings)))


def _tiles(copy: Copy, blocks: Sequence[Block], findings: Sequence[Finding]) -> Iterator[Tile]:
    for block in blocks or (Block("text", Span(0, len(copy.text))),):
        on = (row.code for row in findings if block.span.start <= row.span.start < block.span.end)
        yield Tile(block.kind, block.span.of(copy.text), block.kind in _FURNITURE, tuple(dict.fromkeys(on)))
