"""The page of a case file: everything that is known of one person, office, place, telegram or matter, line by line."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, Any

import msgspec
from litestar import get
from litestar.exceptions import ValidationException
from litestar.params import PathParameter, QueryParameter

from reftel.desk.casefile import CaseFile, case_file
from reftel.desk.subject import subject
from reftel.room.query import BadQuery
from reftel.room.record import Record
from reftel.room.room import Room
from reftel.web import address
from reftel.web.banner import effective
from reftel.web.form import Page
from reftel.web.line import SECTIONS, Line, lines
from reftel.web.paging import PageNumber, pages, some
from reftel.web.problem import Unknown
from reftel.web.record import DAY, AsOf, Confirmed, ask, known
from reftel.web.rooms import Served
from reftel.web.timeline import SHAPES, Moment, drawing, moments

_SHOWN, _FEW = 12, 4
_MOST_DRAWN = 250
_ONE_SECTION = rf"^(?:{'|'.join(SECTIONS)})?$"
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


@get("/case/{key:str}", summary="A case file")
async def case(
    rooms: Served,
    key: Key,
    section: Only = "",
    time: Time = "",
    as_of: AsOf = "",
    confirmed: Confirmed = False,
    page: PageNumber = 1,
) -> Page[CaseFile]:
    """Who this is, risks, incidents, what was done, what is owed, what disagrees, and what it cannot show."""
    found = await ask(rooms, known(as_of), lambda room, record: _found(room, record, key, confirmed))
    listed = lines(found)
    asked: dict[str, object] = {"section": section, "time": time, "as-of": as_of, "confirmed": confirmed}
    view = {
        "key": key,
        "asked": asked,
        "there": address.again(lambda **more: address.case(key, **more), asked),
        "sections": [_section(name, listed, section, page) for name in SECTIONS if not section or name == section],
        "counts": {name: sum(line.section == name for line in listed) for name in SECTIONS},
        "headings": SECTIONS,
        "marking": effective([*(line.marking for line in listed), *_further(listed)]),
        **(_timeline(listed, time, found.who["name"]) if not section else {"moments": ()}),
    }
    return Page(found, "case.html", rows=listed, view=view)


def _found(room: Room, record: Record, key: str, confirmed: bool) -> CaseFile:
    try:
        whom = subject(room, record, key)
    except BadQuery as bad:
        raise ValidationException(extra=[{"key": key, "message": f"{bad.wrong}; {bad.instead}"}]) from None
    found = case_file(room, record, whom, confirmed)
    if not found.who["telegrams"]:
        raise Unknown(f"Nothing you may see speaks of {key}.", room.near(key))
    return found


def _further(listed: Sequence[Line]) -> Iterator[str]:
    return (words.marking for line in listed for words in line.more if words.marking)


def _section(name: str, listed: Sequence[Line], only: str, page: int) -> Section:
    rows = [line for line in listed if line.section == name]
    if only:
        return Section(name, SECTIONS[name], some(rows, page), len(rows), page, pages(len(rows)))
    # The names stand at the head of the page as well.
    return Section(name, SECTIONS[name], rows[: _FEW if name == "names" else _SHOWN], len(rows))


def _timeline(listed: Sequence[Line], time: str, name: str) -> Mapping[str, Any]:
    """The drawing, what it shows, and the years one may look at more closely."""
    everything = moments(listed)
    shown = moments(listed, time)[:_MOST_DRAWN] if time else everything[:_MOST_DRAWN]
    years = sorted({str(each.days.first.year) for each in everything})
    months = sorted({str(each.days.first)[:7] for each in everything if str(each.days.first).startswith(time[:4])})
    return {
        "drawing": drawing(shown, f"Timeline of {name}: said above, happened below"),
        "moments": _table(shown),
        "times": months if time else years,
        "left_out": max(len(moments(listed, time)) - _MOST_DRAWN, 0),
        "shapes": SHAPES,
    }


def _table(shown: Sequence[Moment]) -> list[Line]:
    """The lines that are drawn, each once, in order of the day they happened, else were said."""
    found = {each.line.id: each.line for each in shown}
    return sorted(found.values(), key=lambda line: (line.when or line.said or "~", line.said or "~"))
