"""Places and what lies in them: Hillah lies in Babil, and Babil in Iraq.

The table `place.csv` is made from GeoNames (towns of 50,000 and more, and the regions they lie in); an archive may have
a table of its own, `ARCHIVE/tables/place.csv`, with the columns name, within, country and also. A name that several
places bear lies nowhere until a table says which is meant; `the south` is no place of a table.
"""

import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

import msgspec

from reftel.terms.rows import shipped_rows

OWN_TABLE = "tables/place.csv"
_ARTICLE = re.compile(r"^(?:al|el|ash|as|an|ad|ar|at|az) ")
_KIND = re.compile(r" (?:governorate|province|region|district|oblast|city|state)$")
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_MOST_WORDS = 4
_SHORT = 4

Row = Mapping[str, str]


class Area(msgspec.Struct, frozen=True):
    """A place as it is asked for: `within` are the keys of all that lies in it, itself included."""

    name: str
    within: frozenset[str]
    firsts: frozenset[str]

    def holds(self, text: str) -> bool:
        """Whether a text names this place or one that lies in it.

        >>> area("Babil").holds("a checkpoint near Hillah"), area("Babil").holds("a checkpoint near Kirkuk")
        (True, False)
        """
        small = text.lower()
        if self.name.lower() in small:
            return True
        words = _WORD.findall(small)
        return any(
            place_key(" ".join(words[first:last])) in self.within
            for first, word in enumerate(words)
            if _stem(word) in self.firsts
            for last in range(first + 1, min(first + _MOST_WORDS, len(words)) + 1)
        )


def place_key(name: str) -> str:
    """What spellings of a place have in common: articles, signs and the last `h` left out.

    >>> place_key("Al-Hillah"), place_key("Hilla"), place_key("Muthanna Governorate")
    ('hilla', 'hilla', 'muthanna')
    """
    plain = re.sub(r"[^a-z ]", "", name.lower().removesuffix("'s").removesuffix("’s").replace("-", " "))
    plain = _KIND.sub("", _ARTICLE.sub("", " ".join(plain.split())))
    return plain[:-1] if len(plain) > _SHORT and plain.endswith("h") else plain


def _stem(word: str) -> str:
    """What a key may begin with: a word in small letters without article, signs and the last `h`."""
    article, hyphen, rest = word.partition("-")
    plain = rest if hyphen and _ARTICLE.match(article + " ") else article
    return re.sub("['’]s?", "", plain).rstrip("h")


def area(name: str, folder: Path | None = None) -> Area:
    """The place of this name with all that lies in it; `folder` is the archive's, whose own table is read too."""
    wanted = place_key(name)
    own = _own(folder / OWN_TABLE) if folder is not None else ()
    kept = {wanted}
    for parents in (_shipped(), _parents(own)) if own else (_shipped(),):
        kept |= {key for key, above in parents.items() if wanted in above}
    return Area(name.strip(), frozenset(kept), frozenset(_stem(key.split()[0]) for key in kept if key))


def asked(name: str | None, folder: Path) -> Area | None:
    """The place that somebody asks for, None where nobody does."""
    return area(name, folder) if name and name.strip() else None


@cache
def _shipped() -> dict[str, frozenset[str]]:
    return _parents(shipped_rows("place"))


def _own(path: Path) -> tuple[Row, ...]:
    if not path.is_file():
        return ()
    return tuple(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))


def _parents(rows: Iterable[Row]) -> dict[str, frozenset[str]]:
    """By key, in what a place lies, at every height; a key of several places that lie apart is left out."""
    above: dict[str, set[tuple[str, str]]] = defaultdict(set)
    direct: dict[str, str] = {}
    for row in rows:
        region, country = place_key(row["within"] or ""), place_key(row["country"] or "")
        for name in (row["name"], *(row["also"] or "").split(";")):
            if name:
                above[place_key(name)].add((region, country))
                direct.setdefault(place_key(name), region)
    found = {}
    for key, places in above.items():
        inner = {place for place in places if place[0]} or places
        if len(inner) == 1:
            region, country = next(iter(inner))
            found[key] = frozenset({region, country, *_chain(region, direct)} - {""})
    return found


def _chain(region: str, direct: Mapping[str, str]) -> tuple[str, ...]:
    """What a region of a table lies in itself, and so on upwards."""
    chain: list[str] = []
    while (region := direct.get(region, "")) and region not in chain:
        chain.append(region)
    return tuple(chain)
