"""Links: the addresses of pins on the pages of `reftel serve`, which every exported row has."""

from urllib.parse import quote


def anchor(paragraph: str) -> str:
    """The place of a passage on the page of its telegram: `p2` for `¶2`, `subject` for `SUBJECT`.

    >>> anchor("¶2-2"), anchor("¶u1"), anchor("SUBJECT")
    ('p2-2', 'u1', 'subject')
    """
    name = paragraph.removeprefix("¶").lower()
    return f"p{name}" if name[:1].isdigit() else name


def link(pin: str) -> str:
    """The address of a pin.

    >>> link("11DELWAN88 ¶2"), link("11DELWAN88")
    ('/cable/11DELWAN88#p2', '/cable/11DELWAN88')
    """
    key, _, place = pin.partition(" ")
    address = f"/cable/{quote(key, safe='')}"
    return f"{address}#{anchor(place)}" if place else address
