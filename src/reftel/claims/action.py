"""Actions: who is to do what, seen from the telegram's date.

Commitments, offers, requests, recommendations, and things pending:

`PRT Delwan will meet with the widow` (commitment), `he asked us to intervene` (request), `the mission must be ready`
(recommendation), `is waiting for a response from Ra'ad` (pending).
"""

from collections.abc import Callable, Iterator
from itertools import chain

from reftel.claims.advice import recommend, should
from reftel.claims.asking import appreciate, by_noun, is_asking
from reftel.claims.clause import particle
from reftel.claims.commitment import by_is_to, by_will
from reftel.claims.draft import Draft, Scene
from reftel.claims.offer import READY, offer, ready
from reftel.claims.outstanding import no_answer, not_yet, pending
from reftel.claims.promise import by_verb, joined
from reftel.claims.request import request
from reftel.claims.rider import rider
from reftel.claims.telegraphic import telegraphic
from reftel.claims.verb import frames

_FRAMED = {"request": request, "commitment": by_verb, "offer": offer, "pending": pending, "recommendation": recommend}
_Rule = Callable[[Scene, int], Draft | None]
_OF_VERBS: tuple[_Rule, ...] = (appreciate, by_will, by_is_to, joined, rider, should, not_yet, no_answer, ready)
_OF_OTHERS: tuple[_Rule, ...] = (by_noun, ready)


def actions(scene: Scene) -> Iterator[Draft]:
    """The actions that a sentence tells of, each with its words; a verb tells of one."""
    tree = scene.tree
    opened = telegraphic(scene)
    if opened is not None:
        yield opened
    for place, word in enumerate(tree.lower):
        if tree.is_verb(place):
            found = _of_verb(scene, place)
        elif is_asking(word) or word in READY:
            found = (rule(scene, place) for rule in _OF_OTHERS)
        else:
            continue
        if (draft := next(filter(None, found), None)) and (opened is None or draft.verb != opened.verb):
            yield draft


def _of_verb(scene: Scene, verb: int) -> Iterator[Draft | None]:
    told = frames(scene.tree.lemmas[verb], particle(scene.tree, verb))
    framed = ((_FRAMED[kind], frame) for kind, frame in told if kind in _FRAMED)
    return chain((rule(scene, verb, frame) for rule, frame in framed), (rule(scene, verb) for rule in _OF_VERBS))
