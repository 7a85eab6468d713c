"""What is handed on to the desk's own process: whatever has to be worked out, so that it holds up nobody who looks up.

A request goes there as it came, through a socket of the file system, and its answer comes back as it was given.
"""

from collections.abc import AsyncIterator
from pathlib import Path

import httpx
from litestar.enums import ScopeType
from litestar.response.streaming import ASGIStreamingResponse
from litestar.types import ASGIApp, HTTPScope, Receive, Scope, Send

from reftel.web.form import is_taken_away
from reftel.web.guard import refuse
from reftel.web.pages import WORKED_OUT

_FIRST_NAMES = frozenset(path.split("/")[1] for handler in WORKED_OUT for path in handler.paths)
"""What the addresses of such pages begin with; that of the first page is empty."""
_BODY = (b"content-length", b"transfer-encoding")
_OF_ONE_WAY = (b"connection", b"keep-alive", b"transfer-encoding", b"upgrade")
"""What is said of one connection alone."""
_ENDED = "What this page is made from could not be worked out to its end; load it again."
_ANY_NUMBER = httpx.Limits(max_connections=None, keepalive_expiry=1.0)
"""A connection that rests is let go long before the desk's process would let it go, which takes 5 seconds."""


def way(socket: Path) -> httpx.AsyncHTTPTransport:
    """The way to the process that answers at a socket; no certificate is asked for there."""
    return httpx.AsyncHTTPTransport(verify=False, uds=str(socket), limits=_ANY_NUMBER)


class HandedOn:
    """Answer what is looked up, and have the desk's process answer the rest; it may take its time."""

    def __init__(self, app: ASGIApp, desk: httpx.AsyncBaseTransport) -> None:
        self._app, self._desk = app, desk

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand the request on, or let it be answered here."""
        if scope["type"] == ScopeType.HTTP and is_worked_out(scope):
            await self._handed_on(scope, receive, send)
        else:
            await self._app(scope, receive, send)

    async def _handed_on(self, scope: HTTPScope, receive: Receive, send: Send) -> None:
        try:
            answer = await self._desk.handle_async_request(_request(scope, receive))
        except httpx.TransportError:  # the process ended meanwhile; another one is under way
            await refuse(send, 503, _ENDED)
            return
        try:
            await _passed_back(answer)(scope, receive, send)
        except* httpx.TransportError:
            pass  # it ended in the middle; so does the answer, and nobody takes what came of it for the whole
        finally:
            await answer.aclose()


def is_worked_out(scope: HTTPScope) -> bool:
    """Whether a request asks for what has to be worked out: pages of the desk, lists, and files to take away."""
    return is_taken_away(scope) or scope["path"].split("/")[1] in _FIRST_NAMES


def _request(scope: HTTPScope, receive: Receive) -> httpx.Request:
    """The request as it came, address and all."""
    path, asked = scope["raw_path"].partition(b"?")[0], scope["query_string"]
    said = [each for each in scope["headers"] if each[0] not in _OF_ONE_WAY]
    body = _body(receive) if any(name in _BODY for name, _ in scope["headers"]) else None
    as_it_came = {"target": path + b"?" * bool(asked) + asked}  # `..` in it are no steps, as they are none here
    return httpx.Request(scope["method"], "http://desk", headers=said, content=body, extensions=as_it_came)


async def _body(receive: Receive) -> AsyncIterator[bytes]:
    more = True
    while more:
        message = await receive()
        if message["type"] != "http.request":
            raise httpx.ReadError("who asked is gone")  # what came so far is not taken for the whole
        yield message["body"]
        more = message["more_body"]


def _passed_back(answer: httpx.Response) -> ASGIStreamingResponse:
    """The answer as it was given; when who asked goes away, no more of it is asked for."""
    said = {name: value for name, value in answer.headers.items() if name.encode() not in _OF_ONE_WAY}
    return ASGIStreamingResponse(iterator=answer.aiter_raw(), status_code=answer.status_code, headers=said)
