"""Bonds: what a verb says of how a person stands to another: `is allied with`, `joined the Dawn Party`, `is close to`.

The lexicon is `bond.csv`: the word, what joins the other to it, what the other must be, and the relation that this is.
"""

from collections.abc import Iterator
from functools import cache

import msgspec

from reftel.claims.agency import acts, kind
from reftel.claims.antecedent import ONE
from reftel.claims.claim import Relation
from reftel.claims.clause import clause, described, named, negated, phrase, subject, through
from reftel.claims.draft import Draft, Scene
from reftel.claims.mood import Mood, mood
from reftel.claims.person import person_at
from reftel.claims.position import head, is_date, is_given, is_honorific, is_place
from reftel.claims.rows import lexicon_rows
from reftel.claims.token import tokens
from reftel.claims.tree import Tree
from reftel.claims.vocabulary import is_word
from reftel.claims.wordclass import words_of


class Bond(msgspec.Struct, frozen=True):
    """One way to say a relation: `joins` is the preposition (or `object`), `other` person, group or any."""

    joins: str
    other: str
    relation: str
    status: str


@cache
def _bonds() -> dict[str, tuple[Bond, ...]]:
    found: dict[str, tuple[Bond, ...]] = {}
    for row in lexicon_rows("bond"):
        bond = Bond(row["frame"], row["object"], row["relation"], row["status"])
        found[row["word"]] = (*found.get(row["word"], ()), bond)
    return found


def bond(scene: Scene, verb: int) -> Draft | None:
    """The relation that this verb tells, of a named person or of `he`; None where it tells none.

    A denial and what somebody only plans or asks tell none.
    """
    tree = scene.tree
    known = [(word, _bonds()[key]) for word, key in _words(tree, verb) if key in _bonds()]
    if not known or not _told(tree, verb) or negated(tree, verb) or tree.kid(verb, "prt") is not None:
        return None
    who = _bearer(tree, verb)
    if who is None:
        return None
    for word, bonds in known:
        for each in bonds:
            other = _other(tree, word, each)
            if other is not None and other != who:
                words = clause(tree, verb, tail=False)
                said = Relation(_name(tree, who), each.relation, _name(tree, other), each.status)
                return Draft(said, words.first, words.last, "relation-verb", verb)
    return None


def _told(tree: Tree, verb: int) -> bool:
    """Whether the verb tells what is so: `supports Tamaz`, `continued to support Tamaz`, not `asked to support him`."""
    if any(tree.lower[kid] == "to" for kid in tree.kids(verb, "aux")):
        above = tree.heads[verb]
        return above != verb and tree.lemmas[above] in ("continue", "keep") and _told(tree, above)
    lasting = not any(tree.tags[kid] == "MD" for kid in tree.kids(verb, "aux")) or tree.lemmas[verb] in _COMING
    return lasting and mood(tree, verb) in (Mood.ASSERTED, Mood.BELIEVED)


_COMING = frozenset({"succeed", "replace", "continue"})


def _bearer(tree: Tree, verb: int) -> int | None:
    """Whose relation the clause tells: a named person, or `he`."""
    who = subject(tree, verb)
    if who is None:
        return None
    who = described(tree, who)
    if tree.lower[who] in ONE:
        return who
    return who if acts(tree, who) and names_person(tree, who) else None


def names_person(tree: Tree, place: int) -> bool:
    """Whether the words here hold a person's name, other than common words written large."""
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


def _words(tree: Tree, verb: int) -> Iterator[tuple[int, str]]:
    """The words that may tell it, and how the lexicon spells them: the verb, its adjective, the noun behind `has`."""
    yield verb, tree.lemmas[verb]
    if tree.lemmas[verb] in _HELD:
        yield from ((place, tree.lower[place]) for place in tree.kids(verb, "acomp", "oprd"))
    if tree.lemmas[verb] in ("have", "maintain", "enjoy"):
        for place in tree.kids(verb, "dobj"):
            bound = tree.lower[place] in ("ties", "links")
            if bound or any(tree.lower[kid] in words_of("good") for kid in tree.kids(place, "amod")):
                yield place, tree.lower[place].removesuffix("s")


_HELD = frozenset({"be", "remain", "become", "seem", "consider", "believe", "regard", "deem", "think", "stay"})
"""`is close to`, `is considered loyal to`."""


def _other(tree: Tree, word: int, bond: Bond) -> int | None:
    """The one to whom the bond is, when it is of the kind that the bond asks for."""
    if bond.joins == "object":
        other = tree.kid(word, "dobj") if through(tree, word, "with") is None else None
    elif bond.joins.startswith("closely"):
        closely = any(tree.lower[kid] == "closely" for kid in tree.kids(word, "advmod"))
        other = through(tree, word, "with") if closely else None
    else:
        other = through(tree, word, bond.joins)
    if other is None or is_place(tree.words[other]) or is_date(tree.lower[other]):
        return None
    if bond.other != "person" and is_group(tree, other):
        return other
    if bond.other == "group":
        return other if tree.is_name(other) and bond.joins in ("to", "from") else None
    return other if names_person(tree, other) or _by_title(tree, other) else None


def _by_title(tree: Tree, place: int) -> bool:
    """`the President`: a man who is named by his office."""
    the = any(tree.lower[kid] == "the" for kid in tree.kids(place, "det"))
    large = head(tree.words[place]) is not None and tree.words[place][0].isupper()
    return the and large and kind(tree.lower[place]) != "body"


def is_group(tree: Tree, place: int) -> bool:
    """Whether this is a group with a name: `the Dawn Party`, `ISCI`, `the Sahriya clan`."""
    word = tree.words[place]
    if tree.is_name(place) and kind(tree.lower[place]) == "body" and tree.lower[place] not in words_of("council"):
        return True
    if tree.is_name(place) and word.isupper() and len(word) > 1:
        return True
    large = any(tree.is_name(kid) for kid in tree.kids(place, "compound", "amod", "poss", "nmod"))
    return tree.lower[place] in words_of("group") and (large or tree.is_name(place))


def _name(tree: Tree, place: int) -> str:
    return (named(tree, place) or "") if is_group(tree, place) else phrase(tree, place, whole=False).text(tree)
