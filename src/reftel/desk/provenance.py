"""Provenance: what was let go of a telegram and by whom, where a reader may know that.

A room with a clearance knows no copies, and so nothing of their release; `main` and a room of what was released do.
"""

from pathlib import Path

from reftel.desk.cite import Source
from reftel.room.definition import definitions
from reftel.room.telegram import Passage, Telegram
from reftel.room.view import RELEASED
from reftel.vault.vault import FILE, Vault

_FULLEST = ("in full", "in part", "withdrawn")


def source(archive: Path, room: str, telegram: Telegram, passage: Passage | None = None) -> Source:
    """What is cited, with the fullest release of its copies and the origin of that copy."""
    of = definitions(archive).get(room)
    if of is None or (of.clearance and not of.released) or not (archive / FILE).is_file():
        return Source(telegram, passage)
    with Vault.open(archive) as vault:
        copies = [held.reading.copy for held in vault.copies_of(telegram.key)]
    if of.clearance:
        copies = [copy for copy in copies if copy.release and copy.release.kind in RELEASED]
    released = [copy for copy in copies if copy.release and copy.release.kind in _FULLEST]
    if released:
        copy = min(released, key=lambda each: _FULLEST.index(each.release.kind if each.release else ""))
        return Source(telegram, passage, copy.release, copy.origin)
    return Source(telegram, passage, None, copies[0].origin if copies else None)
