"""Channels: who stands between two, as the way a message takes tells: `relayed the offer through Shaykh Ali Orlan`."""

from collections.abc import Iterator

from reftel.claims.antecedent import ONE, is_person
from reftel.claims.claim import Relation
from reftel.claims.clause import clause, named, patient, phrase, subject, through
from reftel.claims.draft import Draft, Scene
from reftel.claims.party import names_person
from reftel.claims.position import is_place
from reftel.claims.tree import Tree
from reftel.claims.wordclass import words_of

WAYS = frozenset({"through", "via"})


def channel(scene: Scene, place: int) -> Iterator[Draft]:
    """The one through whom something is sent, or who brings another's words."""
    tree = scene.tree
    found = None
    if tree.lower[place] in WAYS:
        found = _through_whom(tree, place)
    elif tree.is_verb(place) and tree.lemmas[place] in words_of("bringing"):
        found = _bringer(tree, place)
    if found is not None:
        yield found


def _through_whom(tree: Tree, prep: int) -> Draft | None:
    """`relayed the offer through Shaykh Ali Orlan`."""
    between, verb = tree.kid(prep, "pobj"), tree.heads[prep]
    if (
        between is None
        or not _one(tree, between)
        or not tree.is_verb(verb)
        or tree.lemmas[verb] not in words_of("passing on")
    ):
        return None
    who = subject(tree, verb)
    if who is None:
        return None
    words = clause(tree, verb)
    said = Relation(named(tree, between) or "", "intermediary", named(tree, who) or "")
    return Draft(said, words.first, words.last, "relation-channel", verb)


def _bringer(tree: Tree, verb: int) -> Draft | None:
    """`Orlan was carrying a message from President Tamaz`: he stands between him and those he brings it to."""
    thing, who = patient(tree, verb), subject(tree, verb)
    if thing is None or who is None or tree.lower[thing] not in words_of("word brought"):
        return None
    sender = through(tree, thing, "of", "from")
    if sender is None or not _one(tree, sender) or not (tree.lower[who] in ONE or names_person(tree, who)):
        return None
    above = tree.heads[verb]
    words = clause(tree, verb)
    first = clause(tree, above).first if tree.deps[verb] == "xcomp" and tree.is_verb(above) else words.first
    said = Relation(named(tree, who) or "", "intermediary", named(tree, sender, whole=False) or "")
    last = phrase(tree, sender, whole=False).last
    return Draft(said, min(first, words.first), last, "relation-channel", verb)


def _one(tree: Tree, place: int) -> bool:
    return tree.is_name(place) and not is_place(tree.words[place]) and is_person(tree, place)
