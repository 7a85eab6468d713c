"""Making batches: a stretch of the vault is read, seen as the room sees it, and made ready to be entered.

A pure stage over stretches, in whatever process it runs; each process opens the vault for itself.
"""

from pathlib import Path

import msgspec

from reftel.room.batch import Batch, batch_of, shelved_batch_of
from reftel.room.definition import Definition
from reftel.room.view import View
from reftel.vault.group import Stretch, groups
from reftel.vault.local import tables_of
from reftel.vault.vault import Vault

_packer = msgspec.msgpack.Encoder()
_unpacker = msgspec.msgpack.Decoder(Batch)


class _Maker:
    """What a process needs to make batches for one room."""

    def __init__(self, folder: Path, definition: Definition) -> None:
        self._folder, self._shelved = folder, definition.clearance is None
        self._tables = tables_of(folder)
        self._view = View(definition, self._tables)

    def make(self, stretch: Stretch) -> Batch:
        with Vault.open(self._folder) as vault:
            found = [
                (group[0].number, telegram)
                for group in groups(vault, stretch)
                if (telegram := self._view.telegram(group))
            ]
        if self._shelved:
            return shelved_batch_of(found, self._tables)
        return batch_of([telegram for _, telegram in found], self._tables)


_maker: list[_Maker] = []


def prepare(folder: Path, definition: Definition) -> None:
    """Make this process ready for `packed_batch`."""
    _maker[:] = [_Maker(folder, definition)]


def packed_batch(stretch: Stretch) -> bytes:
    """The batch of a stretch, as bytes that another process can take."""
    return _packer.encode(_maker[0].make(stretch))


def opened_batch(packed: bytes) -> Batch:
    """The batch that was packed."""
    return _unpacker.decode(packed)
