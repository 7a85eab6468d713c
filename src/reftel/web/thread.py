"""The page of a thread: the telegrams joined to one by references, drawn, and the same as a list in order of time."""

from functools import partial
from typing import Annotated

from litestar import get
from litestar.params import QueryParameter
from markupsafe import Markup

from reftel.desk.drawing import drawing
from reftel.room.link import typed_key
from reftel.room.room import Room
from reftel.room.thread import STEPS, Thread
from reftel.room.thread import thread as found
from reftel.web import address
from reftel.web.cable import Key
from reftel.web.form import Form, Page
from reftel.web.problem import Unknown
from reftel.web.rooms import Served

Steps = Annotated[
    int, QueryParameter(name="steps", ge=1, le=6, description="How many references away a telegram may be.")
]
_DRAWN_AT_MOST = 60


@get("/thread/{key:str}", summary="The thread of a telegram")
async def thread(rooms: Served, key: Key, steps: Steps = STEPS) -> Page[Thread]:
    """What a telegram cites, what cites it, and so on; those that nobody holds stand among them."""
    mrn = typed_key(key)
    made, here = await rooms.ask(lambda room: _thread(room, mrn, steps))
    view: dict[str, object] = {"key": mrn, "steps": steps, "drawing": None, "here_too": here}
    if 1 < len(made.cables) <= _DRAWN_AT_MOST:
        # All words in it were put there as text, and are written out escaped.
        view["drawing"] = Markup(drawing(made, mrn, address.thread))
    return Page(made, "thread.html", rows=made.links, view=view, others={Form.GEXF: partial(_graph, made)})


def _graph(made: Thread) -> bytes:
    """The thread as programs for networks read it."""
    from reftel.desk.graph import gexf  # its library takes a while to load

    return gexf(made)


def _thread(room: Room, key: str, steps: int) -> tuple[Thread, frozenset[str]]:
    """The thread, and which of the telegrams that an unsettled reference could mean are held."""
    made = found(key, room.links, room.telegram, steps)
    if not made.cables:
        raise Unknown(f"There is no telegram {key} that you may see.", room.near(key))
    could = {name for row in made.unsettled for name in row.candidates}
    return made, frozenset(name for name in could if room.register.holds(name))
