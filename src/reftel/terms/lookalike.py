"""Letters that only look like the ones of a mark: full-width `Ｓ`, Cyrillic `С`, a zero-width space, a bidi override.

What is read only after such letters were put right was *repaired*, and is never trusted to lower anything.
"""

import unicodedata

# After the confusables table of Unicode Technical Standard 39: Cyrillic, Greek, Armenian, dashes and slashes.
_PLAIN = str.maketrans(
    "АВСЕНІЈКМОРЅТХУаеіјорсухѕԱՍՕΑΒΕΖΗΙΚΜΝΟΡΤΥΧϹϜοᴄᴏꜱ‐‑‒–—―−⁄∕⧸＼",
    "ABCEHIJKMOPSTXYaeijopcyxsAUOABEZHIKMNOPTYXCFocos-------////",
)
DIGITS = str.maketrans("0158$|", "OISBSI")
"""Digits and signs for the capitals that they were misread from."""
_INVISIBLE = frozenset(("Cf", "Cc", "Mn", "Me"))


def fold(text: str) -> tuple[str, tuple[int, ...]]:
    """The text in plain letters, and for each of them the offset it stands at in `text`.

    >>> fold("С/\\u200bNF")
    ('C/NF', (0, 1, 3, 4))
    """
    letters: list[str] = []
    places: list[int] = []
    for place, letter in enumerate(text):
        for part in unicodedata.normalize("NFKD", letter):
            if part.isspace():
                letters.append(part)
            elif unicodedata.category(part) in _INVISIBLE:
                continue
            else:
                letters.append(part.translate(_PLAIN))
            places.append(place)
    return "".join(letters), tuple(places)
