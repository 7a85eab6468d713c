"""Happenings: when, where and with what standing a verb tells of one; what all rules of events share."""

from reftel.claims.agency import acts
from reftel.claims.claim import Event
from reftel.claims.clause import (
    Phrase,
    auxiliaries,
    is_passive,
    named,
)
from reftel.claims.draft import Draft, Scene
from reftel.claims.position import is_place
from reftel.claims.tree import Tree
from reftel.claims.voice import Mood, conditional, kinds, mood, planned
from reftel.claims.when import when


def status(scene: Scene, verb: int) -> str:
    """Occurred, planned, attempted or reversed."""
    tree = scene.tree
    above = tree.heads[verb]
    if tree.deps[verb] == "xcomp":
        if "attempt" in kinds(tree, above) and not planned(tree, above):
            return "attempted"
        if tree.lemmas[above] in ("decide", "order", "manage", "begin", "start", "continue", "force"):
            return "occurred"
    if tree.deps[verb] in ("acl", "advcl") and tree.lower[above] in (
        "effort",
        "efforts",
        "attempt",
        "attempts",
        "bid",
        "plot",
        "plan",
    ):
        return "attempted" if tree.lower[above] not in ("plan",) else "planned"
    return "planned" if planned(tree, verb) or ahead(scene, verb) else "occurred"


def ahead(scene: Scene, verb: int) -> bool:
    """`is meeting on December 12`: the present progressive with a date tells of what is set."""
    helpers = auxiliaries(scene.tree, verb)
    return scene.tree.tags[verb] == "VBG" and bool({"is", "are", "'s", "'re"} & set(helpers))


def made(scene: Scene, verb: int, words: Phrase, rule: str, type_: str, **keys: str | None) -> Draft:
    """The event in these words, with its place and date."""
    tree = scene.tree
    state = keys.get("status") or status(scene, verb)
    date = when(words.text(tree), scene.said, ahead=state == "planned")
    said = Event(
        type_,
        keys.get("actor"),
        keys.get("target"),
        keys.get("for_"),
        keys.get("means"),
        place(tree, verb),
        date,
        state,
    )
    return Draft(said, words.first, words.last, rule, verb)


def place(tree: Tree, head: int) -> str | None:
    """Where: `in Amman`, `at the airport`; what stands behind `in` must be a name."""
    for kid in tree.kids(head, "prep"):
        if tree.lower[kid] in ("in", "at", "near", "outside", "to"):
            found = tree.kid(kid, "pobj")
            if found is not None and tree.is_name(found) and (tree.lower[kid] != "to" or is_place(tree.words[found])):
                words = named(tree, found)
                if (
                    words
                    and when(words, None) is None
                    and not any(letter.isdigit() for letter in words)
                    and acts(tree, found)
                ):
                    return words
    return None


def infinitive(tree: Tree, verb: int) -> bool:
    """A bare infinitive or gerund that tells nothing by itself, unless what stands above makes it told."""
    if tree.tags[verb] == "VBG" and not auxiliaries(tree, verb):
        return tree.deps[verb] not in ("advcl", "conj", "acl")
    if tree.tags[verb] != "VB":
        return False
    if tree.deps[verb] == "conj" and tree.tags[tree.heads[verb]] == "VB":
        return infinitive(tree, tree.heads[verb])
    if set(auxiliaries(tree, verb)) - {"to"}:
        return False
    above = tree.heads[verb]
    if tree.deps[verb] == "xcomp":
        reports = kinds(tree, above)
        return not ("attempt" in reports or tree.lemmas[above] in _FACTUAL or planned(tree, verb))
    return not (
        tree.deps[verb] in ("acl",)
        and tree.lower[above] in ("effort", "efforts", "attempt", "attempts", "bid", "decision", "order")
    )


_FACTUAL = frozenset(
    {"decide", "order", "manage", "allow", "force", "go", "agree", "plan", "intend", "schedule", "continue"}
)


_HABITS = frozenset({"often", "usually", "frequently", "regularly", "routinely", "always", "sometimes", "generally"})


_FALSE = frozenset({Mood.WISHED, Mood.CONDITIONAL, Mood.ASKED, Mood.NEGATED})


def told(scene: Scene, verb: int) -> bool:
    """Whether this verb tells of one happening: no habit, no condition, no wish, no bare infinitive."""
    tree = scene.tree
    if mood(tree, verb) in _FALSE or (conditional(tree, verb) and not is_passive(tree, verb)):
        return False
    if any(tree.lower[kid] in _HABITS for kid in tree.kids(verb, "advmod")):
        return False
    helpers = auxiliaries(tree, verb)
    if set(helpers) & {"may", "might", "can", "could", "should", "must"} and "have" not in helpers:
        return False
    return not (tree.tags[verb] in ("VBP", "VBZ") and not planned(tree, verb))
