"""Recommendations of the author, and what is pending: `the mission must be ready`, `is waiting for a response`."""

from reftel.claims.agency import acts, is_self
from reftel.claims.clause import (
    auxiliaries,
    clause,
    doer,
    named,
    phrase,
    subject,
    through,
)
from reftel.claims.deed import after, counterpart_of, deed_of, giver, made
from reftel.claims.draft import Draft, Scene
from reftel.claims.request import SHOULD
from reftel.claims.voice import Mood, mood, speaker


def should(scene: Scene, verb: int) -> Draft | None:
    """`the mission must be ready` in the author's voice; `he said the US should` is a request of his."""
    tree = scene.tree
    helpers = set(auxiliaries(tree, verb))
    if not helpers & SHOULD or tree.deps[verb] in ("advcl", "relcl"):
        return None
    owner = doer(tree, verb)
    if owner is None or mood(tree, verb) not in (Mood.ASSERTED, Mood.NEGATED):
        return None
    words = clause(tree, verb)
    said = speaker(tree, verb)
    if said is not None:
        if "should" not in helpers or not is_self(tree, owner):
            return None
        asker = named(tree, subject(tree, said))
        return made(scene, "request", "request-should", verb, words, owner, after(tree, verb, words), counterpart=asker)
    if scene.reported or not (is_self(tree, owner) or (scene.comment and acts(tree, owner))):
        return None
    other = counterpart_of(tree, deed_of(tree, verb))
    return made(
        scene, "recommendation", "recommendation", verb, words, owner, after(tree, verb, words), counterpart=other
    )


def recommend(scene: Scene, verb: int, frame: str) -> Draft | None:
    """`Post recommends that the Department reply`."""
    tree = scene.tree
    who = subject(tree, verb)
    if who is None or not is_self(tree, who) or mood(tree, verb) is not Mood.ASSERTED:
        return None
    inner = tree.kid(verb, "ccomp", "dobj", "xcomp")
    if inner is None:
        return None
    owner = subject(tree, inner) if tree.is_verb(inner) else None
    words = clause(tree, verb)
    return made(scene, "recommendation", "recommendation", verb, words, owner, tree.text(inner, max(inner, words.last)))


def pending(scene: Scene, verb: int, frame: str) -> Draft | None:
    """`is waiting for a response from Ra'ad`, `awaits the Department's reply`."""
    tree = scene.tree
    thing = through(tree, verb, "for") if frame == "for" else tree.kid(verb, "dobj")
    if thing is None or mood(tree, verb) is not Mood.ASSERTED:
        return None
    owner = giver(tree, thing, thing)
    words = clause(tree, verb)
    return made(
        scene,
        "pending",
        "pending",
        verb,
        words,
        owner,
        phrase(tree, thing).text(tree),
        counterpart=named(tree, subject(tree, verb)),
    )
