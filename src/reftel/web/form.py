"""The forms a page comes in: HTML, with `.json` behind its address JSON, and lists with `.csv` as CSV.

`/search?q=chief` is a page, `/search.json?q=chief` the same as data. One handler makes all three.
"""

import csv
import io
from collections.abc import AsyncIterator, Callable, Iterable, Mapping, Sequence
from enum import StrEnum
from typing import Any, Generic, TypeVar

import msgspec
from litestar import Request, Response
from litestar.enums import ScopeType
from litestar.exceptions import NotFoundException
from litestar.response.base import ASGIResponse
from litestar.response.streaming import ASGIStreamingResponse
from litestar.status_codes import HTTP_200_OK
from litestar.types import ASGIApp, HTTPScope, Receive, Scope, Send

from reftel.desk.cell import cell
from reftel.desk.shield import Shield
from reftel.web.template import rendered
from reftel.web.token import header, tokens_of

T = TypeVar("T")
_KEY, SHIELD = "reftel_form", "reftel_shield"
_NOBODY = Shield(())
_PLAIN = ("/openapi.json", "/static/")


class Form(StrEnum):
    """One form; its value is what stands behind the address."""

    HTML = ""
    JSON = ".json"
    CSV = ".csv"
    RIS = ".ris"
    GEXF = ".gexf"
    JSONL = ".jsonl"


MEDIA = {
    Form.HTML: "text/html",
    Form.JSON: "application/json",
    Form.CSV: "text/csv",
    Form.RIS: "application/x-research-info-systems",
    Form.GEXF: "application/gexf+xml",
    Form.JSONL: "application/jsonl",
}
TAKEN_AWAY = (Form.CSV, Form.RIS, Form.GEXF, Form.JSONL)
"""The forms that are files to take away: in them protected persons stand by their initials."""
NOTHING_SAID = "text/plain"
"""What a form that only some pages have answers with when there is nothing: its status, and no words."""
EVERYWHERE = (Form.HTML, Form.JSON, Form.CSV)
"""The forms that every page has; the others are of single pages, named in `pages.MORE`."""


class Forms:
    """Take the form from the end of an address before it is looked up: `/cable/11DELWAN88.json`."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand the request on with its form beside it."""
        if scope["type"] == ScopeType.HTTP and not scope["path"].startswith(_PLAIN):
            path, form = _parted(scope["path"])
            scope["path"] = path or "/"
            scope.setdefault("state", {})[_KEY] = form
        await self._app(scope, receive, send)


def _parted(path: str) -> tuple[str, Form]:
    for form in Form:
        if form and path.endswith(form):
            return path.removesuffix(form), form
    return path, Form.HTML


def form_of(request: Request[Any, Any, Any]) -> Form:
    """The form somebody asks for."""
    found: Form = request.scope["state"].get(_KEY, Form.HTML)
    return found


def is_taken_away(scope: HTTPScope) -> bool:
    """Whether a file to take away is asked for."""
    return scope.get("state", {}).get(_KEY) in TAKEN_AWAY


Row = msgspec.Struct
Batches = Callable[[], AsyncIterator[Sequence[Row]]]
Whole = Callable[[], str | bytes | AsyncIterator[str]]


class Page(Response[T], Generic[T]):
    """A page: what it says as a record, or what makes it for JSON alone; the template that shows it; rows of a list.

    `rows` may be made one by one, or batch by batch, so that a list of any length is never held whole. `view` is what
    the template is given besides; it is no part of the data. `others` are further forms this page has, each made when
    it is asked for.
    """

    def __init__(
        self,
        content: T | Callable[[], T],
        template: str,
        rows: Iterable[Row] | Batches | None = None,
        view: Mapping[str, object] | None = None,
        status: int = 200,
        others: Mapping[Form, Whole] | None = None,
    ) -> None:
        super().__init__(content, status_code=status)  # type: ignore[arg-type]  # it is made when it is asked for
        self._template, self._rows, self._others = template, rows, others or {}
        self._view = {"page": content, "listed": rows is not None, **(view or {})}

    def to_asgi_response(self, app: object, request: Request[Any, Any, Any], **_: object) -> ASGIResponse:
        """The page in the form that was asked for; what is no list is nothing in CSV."""
        form = form_of(request)
        shield = request.scope["state"].get(SHIELD, _NOBODY)
        if form is Form.CSV:
            return self._list(shield)
        if form not in EVERYWHERE:
            return self._other(form, shield)
        if form is Form.JSON:
            body = msgspec.json.encode(self.content() if callable(self.content) else self.content)
            return ASGIResponse(body=body, media_type=MEDIA[form], status_code=self.status_code)
        tokens = tokens_of(request)
        body = rendered(self._template, request.url.path, token=tokens, whole=_whole(request), **self._view)
        headers = {"set-cookie": header(tokens.new)} if tokens.new else {}
        return ASGIResponse(body=body, media_type=MEDIA[form], status_code=self.status_code, headers=headers)

    def _other(self, form: Form, shield: Shield) -> ASGIResponse:
        """A form that only some pages have."""
        found = self._others.get(form)
        if found is None and self.status_code == HTTP_200_OK:
            raise NotFoundException
        if found is None:
            return ASGIResponse(body=b"", media_type=NOTHING_SAID, status_code=self.status_code)
        made = found()
        if isinstance(made, AsyncIterator):
            lines = _shielded(made, form, shield)
            return ASGIStreamingResponse(iterator=lines, media_type=MEDIA[form], status_code=self.status_code)
        body = _covered(made.decode() if isinstance(made, bytes) else made, form, shield).encode()
        return ASGIResponse(body=body, media_type=MEDIA[form], status_code=self.status_code)

    def _list(self, shield: Shield) -> ASGIResponse:
        if self._rows is None:
            raise NotFoundException
        if callable(self._rows):
            lines = _batches(self._rows(), shield)
            return ASGIStreamingResponse(iterator=lines, media_type=MEDIA[Form.CSV], status_code=self.status_code)
        body = sheet(map(shield.over_all, self._rows))
        return ASGIResponse(body=body, media_type=MEDIA[Form.CSV], status_code=self.status_code)


def _whole(request: Request[Any, Any, Any]) -> str:
    """The address of a page without its host, as it is printed: `/search?q=chief`."""
    asked = request.url.query
    return f"{request.url.path}?{asked}" if asked else request.url.path


async def _shielded(parts: AsyncIterator[str], form: Form, shield: Shield) -> AsyncIterator[str]:
    async for part in parts:
        yield _covered(part, form, shield)


def _covered(text: str, form: Form, shield: Shield) -> str:
    """A text with initials in the place of protected names; of JSON, what it says and not how it is written."""
    if form is not Form.JSONL or not shield:
        return shield.over(text)
    rows = (shield.over_all(msgspec.json.decode(line)) for line in text.split("\n") if line)
    return "".join(f"{msgspec.json.encode(row).decode()}\n" for row in rows)


async def _batches(rows: AsyncIterator[Sequence[Row]], shield: Shield) -> AsyncIterator[str]:
    headed = False
    async for batch in rows:
        yield sheet(map(shield.over_all, batch), headed=not headed)
        headed = headed or bool(batch)


def sheet(rows: Iterable[Row], headed: bool = True) -> str:
    """The rows as CSV, a column for each field; what a spreadsheet would take for a formula gets a `'` before it."""
    lines = io.StringIO()
    writer = csv.writer(lines, lineterminator="\r\n")
    for number, row in enumerate(rows):
        if headed and number == 0:
            writer.writerow(type(row).__struct_encode_fields__)
        writer.writerow([cell(getattr(row, name)) for name in row.__struct_fields__])
    return lines.getvalue()
