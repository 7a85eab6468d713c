"""Roles: a named person and a position, before the name, behind it, or joined by a verb.

`SWAT Commander BG Abbas Orlan`, `Ali Tamaz, head of the unit`, `Vale was appointed director`.
"""

from collections.abc import Iterator

from reftel.claims.apposition import behind
from reftel.claims.holder import RoleFound
from reftel.claims.position import office
from reftel.claims.title import before
from reftel.claims.title_phrase import heads_title
from reftel.claims.token import Token, tokens


def roles(text: str) -> Iterator[RoleFound]:
    """The roles that a line states.

    >>> [(found.role.person, found.role.position) for found in roles("PM Tamaz met Delwan IP Chief BG Ra'ad Orlan.")]
    [('Tamaz', 'PM'), ("Ra'ad Orlan", 'Delwan IP Chief')]
    """
    row = tokens(text)
    last: RoleFound | None = None
    for place, token in enumerate(row):
        if not heads_title(row, place) or _lies_within(token, last):
            continue
        small = office(token.lower, "head") or office(token.lower.removesuffix("s"), "head") or "-" in token.word
        if token.capital or token.word.isupper() or small:
            titled = tuple(before(text, row, place))
            last = titled[-1] if titled else last
            yield from titled or behind(text, row, place)


def _lies_within(token: Token, found: RoleFound | None) -> bool:
    """Whether an office is part of a title that stands before the same name: `Adviser to the Secretary General`."""
    if found is None or found.rule != "role-title":
        return False
    return found.start < token.start and token.end < found.end - len(found.role.person)
