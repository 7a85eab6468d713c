"""Provenance: what was let go of a telegram and by whom, where a reader may know that.

A room with a clearance knows no copies, and so nothing of their release; `main` and a room of what was released do.
"""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from reftel.desk.cite import Source
from reftel.message.cable import Copy
from reftel.room.definition import definitions
from reftel.room.room import Room
from reftel.room.telegram import Passage, Telegram
from reftel.room.view import RELEASED
from reftel.vault.vault import FILE, Vault

_FULLEST = ("in full", "in part", "withdrawn")


def source(archive: Path, room: Room, telegram: Telegram, passage: Passage | None = None) -> Source:
    """What is cited, with the fullest release of its copies and the origin of that copy."""
    (found,) = sources(archive, room, [telegram])
    return found._replace(passage=passage)


def sources(archive: Path, room: Room, telegrams: Iterable[Telegram]) -> Iterator[Source]:
    """The same for many telegrams, the vault opened once."""
    if room.register.vault is not None:
        yield from _told(room.register.vault, telegrams, only_released=False)
        return
    of = definitions(archive).get(room.name)
    if of is None or not of.released or not (archive / FILE).is_file():
        yield from map(Source, telegrams)
        return
    with Vault.open(archive) as vault:
        yield from _told(vault, telegrams, only_released=True)


def _told(vault: Vault, telegrams: Iterable[Telegram], only_released: bool) -> Iterator[Source]:
    for telegram in telegrams:
        copies = [held.reading.copy for held in vault.copies_of(telegram.key)]
        yield _source(telegram, copies, only_released)


def _source(telegram: Telegram, copies: Sequence[Copy], only_released: bool) -> Source:
    known = RELEASED if only_released else _FULLEST
    released = [copy for copy in copies if copy.release and copy.release.kind in known]
    if released:
        copy = min(released, key=lambda each: _FULLEST.index(each.release.kind if each.release else ""))
        return Source(telegram, None, copy.release, copy.origin)
    return Source(telegram, None, None, copies[0].origin if copies and not only_released else None)
