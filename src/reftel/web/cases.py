"""The page of the case files that are kept in the room: how each is called, whom it is about, what was done last."""

import msgspec
from litestar import get

from reftel.desk.kept import CaseFiles
from reftel.desk.step import Kept
from reftel.web.form import Page
from reftel.web.paging import Leaf, PageNumber
from reftel.web.rooms import Served


class Case(msgspec.Struct, frozen=True):
    """One case file that is kept: `pins` counts its pinned lines, `did` and `at` are what was done last and when."""

    name: str
    about: str
    pins: int
    notes: int
    did: str
    by: str
    at: str


class Cases(Leaf, frozen=True, kw_only=True):
    """How many case files are kept, and those of one page, the one last worked on first."""

    rows: tuple[Case, ...]


@get("/case", summary="Case files that are kept")
async def cases(rooms: Served, page: PageNumber = 1) -> Page[Cases]:
    """The case files somebody keeps here."""
    kept = await rooms.ask(lambda room: [_case(each) for each in CaseFiles(rooms.archive, room.name)])
    rows = sorted(kept, key=lambda row: row.at, reverse=True)
    return Page(Cases.of(rows, page), "cases.html", rows=rows)


def _case(kept: Kept) -> Case:
    last = kept.steps[-1] if kept.steps else None
    return Case(
        name=kept.name,
        about=kept.about,
        pins=len(kept.pins),
        notes=len(kept.notes),
        did=last.did if last else "open",
        by=last.by if last else kept.by,
        at=last.at if last else kept.at,
    )
