"""Things: what is written large as a name is and is nobody: `Burkina Faso`, `Tamaz Administration`."""

from reftel.claims.agency import kind
from reftel.claims.position import is_body, is_place
from reftel.claims.wordclass import words_of
from reftel.terms.country import is_country


def is_thing(name: str) -> bool:
    """Whether words written large are a place or a body.

    >>> is_thing("Burkina Faso"), is_thing("Harbor Workers Party"), is_thing("Ali Tamaz")
    (True, True, False)
    >>> is_thing("Tamaz Administration")
    True
    """
    last = name.split()[-1]
    return (
        is_country(name)
        or is_place(name)
        or is_body(last)
        or kind(last.lower()) == "body"
        or last.lower() in words_of("group")
    )
