"""Meetings told by a verb: `met with`, `called on`, `visited`, `hosted`."""

from reftel.claims.agency import acts, is_side
from reftel.claims.claim import Event
from reftel.claims.clause import (
    clause,
    doer,
    is_passive,
    named,
    patient,
    phrase,
    through,
)
from reftel.claims.draft import Draft, Scene
from reftel.claims.happening import made
from reftel.claims.tree import Tree


def meeting(scene: Scene, verb: int, type_: str, frame: str) -> Draft | None:
    """`met with`, `called on`, `visited`, `hosted`: two sides."""
    tree = scene.tree
    other = _other_side(tree, verb, frame)
    actor = doer(tree, verb)
    if other is None and actor is not None and (both := _both(tree, verb, actor, frame)) is not None:
        words = clause(tree, verb, tail=False)
        first = phrase(tree, actor, whole=False).text(tree)
        return made(scene, verb, words, "event-meeting", type_, actor=first, target=named(tree, both))
    if other is None and not (frame == "with" and tree.lemmas[verb] == "meet" and actor is not None):
        return None
    if (other is not None and not is_side(tree, other)) or (actor is not None and not acts(tree, actor)):
        return None
    words = clause(tree, verb, tail=False)
    draft = made(scene, verb, words, "event-meeting", type_, actor=named(tree, actor), target=named(tree, other))
    undated = isinstance(draft.said, Event) and draft.said.status != "occurred" and draft.said.date is None
    return None if undated else draft


def _both(tree: Tree, verb: int, actor: int, frame: str) -> int | None:
    """The second of two who `met on December 3` or `discussed the case`: joined by `and`, both of whom act."""
    second = tree.kid(actor, "conj")
    if (
        frame not in ("with", "about with", "with to")
        or second is None
        or not (acts(tree, actor) and acts(tree, second))
    ):
        return None
    return second if tree.tags[verb] == "VBD" else None


def _other_side(tree: Tree, verb: int, frame: str) -> int | None:
    """The other party: behind `with` or `on`, or the object; a date that stands there (`met May 3 with`) is none."""
    if frame in ("object", "with"):
        found = patient(tree, verb)
        if found is not None and acts(tree, found) and not (frame == "with" and is_passive(tree, verb)):
            return found
        return through(tree, verb, "with") if frame == "with" else None
    if frame == "on":
        called = tree.kid(verb, "dobj")
        if called is not None and tree.kid(verb, "oprd", "xcomp", "ccomp") is None and is_side(tree, called):
            return called
        return through(tree, verb, "on", "upon")
    return through(tree, verb, *(("with",) if frame == "about with" else frame.split()))
