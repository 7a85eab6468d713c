"""`reftel news`: what saved searches find that they did not find when last somebody looked."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from reftel.cli.archive import ARCHIVE, ROOM, ArchiveOption, JsonOption, RoomOption, opened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reftel.desk.saved import News, SavedSearches
    from reftel.room.hit import Hit
    from reftel.room.room import Room


def news(
    name: Annotated[str | None, typer.Argument(metavar="NAME", help="A saved search; else all.")] = None,
    peek: Annotated[bool, typer.Option("--peek", help="Look without counting as having looked.")] = False,
    drop: Annotated[bool, typer.Option("--drop", help="Forget the search.")] = False,
    archive: ArchiveOption = ARCHIVE,
    room: RoomOption = ROOM,
    json: JsonOption = False,
) -> None:
    """Print what saved searches have found since last time; `reftel search QUERY --save NAME` saves one.

    Each room has its own. What was found once is no news again, unless it went and came back.
    """
    from reftel.cli.json_line import json_line
    from reftel.desk.saved import SavedSearches

    with opened(archive, room) as place, SavedSearches(archive, place.name) as kept:
        chosen = [saved for saved in kept if name in (None, saved.name)]
        if name is not None and not chosen:
            named = ", ".join(saved.name for saved in kept) or "none; `reftel search QUERY --save NAME` saves one"
            raise typer.BadParameter(f"there is no saved search {name}; there are: {named}", param_hint="NAME")
        if drop:
            _drop(kept, name)
            return
        found = [(each, list(_hits(place, each))) for each in (kept.news(place, saved, not peek) for saved in chosen)]
    if json:
        rows = [
            {"name": each.saved.name, "query": each.saved.query, "new": len(hits), "hits": hits} for each, hits in found
        ]
        print(json_line(rows))
        return
    for each, hits in found:
        _print(each, hits)
    if not found:
        print("no search is saved; `reftel search QUERY --save NAME` saves one", file=sys.stderr)


def _drop(kept: "SavedSearches", name: str | None) -> None:
    if name is None:
        raise typer.BadParameter("name the search to forget: `reftel news NAME --drop`", param_hint="NAME")
    kept.drop(name)
    print(f"the search {name} is forgotten", file=sys.stderr)


def _hits(room: "Room", found: "News") -> "Iterator[Hit]":
    from reftel.room.hit import hit

    for telegram in room.telegrams(found.keys):
        yield hit(telegram, found.query, 0.0)


def _print(found: "News", hits: "list[Hit]") -> None:
    from reftel.cli.search import print_hit

    print(f"{found.saved.name}: {found.saved.query}  {len(hits)} new")
    for each in hits:
        print_hit(each)
