"""Actions: who is to do what, seen from the telegram's date.

Commitments, offers, requests, recommendations, and things pending:

`PRT Delwan will meet with the widow` (commitment), `he asked us to intervene` (request), `the mission must be ready`
(recommendation), `is waiting for a response from Ra'ad` (pending).
"""

from collections.abc import Iterator

from reftel.claims.advice import pending, recommend, should
from reftel.claims.commitment import by_is_to, by_verb, by_will, offer
from reftel.claims.draft import Draft, Scene
from reftel.claims.request import request
from reftel.claims.verb import frames


def actions(scene: Scene) -> Iterator[Draft]:
    """The actions that a sentence tells of, each with its words."""
    tree = scene.tree
    for verb in range(len(tree)):
        if not tree.is_verb(verb):
            continue
        for kind, frame in frames(tree.lemmas[verb]):
            rule = _RULES.get(kind)
            if rule is not None and (draft := rule(scene, verb, frame)) is not None:
                yield draft
                break
        else:
            if draft := by_will(scene, verb) or by_is_to(scene, verb) or should(scene, verb):
                yield draft


_RULES = {
    "request": request,
    "commitment": by_verb,
    "offer": offer,
    "pending": pending,
    "recommendation": recommend,
}
