"""`reftel search`: telegrams by their words."""

import sys
from collections.abc import Iterable, Iterator
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reftel.cli.archive import ARCHIVE, ROOM, ArchiveOption, JsonOption, RoomOption, opened
from reftel.cli.found import Export, Form, exported
from reftel.cli.guard import Guard, InitialsOption, NameBecauseOption
from reftel.cli.number import number
from reftel.cli.output import OutputOption
from reftel.cli.recorded import extracted

if TYPE_CHECKING:
    from reftel.room.hit import Asked, Hit, Result
    from reftel.room.query import BadQuery, Query
    from reftel.room.room import Room


class Sort(Enum):
    """In which order hits are printed."""

    RELEVANCE = "relevance"
    OLDEST = "oldest"
    NEWEST = "newest"


class By(Enum):
    """By which stretch of time telegrams are counted."""

    MONTH = "month"
    YEAR = "year"


ListOption = Annotated[Path | None, typer.Option("--list", metavar="FILE", help="A CSV file of queries, or of names.")]


def search(
    query: Annotated[list[str] | None, typer.Argument(metavar="QUERY", help='Words, "phrase", -word, post:X.')] = None,
    archive: ArchiveOption = ARCHIVE,
    room: RoomOption = ROOM,
    json: JsonOption = False,
    limit: Annotated[int, typer.Option(metavar="N", parser=number(), help="How many hits are printed.")] = 10,
    offset: Annotated[int, typer.Option(metavar="N", parser=number(), help="How many hits are passed over.")] = 0,
    sort: Annotated[Sort, typer.Option("--sort", help="In which order.")] = Sort.RELEVANCE,
    without: Annotated[
        list[str] | None, typer.Option("--not", metavar="FIELD=VALUE", help="Leave out: post=DELWAN.")
    ] = None,
    dates: Annotated[By | None, typer.Option("--dates", help="Count telegrams by month or year.")] = None,
    export: Annotated[Form | None, typer.Option("--export", help="Write all that is found, in order of time.")] = None,
    file: OutputOption = None,
    from_list: ListOption = None,
    save: Annotated[str | None, typer.Option("--save", metavar="NAME", help="Keep the search for `news`.")] = None,
    initials: InitialsOption = False,
    because: NameBecauseOption = None,
) -> None:
    """Search the telegrams of an archive.

    All words must stand in a telegram; word forms count as one. Each hit is pinned to the passage that has the words.
    """
    from reftel.room.hit import Asked
    from reftel.room.ranking import Sort as Order

    if query is None and from_list is None:
        raise typer.BadParameter("say what to search for, such as `police chief`, or name a --list", param_hint="QUERY")
    _may_save(save, export is not None or from_list is not None)
    text = " ".join(query or ())
    asked = Asked(limit, offset, Order(sort.value), dates.value if dates else None)
    with opened(archive, room) as place:
        if "claim:" in text:
            extracted(place, archive)
        if export:
            guard = Guard(initials, because)
            exported(place, archive, [*_queries(text, from_list, without)], Export(export.value, file, guard))
        elif from_list:
            wrong = _print_list(_answers(place, text, from_list, without, asked), json)
            raise typer.Exit(1 if wrong else 0)
        else:
            _answer(place, _query(text, without), asked, json)
            if save is not None:
                _save(archive, place, save, _typed(text, without))


def _answer(room: "Room", query: "Query", asked: "Asked", json: bool) -> None:
    from reftel.cli.json_line import json_line
    from reftel.room import hit

    found = hit.search(room, query, asked)
    if json:
        print(json_line(found))
    else:
        _print(found)


def _may_save(name: str | None, several: bool) -> None:
    """Refuse what could not be kept before anything is looked for."""
    if name is None:
        return
    if not name.strip():
        raise typer.BadParameter("a search is kept under a name, such as road", param_hint="--save")
    if several:
        raise typer.BadParameter("one search is kept at a time, without --export and --list", param_hint="--save")


def _query(text: str, without: Iterable[str] | None) -> "Query":
    """The query that was typed; what is wrong with it is shown in what was typed, not in what was made of it."""
    from reftel.room.grammar import read_query

    left_out = tuple(without or ())
    if left_out:
        read_query(text)
    return read_query(_typed(text, left_out))


def _typed(text: str, without: Iterable[str] | None) -> str:
    """The query with what is left out, as one would have typed it."""
    parts = []
    for each in without or ():
        field, equals, value = each.partition("=")
        if not equals:
            raise typer.BadParameter(f"{each} has no =; write it as post=DELWAN", param_hint="--not")
        parts.append(f'-{field}:"{value}"')
    return " ".join((f"({text})" if parts and text else text, *parts)).strip()


def _queries(text: str, file: Path | None, without: Iterable[str] | None) -> "Iterator[Query]":
    """The query that was typed, or each of a list; words that were typed too narrow each of the list."""
    for each in (text,) if file is None else _lines(file):
        yield _query(f"({each}) {text}" if file is not None and text else each, without)


def _lines(file: Path) -> Iterator[str]:
    """The queries of a CSV file: its column `query`, or the names in its column `name`, else its first column."""
    import csv

    try:
        with file.open(encoding="utf-8-sig", newline="") as lines:
            rows = [row for row in csv.reader(lines) if row and any(cell.strip() for cell in row)]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise typer.BadParameter(f"{file} cannot be read: {error}", param_hint="--list") from None
    head = [cell.strip().lower() for cell in rows[0]] if rows else []
    column = next((head.index(name) for name in ("query", "name") if name in head), None)
    for row in rows if column is None else rows[1:]:
        cell = row[column or 0].strip() if len(row) > (column or 0) else ""
        if cell:
            plain = cell.replace('"', " ")
            yield f'person:"{plain}"' if column is not None and head[column] == "name" else cell


def _answers(
    room: "Room", text: str, file: Path, without: Iterable[str] | None, asked: "Asked"
) -> "Iterator[tuple[str, Result | BadQuery]]":
    """What each query of a list finds, or what is wrong with it; words that were typed are tried first."""
    from reftel.room import hit
    from reftel.room.grammar import read_query
    from reftel.room.query import BadQuery

    left_out = tuple(without or ())
    _query(text, left_out)
    for each in _lines(file):
        try:
            read_query(each)
            query = _query(f"({each}) {text}" if text else each, left_out)
            yield query.text, hit.search(room, query, asked)
        except BadQuery as error:
            yield each, error


def _print_list(answers: "Iterator[tuple[str, Result | BadQuery]]", json: bool) -> int:
    """What each query of a list finds: one line, or one JSON object, for each; how many could not be read."""
    import msgspec

    from reftel.cli.json_line import json_line
    from reftel.desk.phrase import counted
    from reftel.message.markup import visible
    from reftel.room.query import BadQuery

    wrong = 0
    for place, (text, found) in enumerate(answers, 1):
        if isinstance(found, BadQuery):
            wrong += 1
            print(f"query {place} of the list: {visible(text)}: {visible(str(found))}", file=sys.stderr)
        elif json:
            row = {"query": text, **msgspec.to_builtins(found)}
            print(json_line(row))
        else:
            pins = ", ".join(each.pin for each in found.hits)
            print(f"{visible(text)}: {counted(found.total, 'telegram')}{': ' if pins else ''}{pins}")
    return wrong


def _save(archive: Path, room: "Room", name: str, text: str) -> None:
    from reftel.desk.saved import Saved, SavedSearches

    with SavedSearches(archive, room.name) as kept:
        kept.save(room, Saved(name, text))
    print(f"kept as {name}; `reftel news` tells what it finds from now on", file=sys.stderr)


def _print(found: "Result") -> None:
    from reftel.desk.phrase import counted

    for row in found.dates or ():
        print(f"{row.value:7}  {row.count:7,} of {row.of:,}  {row.share:.1%}")
    for each in found.hits:
        print_hit(each)
    shown = f", {len(found.hits)} shown" if len(found.hits) < found.total else ""
    print(f"{counted(found.total, 'telegram')}{shown}", file=sys.stderr)


def print_hit(hit: "Hit") -> None:
    """Print one hit: pin, marking, day and subject, below them the words."""
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
