"""Positions: which words are offices and titles, what they are in full, and what stands before and behind them.

`Karbala IP Chief`, `Assistant Minister for National Security Affairs`, `Spanish DCM in Bogota`. A bare rank or form of
address (`BG`, `Shaykh`) is none. The lexicons are `position.csv`, `field.csv` and `rank.csv`.
"""

import re
from collections.abc import Mapping
from functools import cache, lru_cache

import msgspec

from reftel.claims.name import particle, rank
from reftel.claims.rows import lexicon_rows
from reftel.claims.token import Token
from reftel.claims.vocabulary import is_plain, is_word
from reftel.terms.caption import captions
from reftel.terms.country import is_country
from reftel.terms.rows import shipped_rows


class Office(msgspec.Struct, frozen=True):
    """A word of an office: `full` is it in full, `kind` head, short, former, appointed or modifier."""

    full: str
    kind: str


@cache
def _offices() -> Mapping[str, tuple[Office, ...]]:
    found: dict[str, tuple[Office, ...]] = {}
    for row in lexicon_rows("position"):
        found[row["word"]] = (*found.get(row["word"], ()), Office(row["full"], row["kind"]))
    return found


def office(word: str, *kinds: str) -> Office | None:
    """The office that a word in small letters names, as one of these kinds.

    >>> office("fm", "head", "short"), office("table", "head")
    (Office(full='foreign minister', kind='short'), None)
    """
    return next((each for each in _offices().get(word, ()) if each.kind in kinds), None)


@lru_cache(maxsize=50_000)
def head(word: str) -> Office | None:
    """The office whose head this word is, also in the plural or in a compound.

    >>> [head(word).full for word in ("minister", "Senators", "PM", "then-Minister", "President-designate")]
    ['minister', 'senator', 'prime minister', 'minister', 'president']
    """
    low = word.lower()
    found = office(low, "head", "short")
    if found is None and "-" in low:
        first, _, rest = low.partition("-")
        if first in _PREFIXES or rest in _SUFFIXES:
            return office(first if rest in _SUFFIXES else rest, "head", "short")
    if found is None and low.startswith("min") and len(low) > 5 and (low[3:] in _fields() or "/" in low):
        return office("minister", "head")
    return found or (office(low[:-1], "head", "short") if len(low) > 4 and word.endswith("s") else None)


_PREFIXES = frozenset({"then", "ex", "vice", "deputy", "co", "sub", "under", "now", "former"})
_SUFFIXES = frozenset({"elect", "designate", "general", "select", "nominee"})


@cache
def _fields() -> frozenset[str]:
    return frozenset(row["word"] for row in lexicon_rows("field"))


def is_field(word: str) -> bool:
    """Whether this word stands in names of ministries and offices: Affairs, Defense."""
    low = word.lower()
    return low in _fields() or (low.endswith("s") and low[:-1] in _fields())


@cache
def _places() -> frozenset[str]:
    names = {row["name"].lower() for row in shipped_rows("post")}
    names |= {part for name in names for part in name.split("/")}
    return frozenset(names)


def is_place(word: str) -> bool:
    """Whether this is a country, or a city with a post."""
    return (len(word) > 3 and is_country(word)) or word.lower() in _places()


def is_honorific(word: str) -> bool:
    """Whether this is a rank or form of address that is no position."""
    found = rank(word)
    return found is not None and head(word) is None


@cache
def _never() -> frozenset[str]:
    """Small words and dates that are never part of a name or a title."""
    return frozenset(row["word"] for name in ("common", "opener") for row in lexicon_rows(name))


@cache
def _dates() -> frozenset[str]:
    return frozenset(row["word"] for row in lexicon_rows("common") if row["kind"] == "date")


@cache
def _bodies() -> frozenset[str]:
    return frozenset(row["word"] for row in lexicon_rows("common") if row["kind"] == "body")


def is_date(word: str) -> bool:
    """Whether a word in small letters is a day or a month."""
    return word in _dates()


def is_body(word: str) -> bool:
    """Whether this is the noun of a body, which may stand in a title: Office, Court, Bank."""
    return word.lower() in _bodies()


def is_common(word: str) -> bool:
    """Whether this is a common word: a day, a month, `the`, `however`."""
    return word.lower() in _never()


@cache
def _peoples() -> frozenset[str]:
    return frozenset(row["word"] for row in lexicon_rows("capital") if row["kind"] == "demonym")


def is_people(word: str) -> bool:
    """Whether a word in small letters is the adjective of a people: `french`, `jewish`."""
    return word in _peoples() or word.rstrip("s") in _peoples()


@cache
def _given_names() -> frozenset[str]:
    return frozenset(row["word"] for row in lexicon_rows("capital") if row["kind"] == "given")


def is_given(word: str) -> bool:
    """Whether this is a given name that is common in telegrams: `John`, `Ali`."""
    return word.lower() in _given_names()


def _capitalised(word: str) -> bool:
    """Whether a word is written as a name is: `Orlan`, `al-Orlan`, `d'Orlan`."""
    if word[:1].isupper():
        return True
    article, hyphen, rest = word.replace("’", "'").replace("'", "-").partition("-")
    return bool(hyphen) and rest[:1].isupper() and (bool(particle(article)) or article == "d")


_THING = re.compile(r"(?:[st]ion|ment|ity|ism|ship|tic|ture|ncy)s?$|[^v]ies$")
"""How nouns of things end, and names do not: `Elections`, `Enforcement`, `Securities`."""
_SHORTEST_THING = 8
_DESCRIBING = frozenset({"led", "made", "era", "style", "like", "type", "wide"})


@lru_cache(maxsize=50_000)
def is_noun_of_thing(word: str) -> bool:
    """Whether a word ends as nouns of things do and is one of English: `Elections`, not `Orlan`.

    >>> is_noun_of_thing("Enforcement"), is_noun_of_thing("Authorities"), is_noun_of_thing("Clement")
    (True, True, False)
    """
    low = word.lower()
    return len(low) >= _SHORTEST_THING and bool(_THING.search(low)) and is_word(low)


def _is_described(word: str) -> bool:
    """Whether a hyphen makes an adjective of a name: `Tamaz-led`, `Kharvan-made`; `Jong-il` is a name."""
    tail = word.rpartition("-")[2] if "-" in word else ""
    return tail.islower() and (tail in _DESCRIBING or (len(tail) > 4 and tail.endswith(("ed", "ing"))))


@lru_cache(maxsize=10_000)
def _is_adverb(word: str) -> bool:
    """Whether a word on `ly` is one of English that could be nobody's name: `nearly`, not `vasily` or `kelly`."""
    return is_plain(word) and not is_given(word)


def may_be_name(token: Token) -> bool:
    """Whether a token may be part of a person's name: capitalised, no title, field, place, acronym or common word."""
    word = token.word
    if len(word) >= 4 and set(word) == {"X"}:
        return True
    if not _capitalised(word) or (token.lower.endswith("ly") and _is_adverb(token.lower)):
        return False
    if word in captions() or head(word) or is_common(word) or is_place(word):
        return False
    if office(token.lower, "former", "appointed", "modifier"):
        return False
    if is_field(word) or is_people(token.lower) or any(mark in "/&0123456789" for mark in word):
        return False
    if is_field(word.partition("-")[0]) or head(word.partition("-")[0]) or (word[:-1].isupper() and word.endswith("s")):
        return False
    if _is_described(word) or is_noun_of_thing(word):
        return False
    acronym = word.replace(".", "").isupper() and 1 < len(word) <= 5
    return (not acronym and not particle(token.lower).startswith("joined article")) or token.lower in ("al", "el")
