"""The page of versions: the copies of a telegram side by side, and the text of each as it came.

Copies are the keeper's: a room with a clearance has none, and says no more of them than of a telegram that never was.
"""

import msgspec
from litestar import get

from reftel.desk.copies import Text, versions
from reftel.room.link import typed_key
from reftel.room.room import Room
from reftel.vault.comparison import Comparison
from reftel.web.cable import Key, held
from reftel.web.form import Page
from reftel.web.problem import Unknown
from reftel.web.rooms import Rooms, Served

_LONGEST = 400_000
"""How many signs of each copy's text a page shows."""


class Shown(msgspec.Struct, frozen=True):
    """The key of a telegram, its marking, how its copies differ, and their texts."""

    key: str
    marking: str | None
    comparison: Comparison
    texts: tuple[Text, ...]


@get("/versions/{key:str}", summary="The copies of a telegram")
async def versions_(rooms: Served, key: Key) -> Page[Shown]:
    """The copies of a telegram: what one of them says and another does not, and each as it came."""
    found = await rooms.ask(lambda room: _shown(room, rooms, typed_key(key)))
    return Page(found, "versions.html", rows=found.comparison.passages)


def _shown(room: Room, rooms: Rooms, key: str) -> Shown:
    telegram = held(room, key)
    mrn = str(telegram.cable.mrn) if telegram.cable.mrn else None
    found = versions(room, mrn)
    if found is None:
        raise Unknown(f"There are no copies of {key} that you may see.")
    texts = tuple(_cut(text) for text in found.texts)
    return Shown(telegram.key, telegram.marking, found.comparison, texts)


def _cut(text: Text) -> Text:
    """The text as far as a page shows it."""
    kept, length = [], 0
    for tile in text.tiles:
        if length > _LONGEST:
            break
        kept.append(tile)
        length += len(tile.text)
    return msgspec.structs.replace(text, tiles=tuple(kept))
