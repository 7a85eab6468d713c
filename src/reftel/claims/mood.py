"""Mood: how a verb is meant: asserted, believed, planned, attempted, conditional, negated, asked.

`He would not go if asked` asserts nothing: it denies and makes a condition.
"""

from enum import StrEnum
from functools import lru_cache

from reftel.claims.clause import SUBJECTS, auxiliaries, negated
from reftel.claims.report import kinds
from reftel.claims.tree import Tree
from reftel.claims.wordclass import words_of

_CONDITIONS = frozenset({"if", "unless", "should", "provided", "once", "until", "whether"})


class Mood(StrEnum):
    """How a verb is meant; all but ASSERTED keep it from being told as a fact."""

    ASSERTED = "asserted"
    BELIEVED = "believed"
    WISHED = "wished"
    ATTEMPTED = "attempted"
    CONDITIONAL = "conditional"
    NEGATED = "negated"
    DENIED = "denied"
    ASKED = "asked"


# What a verb of some kind makes of its clause, the first kind of a verb that has several: `he feared that` is a belief,
# `he refused to` says that it was not done.
_BY_CLAUSE = {
    "ccomp": (("wish", Mood.WISHED), ("question", Mood.ASKED), ("belief", Mood.BELIEVED), ("denial", Mood.DENIED)),
    "xcomp": (
        ("wish", Mood.WISHED),
        ("attempt", Mood.ATTEMPTED),
        ("denial", Mood.NEGATED),
        ("belief", Mood.BELIEVED),
    ),
}


@lru_cache(maxsize=500)
def mood(tree: Tree, verb: int) -> Mood:
    """How this verb is meant, by itself and by what stands above it; rule after rule asks it of one sentence."""
    if _inverted(tree, verb):
        return Mood.CONDITIONAL
    if negated(tree, verb):
        return Mood.NEGATED
    if "?" in tree.words[-2:]:
        return Mood.ASKED
    below = verb
    for place in (verb, *tree.ups(verb)):
        found = _here(tree, place, below)
        if found is not Mood.ASSERTED:
            return found
        below = place
    return Mood.ASSERTED


def _here(tree: Tree, place: int, below: int) -> Mood:
    """What the word at `place` makes of what stands under it at `below` (itself for the verb asked about)."""
    if _conditioned(tree, place):
        return Mood.CONDITIONAL
    if place == below:
        return Mood.ASKED if _embedded(tree, place) else Mood.ASSERTED
    if tree.deps[below] in ("acl", "ccomp", "relcl"):
        if tree.lower[place] in words_of("doubt"):
            return Mood.BELIEVED
        if tree.lower[place] in words_of("desire"):
            return Mood.WISHED
    return _told(tree, place, tree.deps[below])


def _told(tree: Tree, verb: int, clause: str) -> Mood:
    """What a verb of saying, wishing or trying makes of its clause: `hoped that`, `tried to`, `did not manage to`."""
    if clause == "xcomp" and negated(tree, verb):
        return Mood.NEGATED
    found = kinds(tree, verb)
    if clause == "ccomp" and "speech" in found:
        return Mood.ASSERTED
    return next((meant for kind, meant in _BY_CLAUSE.get(clause, ()) if kind in found), Mood.ASSERTED)


def _conditioned(tree: Tree, verb: int) -> bool:
    """Whether it opens as a condition does: `if he comes`, `once he had asked`, `should he come`."""
    marked = any(tree.lower[kid] in _CONDITIONS for kid in tree.kids(verb, "mark"))
    return marked or _once(tree, verb) or _inverted(tree, verb)


def _once(tree: Tree, verb: int) -> bool:
    """`once he asked for it`: of what is still to come or has come, never told for its own sake."""
    return tree.deps[verb] == "advcl" and tree.lower[min(tree.under(verb))] == "once"


def _inverted(tree: Tree, verb: int) -> bool:
    """A condition without `if`: `should we get indications`, `had he known`."""
    opened = next((kid for kid in tree.kids(verb, "aux") if tree.lower[kid] in ("should", "had", "were")), None)
    if opened is None:
        return False
    own = tree.kid(verb, *SUBJECTS)
    return own is not None and opened < own


def _embedded(tree: Tree, verb: int) -> bool:
    """Whether this is what somebody asks or wonders: `who will head the government`, `how he plans to go on`."""
    if tree.deps[verb] == "conj":
        return tree.lower[min(tree.under(verb))] in ("how", "why", "whether")
    if tree.deps[verb] not in ("ccomp", "pcomp", "csubj"):
        return False
    return tree.lower[min(tree.under(verb))] in ("who", "whom", "how", "why", "what", "which", "whether", "where")


def conditional(tree: Tree, verb: int) -> bool:
    """Whether the doing hangs on a condition: `if`, `unless`, `once`."""
    for place in (verb, *tree.ups(verb)):
        for kid in tree.kids(place, "advcl", "prep", "mark"):
            inner = tree.kids(kid, "mark", "advmod") if tree.deps[kid] == "advcl" else [kid]
            if any(tree.lower[each] in ("if", "unless", "once", "provided") for each in inner):
                return True
        if tree.deps[place] == "ccomp":
            break
    return False


def planned(tree: Tree, verb: int) -> bool:
    """Whether this lies ahead: `will meet`, `is to meet`, `is meeting on December 12`, `scheduled to meet`."""
    helpers = auxiliaries(tree, verb)
    if "have" in helpers and not {"will", "'ll", "shall"} & set(helpers):
        return False  # `may have been held` lies behind
    if any(each in ("will", "'ll", "shall", "would", "wo", "may", "might", "could", "can") for each in helpers):
        return True
    above = tree.heads[verb]
    if tree.deps[verb] == "xcomp" and tree.lemmas[above] in words_of("before what is planned"):
        return True
    return "to" in helpers and tree.deps[verb] == "xcomp" and tree.lemmas[above] == "be"
