"""Verification of a room: whether it shows what the vault holds, no more and no less."""

from collections.abc import Callable, Iterator

from reftel.room.build import INDEX, ROOMS, newest, register_of
from reftel.room.definition import Definition
from reftel.room.index import open_index
from reftel.room.register import Register
from reftel.room.view import View
from reftel.vault.group import Stretch, groups, stretches
from reftel.vault.local import tables_of
from reftel.vault.vault import Vault

_AT_ONCE = 256


def verify_room(
    vault: Vault, definition: Definition, tell: Callable[[int], object] = lambda count: None
) -> Iterator[str]:
    """What is wrong with a room, in words; `tell` hears of copies as they are looked at.

    A room that was not built yet, or has not caught up with the vault, is not wrong: opening it brings it up.
    """
    folder = newest(vault.folder / ROOMS / definition.name)
    if folder is None:
        return
    register = register_of(folder, vault.folder, definition)
    try:
        taken = register.taken
        if (taken.edition, taken.last) == (vault.edition, vault.last):
            indexed = int(open_index(folder / INDEX).searcher().num_docs)
            if indexed != taken.documents:
                yield f"its index has {indexed} documents, its register says {taken.documents}"
            yield from _telegrams(vault, register, View(definition, tables_of(vault.folder)), tell)
    finally:
        register.close()


def _telegrams(vault: Vault, register: Register, view: View, tell: Callable[[int], object]) -> Iterator[str]:
    """Telegrams that it lacks, shows otherwise than the vault has them, or should not have."""
    keys, last = set(), vault.last
    for stretch in stretches(Stretch(0, last, 0, last), _AT_ONCE):
        for group in groups(vault, stretch):
            telegram = view.telegram(group)
            if telegram is None:
                continue
            keys.add(telegram.key)
            held = register.get(telegram.key)
            if held is None:
                yield f"it lacks {telegram.key}"
            elif held != telegram:
                yield f"it shows {telegram.key} otherwise than the vault has it"
        tell(stretch.upto - stretch.after)
    held_keys = register.keys()
    yield from (f"it has {key}, which it should not" for key in held_keys if key not in keys)
