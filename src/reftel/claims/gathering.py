"""Meetings told by a noun: `the February 21 meeting between A and B`, `a call to`, `his visit`."""

from reftel.claims.agency import is_side
from reftel.claims.claim import Event
from reftel.claims.clause import Phrase, named, phrase, subject, through
from reftel.claims.draft import Draft, Scene
from reftel.claims.happening import place
from reftel.claims.tree import Tree

_IN = frozenset({"in", "during", "at", "following", "after", "over"})


def gathering(scene: Scene, noun: int, type_: str, words: Phrase, date: str | None) -> Draft | None:
    """A meeting, call, visit or conference: who with whom."""
    tree = scene.tree
    between = through(tree, noun, "between", "among")
    other = between if between is not None else through(tree, noun, "with", "to", "on")
    if other is not None and not is_side(tree, other):
        other = None
    owner = tree.kid(noun, "poss")
    one = any(tree.deps[kid] == "det" and tree.lower[kid] in ("a", "an", "this", "that") for kid in tree.kids(noun))
    if (
        date is None
        and other is None
        and not (owner is not None and tree.lower[noun] in ("visit", "call") and is_side(tree, owner))
    ):
        return None
    if date is None and owner is None and between is None and not one and tree.tags[noun] != "NNS":
        return None
    actor, target = named(tree, owner), named(tree, other)
    if between is not None and (joined := tree.kid(between, "conj")) is not None:
        actor, target = phrase(tree, between, whole=False).text(tree), named(tree, joined)
    verb = next((up for up in tree.ups(noun) if tree.is_verb(up)), None)
    first, last = words.first, words.last
    if actor is None and verb is not None:
        who = subject(tree, verb)
        if who is not None and who != noun and is_side(tree, who):
            actor = named(tree, who)
        if target is None and (to := tree.kid(verb, "dobj", "dative")) is not None and is_side(tree, to) and to != noun:
            target = named(tree, to)
    prep = tree.heads[noun]
    if tree.deps[noun] == "pobj" and tree.lower[prep] in _IN and prep == first - 1:
        first = prep
        if other is None and verb is not None and verb > last:
            last = max([verb, *(reached for kid in tree.kids(verb, "dobj", "dative") for reached in tree.under(kid))])
    said = Event(type_, actor, target, None, None, place(tree, noun), date, state(scene, date, verb))
    return Draft(said, first, last, "occasion-meeting", noun)


def state(scene: Scene, date: str | None, verb: int | None) -> str:
    """Planned when its date lies ahead of the telegram's."""
    if date is not None and scene.said is not None and date.partition("/")[0] > scene.said.isoformat():
        return "planned"
    return "occurred"


def counted(tree: Tree, noun: int, type_: str) -> bool:
    """`his two meetings with President Bush`: several of one kind that are told as one."""
    if type_ != "meeting":
        return False
    return through(tree, noun, "with") is not None or bool(tree.kids(noun, "nummod", "poss"))
