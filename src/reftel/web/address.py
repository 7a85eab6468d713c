"""Addresses of pages, as links have them: `/cable/11DELWAN88#p2`, `/search?q=chief`, `/person/Daoud%20Jurkhal`."""

from collections.abc import Callable, Mapping
from functools import lru_cache
from urllib.parse import quote, quote_plus

from reftel.desk.link import anchor as anchor
from reftel.desk.logbook import PREFIX
from reftel.web.passage import AT_ONCE
from reftel.web.typed import narrowed

_USUAL = (None, "", False, "relevance", "list")


def cable(key: str) -> str:
    """The page of a telegram."""
    return f"/cable/{quote(key, safe='')}"


def passage(key: str, paragraph: str | None) -> str:
    """The page of a telegram at a passage; of a long one, the part in which it stands."""
    if not paragraph:
        return cable(key)
    place = anchor(paragraph)
    number = place[1:].partition("-")[0]
    part = f"?at={quote(place)}" if number.isdigit() and int(number) > AT_ONCE else ""
    return f"{cable(key)}{part}#{place}"


def pin(text: str) -> str:
    """The place a pin names: `11DELWAN88 ¶2`; of what was noted, `LOG3 ¶1`, its line in the log."""
    key, _, paragraph = text.partition(" ")
    noted = key.removeprefix(PREFIX)
    return f"/log?entry={noted}#{key}" if noted.isdecimal() else passage(key, paragraph or None)


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


def listed(path: str, **asked: object) -> str:
    """Offices or places, by the words of their names."""
    return f"{path}{_asked(asked)}"


def person(name: str, **asked: object) -> str:
    """The page of a person."""
    return f"/person/{quote(name, safe='')}{_asked(asked)}"


def case(asked: str, **more: object) -> str:
    """The case file of a person, an office, a telegram or a matter."""
    return f"/case/{quote(asked, safe='')}{_asked(more)}"


def cases(**asked: object) -> str:
    """The case files that are kept."""
    return f"/case{_asked(asked)}"


def incidents(**asked: object) -> str:
    """What happened."""
    return f"/incidents{_asked(asked)}"


def ledger(**asked: object) -> str:
    """What is owed."""
    return f"/ledger{_asked(asked)}"


def watch(**asked: object) -> str:
    """Who is at risk."""
    return f"/watch{_asked(asked)}"


def review(**asked: object) -> str:
    """What the machine is unsure of."""
    return f"/review{_asked(asked)}"


def log(**asked: object) -> str:
    """What was noted beside the telegrams."""
    return f"/log{_asked(asked)}"


def again(page: Callable[..., str], asked: Mapping[str, object]) -> Callable[..., str]:
    """The same page once more, with what is asked of it changed.

    >>> again(ledger, {"state": "open", "page": 1})(page=2)
    '/ledger?state=open&page=2'
    """
    return lambda **more: page(**{**asked, **more})


def formed(address: str, form: str) -> str:
    """A page in another form.

    >>> formed("/ledger?state=open", ".json")
    '/ledger.json?state=open'
    """
    path, mark, query = address.partition("?")
    return f"{path}{form}{mark}{query}"


def search(query: str, **more: object) -> str:
    """A search; what is not said stands as it is usual."""
    return f"/search{_asked({'q': query, **more})}"


def suggest(query: str) -> str:
    """How a search may go on."""
    return f"/suggest{_asked({'q': query})}"


def saved() -> str:
    """The saved searches."""
    return "/saved"


def field(name: str, value: str) -> str:
    """The query for telegrams with this value of a field: `post:DELWAN`."""
    return narrowed("", name, value)


def _asked(values: Mapping[str, object]) -> str:
    said = {name: value for name, value in values.items() if value not in _USUAL}
    said |= {name: "true" for name, value in said.items() if value is True}
    if said.get("page") == 1:
        del said["page"]
    return f"?{'&'.join(f'{name}={_words(value)}' for name, value in said.items())}" if said else ""


def _words(value: object) -> str:
    """A value in an address; a page has hundreds, of the same few words."""
    return "+".join(map(_word, str(value).split(" ")))


_word = lru_cache(10_000)(quote_plus)
