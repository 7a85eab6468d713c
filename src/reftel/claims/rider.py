"""Riders: the second deed of a request, which is a request of its own.

`Called on them to leave the town, and to free the hostages`.
"""

from msgspec.structs import replace

from reftel.claims.claim import Action
from reftel.claims.clause import SUBJECTS, clause
from reftel.claims.deed import BESIDE, after, made, strength
from reftel.claims.draft import Draft, Scene
from reftel.claims.request import request
from reftel.claims.verb import frames


def rider(scene: Scene, verb: int) -> Draft | None:
    """The second deed of `called on them to leave the town, and to free the hostages`, asked of whom the first is."""
    tree = scene.tree
    first = tree.heads[verb]
    if tree.deps[verb] != "conj" or tree.deps[first] != "xcomp" or tree.tags[verb] != "VB" or verb - first <= BESIDE:
        return None
    if [tree.lower[kid] for kid in tree.kids(verb, "aux")] not in ([], ["to"]) or tree.kids(verb, *SUBJECTS):
        return None
    asks = tree.heads[first]
    told = [frame for type_, frame in frames(tree.lemmas[asks]) if type_ == "request"]
    before = next(filter(None, (request(scene, asks, frame) for frame in told)), None)
    if before is None or not isinstance(before.said, Action) or before.last >= min(tree.under(verb)):
        return None
    words = clause(tree, verb)
    deed, by, firm = after(tree, verb, words), before.said.counterpart, strength(tree, verb)
    found = made(scene, "request", "request-joined", verb, words, None, deed, counterpart=by, strength=firm)
    return replace(found, said=replace(found.said, owner=before.said.owner))
