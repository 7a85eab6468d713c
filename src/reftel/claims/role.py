"""Roles: a named person and a position, before the name, behind it, or joined by a verb.

`SWAT Commander BG Abbas Orlan`, `Ali Tamaz, head of the unit`, `Vale was appointed director`.
"""

from collections.abc import Iterator

from reftel.claims.apposition import behind
from reftel.claims.holder import RoleFound
from reftel.claims.position import head, office
from reftel.claims.title import before
from reftel.claims.token import tokens


def roles(text: str) -> Iterator[RoleFound]:
    """The roles that a line states.

    >>> [(found.role.person, found.role.position) for found in roles("PM Tamaz met Delwan IP Chief BG Ra'ad Orlan.")]
    [('Tamaz', 'PM'), ("Ra'ad Orlan", 'Delwan IP Chief')]
    """
    row = tokens(text)
    for place, token in enumerate(row):
        if head(token.word) is None:
            continue
        if token.capital or token.word.isupper() or office(token.lower, "head"):
            titled = tuple(before(text, row, place))
            yield from titled or behind(text, row, place)
