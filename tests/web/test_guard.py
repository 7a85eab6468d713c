"""What holds for every request: the host it names, the length of its address."""

import asyncio

import pytest

from reftel.web.guard import Guard
from tests.web.conftest import HOST


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1", "127.0.0.1:8001", "127.0.0.1:8000.evil.example", ""])
def test_another_host_is_not_served(client, host):
    for address in ("/", "/search.json", "/static/reftel.css", "/openapi.json"):
        done = client.get(address, headers={"host": host})
        assert done.status_code == 421
        assert done.headers["content-security-policy"].startswith("default-src 'none'")


def test_two_hosts_are_none(client):
    done = client.get("/", headers=[("host", HOST), ("host", HOST)])
    assert done.status_code == 421


def test_a_long_address_is_refused(client):
    assert client.get(f"/nothing/{'a' * 9000}").status_code == 414


def test_an_error_in_reftel_tells_nothing_of_itself(client, monkeypatch, caplog):
    def broken(*_):
        raise RuntimeError("the words of a telegram")

    monkeypatch.setattr("reftel.web.start.unread", broken)
    done = client.get("/")
    assert done.status_code == 500
    assert "words of a telegram" not in done.text
    assert "an error in the answer to /" in caplog.text


def test_the_servers_own_scope_stays_a_head():
    seen = []

    async def app(scope, receive, send):
        seen.append(scope["method"])

    scope = {
        "type": "http",
        "method": "HEAD",
        "path": "/",
        "headers": [(b"host", HOST.encode())],
        "raw_path": b"/",
        "query_string": b"",
    }
    asyncio.run(Guard(app, [HOST])(scope, None, None))
    assert (seen, scope["method"]) == (["GET"], "HEAD")


@pytest.mark.parametrize("path", ["*", "ledger", "http://127.0.0.1:8000/ledger"])
def test_what_is_no_address_of_a_page_is_refused(path):
    told = []

    async def send(message):
        told.append(message)

    scope = {"type": "http", "method": "GET", "path": path, "raw_path": path.encode(), "query_string": b""}
    asyncio.run(Guard(None, [HOST])({**scope, "headers": [(b"host", HOST.encode())]}, None, send))
    assert told[0]["status"] == 400
