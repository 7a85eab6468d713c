"""The keeper's page for adding files: what is dropped is read, wherever its name would lead; nobody else has it."""

import time

import pytest

from reftel.room.definition import add
from reftel.web.app import application
from reftel.web.intake import FOLDER
from reftel.web.rooms import Rooms
from reftel.web.token import COOKIE, FIELD
from tests.archive import archive_of, telegram_text
from tests.web.conftest import HOST, SEAL, sent, served


def ended(client):
    """Wait until nothing is being added."""
    for _ in range(300):
        told = client.get("/add.json").json()
        if not told["running"]:
            return told
        time.sleep(0.1)
    raise AssertionError("it does not end")


def dropped(client, *files, **fields):
    cookie = SEAL.cookie()
    client.cookies.set(COOKIE, cookie)
    parts = [("files", (name, content, "text/plain")) for name, content in files]
    return client.post("/add", data={FIELD: SEAL.token(cookie), **fields}, files=parts, follow_redirects=False)


def test_files_that_are_dropped_are_read(tmp_path):
    archive = archive_of(tmp_path / "archive", telegram_text(88, "1. (C) The chief left."))
    with served(archive) as client:
        done = dropped(
            client,
            ("../../../89.txt", telegram_text(89, "1. (C) He came.").encode()),
            ("x\0.bin", b"\x00\x01\x02\x03" * 50),
            obtained_from="a drawer",
        )
        assert (done.status_code, done.headers["location"]) == (303, "/add")
        told = ended(client)
        assert told["rows"][0]["kept"] == 1
        assert client.get("/cable/11SAHRIYA89").status_code == 200
        assert "binary" in told["said"]
    assert not (archive / FOLDER).exists()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["archive"]


def test_a_folder_is_named(tmp_path):
    archive = archive_of(tmp_path / "archive", telegram_text(88, "1. (C) The chief left."))
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "89.txt").write_text(telegram_text(89, "1. (C) He came."), encoding="utf-8")
    with served(archive) as client:
        assert sent(client, "/add", folder=str(tmp_path / "more")).status_code == 303
        assert ended(client)["rows"][0]["kept"] == 1


@pytest.mark.parametrize("folder", ["", "--workers", "-", "relative/folder", "/no/such/folder", "/x\0y", "~nobody/x"])
def test_what_is_no_folder_is_not_read(client, folder):
    done = sent(client, "/add", folder=folder)
    assert done.status_code == 400
    assert client.get("/add.json").json()["running"] is False


def test_nobody_but_the_keeper_adds(tmp_path):
    from litestar.testing import TestClient

    archive = archive_of(tmp_path / "archive", telegram_text(88, "1. (C) The chief left."))
    add(archive, "visitors", "CONFIDENTIAL")
    with served(archive, "visitors") as client:
        assert client.get("/add").status_code == 404
        assert sent(client, "/add", folder=str(tmp_path)).status_code == 404
        assert "/add" not in client.get("/").text
    other = "192.0.2.7:8000"
    with TestClient(application(Rooms(archive, "main"), [other], SEAL), base_url=f"http://{other}") as client:
        assert client.get("/add").status_code == 404
        assert "/add" not in client.get("/").text
    assert HOST.startswith("127.")
