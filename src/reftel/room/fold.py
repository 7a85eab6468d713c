"""How words are made alike before they are compared: case, accents, apostrophes and hamza signs do not count.

`Ma'muri`, `MAʼMURI` and `mamuri` are one word. Index, query and highlights all fold the same way.
"""

import re
import unicodedata

_APOSTROPHES = dict.fromkeys(map(ord, "'’‘ʼʿʾ`´"))
_WORD = re.compile(r"[^\W_]+(?:['’‘ʼʿʾ`´]+[^\W_]+)*")


def fold(text: str) -> str:
    """The text in small letters, without accents and apostrophes.

    >>> fold("Ma’muri'S ÉLYSÉE"), fold("Straße")
    ('mamuris elysee', 'strasse')
    """
    if text.isascii():
        return text.lower().replace("'", "").replace("`", "")
    parts = unicodedata.normalize("NFKD", text.translate(_APOSTROPHES)).casefold()
    return "".join(sign for sign in parts if not unicodedata.combining(sign))


def words(text: str) -> list[re.Match[str]]:
    """The words of a text as they stand there, each with its place.

    >>> [found[0] for found in words("Ma'muri's 7 chiefs")]
    ["Ma'muri's", '7', 'chiefs']
    """
    return list(_WORD.finditer(text))
