"""The search page: one box, what narrows the search, a chart of years or months, and the telegrams found.

`/search?q=chief -post:DELWAN&sort=newest&page=2`: the address holds all of it.
"""

from collections.abc import AsyncIterator, Sequence
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Annotated

import msgspec
from litestar import get
from litestar.params import QueryParameter
from markupsafe import Markup

from reftel.desk.cite import ris
from reftel.desk.provenance import sources
from reftel.room.facets import Count, Share
from reftel.room.grammar import read_query
from reftel.room.hit import Asked, Hit, Result, hit
from reftel.room.hit import search as searched
from reftel.room.query import BadQuery, Query
from reftel.room.ranking import Ranked, Sort
from reftel.room.room import Room
from reftel.web import address, typed
from reftel.web.chart import Bar, bars, times
from reftel.web.form import Form, Page
from reftel.web.paging import Look, View
from reftel.web.rooms import Served

AT_ONCE = 20
_EXPORTED_AT_ONCE = 200
_MOST_PAGES = 100_000
_VALUES_SHOWN = 8
_MOST_VALUES = 80
_FEW_YEARS = 2
_LONGEST_NAME = 4
_NAMES = {
    "post": "Sent by",
    "year": "Year",
    "tags": "TAGS",
    "marking": "Marking",
    "precedence": "Precedence",
}
_SORTS = {Sort.RELEVANCE: "best first", Sort.NEWEST: "newest first", Sort.OLDEST: "oldest first"}


Words = Annotated[str, QueryParameter(name="q", max_length=1000, description='chief "river road" -post:DELWAN')]
Order = Annotated[Sort, QueryParameter(description="In which order telegrams are shown.")]
PageNumber = Annotated[int, QueryParameter(name="page", ge=1, le=_MOST_PAGES, description="Twenty telegrams a page.")]


class Complaint(msgspec.Struct, frozen=True):
    """Why a query cannot be read: what is wrong from `start` to `end` of it, and what would work."""

    wrong: str
    instead: str
    start: int
    end: int


class Found(msgspec.Struct, frozen=True):
    """What a search finds: how many telegrams, how they spread, and those of one page."""

    query: str
    sort: str
    page: int
    pages: int
    total: int
    facets: dict[str, tuple[Count, ...]]
    dates: tuple[Share, ...]
    hits: tuple[Hit, ...]
    complaint: Complaint | None = None


class Choice(msgspec.Struct, frozen=True):
    """A value one can narrow by: `on` is True when it is asked for, False when it is left out.

    `only` is the query for telegrams that have it, `leave` the one that leaves it out, or speaks of it no more.
    """

    value: str
    count: int | None
    on: bool | None
    only: str
    leave: str


class Group(msgspec.Struct, frozen=True):
    """The values of one field: those that are shown, and those behind them."""

    name: str
    shown: Sequence[Choice]
    more: Sequence[Choice]


@get("/search", summary="Telegrams by their words")
async def search(
    rooms: Served, q: Words = "", sort: Order = Sort.RELEVANCE, page: PageNumber = 1, view: Look = View.LIST
) -> Page[Found]:
    """Search the telegrams; without words, all of them."""
    asked = Asked(
        AT_ONCE, (page - 1) * AT_ONCE, sort if q.strip() or sort is not Sort.RELEVANCE else Sort.NEWEST, "year"
    )
    found = await rooms.ask(lambda room: _found(room, q, asked, page))
    if found.complaint:
        return Page(found, "search.html", rows=(found.complaint,), view=_view(found, view), status=400)
    return Page(
        found,
        "search.html",
        rows=lambda: _all(rooms, q, asked.sort),
        view=_view(found, view),
        others={Form.JSONL: lambda: _lines(rooms, q, asked.sort), Form.RIS: lambda: _ris(rooms, q, asked.sort)},
    )


async def _lines(rooms: Served, text: str, sort: Sort) -> AsyncIterator[str]:
    """Everything a search finds, a line of JSON each."""
    async for some in _all(rooms, text, sort):
        yield "".join(f"{msgspec.json.encode(row).decode()}\n" for row in some)


async def _ris(rooms: Served, text: str, sort: Sort) -> AsyncIterator[str]:
    """Everything a search finds, as reference managers read it."""
    async for some in _all(rooms, text, sort):
        keys = [row.pin.partition(" ")[0] for row in some]
        yield await rooms.ask(partial(_cited, archive=rooms.archive, keys=keys))


def _cited(room: Room, archive: Path, keys: Sequence[str]) -> str:
    telegrams = (telegram for key in keys if (telegram := room.telegram(key)))
    return "".join(f"{ris(each)}\n\n" for each in sources(archive, room, telegrams))


async def _all(rooms: Served, text: str, sort: Sort) -> AsyncIterator[tuple[Hit, ...]]:
    """Everything a search finds, some at a time."""
    query = read_query(text)
    ranked, _ = await rooms.ask(lambda room: room.find(query, max(room.count(), 1), 0, sort))
    for first in range(0, len(ranked), _EXPORTED_AT_ONCE):
        some = ranked[first : first + _EXPORTED_AT_ONCE]
        yield await rooms.ask(partial(_hits, query=query, some=some))


def _hits(room: Room, query: Query, some: Sequence[Ranked]) -> tuple[Hit, ...]:
    return tuple(hit(telegram, query, row.score) for row in some if (telegram := room.telegram(row.key)))


def _found(room: Room, text: str, asked: Asked, page: int) -> Found:
    try:
        query = read_query(text)
        result = searched(room, query, asked)
    except BadQuery as bad:
        complaint = Complaint(bad.wrong, bad.instead, bad.span.start, bad.span.end)
        return Found(text, asked.sort.value, 1, 1, 0, {}, (), (), complaint)
    dates = result.dates or ()
    if 0 < len(dates) <= _FEW_YEARS:
        dates = room.dates(query, "month")
    return _page(text, asked, page, result, dates)


def _page(text: str, asked: Asked, page: int, result: Result, dates: tuple[Share, ...]) -> Found:
    return Found(
        query=text,
        sort=asked.sort.value,
        page=page,
        pages=max(1, -(-result.total // AT_ONCE)),
        total=result.total,
        facets=result.facets,
        dates=dates,
        hits=result.hits,
    )


def _view(found: Found, view: View) -> dict[str, object]:
    asked = {"query": found.query, "sort": found.sort, "view": view.value}
    return {
        "view": view.value,
        "there": address.again(address.search, asked),
        "chips": typed.chips(found.query),
        "groups": [_group(found.query, field, rows) for field, rows in found.facets.items() if rows],
        "chart": _chart(found),
        "sorts": _SORTS,
        "person": _person(found),
    }


def _person(found: Found) -> str | None:
    """The name that was typed, when what was typed can be one: some words, each beginning with a capital."""
    words = found.query.strip('" ').split()
    can_be = 2 <= len(words) <= _LONGEST_NAME and all(word[:1].isupper() and word.isalpha() for word in words)
    return " ".join(words) if can_be and found.total else None


def _group(query: str, field: str, rows: Sequence[Count]) -> Group:
    """The values found, and before them those that were left out and so cannot be found."""
    seen = {row.value for row in rows}
    gone = [chip for chip in typed.chips(query) if chip.excluded and chip.words.lower().startswith(f"{field}:")]
    left = [value for chip in gone if (value := chip.words.partition(":")[2].strip('"').upper()) not in seen]
    counts = [*((value, None) for value in left), *((row.value, row.count) for row in rows)]
    choices = [_choice(query, field, value, count) for value, count in islice(counts, _MOST_VALUES)]
    return Group(_NAMES.get(field, field.capitalize()), choices[:_VALUES_SHOWN], choices[_VALUES_SHOWN:])


def _choice(query: str, field: str, value: str, count: int | None) -> Choice:
    on = typed.stands(query, field, value)
    leave = typed.narrowed(query, field, value, excluded=True) if on is None else typed.without(query, field, value)
    return Choice(value, count, on, typed.narrowed(query, field, value), leave)


def _chart(found: Found) -> Markup | None:
    """Bars by year, or by month where there are few years; each leads to the telegrams of that time."""
    counts = {row.value: row.count for row in found.dates}
    rows = [Bar(when, counts.get(when, 0), _of_time(found, when)) for when in times(list(counts))]
    return bars(rows, "Telegrams found, by time") if rows else None


def _of_time(found: Found, when: str) -> str:
    field = "year" if len(when) == 4 else "date"
    return address.search(typed.narrowed(found.query, field, when), sort=found.sort)
