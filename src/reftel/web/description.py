"""`/openapi.json`: every address with what may be asked of it and what it answers, from the records themselves."""

from collections.abc import Iterator
from functools import cache
from typing import Any

import msgspec
from litestar import Litestar, Response, get
from litestar.di import Provide
from litestar.openapi import OpenAPIConfig
from litestar.openapi.plugins import JsonRenderPlugin

from reftel import __version__
from reftel.web.form import EVERYWHERE, MEDIA, NOTHING_SAID, Form
from reftel.web.pages import CHANGES, MORE, PAGES
from reftel.web.problem import Problem

_TOLD = "What may be seen. Every page has the same data behind .json, every list behind .csv."

_LOCATION = {"location": {"schema": {"type": "string"}}}
_DONE = {"303": {"description": "Done; the page that shows it", "headers": _LOCATION}}
_FROM_ELSEWHERE = {"description": "The form is of no page of this server, or of an earlier run of it; nothing was done"}
_WRONG = {
    "400": "What is asked cannot be",
    "404": "There is no such thing that you may see",
    "409": "It has to be made first; how, it says",
}


@get("/openapi.json", include_in_schema=False, sync_to_thread=False)
def description() -> Response[dict[str, Any]]:
    """The description of all addresses."""
    return Response(described(), media_type=MEDIA[Form.JSON])


@cache
def described() -> dict[str, Any]:
    """The description as Litestar makes it of the handlers, each address in each of its forms."""
    config = OpenAPIConfig("reftel", __version__, description=_TOLD, path="/x", render_plugins=[JsonRenderPlugin()])
    provided = {"rooms": Provide(lambda: None, sync_to_thread=False)}
    handlers = [*PAGES, *CHANGES]
    made = Litestar(route_handlers=handlers, dependencies=provided, openapi_config=config, logging_config=None)
    found: dict[str, Any] = made.openapi_schema.to_schema()
    _, problem = msgspec.json.schema_components([Problem], ref_template="#/components/schemas/{name}")
    found["components"]["schemas"] |= problem
    paths = dict(each for path, row in found["paths"].items() for each in _forms(path, row["get"]))
    for path, row in found["paths"].items():
        if "post" in row:
            paths[path]["post"] = {**row["post"], "responses": _DONE | _problems(Form.HTML) | {"403": _FROM_ELSEWHERE}}
    found["paths"] = paths
    return found


def _forms(path: str, get: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """An address with what each of its forms answers."""
    schema = get["responses"]["200"]["content"][MEDIA[Form.JSON]]["schema"]
    for form in (*EVERYWHERE, *MORE.get(path, ())):
        content = {"schema": schema if form is Form.JSON else {"type": "string"}}
        answers = {"200": {"description": "The page", "content": {MEDIA[form]: content}}}
        name = f"{get['operationId']}{form.name.capitalize()}"
        problems = _problems(form, schema)
        yield f"{path}{form}", {"get": {**get, "operationId": name, "responses": answers | problems}}


def _problems(form: Form, usual: dict[str, Any] | None = None) -> dict[str, Any]:
    """What says that there is nothing: a problem, or the page itself with what is wrong in it, as of a search."""
    problem: dict[str, Any] = {"$ref": "#/components/schemas/Problem"}
    schema = {"anyOf": [problem, usual]} if usual else problem
    content = {MEDIA[form]: {"schema": schema if form is Form.JSON else {"type": "string"}}}
    if form not in EVERYWHERE:
        content = {NOTHING_SAID: {"schema": {"type": "string"}}}
    return {status: {"description": told, "content": content} for status, told in _WRONG.items()}
