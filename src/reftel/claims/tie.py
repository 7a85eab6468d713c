"""Ties told by a noun: `Orlan's feud with Vale`, `ties between Orlan and Vale`, `has a poor relationship with Vale`.

The lexicon is `tie.csv`: the noun, the words that join the other to it, and the relation; `by quality` leaves it to the
adjective, since a relationship may be close or bitter.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import takewhile

import msgspec

from reftel.claims.claim import Relation
from reftel.claims.clause import clause, negated, phrase, subject, through
from reftel.claims.draft import Draft, Scene
from reftel.claims.mood import Mood, mood
from reftel.claims.party import bearer, is_man, is_party, joined, own_name
from reftel.claims.rows import lexicon_rows
from reftel.claims.tree import Tree
from reftel.claims.wordclass import words_of


class Tie(msgspec.Struct, frozen=True):
    """A noun of company: the prepositions that join the other, and what it says (`ally`, or `by quality`)."""

    joins: tuple[str, ...]
    relation: str


@cache
def ties() -> Mapping[str, Tie]:
    """The nouns of company, in the singular."""
    return {row["word"]: Tie(tuple(row["joins"].split()), row["relation"]) for row in lexicon_rows("tie")}


def tie(scene: Scene, noun: int) -> Iterator[Draft]:
    """The relations that a noun of company tells, one for each whom it is told of."""
    tree = scene.tree
    row = ties().get(tree.lemmas[noun]) if tree.tags[noun] in ("NN", "NNS") else None
    if row is None:
        return
    verb = next((up for up in tree.ups(noun) if tree.is_verb(up)), None)
    relation = _quality(tree, noun) if row.relation == "by quality" else row.relation
    status = _status(tree, noun, verb)
    if relation is None or status is None:
        return
    who, others = _sides(tree, noun, row)
    if (who := bearer(tree, who)) is None:
        return
    words = phrase(tree, noun, whole=False)
    first, last = words.first, words.last
    if who not in range(first, last + 1) and verb is not None:
        first = min(first, clause(tree, verb, tail=False).first)
    for other in others:
        if other != who and is_party(tree, other) and (is_man(tree, other) or not tree.tags[other].startswith("PRP")):
            said = Relation(own_name(tree, who), relation, own_name(tree, other), status)
            end = max(last, phrase(tree, other, whole=False).last)
            yield Draft(said, first, end, "relation-tie", other)


def _sides(tree: Tree, noun: int, row: Tie) -> tuple[int | None, list[int]]:
    """Who has the tie, and those he has it with."""
    pair = through(tree, noun, "between", "among") if "with" in row.joins else None
    if pair is not None:
        who, *others = joined(tree, pair)
        if bearer(tree, who) is None and others:
            who, others = others[0], [who]
        return who, others
    other = through(tree, noun, *row.joins)
    return _owner(tree, noun), list(joined(tree, other)) if other is not None else []


def _owner(tree: Tree, noun: int) -> int | None:
    """Whose it is: `his friendship with`, `Orlan has ties to`, `Orlan is locked in a feud with`."""
    owner = tree.kid(noun, "poss")
    if owner is not None:
        return owner
    above = tree.heads[noun]
    if tree.deps[noun] == "conj":
        return _owner(tree, above) if above != noun else None
    if tree.deps[noun] == "dobj" and tree.lemmas[above] in words_of("having"):
        return subject(tree, above)
    verb = tree.heads[above]
    within = tree.deps[noun] == "pobj" and tree.lower[above] in ("in", "into") and tree.is_verb(verb)
    return subject(tree, verb) if within and tree.lemmas[verb] in words_of("engaged") else None


def _quality(tree: Tree, noun: int) -> str | None:
    """Whether a relationship is good or bad, as its adjective says: `close`, `their relationship is tense`."""
    said = {tree.lower[kid] for kid in tree.kids(noun, "amod", "compound", "nmod")}
    said |= {tree.lower[other] for kid in tree.kids(noun, "amod") for other in joined(tree, kid)}
    verb = tree.heads[noun]
    if tree.deps[noun] == "nsubj" and tree.lemmas[verb] in ("be", "remain", "become"):
        said |= {tree.lower[kid] for kid in tree.kids(verb, "acomp", "attr")}
    good, bad = said & words_of("good"), said & words_of("bad")
    return None if bool(good) == bool(bad) else "ally" if good else "adversary"


def _status(tree: Tree, noun: int, verb: int | None) -> str | None:
    """Whether it is so or denied; None where it is only wished, asked or supposed."""
    if any(tree.lower[kid] in words_of("hardly any") for kid in tree.kids(noun, "amod")):
        return None  # `has little confidence in him`
    if "no" in (tree.lower[kid] for kid in tree.kids(noun, "det")):
        return "denied"
    between = takewhile(lambda up: not tree.is_verb(up), tree.ups(noun))
    if any(tree.lower[kid] == "no" for up in between for kid in tree.kids(up, "det")):
        return None  # `no evidence of ties`
    taken = tree.deps[noun] == "nsubj" and verb is not None and tree.lemmas[verb] not in ("be", "exist")
    if verb is None or taken:
        return "holds"  # `the feud between Orlan and Vale has not ended`
    if negated(tree, verb):
        return "denied" if tree.heads[noun] == verb and tree.deps[noun] == "dobj" else None
    helpers = {tree.lower[kid] for kid in tree.kids(verb, "aux")} if tree.heads[noun] == verb else set()
    told = mood(tree, verb) in (Mood.ASSERTED, Mood.BELIEVED) and not helpers & _UNTOLD
    return ("former" if any(tree.lower[kid] in _PAST for kid in tree.kids(noun, "amod")) else "holds") if told else None


_UNTOLD = frozenset({"to", "may", "might", "could", "would", "should", "can", "must"})
_PAST = frozenset({"former", "past", "previous", "erstwhile", "onetime", "one-time"})
