"""`reftel search`: telegrams by their words."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from reftel.cli.archive import ARCHIVE, ROOM, ArchiveOption, JsonOption, RoomOption, opened

if TYPE_CHECKING:
    from reftel.room.hit import Hit, Result


def search(
    query: Annotated[list[str], typer.Argument(metavar="QUERY", help='Words, a "phrase", -word, post:DELWAN.')],
    archive: ArchiveOption = ARCHIVE,
    room: RoomOption = ROOM,
    json: JsonOption = False,
    limit: Annotated[int, typer.Option("--limit", min=0, help="How many hits are printed.")] = 10,
) -> None:
    """Search the telegrams of an archive.

    All words must stand in a telegram; word forms count as one. Each hit is pinned to the passage that has the words.
    """
    from reftel.room import hit
    from reftel.room.grammar import read_query

    with opened(archive, room) as place:
        found = hit.search(place, read_query(" ".join(query)), hit.Asked(limit))
    if json:
        import msgspec

        print(msgspec.json.encode(found).decode())
    else:
        _print(found)


def _print(found: "Result") -> None:
    for each in found.hits:
        _print_hit(each)
    shown = f", {len(found.hits)} shown" if len(found.hits) < found.total else ""
    print(f"{found.total} telegram{'' if found.total == 1 else 's'}{shown}", file=sys.stderr)


def _print_hit(hit: "Hit") -> None:
    from reftel.message.markup import visible

    words = (hit.pin, hit.marking or "", (hit.dtg or "")[:10], visible(hit.subject or ""))
    print(typer.style(hit.pin, bold=True) if sys.stdout.isatty() else hit.pin, *filter(None, words[1:]), sep="  ")
    print(f"    {_highlighted(hit)}\n")


def _highlighted(hit: "Hit") -> str:
    """The snippet with the words that were looked for in bold on a terminal, between `[` and `]` elsewhere."""
    from reftel.message.markup import visible

    before, behind = ("\x1b[1m", "\x1b[0m") if sys.stdout.isatty() else ("[", "]")
    text, last = "", 0
    for start, end in hit.highlights:
        text += visible(hit.snippet[last:start]) + before + visible(hit.snippet[start:end]) + behind
        last = end
    return text + visible(hit.snippet[last:])
