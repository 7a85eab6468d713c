"""Parties: who can stand in a relation: a person by name, by `he` or by title, a group with a name, and those joined.

`is close to Orlan and Vale` is told of two; `the Dawn Party` and `ISCI` are groups, `the President` is a man.
"""

from collections.abc import Iterator
from functools import lru_cache

from reftel.claims.agency import acts, kind
from reftel.claims.antecedent import ONE
from reftel.claims.clause import described, named, phrase
from reftel.claims.person import person_at
from reftel.claims.position import head, is_date, is_given, is_honorific, is_people, is_place
from reftel.claims.stake import is_state
from reftel.claims.thing import is_thing
from reftel.claims.token import tokens
from reftel.claims.tree import Tree
from reftel.claims.vocabulary import is_word
from reftel.claims.wordclass import words_of


@lru_cache(maxsize=500)
def names_person(tree: Tree, place: int) -> bool:
    """Whether the words here hold a person's name, other than common words written large.

    Rule after rule asks it of one sentence.
    """
    row = tokens(tree.text(min(phrase(tree, place, whole=False).first, place), place))
    if set(tree.lower[place]) == {"x"}:
        return True
    places = (found for first in range(len(row)) if (found := person_at(row, first)))
    found = next((found for found in places if found.last == len(row) - 1), None)
    if found is None:
        return False
    titled = any(is_honorific(token.word) or head(token.word) for token in row[: found.first])
    common = all(is_word(token.lower) for token in row[found.first : found.last + 1])
    several = found.last > found.first or found.first > 0
    return not (common and several) or titled or is_given(row[found.first].word)


def bearer(tree: Tree, who: int | None) -> int | None:
    """Whose relation is told, where that is a named person or `he`."""
    if who is None:
        return None
    who = described(tree, who)
    if tree.lower[who] in ONE:
        return who
    return who if acts(tree, who) and names_person(tree, who) and not is_thing(tree.words[who]) else None


def is_group(tree: Tree, place: int) -> bool:
    """Whether this is a group with a name: `the Dawn Party`, `ISCI`, `the Sahriya clan`."""
    word = tree.words[place]
    if tree.is_name(place) and kind(tree.lower[place]) == "body" and tree.lower[place] not in words_of("council"):
        return True
    if tree.is_name(place) and word.isupper() and len(word) > 1:
        return True
    large = any(tree.is_name(kid) for kid in tree.kids(place, "compound", "amod", "poss", "nmod"))
    return tree.lower[place] in words_of("group") and (large or tree.is_name(place))


def by_title(tree: Tree, place: int) -> bool:
    """`the President`: a man who is named by his office."""
    the = any(tree.lower[kid] == "the" for kid in tree.kids(place, "det"))
    large = head(tree.words[place]) is not None and tree.words[place][0].isupper()
    return the and large and kind(tree.lower[place]) != "body"


def is_named(tree: Tree, place: int | None) -> bool:
    """Whether this is a name, and no place's."""
    return place is not None and tree.is_name(place) and not is_place(tree.words[place])


def is_man(tree: Tree, place: int) -> bool:
    """Whether this is one person, by name or by title."""
    return not _nowhere(tree, place) and (names_person(tree, place) or by_title(tree, place))


def is_party(tree: Tree, place: int) -> bool:
    """Whether this is a person or a group that somebody can stand to."""
    return not _nowhere(tree, place) and (is_group(tree, place) or is_man(tree, place))


def _nowhere(tree: Tree, place: int) -> bool:
    """Whether this is a state, a place, a people or a day, to which nobody stands so."""
    word = tree.words[place]
    if is_place(word) or is_date(tree.lower[place]) or is_people(tree.lower[place]) or kind(tree.lower[place]) == "own":
        return True
    return is_state(own_name(tree, place))


def joined(tree: Tree, place: int) -> Iterator[int]:
    """The one at `place` and those joined to it: `Orlan, Vale and Tamaz`."""
    yield place
    for kid in tree.kids(place, "conj"):
        yield from joined(tree, kid)


def own_name(tree: Tree, place: int) -> str:
    """The words that name a party: a group with all that belongs to it, a man without what is told of him."""
    return named(tree, place, whole=is_group(tree, place)) or ""
