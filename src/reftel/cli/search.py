"""`reftel search`: telegrams by their words."""

import sys
from enum import Enum
from typing import TYPE_CHECKING, Annotated

import typer

from reftel.cli.archive import ARCHIVE, ROOM, ArchiveOption, JsonOption, RoomOption, opened

if TYPE_CHECKING:
    from reftel.room.hit import Hit, Result


class Sort(Enum):
    """In which order hits are printed."""

    RELEVANCE = "relevance"
    OLDEST = "oldest"
    NEWEST = "newest"


class By(Enum):
    """By which stretch of time telegrams are counted."""

    MONTH = "month"
    YEAR = "year"


def search(
    query: Annotated[list[str], typer.Argument(metavar="QUERY", help='Words, a "phrase", -word, post:DELWAN.')],
    archive: ArchiveOption = ARCHIVE,
    room: RoomOption = ROOM,
    json: JsonOption = False,
    limit: Annotated[int, typer.Option("--limit", min=0, help="How many hits are printed.")] = 10,
    offset: Annotated[int, typer.Option("--offset", min=0, help="How many hits are passed over.")] = 0,
    sort: Annotated[Sort, typer.Option("--sort", help="In which order.")] = Sort.RELEVANCE,
    without: Annotated[
        list[str] | None, typer.Option("--not", metavar="FIELD=VALUE", help="Leave out: post=DELWAN.")
    ] = None,
    dates: Annotated[By | None, typer.Option("--dates", help="Count telegrams by month or year.")] = None,
) -> None:
    """Search the telegrams of an archive.

    All words must stand in a telegram; word forms count as one. Each hit is pinned to the passage that has the words.
    """
    from reftel.room import hit
    from reftel.room.grammar import read_query
    from reftel.room.ranking import Sort as Order

    asked = hit.Asked(limit, offset, Order(sort.value), dates.value if dates else None)
    typed = " ".join((*query, *(f"-{each.replace('=', ':', 1)}" for each in without or ())))
    with opened(archive, room) as place:
        found = hit.search(place, read_query(typed), asked)
    if json:
        import msgspec

        print(msgspec.json.encode(found).decode())
    else:
        _print(found)


def _print(found: "Result") -> None:
    for row in found.dates or ():
        print(f"{row.value:7}  {row.count:7,} of {row.of:,}  {row.share:.1%}")
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
