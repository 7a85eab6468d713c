"""What holds for every request: it names the host that is served, and what answers it loads nothing else."""

from collections.abc import Collection

from litestar.enums import HttpMethod, ScopeType
from litestar.types import ASGIApp, HTTPResponseStartEvent, HTTPScope, Message, Receive, Scope, Send

_POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; connect-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "content-security-policy": _POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    # Other sites are told nothing; with less, browsers would not say of our own forms either where they come from.
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "cache-control": "no-store",
}
_LONGEST_ADDRESS = 8192
_READING = (HttpMethod.GET, HttpMethod.HEAD)
_WHENCE = (b"origin", b"sec-fetch-site")
_LOOPBACK = ("127.0.0.1", "localhost", "[::1]")


def names(host: str, port: int) -> frozenset[str]:
    """The hosts a request may name: the one served; on this machine's own address also its other names.

    >>> sorted(names("127.0.0.1", 8000))
    ['127.0.0.1:8000', '[::1]:8000', 'localhost:8000']
    """
    shown = f"[{host}]" if ":" in host else host
    known = _LOOPBACK if shown in _LOOPBACK else (shown,)
    return frozenset(f"{each}:{port}" for each in known) | (frozenset(known) if port == 80 else frozenset())


def is_local(hosts: Collection[str]) -> bool:
    """Whether only this machine is served: every host is one of its own names.

    >>> is_local(names("127.0.0.1", 8000)), is_local(names("192.0.2.7", 8000))
    (True, False)
    """
    return all(host.rpartition(":")[0] in _LOOPBACK or host in _LOOPBACK for host in hosts)


class Guard:
    """Refuse what names another host (421) or no page of it (400), is too long (414) or comes from elsewhere (403).

    On every answer it puts the headers.
    """

    def __init__(self, app: ASGIApp, hosts: Collection[str]) -> None:
        self._app, self._hosts = app, hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand the request on, or answer it."""
        if scope["type"] != ScopeType.HTTP:
            await self._app(scope, receive, send)
            return
        if [value.decode("latin-1").lower() for name, value in scope["headers"] if name == b"host"] not in self._known:
            await refuse(send, 421, "This address is not served here.")
        elif not scope["path"].startswith("/"):
            await refuse(send, 400, "An address here begins with a stroke, such as /search.")
        elif len(scope["raw_path"]) + len(scope["query_string"]) > _LONGEST_ADDRESS:
            await refuse(send, 414, "The address is too long.")
        elif scope["method"] not in _READING and not self._own(scope):
            await refuse(send, 403, "A change is taken from pages of this archive only.")
        else:
            if scope["method"] == HttpMethod.HEAD:
                # It is answered as GET is; the server, whose scope stays as it was, leaves out the body.
                scope = {**scope, "method": HttpMethod.GET}
            await self._app(scope, receive, _with_headers(send))

    def _own(self, scope: HTTPScope) -> bool:
        """Whether a change comes from a page that is served here, as far as the browser says where it comes from."""
        said = {name: value.decode("latin-1").lower() for name, value in scope["headers"] if name in _WHENCE}
        if said.get(b"sec-fetch-site", "same-origin") not in ("same-origin", "none"):
            return False
        return b"origin" not in said or said[b"origin"].partition("://")[2] in self._hosts

    @property
    def _known(self) -> list[list[str]]:
        return [[host] for host in self._hosts]


def _with_headers(send: Send) -> Send:
    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            said = {name.lower() for name, _ in message["headers"]}
            more = [(name.encode(), value.encode()) for name, value in HEADERS.items() if name.encode() not in said]
            message["headers"] = [*message["headers"], *more]
        await send(message)

    return sent


async def refuse(send: Send, status: int, words: str) -> None:
    """Answer with a status and a sentence."""
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"content-length", str(len(words)).encode())]
    start: HTTPResponseStartEvent = {"type": "http.response.start", "status": status, "headers": headers}
    await _with_headers(send)(start)
    await send({"type": "http.response.body", "body": words.encode(), "more_body": False})
