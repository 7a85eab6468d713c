"""Building a room: what the vault holds is selected, entered in the register and indexed.

A room catches up with the vault when it is opened. An index is only ever added to: when a copy comes that stands in
the place of another, or all readings were made anew, the next generation is built beside the present one.
"""

import shutil
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from reftel.room.index import open_index, write
from reftel.room.register import FILE, Register, Taken
from reftel.room.select import select, unplaced
from reftel.room.standing import standing
from reftel.room.telegram import Telegram, key_of
from reftel.terms.marking import Marking
from reftel.vault.vault import Held, Vault

ROOMS, GENERATION, INDEX = "rooms", "gen-", "index"
_BATCH = 2_000
Tell = Callable[[int], object]


class Generation(NamedTuple):
    """One build of a room."""

    folder: Path
    register: Register

    def close(self) -> None:
        """Close its files."""
        self.register.close()


def catch_up(vault: Vault, name: str, clearance: Marking | None, tell: Tell = lambda count: None) -> Path:
    """Bring the room up to what the vault holds; the folder of its present generation. `tell` hears of each batch."""
    rooms = vault.folder / ROOMS / name
    present = _present(rooms)
    if present is not None:
        generation = Generation(present, Register(present))
        try:
            if _is_current(generation, vault):
                return present
            if _may_add(generation, vault, clearance):
                _fill(generation, vault, clearance, tell)
                return present
        finally:
            generation.close()
    return _next(rooms, present, vault, clearance, tell)


def _present(rooms: Path) -> Path | None:
    """The newest generation that was built to its end."""
    found = [path for path in rooms.glob(f"{GENERATION}*") if path.suffix != ".new" and (path / FILE).is_file()]
    return max(found, key=_number, default=None)


def _number(folder: Path) -> int:
    return int(folder.name.removeprefix(GENERATION))


def _is_current(generation: Generation, vault: Vault) -> bool:
    taken = generation.register.taken
    return taken.edition == vault.edition and taken.last == vault.last and _is_whole(generation, taken)


def _is_whole(generation: Generation, taken: Taken) -> bool:
    """Whether the index has what the register says; a run that was stopped between the two leaves them apart."""
    return open_index(generation.folder / INDEX).searcher().num_docs == taken.documents


def _may_add(generation: Generation, vault: Vault, clearance: Marking | None) -> bool:
    """Whether what came since can be added, because none of it stands in the place of a telegram that is held."""
    taken = generation.register.taken
    if taken.edition != vault.edition or not _is_whole(generation, taken):
        return False
    return not any(generation.register.holds(row.key) for row in _telegrams(vault.telegrams(taken.last), clearance))


def _next(rooms: Path, present: Path | None, vault: Vault, clearance: Marking | None, tell: Tell) -> Path:
    """The next generation, built beside the present one, which is then dropped."""
    number = _number(present) + 1 if present else 1
    folder = rooms / f"{GENERATION}{number}"
    making = folder.with_suffix(".new")
    shutil.rmtree(making, ignore_errors=True)
    making.mkdir(parents=True, mode=0o700)
    generation = Generation(making, Register(making))
    try:
        _fill(generation, vault, clearance, tell)
    finally:
        generation.close()
    making.rename(folder)
    if present:
        shutil.rmtree(present, ignore_errors=True)
    return folder


def _fill(generation: Generation, vault: Vault, clearance: Marking | None, tell: Tell) -> None:
    """Enter and index what the vault has beyond what was taken."""
    index = open_index(generation.folder / INDEX)
    edition, last, documents = generation.register.taken
    upto = vault.last
    telegrams = _telegrams(vault.telegrams(last), clearance)
    while batch := list(islice(telegrams, _BATCH)):
        documents += write(index, batch)
        generation.register.add(batch, Taken(edition, last, documents))
        tell(len(batch))
    generation.register.add((), Taken(vault.edition, upto, documents))


def _telegrams(groups: Iterable[tuple[Held, ...]], clearance: Marking | None) -> Iterator[Telegram]:
    """The telegrams of these groups of copies as the clearance sees them; the same words without a number once."""
    seen: set[str] = set()
    for group in groups:
        cables = [cable for held in group if (cable := select(held.reading.cable, clearance))]
        if not cables:
            continue
        cable = unplaced(standing(cables))
        key = key_of(cable)
        if cable.mrn is None and key in seen:
            continue
        if cable.mrn is None:
            seen.add(key)
        yield Telegram(key, cable)
