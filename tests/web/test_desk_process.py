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
from tests.web.conftest import HOST, SEAL, sent

pytestmark = pytest.mark.skipif(not desk_process.is_possible(), reason="no sockets in the file system")
LOOKED_UP = ("/search?q=chief", "/search.json?q=chief", "/about", "/suggest.json?q=ch", "/static/reftel.css")
WORKED = ("/", "/ledger.json?page=2", "/watch.csv", f"/case/{quote('Daoud Jurkhal')}", "/search.csv?q=chief", "/people")
"""One page of each kind; a file to take away is worked out whatever page it is of."""


@pytest.fixture(scope="module")
def socket(kharvan, tmp_path_factory):
    """The socket of a desk's process."""
    path = begin(tmp_path_factory.mktemp("desk"), kharvan, "main", [HOST], SEAL)
    yield path
    keeper = next(each for each in threading.enumerate() if each.name == desk_process.NAME)
    while keeper.is_alive():  # one that is not ready yet is followed by another
        _signalled(signal.SIGINT)
        keeper.join(2)


@pytest.fixture(scope="module")
def front(kharvan, socket):
    """A client of pages that hand on what has to be worked out."""
    with served(kharvan, socket) as made:
        yield made


@contextmanager
def served(archive, socket):
    rooms = Rooms(archive, "main")
    with TestClient(application(rooms, [HOST], SEAL, desk=socket), base_url=f"http://{HOST}") as client:
        client.rooms = rooms
        yield client


def _signalled(sign):
    for process in multiprocessing.active_children():
        os.kill(process.pid, sign)


@pytest.mark.parametrize("address", [*LOOKED_UP, *WORKED, "/nowhere", "/ledger?page=zero", "/ledger.ris"])
def test_a_page_is_the_same_whoever_answers_it(front, client, address):
    there, here = front.get(address), client.get(address)
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


def test_what_a_form_notes_is_noted_once(front, kharvan):
    before = len(list(Log(kharvan, "main")))
    done = sent(front, "/log", kind="contact", text="The mayor's office rang.", marking="U")
    assert done.status_code == 303
    assert len(list(Log(kharvan, "main"))) == before + 1
    number = done.headers["location"].partition("entry=")[2].partition("#")[0]
    assert sent(front, "/log", undo=number).status_code == 303


def test_a_form_without_a_token_changes_nothing(front, kharvan):
    before = len(list(Log(kharvan, "main")))
    front.cookies.clear()
    assert front.post("/log", data={"text": "The mayor's office rang."}, follow_redirects=False).status_code == 403
    assert len(list(Log(kharvan, "main"))) == before


def test_another_host_is_refused_before_anything_is_handed_on(front):
    assert front.get("/ledger", headers={"host": "elsewhere.example"}).status_code == 421


def test_who_asks_is_told_when_the_process_is_gone(kharvan, tmp_path):
    with served(kharvan, tmp_path / "nobody") as front:
        gone = front.get("/ledger")
        assert gone.status_code == 503
        assert "load it again" in gone.text
        assert front.get("/search?q=chief").status_code == 200


def test_a_process_that_was_killed_is_followed_by_another(front):
    _signalled(signal.SIGKILL)
    time.sleep(0.1)
    assert front.get("/ledger").status_code == 200
