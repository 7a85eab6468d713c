"""Telegraphic style: the author's own `I` or `we` is left out: `SUGGEST USDEL CONTACT BOTH`, `WILL REPORT FURTHER`."""

from reftel.claims.agency import is_side
from reftel.claims.claim import Action
from reftel.claims.clause import clause
from reftel.claims.draft import Draft, Scene
from reftel.claims.listing import Lead
from reftel.claims.verb import frames
from reftel.claims.when import when
from reftel.claims.wordclass import words_of

_TYPES = {
    "suggest": "recommendation",
    "recommend": "recommendation",
    "propose": "recommendation",
    "request": "request",
    "urge": "request",
    "appreciate": "request",
}
_OPENERS = frozenset({"would", "please", "therefore", "also", "again", "strongly"})
_FURTHEST = 3
_PLEASE = Lead("request")


def telegraphic(scene: Scene) -> Draft | None:
    """What a sentence that opens with its verb asks, advises or undertakes in the author's name."""
    tree = scene.tree
    first = next((place for place in range(min(_FURTHEST, len(tree))) if tree.lower[place] not in _OPENERS), 0)
    last = max((place for place in range(len(tree)) if tree.words[place] not in ".;?!"), default=0)
    if scene.listed and _is_bare(scene):
        return _ordered(scene, 0, last, scene.listed)
    please = first > 0 and "please" in tree.lower[:first] and tree.tags[first] in ("VB", "VBP")
    if please and tree.words[-1] != "?":
        return None if tree.lower[first] in words_of("pointing") else _ordered(scene, first, last)
    if last <= first + 1 or tree.words[-1] == "?":
        return None
    if tree.lower[first] == "will":
        return _undertaken(scene, first)
    type_ = _TYPES.get(tree.lower[first])
    behind = tree.tags[first + 1]
    if type_ is None or behind in ("MD", "VBD", "VBZ", "VBP", "IN", ",", ":"):
        return None
    owner = next((place for place in range(first + 1, min(first + 6, last)) if _ends_name(scene, place)), None)
    words = None if owner is None else tree.text(first + 1, owner)
    said = Action(type_, words, tree.text(first + 1, last), None, None)
    return Draft(said, first, last, "telegraphic", first, False)


def _is_bare(scene: Scene) -> bool:
    """Whether an item opens with the deed, whatever the parser takes it for: `Urge host government to`."""
    tree = scene.tree
    bare = tree.tags[0] == "VB" or (tree.tags[0] in ("VBP", "NNP", "NN") and bool(frames(tree.lower[0])))
    return bare and tree.deps[0] in ("ROOT", "advcl")


def _ordered(scene: Scene, verb: int, last: int, lead: Lead = _PLEASE) -> Draft:
    """`PLEASE SHIP THEM BY MARCH 3`: asked of whom the telegram is to."""
    tree = scene.tree
    due = when(tree.text(verb, last), scene.said, ahead=True)
    said = Action(lead.type, lead.owner, tree.text(verb, last), None, due)
    return Draft(said, 0, last, "telegraphic", verb, False)


def _ends_name(scene: Scene, place: int) -> bool:
    """Whether a noun that can act ends here, all words before it its own: `Usdel`, `the Department`."""
    tree = scene.tree
    beside = place + 1 < len(tree) and tree.tags[place + 1] in ("NNP", "HYPH")
    return is_side(tree, place) and tree.tags[place][0] == "N" and not beside


def _undertaken(scene: Scene, will: int) -> Draft | None:
    """`WILL DISCUSS WITH MISSION WHEN IT ARRIVES`."""
    tree = scene.tree
    verb = tree.heads[will]
    if not tree.is_verb(verb) or tree.kid(verb, "nsubj", "nsubjpass", "expl") is not None:
        return None
    words = clause(tree, verb)
    due = when(words.text(tree), scene.said, ahead=True)
    said = Action("commitment", "we", tree.text(verb, max(verb, words.last)), None, due)
    return Draft(said, min(will, words.first), words.last, "telegraphic", verb, False)
