"""The style sheet, the script and the icon, each under an address that changes with its content."""

from functools import cache
from hashlib import sha256
from importlib import resources
from typing import NamedTuple

from litestar import Response, get
from litestar.exceptions import NotFoundException
from litestar.params import FromPath

_TYPES = {
    "reftel.css": "text/css",
    "desk.css": "text/css",
    "reftel.js": "text/javascript",
    "review.js": "text/javascript",
    "icon.svg": "image/svg+xml",
}
_KEPT = {"cache-control": "public, max-age=31536000, immutable"}


class File(NamedTuple):
    """One file: its bytes, its type, and a short digest of the bytes."""

    content: bytes
    media: str
    digest: str


@cache
def files() -> dict[str, File]:
    """All files by name."""
    folder = resources.files("reftel.web").joinpath("static")
    read = {name: folder.joinpath(name).read_bytes() for name in _TYPES}
    return {name: File(content, _TYPES[name], sha256(content).hexdigest()[:12]) for name, content in read.items()}


def address(name: str) -> str:
    """Where a file is: `/static/reftel.css?v=4f2a...`."""
    return f"/static/{name}?v={files()[name].digest}"


@get("/static/{name:str}", include_in_schema=False, sync_to_thread=False)
def static(name: FromPath[str]) -> Response[bytes]:
    """One of the files."""
    found = files().get(name)
    if found is None:
        raise NotFoundException
    return Response(found.content, media_type=found.media, headers=_KEPT)
