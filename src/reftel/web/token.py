"""Tokens: what a form must bring along to change anything, so that no page elsewhere can make a browser change it.

A browser is given a cookie of this site alone, and every form a token made of it; a change is made only when both are
there and belong together. `{{ token() }}` in a template is the hidden field.
"""

import hmac
import secrets
from typing import Any

from litestar import Request
from litestar.enums import HttpMethod
from litestar.exceptions import PermissionDeniedException
from markupsafe import Markup, escape

COOKIE, FIELD = "reftel", "token"
_SAFE = (HttpMethod.GET, HttpMethod.HEAD)
_REFUSED = "This change did not come from a page of this archive, or the page is an old one; open it again."


class Seal:
    """Makes tokens and knows its own again; those of another run of the program are not known."""

    def __init__(self, secret: bytes | None = None) -> None:
        self._secret = secret or secrets.token_bytes(32)
        self._fixed = secret is not None

    def cookie(self) -> str:
        """A new cookie; of a seal whose secret was given, always the same."""
        return self.token("cookie")[:32] if self._fixed else secrets.token_urlsafe(24)

    def token(self, cookie: str) -> str:
        """The token that belongs to a cookie."""
        return hmac.new(self._secret, cookie.encode(), "sha256").hexdigest()


class Tokens:
    """The tokens of one answer: made when the page first asks for one, and with them the cookie if there is none."""

    def __init__(self, seal: Seal, cookie: str | None) -> None:
        self._seal, self._held = seal, cookie
        self.new: str | None = None

    def __call__(self) -> Markup:
        """The hidden field of a form."""
        if self._held is None:
            self._held = self.new = self._seal.cookie()
        return Markup('<input type="hidden" name="{}" value="{}">').format(FIELD, escape(self._seal.token(self._held)))


def tokens_of(request: Request[Any, Any, Any]) -> Tokens:
    """The tokens for the answer to a request."""
    return Tokens(request.app.state.seal, request.cookies.get(COOKIE))


def header(cookie: str) -> str:
    """The header that gives a browser its cookie, which is sent from pages of this site only."""
    return f"{COOKIE}={cookie}; Path=/; HttpOnly; SameSite=Strict"


async def only_with_token(request: Request[Any, Any, Any]) -> None:
    """Refuse what changes something and does not come from a form of these pages (403)."""
    if request.method in _SAFE:
        return
    cookie = request.cookies.get(COOKIE)
    given = (await request.form()).get(FIELD)
    known = cookie is not None and isinstance(given, str)
    if not known or not hmac.compare_digest(str(given).encode(), request.app.state.seal.token(cookie or "").encode()):
        raise PermissionDeniedException(_REFUSED)
