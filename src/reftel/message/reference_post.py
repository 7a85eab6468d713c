"""The post of a citation: the words before a serial that are its name, whatever stands before or behind them.

`REFTEL SAHRIYA CABLES 88` is of SAHRIYA, `EMBTEL 88` of the citing post, `UNCLAS USDA FAS 57863` of USDAFAS;
`MARCH 12` of none.
"""

import re
from functools import lru_cache

from reftel.message.reference_kind import no_post
from reftel.message.reference_year import DEPARTMENT, Citing, embassy
from reftel.terms.post import Posts

_LEAD = re.compile(
    r"(?:(?:AND|SEE|ALSO|PER|REF|REFS|REFTELS?|REFERENCE|PREVIOUS|UNCLASS?|CABLES?|TELEGRAMS?|TEL)[ \t\r\n.:]+)+",
    re.IGNORECASE,
)
_TRAIL = re.compile(r"(?:[ \t\r\n]+(?:CABLES?|TELEGRAMS?|TELS?|NOS?\.?|NUMBERS?))+$", re.IGNORECASE)
_SIDE = re.compile(
    r"(?P<embassy>(?:EMB|CON)TEL)$|(?P<department>DEP(?:ART)?TEL)$|(?P<own>(?:OUR|MY)(?:TEL)?)$"
    r"|(?P<other>(?:YOUR|UR)(?:TEL)?)$",
    re.IGNORECASE,
)


def citation_post(name: str, citing: Citing, posts: Posts) -> tuple[str | None, bool]:
    """The post that `name` stands for in a telegram, and whether that is sure.

    >>> posts = Posts.from_rows([{"post": "LIMA", "name": "LIMA", "kind": "embassy"}], [])
    >>> citation_post("REFTEL Lima", Citing(2008), posts)
    ('LIMA', True)
    """
    plain = own_name(name)
    if end := _end(plain, citing):
        return end, True
    if no_post(plain):
        return None, True
    if post := posts.resolve(plain, citing.year):
        return post, True
    words = plain.split()
    for first in range(1, len(words)):
        if post := posts.exact(posts.letters(" ".join(words[first:])), citing.year):
            return post, False
    return None, False


def _end(name: str, citing: Citing) -> str | None:
    """Which end of the correspondence EMBTEL, DEPTEL, OUR and YOUR speak of; None for other names."""
    match _side(name):
        case "embassy":
            return embassy(citing)
        case "department":
            return DEPARTMENT
        case "own":
            return citing.post
        case "other":
            return citing.other
    return None


@lru_cache(maxsize=1 << 13)
def _side(name: str) -> str | None:
    match = _SIDE.match(name)
    return match.lastgroup if match else None


@lru_cache(maxsize=1 << 13)
def own_name(name: str) -> str:
    """The name without words such as AND before it and CABLES behind it."""
    plain = _TRAIL.sub("", name[lead_length(name) :])
    return " ".join(plain.replace("(", " ").replace(")", " ").split())


@lru_cache(maxsize=1 << 13)
def lead_length(name: str) -> int:
    """How many characters of words such as AND stand before the name."""
    match = _LEAD.match(name)
    return match.end() if match else 0


def could_be_post(name: str) -> bool:
    """A name that no table knows: at most three words that begin with capitals, the last of three letters or more."""
    words = own_name(name).split()
    return 0 < len(words) <= 3 and len(words[-1]) > 2 and all(word[0].isupper() for word in words)
