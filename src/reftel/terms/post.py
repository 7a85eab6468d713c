"""A post is who sends telegrams under a number of its own: `BAGHDAD`, `RIODEJANEIRO`, `STATE`, `USUNNEWYORK`.

It is printed in many ways: `AMEMBASSY RIO DE JANEIRO`, `RIO DE JAN`, `Rio`, `COTON0U`. Each is held against the table
of posts and their aliases; what stands in neither is one slip of a known name (`COLOMOBO`), the beginning of exactly
one (`KUALA LUMP`), or unknown.
"""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from reftel.terms.slip import slipped

Row = Mapping[str, str]

_NOT_LETTERS = re.compile(r"[^A-Z]+")
_ZEROS = str.maketrans("0", "O")
# Words before a post's own name; the office they speak of sends under the name of its city.
_OFFICE = re.compile(
    r"(?:(?:AM|US)?EMB(?:ASSY|ASY|ASS|TEL)?|AM[A-Z]{1,3}[A-Z]SSY|AMCON(?:SUL|GEN)?|CONGEN|CONSULATE|"
    r"US ?MISSION|US ?INT|US ?LO|US ?OFFICE|US ?MIS|REO|RRT|PRT|ALL)\s+(?=[A-Z0-9])"
)
_DEPARTMENT = re.compile(r"SEC(?:RETARY OF )?STATE\b|DEPT? OF STATE\b|STATE DEP|DEPARTMENT OF STATE\b")
_FUSED = re.compile(r"(?:AM)?EMBASSY(?=[A-Z]{3})|AMCONSUL(?=[A-Z]{3})")
_COLLECTIVE = re.compile(r"\b(?:COLLECTIVE|POSTS)\b")
_KINDS_OF_POST = frozenset(("embassy", "consulate", "mission", "office", "department"))
_LEAST_SLIPPED = 5
_LEAST_BEGUN = 4


class Posts:
    """The posts, their aliases, and what any printed form of them stands for.

    >>> posts = Posts.from_rows([{"post": "PORTZAYD", "name": "PORT ZAYD", "kind": "consulate"}], [])
    >>> posts.resolve("Port Zayd"), posts.resolve("PORT ZYAD"), posts.of_plad("AMCONSUL PORT ZAYD")
    ('PORTZAYD', 'PORTZAYD', 'PORTZAYD')
    """

    def __init__(self, posts: Iterable[Row], aliases: Iterable[Row]) -> None:
        self._posts, self._aliases = tuple(posts), tuple(aliases)
        self._kinds = {row["post"]: row["kind"] for row in self._posts}
        self._countries = {row["post"]: country for row in self._posts if (country := row.get("country"))}
        self._alias = {row["alias"]: (row["post"], _year(row, "from"), _year(row, "to")) for row in self._aliases}
        self._first: dict[str, list[str]] = {}
        for name in (*self._kinds, *self._alias):
            self._first.setdefault(name[:1], []).append(name)
        self.resolve = lru_cache(maxsize=1 << 15)(self._resolve)
        self.of_plad = lru_cache(maxsize=1 << 14)(self._of_plad)

    @classmethod
    def from_rows(cls, posts: Iterable[Row], aliases: Iterable[Row]) -> "Posts":
        """Posts of rows with `post`, `name`, `kind`, and `country` where there is one (its code, of three letters).

        Aliases have `alias`, `post`, `from`, `to` (years, or empty).
        """
        return cls(posts, aliases)

    def plus(self, posts: Iterable[Row], aliases: Iterable[Row]) -> "Posts":
        """These posts and an archive's own."""
        return Posts((*self._posts, *posts), (*self._aliases, *aliases))

    def known(self, letters: str) -> bool:
        """Say whether a post of the table has exactly these letters."""
        return letters in self._kinds

    def kind(self, letters: str) -> str | None:
        """What the post is: `embassy`, `consulate`, `mission`, `office`, `department` or `agency`."""
        return self._kinds.get(letters)

    def country(self, letters: str) -> str | None:
        """The code of the country the post is in; None for the Department and for missions to organisations."""
        return self._countries.get(letters)

    def letters(self, name: str, year: int | None = None) -> str:
        """The post, or when it is not known its name in capitals without blanks, hyphens and apostrophes."""
        return self.resolve(name, year) or _letters(_own_name(name.upper()))

    def exact(self, letters: str, year: int | None = None) -> str | None:
        """The post of a name or an alias in force that is printed without a slip."""
        alias = self._alias.get(letters)
        if alias and _in_force(alias, year):
            return alias[0]
        return letters if letters in self._kinds else None

    def _resolve(self, name: str, year: int | None = None) -> str | None:
        """The post that any printed form stands for in this year; None when it is none, or could be two."""
        upper = name.upper().strip()
        if _DEPARTMENT.match(upper):
            return "STATE" if "STATE" in self._kinds else None
        whole = _letters(upper)
        own = _letters(_own_name(upper))
        return self.exact(whole, year) or self.exact(own, year) or self._damaged(own, year)

    def _damaged(self, letters: str, year: int | None) -> str | None:
        """The post of a name with one slip, or of the beginning of a name."""
        found = self._slipped(letters) if len(letters) >= _LEAST_SLIPPED else None
        if found is None and len(letters) >= _LEAST_BEGUN:
            found = self._begun(letters)
        return self.exact(found, year) if found else None

    def _slipped(self, letters: str) -> str | None:
        """A slip in the first letter is rare: names with the same one are tried first."""
        near = slipped(letters, [row for row in self._first.get(letters[0], ()) if len(row) >= _LEAST_SLIPPED])
        if near or len(letters) <= _LEAST_SLIPPED:
            return near
        return slipped(letters, [row for row in (*self._kinds, *self._alias) if len(row) > _LEAST_SLIPPED])

    def _begun(self, letters: str) -> str | None:
        posts = {row for row in self._first.get(letters[0], ()) if row.startswith(letters) and row in self._kinds}
        return posts.pop() if len(posts) == 1 else None

    def _of_plad(self, plad: str) -> str | None:
        """The post of an address: None for collectives and for those that are no post of the Department."""
        upper = " ".join(plad.upper().split())
        if _COLLECTIVE.search(upper) or not upper:
            return None
        post = self._resolve(upper)
        if post is not None:
            return post if self._kinds.get(post) in _KINDS_OF_POST else None
        office = _OFFICE.match(upper)
        if office is None:
            return None
        return self._shortened(upper[office.end() :]) or _letters(upper[office.end() :].translate(_ZEROS)) or None

    def _shortened(self, name: str) -> str | None:
        """`MELBOURNE VIC`: a name with a state or country behind it; `ARIS`: with its first letter lost."""
        words = name.split()
        for count in range(len(words) - 1, 0, -1):
            if post := self.exact(_letters(" ".join(words[:count]))):
                return post
        letters = _letters(name)
        return slipped(letters, self._kinds) if len(letters) == _LEAST_BEGUN else None

    def behind(self, letters: str) -> str | None:
        """The longest known post that letters end with, of four letters at least: `EFTOACCRA`."""
        for start in range(1, len(letters) - 3):
            if post := self.exact(letters[start:]):
                return post
        return None


def _letters(name: str) -> str:
    return _NOT_LETTERS.sub("", name.upper().translate(_ZEROS))


def _own_name(upper: str) -> str:
    """The name without the kind of office before it."""
    match = _OFFICE.match(upper) or _FUSED.match(upper)
    return upper[match.end() :] if match else upper


def _year(row: Row, column: str) -> int | None:
    return int(row[column]) if row.get(column) else None


def _in_force(alias: tuple[str, int | None, int | None], year: int | None) -> bool:
    _, first, last = alias
    return year is None or ((first is None or first <= year) and (last is None or year <= last))
