"""Rebuild: every reading is made anew by this version of reftel, so that a better parser improves the whole archive.

Shard by shard new readings take the place of the old ones. A rebuild that was stopped goes on where it stopped; rooms
are built anew when the last reading was made.
"""

from collections.abc import Callable

from reftel.message.cable import Copy
from reftel.vault.database import transaction
from reftel.vault.ingest import SHARD, in_shards, scratch
from reftel.vault.pool import Job, in_processes
from reftel.vault.shard import lost, prepare, read_shard, taken_in
from reftel.vault.vault import Vault

Numbered = tuple[int, Copy]


def ask(vault: Vault) -> None:
    """Ask that all readings be made anew; nothing is asked while an earlier rebuild is not at its end."""
    with transaction(vault.db):
        vault.db.execute("update edition set asked = number + 1")


def is_asked(vault: Vault) -> bool:
    """Whether a rebuild was asked for that has not come to its end."""
    (asked,) = vault.db.execute("select asked from edition").fetchone()
    return bool(asked != vault.edition)


def remaining(vault: Vault) -> int:
    """How many readings are still to be made anew."""
    (count,) = vault.db.execute("select count(*) from reading where edition <> (select asked from edition)").fetchone()
    return int(count)


def rebuild(vault: Vault, tell: Callable[[int], object] = lambda count: None, workers: int = 1) -> int:
    """Make the readings that were asked for; how many. `tell` hears how many more are safe on the disk."""
    (asked,) = vault.db.execute("select asked from edition").fetchone()
    made = 0
    with scratch(vault):
        shards = in_shards(vault.copies(asked), SHARD)
        given = (vault.folder, vault.dictionaries)
        job = Job(_read, prepare, given, lambda shard: lost([copy for _, copy in shard], *given))
        for shard, name in in_processes(job, shards, workers):
            readings = [reading for _copy, reading in taken_in(name)]
            vault.set_readings(zip((number for number, _ in shard), readings, strict=True))
            made += len(shard)
            tell(len(shard))
    with transaction(vault.db):
        vault.db.execute("update edition set number = asked")
    return made


def _read(shard: list[Numbered]) -> str:
    return read_shard([copy for _, copy in shard])
