"""The page of a person: every sentence that names them in any of their spellings, pinned to its paragraph.

Where many telegrams may name somebody they are read some a page: first those that have all of the name.
"""

from collections.abc import Iterable
from functools import partial
from itertools import groupby
from typing import Annotated

from litestar import get
from litestar.params import PathParameter, QueryParameter

from reftel.claims.name import read_name
from reftel.desk.brief import Brief, Line, Part, brief
from reftel.web import address
from reftel.web.form import Page
from reftel.web.paging import pages
from reftel.web.problem import Unknown
from reftel.web.rooms import Served

AT_ONCE = 50
"""So many telegrams that may name somebody are read for a page."""
Key = Annotated[str, PathParameter(max_length=200, description="A person, in any spelling: Daoud Jurkhal.")]
PageNumber = Annotated[int, QueryParameter(name="page", ge=1, le=100_000, description="Fifty telegrams a page.")]


@get("/person/{key:str}", summary="A person")
async def person(rooms: Served, key: Key, page: PageNumber = 1) -> Page[Brief]:
    """Every sentence that may be seen and names a person, and those that may speak of a namesake."""
    name = read_name(key)
    part = Part((page - 1) * AT_ONCE, AT_ONCE)
    found = await rooms.ask_long(lambda room: brief(room, name, part)) if name else None
    if found is None or (found.likely <= AT_ONCE and not (found.lines or found.undecided)):
        raise Unknown(f"Nothing you may see names {key}.")
    there = address.again(partial(address.person, key), {})
    view = {"sure": _by_telegram(found.lines), "unsure": _by_telegram(found.undecided), "there": there}
    view |= {"place": {"page": page, "pages": pages(found.likely, AT_ONCE)}, "at_once": AT_ONCE}
    return Page(found, "person.html", rows=(*found.lines, *found.undecided), view=view)


def _by_telegram(lines: Iterable[Line]) -> list[tuple[str, list[Line]]]:
    """The lines of each telegram on end, in order of time."""
    return [(mrn, list(rows)) for mrn, rows in groupby(lines, key=lambda line: line.mrn)]
