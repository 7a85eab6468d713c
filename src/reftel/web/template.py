"""Templates: all that is put into them is text, shown and never obeyed.

Values are escaped, and signs that are not seen or that turn the direction of writing are shown as signs.
"""

from collections.abc import Callable, Hashable, Iterable
from functools import cache
from itertools import groupby
from typing import TypeVar

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from reftel.desk.logbook import PREFIX
from reftel.desk.phrase import counted
from reftel.message.markup import visible
from reftel.web import address, banner, passage, static
from reftel.web.behind import BEHIND

T = TypeVar("T")
_SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
MENU = (
    ("/search", "Telegrams"),
    ("/people", "People"),
    ("/watch", "Watch"),
    ("/ledger", "Ledger"),
    ("/incidents", "Incidents"),
    ("/case", "Case files"),
    ("/review", "Review"),
    ("/missing", "Missing"),
    ("/about", "About"),
)
"""What the line at the top of each page leads to."""


def rendered(template: str, here: str, **values: object) -> bytes:
    """A page; `here` is its own address."""
    return environment().get_template(template).render(here=here, behind=BEHIND.get(), **values).encode()


@cache
def environment() -> Environment:
    """The templates with the filters they may use."""
    made = Environment(
        loader=PackageLoader("reftel.web"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.globals |= {
        "menu": MENU,
        "noted": PREFIX,
        "static": static.address,
        "to": address,
        "effective": banner.effective,
        "mark_of": banner.mark_of,
        "parts": passage.parts,
        "cut": passage.cut,
    }
    made.filters |= {"counted": counted, "day": day, "spoken": spoken, "groups": groups}
    return made


def _shown(value: object) -> object:
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def day(time: str | None) -> str:
    """The day of a time, `undated` when there is none."""
    return time[:10] if time else "undated"


def spoken(date: str | None) -> str:
    """A date as people say it; what is no season and no stretch of time stays as it is.

    >>> spoken("1977-24"), spoken("2011-06-01/2011-06-05"), spoken("2011-07"), spoken(None)
    ('winter 1977', '2011-06-01 to 2011-06-05', '2011-07', '')
    """
    ends = [_season(each) for each in (date or "").split("/") if each and each != ".."]
    return " to ".join(ends)


def _season(date: str) -> str:
    year, _, part = date.partition("-")
    return f"{_SEASONS[part]} {year}" if part in _SEASONS else date


def groups(rows: Iterable[T], of: Callable[[T], Hashable]) -> list[tuple[Hashable, list[T]]]:
    """Rows of one group on end, in the order in which they come.

    >>> groups(["a1", "a2", "b1"], lambda row: row[0])
    [('a', ['a1', 'a2']), ('b', ['b1'])]
    """
    return [(name, list(some)) for name, some in groupby(rows, key=of)]
