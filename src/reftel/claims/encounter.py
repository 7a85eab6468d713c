"""Meetings told by a verb: `met with`, `called on`, `visited`, `hosted`."""

from reftel.claims.agency import acts, is_side
from reftel.claims.claim import Event
from reftel.claims.clause import (
    clause,
    doer,
    is_passive,
    named,
    patient,
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
    if other is None and not (frame == "with" and tree.lemmas[verb] == "meet" and actor is not None):
        return None
    if (other is not None and not is_side(tree, other)) or (actor is not None and not acts(tree, actor)):
        return None
    words = clause(tree, verb, tail=False)
    draft = made(scene, verb, words, "event-meeting", type_, actor=named(tree, actor), target=named(tree, other))
    undated = isinstance(draft.said, Event) and draft.said.status != "occurred" and draft.said.date is None
    return None if undated else draft


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
