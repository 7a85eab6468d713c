"""The desk's own process: what is worked out is answered there and told like everything else; it is kept up."""

import asyncio
import multiprocessing
import os
import signal
import threading
import time
from contextlib import contextmanager
from urllib.parse import quote

import httpx
import pytest
from litestar.testing import TestClient

from reftel.desk.logbook import Log
from reftel.web import desk_process
from reftel.web.app import application
from reftel.web.desk_process import begin
from reftel.web.handed_on import HandedOn
from reftel.web.pages import WORKED_OUT
from reftel.web.rooms import Rooms
from tests.archive import archive_of, telegram_text
from tests.web.conftest import HOST, SEAL, read_for_claims, sent, served

pytestmark = pytest.mark.skipif(os.name == "nt", reason="no sockets in the file system")
LOOKED_UP = ("/search?q=chief", "/search.json?q=chief", "/about", "/suggest.json?q=ch", "/static/reftel.css")
WORKED = (
    "/",
    "/ledger.json?about=visit",
    "/watch.csv",
    f"/case/{quote('Rustam Darvazi')}",
    "/search.csv?q=chief",
    "/people",
)
"""One page of each kind; a file to take away is worked out whatever page it is of."""


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    """An archive of its own, since things are noted beside it."""
    text = telegram_text(12, "1. (C) PolOff promised Chief Rustam Darvazi a visit by June 3; see Delwan 44.")
    made = archive_of(tmp_path_factory.mktemp("apart") / "archive", text)
    read_for_claims(made)
    return made


@pytest.fixture(scope="module")
def socket(archive, tmp_path_factory):
    """The socket of a desk's process."""
    path = begin(tmp_path_factory.mktemp("desk"), archive, "main", [HOST], SEAL)
    yield path
    keeper = next(each for each in threading.enumerate() if each.name == desk_process.NAME)
    path.unlink()
    _signalled(signal.SIGTERM)
    keeper.join()


@pytest.fixture(scope="module")
def front(archive, socket):
    """A client of pages that hand on what has to be worked out."""
    with apart(archive, socket) as made:
        yield made


@pytest.fixture(scope="module")
def alone(archive):
    """A client of pages that are all answered by one process."""
    with served(archive) as made:
        yield made


@contextmanager
def apart(archive, socket):
    rooms = Rooms(archive, "main")
    with TestClient(application(rooms, [HOST], SEAL, desk=socket), base_url=f"http://{HOST}") as client:
        client.rooms = rooms
        yield client


def _signalled(sign):
    for process in multiprocessing.active_children():
        os.kill(process.pid, sign)


@pytest.mark.parametrize("address", [*LOOKED_UP, *WORKED, "/nowhere", "/ledger?page=zero", "/ledger.ris"])
def test_a_page_is_the_same_whoever_answers_it(front, alone, address):
    there, here = front.get(address), alone.get(address)
    assert (there.status_code, there.content) == (here.status_code, here.content)
    assert dict(there.headers) == dict(here.headers) or "transfer-encoding" in there.headers


@pytest.mark.parametrize("address", WORKED)
def test_nothing_is_worked_out_where_is_looked_up(front, address, monkeypatch):
    monkeypatch.setattr(front.rooms, "ask_long", None)
    monkeypatch.setattr(front.rooms, "ask_once", None)
    assert front.get(address).status_code == 200


def test_a_first_name_stands_for_one_kind_of_page(front):
    assert {path.split("/")[1] for handler in WORKED_OUT for path in handler.paths}.isdisjoint(
        {"search", "cable", "thread", "static", "add", "saved"}
    )


def test_what_a_form_notes_is_noted_once(front, archive):
    before = len(list(Log(archive, "main")))
    done = sent(front, "/log", kind="contact", text="The mayor's office rang.", marking="U")
    assert done.status_code == 303
    assert len(list(Log(archive, "main"))) == before + 1
    number = done.headers["location"].partition("entry=")[2].partition("#")[0]
    assert sent(front, "/log", undo=number).status_code == 303


def test_a_form_without_a_token_changes_nothing(front, archive):
    before = len(list(Log(archive, "main")))
    front.cookies.clear()
    assert front.post("/log", data={"text": "The mayor's office rang."}, follow_redirects=False).status_code == 403
    assert len(list(Log(archive, "main"))) == before


def test_another_host_is_refused_before_anything_is_handed_on(front):
    assert front.get("/ledger", headers={"host": "elsewhere.example"}).status_code == 421


def test_who_asks_is_told_when_the_process_is_gone(archive, tmp_path):
    with apart(archive, tmp_path / "nobody") as front:
        gone = front.get("/ledger")
        assert gone.status_code == 503
        assert "load it again" in gone.text
        assert front.get("/search?q=chief").status_code == 200


def test_a_process_that_was_killed_is_followed_by_another(front):
    _signalled(signal.SIGKILL)
    time.sleep(0.1)
    assert front.get("/ledger").status_code == 200


def test_where_a_socket_has_no_place_there_is_no_such_process(archive, tmp_path):
    long = tmp_path / ("a" * 120)
    long.mkdir()
    assert begin(long, archive, "main", [HOST], SEAL) is None


def test_ctrl_c_is_the_business_of_the_program_that_began_it(front):
    assert front.get("/ledger").status_code == 200
    before = {each.pid for each in multiprocessing.active_children()}
    _signalled(signal.SIGINT)
    time.sleep(0.1)
    assert front.get("/ledger").status_code == 200
    assert {each.pid for each in multiprocessing.active_children()} == before


class Desk(httpx.AsyncBaseTransport):
    """A desk's process that ends in the middle of an answer."""

    async def handle_async_request(self, request):
        self.asked = request

        async def parts():
            yield b"pin,what\r\n"
            raise httpx.ReadError("it ended")

        return httpx.Response(200, headers={"content-type": "text/csv"}, content=parts())


def _told(path):
    """What a desk's process that ends was asked, and all that whoever asked is told."""
    told, desk = [], Desk()

    async def receive():
        await asyncio.sleep(0 if told else 1)
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message):
        told.append(message)

    scope = {"type": "http", "method": "GET", "path": "/ledger", "raw_path": path, "query_string": b"about=<b>"}
    asyncio.run(HandedOn(None, desk)({**scope, "headers": [(b"host", HOST.encode())]}, receive, send))
    return desk.asked, told


def test_what_broke_off_is_not_taken_for_the_whole():
    _, told = _told(b"/ledger.csv")
    assert [message.get("more_body") for message in told] == [None, True]


@pytest.mark.parametrize("path", [b"/case/../ledger", b"//ledger", b"/ledger%2ejson", b"/case/a%2Fb"])
def test_an_address_is_handed_on_as_it_came(path):
    asked, _ = _told(path)
    assert asked.extensions["target"] == path + b"?about=<b>"


def test_a_form_that_broke_off_is_not_handed_on_as_a_whole():
    come = []

    class Taking(httpx.AsyncBaseTransport):
        async def handle_async_request(self, request):
            come.append(b"".join([part async for part in request.stream]))

    parts = iter([{"type": "http.request", "body": b"text=half", "more_body": True}, {"type": "http.disconnect"}])
    told = []

    async def receive():
        return next(parts)

    async def send(message):
        told.append(message)

    scope = {"type": "http", "method": "POST", "path": "/log", "raw_path": b"/log", "query_string": b""}
    said = [(b"host", HOST.encode()), (b"transfer-encoding", b"chunked")]
    asyncio.run(HandedOn(None, Taking())({**scope, "headers": said}, receive, send))
    assert come == []
    assert told[0]["status"] == 503
