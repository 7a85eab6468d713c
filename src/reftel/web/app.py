"""The web face put together: the pages, around them their forms, around these what guards them."""

import asyncio
from collections.abc import AsyncIterator, Collection
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path
from typing import Any

from litestar import Litestar, Request
from litestar.datastructures import State
from litestar.di import Provide
from litestar.types import ASGIApp

from reftel.desk.shield import shield_of
from reftel.web.description import description
from reftel.web.form import SHIELD, TAKEN_AWAY, Forms, form_of
from reftel.web.guard import Guard, is_local
from reftel.web.handed_on import HandedOn, way
from reftel.web.intake import Intakes
from reftel.web.pages import CHANGES, PAGES
from reftel.web.problem import HANDLERS
from reftel.web.ready import keep_ready
from reftel.web.rooms import Rooms
from reftel.web.static import static
from reftel.web.token import Seal, only_with_token


def application(
    rooms: Rooms, hosts: Collection[str], seal: Seal | None = None, ahead: bool = False, desk: Path | None = None
) -> ASGIApp:
    """The pages of a room, for requests that name one of these hosts: `127.0.0.1:8000`.

    The seal is made anew unless one is given, so that forms of an earlier run change nothing. With `ahead` what pages
    are made from is made before somebody asks. What has to be worked out is handed on to the process behind the socket
    `desk`, when there is one.
    """

    def provided() -> Rooms:
        return rooms

    async def before(request: Request[Any, Any, Any]) -> None:
        await only_with_token(request)
        if form_of(request) in TAKEN_AWAY:
            found = await rooms.ask_once("shield", lambda room: shield_of(room, rooms.archive))
            request.scope["state"][SHIELD] = found

    to_desk = way(desk) if desk else None
    app = Litestar(
        route_handlers=[*PAGES, *CHANGES, description, static],
        before_request=before,
        state=State({"seal": seal or Seal(), "intakes": Intakes(rooms.archive) if is_local(hosts) else None}),
        dependencies={"rooms": Provide(provided, sync_to_thread=False)},
        exception_handlers=HANDLERS,
        openapi_config=None,
        logging_config=None,
        lifespan=[partial(_ahead, rooms)] if ahead else [],
        on_shutdown=[rooms.close, *([to_desk.aclose] if to_desk else ())],
    )
    return Guard(Forms(HandedOn(app, to_desk) if to_desk else app), hosts)


@asynccontextmanager
async def _ahead(rooms: Rooms, _: Litestar) -> AsyncIterator[None]:
    """What pages are made from is kept ready while the server runs."""
    made = asyncio.create_task(keep_ready(rooms))
    yield
    made.cancel()
