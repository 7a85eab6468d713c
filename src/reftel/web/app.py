"""The web face put together: the pages, around them their forms, around these what guards them."""

from collections.abc import Collection
from typing import Any

from litestar import Litestar, Request
from litestar.datastructures import State
from litestar.di import Provide
from litestar.types import ASGIApp

from reftel.desk.shield import shield_of
from reftel.web.description import description
from reftel.web.form import SHIELD, TAKEN_AWAY, Forms, form_of
from reftel.web.guard import Guard, is_local
from reftel.web.intake import Intakes
from reftel.web.pages import CHANGES, PAGES
from reftel.web.problem import HANDLERS
from reftel.web.rooms import Rooms
from reftel.web.static import static
from reftel.web.token import Seal, only_with_token


def application(rooms: Rooms, hosts: Collection[str], seal: Seal | None = None) -> ASGIApp:
    """The pages of a room, for requests that name one of these hosts: `127.0.0.1:8000`.

    The seal is made anew unless one is given, so that forms of an earlier run change nothing.
    """

    def provided() -> Rooms:
        return rooms

    async def before(request: Request[Any, Any, Any]) -> None:
        await only_with_token(request)
        if form_of(request) in TAKEN_AWAY:
            found = await rooms.ask_once("shield", lambda room: shield_of(room, rooms.archive))
            request.scope["state"][SHIELD] = found

    app = Litestar(
        route_handlers=[*PAGES, *CHANGES, description, static],
        before_request=before,
        state=State({"seal": seal or Seal(), "intakes": Intakes(rooms.archive) if is_local(hosts) else None}),
        dependencies={"rooms": Provide(provided, sync_to_thread=False)},
        exception_handlers=HANDLERS,
        openapi_config=None,
        logging_config=None,
        on_shutdown=[rooms.close],
    )
    return Guard(Forms(app), hosts)
