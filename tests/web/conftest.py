"""The example archive, served to a test client."""

from contextlib import contextmanager

import pytest
from litestar.testing import TestClient

from reftel.cli.add import take_in
from reftel.cli.demo import example
from reftel.desk.record import recorded
from reftel.room.room import Room
from reftel.vault.run import Origin
from reftel.web import record
from reftel.web.app import application
from reftel.web.rooms import Rooms
from reftel.web.token import COOKIE, FIELD, Seal

record._PATIENCE = 600.0  # on a busy machine reading telegrams for claims may take longer than a reader would wait
HOST = "127.0.0.1:8000"
SEAL = Seal(b"the same for all, so that pages can be compared")


@contextmanager
def served(archive, room="main"):
    """A client of an archive's pages."""
    with TestClient(application(Rooms(archive, room), [HOST], SEAL), base_url=f"http://{HOST}") as client:
        yield client


@pytest.fixture(scope="session")
def kharvan(tmp_path_factory):
    """The example archive."""
    folder = tmp_path_factory.mktemp("web") / "kharvan"
    take_in(folder, [example()], Origin(), lambda failure: None, workers=1)
    read_for_claims(folder)
    return folder


def read_for_claims(archive):
    """See to the claims of an archive's telegrams and what they come to, so that no page of a test waits for them."""
    with Room.open(archive) as room:
        recorded(room, archive)


@pytest.fixture(scope="session")
def client(kharvan):
    with served(kharvan) as made:
        yield made


def sent(client, address, **fields):
    """Send a form as a page of the archive would, with the token of the browser's cookie."""
    cookie = SEAL.cookie()
    client.cookies.set(COOKIE, cookie)
    return client.post(address, data={FIELD: SEAL.token(cookie), **fields}, follow_redirects=False)
