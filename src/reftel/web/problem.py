"""What a page says when there is nothing to show. What is hidden and what never was are told alike."""

import errno
import logging
import sqlite3
from collections.abc import Sequence
from http import HTTPStatus
from typing import Any

import msgspec
from litestar import Request
from litestar.enums import HttpMethod
from litestar.exceptions import (
    ClientException,
    HTTPException,
    NotFoundException,
    PermissionDeniedException,
    ValidationException,
)
from litestar.types import ExceptionHandlersMap

from reftel.room.room import NoArchive, NoRoom
from reftel.web.form import Page

_log = logging.getLogger("reftel.web")
_NOTHING = "There is no such page."
_CLOSED = ("readonly", "unable to open", "is full")
"""What SQLite says of a file that cannot be written."""


class Problem(msgspec.Struct, frozen=True):
    """Why there is no page: the status, one sentence, and the telegrams that may have been meant."""

    status: int
    told: str
    near: tuple[str, ...] = ()


class Unknown(NotFoundException):
    """There is nothing of that name that may be seen; `near` are telegrams that may have been meant."""

    def __init__(self, told: str, near: Sequence[str] = ()) -> None:
        super().__init__(told)
        self.near = tuple(near)


class Wrong(ClientException):
    """What a form asks for cannot be done; the words say why, and what would work."""

    status_code = 400


class NotYet(HTTPException):
    """What is asked for has to be made first, which takes longer than a page may; `detail` says how."""

    status_code = 409


def _page(status: int, told: str, near: tuple[str, ...] = ()) -> Page[Problem]:
    problem = Problem(status, told, near)
    return Page(problem, "problem.html", rows=(problem,), view={"listed": False}, status=status)


def _cannot(_: Request[Any, Any, Any], error: Wrong) -> Page[Problem]:
    return _page(400, error.detail)


def _waiting(_: Request[Any, Any, Any], error: NotYet) -> Page[Problem]:
    return _page(409, error.detail)


def _foreign(_: Request[Any, Any, Any], error: PermissionDeniedException) -> Page[Problem]:
    """The form is of no page of this server, or of an earlier run of it."""
    return _page(403, error.detail)


def _unknown(_: Request[Any, Any, Any], error: Unknown) -> Page[Problem]:
    return _page(404, error.detail, error.near)


def _wrong(_: Request[Any, Any, Any], error: ValidationException) -> Page[Problem]:
    extra = error.extra if isinstance(error.extra, list) else []
    parts = [f"{row.get('key', '')}: {row.get('message', '')}" for row in extra if isinstance(row, dict)]
    return _page(400, " ".join(("The address asks for something that cannot be.", "; ".join(parts))).strip())


def _known(_: Request[Any, Any, Any], error: HTTPException) -> Page[Problem]:
    status = error.status_code
    return _page(status, _NOTHING if status == HTTPStatus.NOT_FOUND else f"{HTTPStatus(status).phrase}.")


def _gone(_: Request[Any, Any, Any], error: Exception) -> Page[Problem]:
    """The room that is served was dropped meanwhile."""
    return _page(404, _NOTHING)


def _broken(request: Request[Any, Any, Any], error: Exception) -> Page[Problem]:
    _log.error("an error in the answer to %s", request.url.path, exc_info=error)
    return _page(500, "Something went wrong in reftel itself; what, is written where `reftel serve` was started.")


def _unwritten(request: Request[Any, Any, Any], error: sqlite3.OperationalError | OSError) -> Page[Problem]:
    """A form would change an archive that lies where nothing can be written."""
    code = error.errno if isinstance(error, OSError) else None
    said = code in (errno.EACCES, errno.EROFS, errno.ENOSPC) or any(words in str(error) for words in _CLOSED)
    if request.method != HttpMethod.POST or not said:
        return _broken(request, error)
    return _page(403, "Nothing was changed: the archive cannot be written where it lies.")


HANDLERS: ExceptionHandlersMap = {
    Unknown: _unknown,
    Wrong: _cannot,
    NotYet: _waiting,
    PermissionDeniedException: _foreign,
    ValidationException: _wrong,
    HTTPException: _known,
    NoRoom: _gone,
    NoArchive: _gone,
    sqlite3.OperationalError: _unwritten,
    OSError: _unwritten,
    Exception: _broken,
}
