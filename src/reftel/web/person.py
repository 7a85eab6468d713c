"""The page of a person: every sentence that names them in any of their spellings, pinned to its paragraph."""

from collections.abc import Iterable
from itertools import groupby
from typing import Annotated

from litestar import get
from litestar.params import PathParameter

from reftel.claims.name import read_name
from reftel.desk.brief import Brief, Line, brief
from reftel.web.form import Page
from reftel.web.problem import Unknown
from reftel.web.rooms import Served

Key = Annotated[str, PathParameter(max_length=200, description="A person, in any spelling: Daoud Jurkhal.")]


@get("/person/{key:str}", summary="A person")
async def person(rooms: Served, key: Key) -> Page[Brief]:
    """Every sentence that may be seen and names a person, and those that may speak of a namesake."""
    name = read_name(key)
    found = await rooms.ask(lambda room: brief(room, name)) if name else None
    if found is None or not (found.lines or found.undecided):
        raise Unknown(f"Nothing you may see names {key}.")
    view = {"sure": _by_telegram(found.lines), "unsure": _by_telegram(found.undecided)}
    return Page(found, "person.html", rows=(*found.lines, *found.undecided), view=view)


def _by_telegram(lines: Iterable[Line]) -> list[tuple[str, list[Line]]]:
    """The lines of each telegram on end, in order of time."""
    return [(mrn, list(rows)) for mrn, rows in groupby(lines, key=lambda line: line.mrn)]
