"""Verification: whether the vault still holds what it took in, and everything in it fits together.

Digests of the kept bytes; the chain of the audit log, and what it vouches for of every run; the tiles, paragraphs and
findings of every reading against the text of its copy.
"""

from collections.abc import Callable, Iterator
from hashlib import sha256

import msgspec

from reftel.message.cable import Reading
from reftel.text.encoding import encode
from reftel.vault.audit import breaks
from reftel.vault.keeping import words
from reftel.vault.vault import Vault
from reftel.vault.vouching import unvouched

_AT_ONCE = 256


class Fault(msgspec.Struct, frozen=True):
    """Something that is not as it was kept: where, and what is wrong with it."""

    place: str
    words: str


def verify(vault: Vault, tell: Callable[[int], object] = lambda count: None) -> Iterator[Fault]:
    """Everything that is wrong with the vault; `tell` hears of copies as they are looked at."""
    yield from _file(vault)
    yield from (Fault("audit log", words) for words in breaks(vault.db))
    yield from (Fault(f"run {number}", words) for number, words in unvouched(vault.db))
    yield from _copies(vault, tell)


def _file(vault: Vault) -> Iterator[Fault]:
    for (said,) in vault.db.execute("pragma integrity_check(10)"):
        if said != "ok":
            yield Fault("vault.db", str(said))


def _copies(vault: Vault, tell: Callable[[int], object]) -> Iterator[Fault]:
    """Of every copy and its reading, whether they can be had, and fit."""
    last = 0
    while numbers := vault.numbers(last, _AT_ONCE):
        for number in numbers:
            yield from (Fault(f"copy {number}", words) for words in _copy(vault, number))
        tell(len(numbers))
        last = numbers[-1]


def _copy(vault: Vault, number: int) -> Iterator[str]:
    try:
        held = vault.copy(number)
    except Exception as error:  # whatever broken bytes make the libraries raise
        yield f"it cannot be opened: {error}"
        return
    if held is None:
        yield "it has no reading; `reftel rebuild` makes one"
        return
    copy, mrn = held.reading.copy, held.reading.cable.mrn
    if vault.number_of(number) != (str(mrn) if mrn else None):
        yield "it is kept under another number than its reading has"
    if sha256(encode(copy.text, copy.encoding)).hexdigest() != copy.digest:
        yield "its bytes are not those that were kept: their digest is another one"
    yield from _reading(held.reading)


def _reading(reading: Reading) -> Iterator[str]:
    text, ends = reading.copy.text, 0
    for block in reading.blocks:
        if block.span.start != ends:
            yield f"its blocks do not tile the text: one begins at {block.span.start}, not at {ends}"
        ends = block.span.end
    if ends != len(text):
        yield f"its blocks end at {ends}, its text at {len(text)}"
    for row in reading.cable.paragraphs:
        if not (0 <= row.span.start <= row.body.start <= row.body.end <= len(text)) or words(row, text) != row.text:
            yield f"paragraph {row.number} does not stand where it is said to"
    for finding in reading.findings:
        if not 0 <= finding.span.start <= finding.span.end <= len(text):
            yield f"the finding {finding.code} points behind the end of the text"
