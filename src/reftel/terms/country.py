"""The countries a passage may be released to: `REL TO USA, FVEY`, `REL GERMANY`, `Rel NATO, ISAF`."""

import re
from collections.abc import Iterable, Mapping
from functools import cache

from reftel.terms.rows import shipped_rows

_LIST = re.compile(r"\s*(?:[,;]|&|\bAND\b)\s*")


@cache
def _codes() -> Mapping[str, frozenset[str]]:
    """Code, name or usual short name in capitals, to the codes it stands for."""
    found: dict[str, frozenset[str]] = {}
    for row in shipped_rows("country"):
        codes = frozenset(row["members"].split()) or frozenset((row["code"],))
        for name in (row["code"], row["name"], *row["also"].split(";")):
            if name:
                found[name.upper()] = codes
    return found


def is_country(name: str) -> bool:
    """Say whether this is a country or coalition of the table.

    >>> is_country("GERMANY"), is_country("KHARVAN")
    (True, False)
    """
    return name.upper() in _codes()


def countries(names: Iterable[str]) -> frozenset[str]:
    """The codes of these countries; coalitions with fixed members are spelled out, unknown names stay in capitals.

    >>> sorted(countries(["FVEY"])), sorted(countries(["Germany", "KHARVAN"]))
    (['AUS', 'CAN', 'GBR', 'NZL', 'USA'], ['DEU', 'KHARVAN'])
    """
    codes = _codes()
    return frozenset(code for name in names for code in codes.get(name.upper(), (name.upper(),)))


def read_countries(text: str) -> frozenset[str]:
    """The codes a printed list names; words that are no country together are read one by one.

    >>> sorted(read_countries("USA GBR AND Saudi Arabia"))
    ['GBR', 'SAU', 'USA']
    """
    names: list[str] = []
    for piece in _LIST.split(text.upper()):
        if piece and not is_country(piece) and all(is_country(word) for word in piece.split()):
            names += piece.split()
        elif piece:
            names.append(piece)
    return countries(names)
