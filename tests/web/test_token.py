"""Nothing is changed but by a form of these pages: with the cookie, the token that belongs to it, from this site."""

import pytest

from reftel.web.pages import CHANGES
from reftel.web.token import COOKIE, FIELD
from tests.web.conftest import SEAL

ADDRESSES = sorted({path.replace("{key:str}", "x") for handler in CHANGES for path in handler.paths})


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize(
    ("cookie", "token"),
    [(None, None), ("a", None), (None, SEAL.token("a")), ("a", SEAL.token("b")), ("a", ""), ("a", "é")],
)
def test_no_change_without_the_token_of_the_cookie(client, address, cookie, token):
    client.cookies.clear()
    if cookie:
        client.cookies.set(COOKIE, cookie)
    fields = {"name": "x", **({FIELD: token} if token is not None else {})}
    assert client.post(address, data=fields, follow_redirects=False).status_code == 403
    client.cookies.clear()


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize(
    "whence", [{"origin": "https://evil.example"}, {"origin": "null"}, {"sec-fetch-site": "cross-site"}]
)
def test_no_change_from_elsewhere(client, address, whence):
    client.cookies.set(COOKIE, "a")
    done = client.post(address, data={FIELD: SEAL.token("a")}, headers=whence, follow_redirects=False)
    client.cookies.clear()
    assert done.status_code == 403


def test_whatever_changes_something_is_posted():
    assert CHANGES
    for handler in CHANGES:
        assert handler.http_methods == {"POST"}
