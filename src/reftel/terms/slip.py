"""A slip is one wrong stroke of a typist or a line: `PRIOITY`, `SECERT`, `UNCLASSTFIED`."""

from collections.abc import Iterable


def one_slip(word: str, other: str) -> bool:
    """Say whether two words differ by exactly one letter dropped, added, changed, or swapped with its neighbour.

    >>> one_slip("PRIOITY", "PRIORITY"), one_slip("SECERT", "SECRET"), one_slip("SECTOR", "SECRET")
    (True, True, False)
    """
    if abs(len(word) - len(other)) > 1 or word == other:
        return False
    short, long = sorted((word, other), key=len)
    at = next((i for i, letter in enumerate(short) if letter != long[i]), len(short))
    if len(short) < len(long):
        return short[at:] == long[at + 1 :]
    swapped = short[at + 1 : at + 2] + short[at : at + 1]
    return short[at + 1 :] == long[at + 1 :] or swapped + short[at + 2 :] == long[at:]


def slipped(word: str, among: Iterable[str]) -> str | None:
    """The only word of `among` that `word` is one slip away from; None when it is none or two.

    >>> slipped("JNA", ("JAN", "JUN")), slipped("JUN", ("JAN", "JUL"))
    ('JAN', None)
    """
    near = [other for other in among if one_slip(word, other)]
    return near[0] if len(near) == 1 else None
