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
    if any(tree.lower[kid] == "should" and kid < verb and tree.deps[verb] == "advcl" for kid in tree.kids(verb, "aux")):
        return None
    owner = doer(tree, verb)
    words = clause(tree, verb)
    if speaker(tree, verb) is None:
        if scene.reported or owner is None or not (is_self(tree, owner) or (scene.comment and acts(tree, owner))):
            return None
        if mood(tree, verb) not in (Mood.ASSERTED, Mood.NEGATED):
            return None
        return made(
            scene,
            "recommendation",
            "recommendation",
            verb,
            words,
            owner,
            after(tree, verb, words),
            counterpart=counterpart_of(tree, deed_of(tree, verb)),
        )
    if (
        mood(tree, verb) not in (Mood.ASSERTED, Mood.NEGATED)
        or "should" not in helpers
        or owner is None
        or not is_self(tree, owner)
    ):
        return None
    said = speaker(tree, verb)
    asker = subject(tree, said) if said is not None else None
    return made(
        scene,
        "request",
        "request-should",
        verb,
        words,
        owner,
        after(tree, verb, words),
        counterpart=named(tree, asker),
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
