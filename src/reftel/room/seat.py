"""Seats: of which country an office is, and of which place or body: `Brazilian President`, `NDS Director`."""

import re
from collections.abc import Iterable

from reftel.claims.nation import nations
from reftel.claims.position import is_field, office
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
    plain = (_ETHNIC.sub("", title.replace("/", " ")) for title in titles)
    found = ((title, read_office(title)) for title in plain)
    sent = words_of("sent to another country")
    own = (_WHERE.split(title)[0] if office.head in sent else title for title, office in found if office)
    return nations(word for title in own for word in title.split())


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
    return not (is_head(word) or is_field(word) or office(word.lower(), "modifier", "former", "appointed"))
