"""Export: a room to hand on, without vault, built from the telegrams it holds and from nothing else.

How many copies the vault holds, and in which order they came, shows neither in its files nor in their sizes.
"""

from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from pathlib import Path

from reftel.room import definition
from reftel.room.batch import Batch, batch_of
from reftel.room.build import GENERATION, INDEX, ROOMS
from reftel.room.definition import Definition
from reftel.room.index import IndexWriter, open_index
from reftel.room.register import Register
from reftel.room.room import Room
from reftel.terms.tables import Row, Tables
from reftel.vault.database import transaction
from reftel.vault.local import FOLDER, keep_tables, tables_beside, tables_of

_AT_ONCE = 256


def export(room: Room, of: Definition, folder: Path, archive: Path) -> int:
    """Write a room of an archive to a folder, which can be opened like an archive.

    Of the archive's own tables it brings the rows of posts, TAGS and routing indicators that the room shows.
    Returns how many telegrams it holds.
    """
    generation = folder / ROOMS / of.name / f"{GENERATION}1"
    generation.mkdir(parents=True, mode=0o700)
    folder.chmod(0o700)
    tables = tables_of(archive)
    register = Register(generation)
    try:
        with IndexWriter(open_index(generation / INDEX), room.count()) as writer:
            for batch in _batches(room, tables):
                with transaction(register.db):
                    writer.add(register.add(batch))
            writer.commit()
        definition.keep(folder, of)
        keep_tables(folder, _shown(room, tables_beside([archive / FOLDER])))
        return register.count()
    finally:
        register.close()


def _shown(room: Room, local: Mapping[str, tuple[Row, ...]]) -> dict[str, tuple[Row, ...]]:
    """The rows of an archive's own tables that say something of the room's telegrams, by the names of the tables."""
    if not local:
        return {}
    posts, tags, routes = _named(room)
    speaks: dict[str, Callable[[Row], bool]] = {
        "post.csv": lambda row: row["post"] in posts,
        "post_alias.csv": lambda row: row["post"] in posts,
        "tag.csv": lambda row: row["tag"] in tags,
        "routing.csv": lambda row: any(row["first"] <= each <= (row["last"] or row["first"]) for each in routes),
    }
    return {name: tuple(filter(speaks[name], rows)) for name, rows in local.items()}


def _named(room: Room) -> tuple[set[str | None], set[str], set[str]]:
    """Posts, TAGS and routing indicators that stand in the room's telegrams."""
    posts: set[str | None] = set()
    tags: set[str] = set()
    routes: set[str] = set()
    for telegram in room.telegrams():
        cable = telegram.cable
        heading = cable.heading
        addresses = [*filter(None, (heading.sender,)), *heading.to, *heading.info]
        posts |= {telegram.post, *(each.post for each in addresses)}
        posts |= {row.mrn.post for row in cable.references if row.mrn}
        tags |= {field.value for field in cable.tags}
        routes |= {each.routing for each in addresses if each.routing}
    return posts, tags, routes


def _batches(room: Room, tables: Tables) -> Iterator[Batch]:
    telegrams = room.telegrams()
    while some := list(islice(telegrams, _AT_ONCE)):
        yield batch_of(some, tables)
