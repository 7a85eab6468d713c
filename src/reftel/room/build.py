"""Building a room: what the vault holds is made ready, entered in the register and indexed.

A room catches up with the vault when it is opened. An index is only ever added to: when a copy comes that stands in
the place of another, or all readings were made anew, the next generation is built beside the present one.

The register is written first, then the index. What stops a run between the two leaves telegrams that are entered and
not yet indexed; the register knows which, and they are indexed when the room is next opened.
"""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from reftel.room.definition import Definition
from reftel.room.document import documents
from reftel.room.index import IndexWriter, open_index
from reftel.room.making import opened_batch, packed_batch, prepare
from reftel.room.register import FILE, FORM, Register, form
from reftel.room.shelf import Shelf
from reftel.room.view import View
from reftel.vault.database import transaction, writable
from reftel.vault.group import Stretch, groups, stretches
from reftel.vault.local import tables_of
from reftel.vault.pool import in_pool
from reftel.vault.unusable import Unusable
from reftel.vault.vault import FILE as VAULT
from reftel.vault.vault import Vault
from reftel.vault.writer import Busy, writing

ROOMS, GENERATION, INDEX = "rooms", "gen-", "index"
_AT_ONCE = 256
_SAFE = 16_384
_FEW = 512
Tell = Callable[[int], object]


class Generation(NamedTuple):
    """One build of a room."""

    folder: Path
    register: Register

    def close(self) -> None:
        """Close its files."""
        self.register.close()


class Work(NamedTuple):
    """How the work is done: who hears of each batch, and in how many processes batches are made."""

    tell: Tell
    workers: int


def catch_up(vault: Vault, definition: Definition, tell: Tell = lambda count: None, workers: int = 1) -> Path:
    """Bring the room up to what the vault holds; the folder of its present generation. `tell` hears of each batch.

    With several `workers` processes are started, which needs a program that can be imported. While another process
    brings it up, the room is what it was; `Busy` when there is none yet.
    """
    rooms = vault.folder / ROOMS / definition.name
    present = newest(rooms)
    if present is not None and _is_current(present, vault):
        return present
    if not writable(vault.folder / VAULT):
        raise Unusable(
            f"the room {definition.name} is behind the vault, and {vault.folder} cannot be written; copy it to where it"
            " can be"
        )
    rooms.mkdir(parents=True, exist_ok=True, mode=0o700)
    try:
        with writing(rooms, f"room {definition.name}"):
            return _caught_up(vault, definition, newest(rooms), Work(tell, workers))
    except Busy:
        if present is None:
            raise
        return present


def newest(rooms: Path) -> Path | None:
    """The newest generation that was built to its end, in the form that this version reads."""
    return max((path for path in built(rooms) if form(path) == FORM), key=_number, default=None)


def built(rooms: Path) -> list[Path]:
    """Every generation that was built to its end, in whatever form."""
    return [path for path in rooms.glob(f"{GENERATION}*") if path.suffix != ".new" and (path / FILE).is_file()]


def _number(folder: Path) -> int:
    return int(folder.name.removeprefix(GENERATION))


def register_of(folder: Path, archive: Path, definition: Definition) -> Register:
    """The register of a generation; the telegrams of `main` stand in the vault."""
    return Register(folder, Shelf(archive) if definition.clearance is None else None)


def _generation(folder: Path, vault: Vault, definition: Definition) -> Generation:
    return Generation(folder, register_of(folder, vault.folder, definition))


def _is_current(folder: Path, vault: Vault) -> bool:
    generation = Generation(folder, Register(folder))
    try:
        taken = generation.register.taken
        return taken.edition == vault.edition and taken.last == vault.last and _indexed(generation) == taken.documents
    finally:
        generation.close()


def _indexed(generation: Generation) -> int:
    return int(open_index(generation.folder / INDEX).searcher().num_docs)


def _caught_up(vault: Vault, definition: Definition, present: Path | None, work: Work) -> Path:
    if present is not None:
        generation = _generation(present, vault, definition)
        try:
            if _goes_on(generation, vault) and _may_add(generation, vault, definition, work):
                _fill(generation, vault, definition, work)
                return present
        finally:
            generation.close()
    return _next(vault, definition, work)


def _goes_on(generation: Generation, vault: Vault) -> bool:
    """Whether this generation can be gone on with: it is of the vault's edition, and its index is whole."""
    return generation.register.taken.edition == vault.edition and _mended(generation)


def _mended(generation: Generation) -> bool:
    """Index what was entered and not yet indexed; whether index and register then tell of the same."""
    taken, indexed = generation.register.taken, _indexed(generation)
    if indexed != taken.before or indexed == taken.documents:
        return indexed == taken.documents
    with IndexWriter(open_index(generation.folder / INDEX), taken.documents - taken.before) as writer:
        writer.add(each for telegram in generation.register.from_block(taken.block) for each in documents(telegram))
        writer.commit()
    return _indexed(generation) == taken.documents


def _may_add(generation: Generation, vault: Vault, definition: Definition, work: Work) -> bool:
    """Whether what came since can be added, because none of it stands in the place of a telegram that is held."""
    taken, last = generation.register.taken, vault.last
    if taken.last < taken.goal:
        _fill(generation, vault, definition, work)
    view, floor = View(definition, tables_of(vault.folder)), generation.register.taken.last
    for group in groups(vault, Stretch(floor, last, floor, last), grown=True):
        before = view.telegram([held for held in group if held.number <= floor])
        if before and before != view.telegram(group):
            return False
    return True


def _next(vault: Vault, definition: Definition, work: Work) -> Path:
    """The next generation, built beside the present one, which is then dropped; one that was begun is gone on with."""
    rooms = vault.folder / ROOMS / definition.name
    folder = rooms / f"{GENERATION}{max(map(_number, built(rooms)), default=0) + 1}"
    making = folder.with_suffix(".new")
    generation = _begun(making, vault, definition)
    try:
        _fill(generation, vault, definition, work)
    finally:
        generation.close()
    making.rename(folder)
    for old in rooms.glob(f"{GENERATION}*"):
        if old != folder:
            shutil.rmtree(old, ignore_errors=True)
    return folder if _is_current(folder, vault) else _caught_up(vault, definition, folder, work)


def _begun(making: Path, vault: Vault, definition: Definition) -> Generation:
    """The generation that is being made in this folder."""
    if (making / FILE).is_file() and form(making) == FORM:
        generation = _generation(making, vault, definition)
        if _goes_on(generation, vault):
            return generation
        generation.close()
    shutil.rmtree(making, ignore_errors=True)
    making.mkdir(mode=0o700)
    return _generation(making, vault, definition)


def _fill(generation: Generation, vault: Vault, definition: Definition, work: Work) -> None:
    """Enter and index what the vault has beyond what was taken, or what is left of an earlier filling."""
    register, taken = generation.register, generation.register.taken
    if taken.last >= taken.goal:
        taken = taken._replace(edition=vault.edition, floor=taken.last, goal=vault.last)
        with transaction(register.db):
            register.set_taken(taken)
    asked = list(stretches(Stretch(taken.last, taken.goal, taken.floor, taken.goal), _AT_ONCE))
    if not asked:
        return
    with IndexWriter(open_index(generation.folder / INDEX), taken.goal - taken.last) as writer:
        made = _made(vault, definition, asked, work.workers)
        while _enter(register, writer, made, work.tell):
            writer.commit()


def _made(vault: Vault, definition: Definition, asked: list[Stretch], workers: int) -> Iterator[tuple[Stretch, bytes]]:
    workers = workers if len(asked) * _AT_ONCE > _FEW else 1
    return in_pool(packed_batch, asked, workers, prepare, vault.folder, definition)


def _enter(register: Register, writer: IndexWriter, made: Iterator[tuple[Stretch, bytes]], tell: Tell) -> bool:
    """Enter as many batches as are made safe at once, and add their documents to the index; whether there were any."""
    before, entered = register.taken, 0
    taken = before._replace(before=before.documents, block=register.next_block())
    with transaction(register.db):
        for stretch, packed in made:
            batch = opened_batch(packed)
            added = writer.add(register.add(batch))
            entered += len(batch.entries)
            taken = taken._replace(last=stretch.upto, documents=taken.documents + added)
            tell(len(batch.entries))
            if entered >= _SAFE:
                break
        else:
            if taken.last == before.last:
                return False
        register.set_taken(taken)
    return True
