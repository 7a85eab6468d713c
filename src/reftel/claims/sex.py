"""Sexes: whether somebody is a man or a woman, by forms of address and by given names that only one of them bears.

`Mrs. Tamaz` is a woman and `Margaret Tamaz` too; of `Ambassador Tamaz` nothing is known.
"""

from collections.abc import Iterable, Mapping
from functools import cache

from reftel.claims.name import particle, rank
from reftel.claims.position import is_honorific
from reftel.claims.rows import lexicon_rows
from reftel.claims.wordclass import words_of

MEN, WOMEN = frozenset({"he", "him", "his", "himself"}), frozenset({"she", "her", "hers", "herself"})
"""Pronouns."""


def sexes_of(titles: Iterable[str]) -> frozenset[str]:
    """What forms of address say of whoever is called so: `man`, `woman`."""
    words = {word.strip(".").lower() for title in titles for word in title.split()}
    return frozenset(sex for sex in ("woman", "man") if words & words_of(f"called a {sex}"))


def is_of_wives(title: str) -> bool:
    """Whether the wife of a man who bears a title is called so beside him: `Mrs.`, `Frau`."""
    form = rank(title.strip("."))
    return form is not None and form.word == "mrs"


def is_of_other_sex(titles: Iterable[str], others: Iterable[str]) -> bool:
    """Whether one is called a man and the other a woman."""
    one, other = sexes_of(titles), sexes_of(others)
    return bool(one and other) and one.isdisjoint(other)


@cache
def _given() -> Mapping[str, str]:
    return {row["word"]: row["sex"] for row in lexicon_rows("sex")}


@cache
def _full() -> Mapping[str, str]:
    """The given names that short ones stand for, in small letters."""
    return {row["word"]: row["full"].lower() for row in lexicon_rows("nickname")}


def fits(pronoun: str, name: str) -> bool:
    """Whether `he` or `she` may be whoever is called so, titles and all.

    >>> fits("she", "Mr. Tamaz"), fits("she", "Margaret Tamaz"), fits("he", "Ambassador Tamaz")
    (False, True, True)
    """
    known = sexes(name, [name])
    return len(known) != 1 or (pronoun in WOMEN) == ("woman" in known)


def sexes(name: str, titles: Iterable[str]) -> frozenset[str]:
    """What a name in full and the forms of address before it say; the forms of address stand over the name.

    >>> sorted(sexes("Margaret Tamaz", ["Ambassador"])), sorted(sexes("Tamaz", ["Ambassador"]))
    (['woman'], [])
    """
    parts = [word for word in name.replace(",", " ").split() if not (particle(word.lower()) or is_honorific(word))]
    first = parts[0].lower() if len(parts) > 1 else ""
    found = _given().get(_full().get(first, first))
    return sexes_of(titles) or frozenset([found] if found else [])
