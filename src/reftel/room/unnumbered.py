"""A telegram without a number goes by a key made of its words; here its copies are found in the vault by that key."""

from collections.abc import Iterator

from reftel.room.definition import MAIN, Definition
from reftel.room.view import View
from reftel.vault.local import tables_of
from reftel.vault.vault import Held, Vault

_BEGINS = "UNNUMBERED-"


def copies_under(vault: Vault, key: str, room: Definition = MAIN) -> tuple[Held, ...]:
    """The copies of a telegram by its number, or by the key it has in `main` or in this room."""
    if not key.startswith(_BEGINS):
        return vault.copies_of(key)
    views = [View(each, tables_of(vault.folder)) for each in dict.fromkeys((MAIN, room))]
    return tuple(held for held in vault.unnumbered() if key in _keys(held, views))


def _keys(held: Held, views: list[View]) -> Iterator[str]:
    for view in views:
        if telegram := view.telegram((held,)):
            yield telegram.key
