"""The page of a case file: everything that is known of one person, office, place, telegram or matter, line by line.

One that is kept shows what people did in it: pinned lines first, notes beside them, what is wrong at the end.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import Annotated, Any, NamedTuple

import msgspec
from litestar import get
from litestar.exceptions import ValidationException
from litestar.params import PathParameter, QueryParameter

from reftel.desk.casefile import case_file
from reftel.desk.dossier import Dossier, Pinned, as_rows, dossier
from reftel.desk.flat import of_case
from reftel.desk.kept import CaseFiles
from reftel.desk.line import SECTIONS, claims_of
from reftel.desk.own_line import OWN
from reftel.desk.step import Kept
from reftel.desk.subject import subject
from reftel.room.query import BadQuery
from reftel.room.record import Record
from reftel.room.room import Room
from reftel.web import address
from reftel.web.banner import effective
from reftel.web.form import Page
from reftel.web.line import HEADINGS, PINNED, WRONG, Line, lines, more, under_headings
from reftel.web.paging import PageNumber, pages, some
from reftel.web.problem import Unknown
from reftel.web.record import DAY, AsOf, Confirmed, ask, known
from reftel.web.rooms import Rooms, Served
from reftel.web.timeline import SHAPES, Drawn, drawing, moments

_SHOWN, _FEW = 12, 4
_MOST_DRAWN = 250
_ONE_SECTION = rf"^(?:{'|'.join(row.key for row in SECTIONS)})?$"
Key = Annotated[
    str,
    PathParameter(max_length=300, description="A person, an office, a place, a telegram or a query: Daoud Jurkhal."),
]
Only = Annotated[str, QueryParameter(name="section", pattern=_ONE_SECTION, description="One section alone: risks.")]
Time = Annotated[str, QueryParameter(name="time", pattern=DAY, description="The timeline of a year or month: 2011-07.")]


class Section(msgspec.Struct, frozen=True):
    """One section as it is shown: some of its lines, and how many there are."""

    name: str
    heading: str
    lines: Sequence[Line]
    total: int
    page: int = 1
    pages: int = 1

    @property
    def whole(self) -> bool:
        """Whether all its lines are shown."""
        return len(self.lines) == self.total


class Opened(NamedTuple):
    """A case file as it is shown, and the one that is kept of it, if any."""

    shown: Dossier
    kept: Kept | None


@get("/case/{key:str}", summary="A case file")
async def case(
    rooms: Served,
    key: Key,
    section: Only = "",
    time: Time = "",
    as_of: AsOf = "",
    confirmed: Confirmed = False,
    page: PageNumber = 1,
) -> Page[dict[str, Any]]:
    """Who this is, risks, incidents, what was done, what is owed, what disagrees, and what it cannot show."""

    def _laid_out(room: Room, record: Record) -> tuple[Opened, dict[str, Any]]:
        found = opened(rooms, room, record, key, confirmed)
        return found, _view(found.shown, section, time, page)

    found, view = await ask(rooms, known(as_of), _laid_out)
    asked: dict[str, object] = {"section": section, "time": time, "as-of": as_of, "confirmed": confirmed}
    view |= {
        "key": key,
        "kept": found.kept,
        "asked": asked,
        "there": address.again(lambda **more: address.case(key, **more), asked),
    }
    return Page(lambda: as_rows(found.shown), "case.html", rows=of_case(found.shown), view=view)


def _view(shown: Dossier, section: str, time: str, page: int) -> dict[str, Any]:
    """What the template shows of a case file: it is worked out where the case file is."""
    standing = under_headings(shown)
    return {
        "shown": shown,
        "sections": [
            _section(shown, name, standing[name], section, page) for name in standing if section in ("", name)
        ],
        "counts": {name: len(rows) for name, rows in standing.items()},
        "headings": HEADINGS,
        "claims_of": claims_of,
        "marking": effective(_markings(shown, standing)),
        **(_timeline(shown, standing, time) if not section else {"moments": ()}),
    }


def opened(rooms: Rooms, room: Room, record: Record, key: str, confirmed: bool = False) -> Opened:
    """The case file of this name that is kept, else one on whatever is asked; `Unknown` when nothing speaks of it."""
    if not any(map(str.isalnum, key)):
        raise Unknown("A case file needs a name.")
    kept = CaseFiles(rooms.archive, room.name).find(key)
    try:
        whom = subject(room, record, kept.about if kept else key)
    except BadQuery as bad:
        raise ValidationException(extra=[{"key": key, "message": f"{bad.wrong}; {bad.instead}"}]) from None
    found = case_file(room, record, whom, confirmed)
    if not found.who["telegrams"] and kept is None:
        raise Unknown(f"Nothing you may see speaks of {key}.", room.near(key))
    return Opened(dossier(record, found, kept), kept)


def _markings(shown: Dossier, standing: Mapping[str, Sequence[Pinned]]) -> Iterator[str | None]:
    """The markings of all that the page may show."""
    yield from (note.marking for note in shown.notes)
    for each in chain.from_iterable(standing.values()):
        yield each.line.marking
        yield from (note.marking for note in (*each.notes, *([each.wrong] if each.wrong else [])) if note.marking)
        row = shown.rows.get(each.line.id)
        yield from (words.marking for words in more(each.line.section, row) if words.marking) if row else ()


def _section(shown: Dossier, name: str, rows: Sequence[Pinned], only: str, page: int) -> Section:
    if only:
        found = lines(shown, name, some(rows, page))
        return Section(name, HEADINGS[name], found, len(rows), page, pages(len(rows)))
    # The names stand at the head of the page as well.
    most = len(rows) if name in (PINNED, WRONG, OWN) else _FEW if name == "names" else _SHOWN
    return Section(name, HEADINGS[name], lines(shown, name, rows[:most]), len(rows))


def _timeline(shown: Dossier, standing: Mapping[str, Sequence[Pinned]], time: str) -> Mapping[str, Any]:
    """The drawing, what it shows, and the years one may look at more closely."""
    drawn = [(name, each) for name, rows in standing.items() if name != WRONG for each in rows]
    everything = list(moments(drawn))
    wanted = list(moments(drawn, time)) if time else everything
    made = [each.of(shown) for each in wanted[:_MOST_DRAWN]]
    starts = {str(each.days.first) for each in everything}
    times = {day[:7] for day in starts if day.startswith(time[:4])} if time else {day[:4] for day in starts}
    return {
        "drawing": drawing(made, f"Timeline of {shown.name}: said above, happened below"),
        "moments": _table(made),
        "times": sorted(times),
        "left_out": max(len(wanted) - _MOST_DRAWN, 0),
        "shapes": SHAPES,
    }


def _table(shown: Sequence[Drawn]) -> list[Line]:
    """The lines that are drawn, each once, in order of the day they happened, else were said."""
    found = {each.line.id: each.line for each in shown}
    return sorted(found.values(), key=lambda line: (line.when or line.said or "~", line.said or "~"))
