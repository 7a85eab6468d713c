"""Seats: of which country an office is, and of which place or body: `Brazilian President`, `NDS Director`."""

import re
from collections.abc import Iterable
from functools import lru_cache

from reftel.claims.nation import nations
from reftel.claims.position import is_field
from reftel.claims.position import office as word_of_office
from reftel.claims.wordclass import words_of
from reftel.room.office import is_head, read_office

_WHERE = re.compile(r"\s(?:to|in|at|of|for)\s")
_SHORT = re.compile(r"(?<![\w./])[A-Z]{3,6}(?![\w/])")
_SMALL = 3
_ETHNIC = re.compile(r"\bethnic(?:ally)?[ -]\w+", re.IGNORECASE)


def lands(titles: Iterable[str]) -> frozenset[str]:
    """The countries that officials are of by their titles: `Brazilian President`, `President of Iraq`.

    An envoy's title names where he is sent, too: only the adjective before it is his own. Who is ethnically of a people
    is not of its country.

    >>> sorted(lands(["Brazilian Ambassador to Iraq"])), sorted(lands(["Ambassador to Iraq"]))
    (['BRA'], [])
    >>> sorted(lands(["ethnic Uzbek leader"]))
    []
    """
    return frozenset().union(*map(_lands, titles))


@lru_cache(maxsize=100_000)
def _lands(title: str) -> frozenset[str]:
    plain = _ETHNIC.sub("", title.replace("/", " "))
    office = read_office(plain)
    if office is None:
        return frozenset()
    own = _WHERE.split(plain)[0] if office.head in words_of("sent to another country") else plain
    return nations(own.split())


def places(positions: Iterable[str], titles: Iterable[str]) -> frozenset[str]:
    """The places in the names of positions, and the bodies in titles by their short names.

    >>> sorted(places(["Upper Delwan Police Chief"], ["NDS Director"]))
    ['Delwan', 'NDS']
    """
    words = (word.removesuffix("'s").strip("()'’,.") for position in positions for word in position.split())
    named = (word for word in words if word[:1].isupper() and not word.isupper() and len(word) > _SMALL)
    bodies = (body for title in titles for body in _SHORT.findall(title))
    return frozenset(word for word in (*named, *bodies) if _is_place(word))


def _is_place(word: str) -> bool:
    return not (is_head(word) or is_field(word) or word_of_office(word.lower(), "modifier", "former", "appointed"))
