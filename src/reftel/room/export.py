"""Export: a room to hand on, without vault, built from the telegrams it holds and from nothing else.

How many copies the vault holds, and in which order they came, shows neither in its files nor in their sizes.
"""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from reftel.room import definition
from reftel.room.batch import Batch, batch_of
from reftel.room.build import GENERATION, INDEX, ROOMS
from reftel.room.definition import Definition
from reftel.room.index import IndexWriter, open_index
from reftel.room.register import Register
from reftel.room.room import Room
from reftel.terms.tables import Tables
from reftel.vault.database import transaction

_AT_ONCE = 256


def export(room: Room, of: Definition, folder: Path, tables: Tables) -> int:
    """Write the room of an archive with these tables to a folder, which can be opened like an archive.

    Returns how many telegrams it holds.
    """
    generation = folder / ROOMS / of.name / f"{GENERATION}1"
    generation.mkdir(parents=True, mode=0o700)
    folder.chmod(0o700)
    register = Register(generation)
    try:
        with IndexWriter(open_index(generation / INDEX), room.count()) as writer:
            for batch in _batches(room, tables):
                with transaction(register.db):
                    writer.add(register.add(batch))
            writer.commit()
        definition.keep(folder, of)
        return register.count()
    finally:
        register.close()


def _batches(room: Room, tables: Tables) -> Iterator[Batch]:
    telegrams = room.telegrams()
    while some := list(islice(telegrams, _AT_ONCE)):
        yield batch_of(some, tables)
