"""A batch: telegrams on their way into a room, pressed, indexed and taken apart into rows, wherever that was done."""

from collections.abc import Iterator, Sequence

import msgspec
import zstandard

from reftel.message.cable import Cable
from reftel.room.document import Document, documents
from reftel.room.part import PARTS, Row
from reftel.room.telegram import Telegram
from reftel.terms.tables import Tables

_BLOCK = 32
_LEVEL = 3
_packer = msgspec.msgpack.Encoder()
_unpacker = msgspec.msgpack.Decoder(Cable)
_block = msgspec.msgpack.Decoder(list[bytes])


class Entry(msgspec.Struct, frozen=True, array_like=True):
    """One telegram: where it stands among the batch's blocks, its documents, and its rows for each of the parts.

    In the room `main` `block` is the copy in the vault.
    """

    key: str
    dtg: str
    block: int
    slot: int
    documents: tuple[Document, ...]
    rows: tuple[tuple[Row, ...], ...]


class Batch(msgspec.Struct, frozen=True, array_like=True):
    """Telegrams, and the blocks they are pressed into."""

    entries: tuple[Entry, ...]
    blocks: tuple[bytes, ...]


def batch_of(telegrams: Sequence[Telegram], tables: Tables) -> Batch:
    """The batch of these telegrams, of an archive that has these tables."""
    entries = (_entry(*divmod(place, _BLOCK), telegram, tables) for place, telegram in enumerate(telegrams))
    return Batch(tuple(entries), tuple(_blocks(telegrams)))


def shelved_batch_of(telegrams: Sequence[tuple[int, Telegram]], tables: Tables) -> Batch:
    """The batch of telegrams that stay in the vault, each with the number of a copy there."""
    return Batch(tuple(_entry(number, 0, telegram, tables) for number, telegram in telegrams), ())


def _entry(block: int, slot: int, telegram: Telegram, tables: Tables) -> Entry:
    rows = tuple(tuple(part.rows(telegram, tables)) for part in PARTS)
    return Entry(telegram.key, telegram.order[0], block, slot, tuple(documents(telegram)), rows)


def _blocks(telegrams: Sequence[Telegram]) -> Iterator[bytes]:
    for start in range(0, len(telegrams), _BLOCK):
        packed = [_packer.encode(telegram.cable) for telegram in telegrams[start : start + _BLOCK]]
        yield zstandard.compress(_packer.encode(packed), _LEVEL)


def opened_block(block: bytes) -> list[bytes]:
    """The packed cables of a block."""
    return _block.decode(zstandard.decompress(block))


def opened_cable(packed: bytes) -> Cable:
    """The cable that was packed."""
    return _unpacker.decode(packed)
