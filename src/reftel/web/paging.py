"""Pages of a list: a page shows some rows and says how many there are."""

from collections.abc import Sequence
from enum import Enum
from typing import Annotated, Any, Self, TypeVar

import msgspec
from litestar.params import QueryParameter

T = TypeVar("T")
AT_ONCE = 50
PageNumber = Annotated[int, QueryParameter(name="page", ge=1, le=100_000, description="Fifty rows a page.")]


class View(Enum):
    """How the rows are shown: a list with the words they rest on, or a table."""

    LIST = "list"
    TABLE = "table"


Look = Annotated[View, QueryParameter(description="How rows are shown: as a list with words, or as a table.")]


class Leaf(msgspec.Struct, frozen=True, kw_only=True):
    """One page of a list: how many rows there are in all, which of how many pages it is, and its rows."""

    total: int
    page: int
    pages: int
    rows: tuple[Any, ...]

    @classmethod
    def of(cls, rows: Sequence[object], page: int, at_once: int = AT_ONCE, **more: Any) -> Self:  # noqa: ANN401
        """The page of this number, counted from 1, with what else is said of the list."""
        count = len(rows)
        return cls(total=count, page=page, pages=pages(count, at_once), rows=some(rows, page, at_once), **more)


def some(rows: Sequence[T], page: int, at_once: int = AT_ONCE) -> tuple[T, ...]:
    """The rows of one page, counted from 1; none behind the last.

    >>> some("abcde", 2, 2), some("abcde", 9, 2)
    (('c', 'd'), ())
    """
    return tuple(rows[(page - 1) * at_once : page * at_once])


def pages(count: int, at_once: int = AT_ONCE) -> int:
    """How many pages so many rows fill; one when there are none."""
    return max(1, -(-count // at_once))
