"""All pages, each of which comes as HTML, as JSON and, where it is a list, as CSV.

A page is a module with one handler that returns a `Page`, and a template; its handler is named here, and nowhere else.
"""

from collections.abc import Mapping

from litestar.handlers import HTTPRouteHandler

from reftel.web.about import about
from reftel.web.adding import add, take_in
from reftel.web.cable import cable
from reftel.web.case import case
from reftel.web.cases import cases
from reftel.web.casework import casework
from reftel.web.citation import citation
from reftel.web.directory import offices, places
from reftel.web.form import Form
from reftel.web.incidents import incidents
from reftel.web.ledger import ledger
from reftel.web.log import log, note
from reftel.web.missing import missing
from reftel.web.people import people
from reftel.web.person import person
from reftel.web.review import answer, review
from reftel.web.saved import change_saved, saved
from reftel.web.search import search
from reftel.web.start import start
from reftel.web.suggest import suggest
from reftel.web.thread import thread
from reftel.web.versions import versions_
from reftel.web.watch import watch

LOOKED_UP: tuple[HTTPRouteHandler, ...] = (search, suggest, saved, cable, versions_, citation, thread, add, about)
"""Pages of what the room holds as it is asked for."""

WORKED_OUT: tuple[HTTPRouteHandler, ...] = (
    start,
    missing,
    people,
    offices,
    places,
    person,
    cases,
    case,
    incidents,
    ledger,
    watch,
    log,
    review,
)
"""Pages of what is put together of many telegrams; `reftel serve` has a process for them."""

PAGES: tuple[HTTPRouteHandler, ...] = (*LOOKED_UP, *WORKED_OUT)

CHANGES: tuple[HTTPRouteHandler, ...] = (change_saved, take_in, casework, note, answer)
"""What forms send to: each takes a form with a token, changes something, and leads on to a page (303)."""

MORE: Mapping[str, tuple[Form, ...]] = {
    "/search": (Form.JSONL, Form.RIS),
    "/cite/{key}": (Form.RIS,),
    "/thread/{key}": (Form.GEXF,),
}
