"""The keeper's page for adding files: drop files or name a folder, and watch how far it comes.

It is there on the keeper's own machine alone, in the room that applies no test; everywhere else there is no such page.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec
from litestar import Request, get, post
from litestar.datastructures import UploadFile
from litestar.exceptions import NotFoundException
from litestar.response import Redirect

from reftel.desk.copies import are_told
from reftel.web.form import Page
from reftel.web.intake import Intakes, Progress, Running
from reftel.web.problem import Wrong
from reftel.web.rooms import Rooms, Served

_WHERE = "/add"
MOST_BYTES = 512 * 1024 * 1024
_MOST_FILES = 1_000
_LONGEST = 500


class Added(msgspec.Struct, frozen=True):
    """Whether files are being added, the last times they were, and what the last one said of what it could not read."""

    running: bool
    rows: tuple[Progress, ...]
    said: str


@get(_WHERE, summary="Adding files, for the keeper")
async def add(request: Request[Any, Any, Any], rooms: Served) -> Page[Added]:
    """What was added when, and how far it has come."""
    intakes = await _intakes(request, rooms)
    found = await rooms.ask(lambda room: Added(intakes.running, intakes.progress(), intakes.last))
    view = {"most": MOST_BYTES // (1024 * 1024)}
    return Page(found, "add.html", rows=found.rows, view=view)


@post(_WHERE, status_code=303, request_max_body_size=MOST_BYTES)
async def take_in(request: Request[Any, Any, Any], rooms: Served) -> Redirect:
    """Begin to add the files that were dropped, or those of the folder that was named."""
    intakes = await _intakes(request, rooms)
    form = await request.form()
    told = {name: str(form.get(name) or "")[:_LONGEST] for name in ("obtained_from", "obtained_on", "note")}
    dropped = [each for each in form.getall("files", []) if isinstance(each, UploadFile) and each.filename]
    paths, scratch = await _paths(intakes, str(form.get("folder") or ""), dropped)
    try:
        intakes.begin(paths, told, scratch)
    except Running:
        raise Wrong("Files are being added already; wait until that has ended.") from None
    return Redirect(_WHERE, status_code=303)


async def _paths(intakes: Intakes, folder: str, dropped: Sequence[UploadFile]) -> tuple[tuple[Path, ...], Path | None]:
    """The paths to read, and the folder to clear away afterwards."""
    if len(dropped) > _MOST_FILES:
        raise Wrong(f"More than {_MOST_FILES:,} files at once; name the folder they lie in instead.")
    named = _named(folder) if folder.strip() else ()
    if not dropped and not named:
        raise Wrong("Choose files, or name a folder.")
    if intakes.running:
        raise Wrong("Files are being added already; wait until that has ended.")
    scratch = intakes.laid([(each.filename, await each.read()) for each in dropped]) if dropped else None
    return (*named, *([scratch] if scratch else ())), scratch


def _named(folder: str) -> tuple[Path, ...]:
    """The folder or file that was named, when there is one."""
    try:
        path = Path(folder.strip()).expanduser()
        there = path.is_absolute() and path.exists()
    except (OSError, ValueError, RuntimeError):
        there = False
    if not there:
        raise Wrong("There is no such folder on this machine; write it in full, from the root of the disk on.")
    return (path,)


async def _intakes(request: Request[Any, Any, Any], rooms: Rooms) -> Intakes:
    """What adds to this archive; there is no such page where nothing may be added from."""
    intakes: Intakes | None = request.app.state.intakes
    if intakes is None or not await rooms.ask(lambda room: are_told(rooms.archive, room.name)):
        raise NotFoundException
    return intakes
