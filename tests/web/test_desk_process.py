"""The desk's own process: what is worked out is answered there and told like everything else; it is kept up."""

import multiprocessing
import os
import signal
import threading
import time
from contextlib import contextmanager
from urllib.parse import quote

import pytest
from litestar.testing import TestClient

from reftel.desk.logbook import Log
from reftel.web import desk_process
from reftel.web.app import application
from reftel.web.desk_process import begin
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
    while keeper.is_alive():  # one that is not ready yet is followed by another
        _signalled(signal.SIGINT)
        keeper.join(2)


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
