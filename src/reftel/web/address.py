"""Addresses of pages, as links have them: `/cable/11DELWAN88#p2`, `/search?q=chief`, `/person/Daoud%20Jurkhal`."""

from collections.abc import Mapping
from urllib.parse import quote, urlencode

from reftel.web.passage import AT_ONCE
from reftel.web.typed import narrowed

_USUAL = (None, "", "relevance")


def cable(key: str) -> str:
    """The page of a telegram."""
    return f"/cable/{quote(key, safe='')}"


def anchor(paragraph: str) -> str:
    """The place of a passage on the page of its telegram: `p2` for `¶2`, `subject` for `SUBJECT`.

    >>> anchor("¶2-2"), anchor("¶u1"), anchor("SUBJECT")
    ('p2-2', 'u1', 'subject')
    """
    name = paragraph.removeprefix("¶").lower()
    return f"p{name}" if name[:1].isdigit() else name


def passage(key: str, paragraph: str | None) -> str:
    """The page of a telegram at a passage; of a long one, the part in which it stands."""
    if not paragraph:
        return cable(key)
    place = anchor(paragraph)
    number = place[1:].partition("-")[0]
    part = f"?at={quote(place)}" if number.isdigit() and int(number) > AT_ONCE else ""
    return f"{cable(key)}{part}#{place}"


def pin(text: str) -> str:
    """The place a pin names: `11DELWAN88 ¶2`."""
    key, _, paragraph = text.partition(" ")
    return passage(key, paragraph or None)


def versions(key: str) -> str:
    """The copies of a telegram."""
    return f"/versions/{quote(key, safe='')}"


def cite(key: str, paragraph: str | None = None) -> str:
    """How a telegram, or a passage of it, is cited."""
    part = f"?at={quote(anchor(paragraph))}" if paragraph else ""
    return f"/cite/{quote(key, safe='')}{part}"


def thread(key: str) -> str:
    """The thread of a telegram, held or not."""
    return f"/thread/{quote(key, safe='')}"


def missing(**asked: object) -> str:
    """The list of missing telegrams."""
    return f"/missing{_asked(asked)}"


def people(**asked: object) -> str:
    """People by name."""
    return f"/people{_asked(asked)}"


def person(name: str) -> str:
    """The page of a person."""
    return f"/person/{quote(name, safe='')}"


def search(query: str, **more: object) -> str:
    """A search; what is not said stands as it is usual."""
    return f"/search{_asked({'q': query, **more})}"


def field(name: str, value: str) -> str:
    """The query for telegrams with this value of a field: `post:DELWAN`."""
    return narrowed("", name, value)


def _asked(values: Mapping[str, object]) -> str:
    said = {name: value for name, value in values.items() if value not in _USUAL}
    return f"?{urlencode(said)}" if said else ""
