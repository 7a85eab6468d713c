"""What is still owed: `awaits a word from Orlan`, `has yet to sign`, `has not replied`."""

from reftel.claims.agency import acts
from reftel.claims.clause import (
    Phrase,
    agent,
    auxiliaries,
    clause,
    is_passive,
    named,
    negated,
    phrase,
    subject,
    through,
)
from reftel.claims.deed import counterpart_of, giver, made
from reftel.claims.draft import Draft, Scene
from reftel.claims.mood import Mood, mood
from reftel.claims.tree import Tree
from reftel.claims.wordclass import words_of


def pending(scene: Scene, verb: int, frame: str) -> Draft | None:
    """`is waiting for a response from Ra'ad`, `awaits the Department's reply`."""
    tree = scene.tree
    thing = through(tree, verb, "for") if frame == "for" else tree.kid(verb, "dobj")
    if thing is None and frame == "for":
        return _awaited(scene, verb)
    if (
        thing is None
        or tree.deps[verb] in ("pcomp", "csubj")
        or any(tree.lower[kid] in ("while", "when", "until") for kid in tree.kids(verb, "mark", "advmod"))
        or mood(tree, verb) is not Mood.ASSERTED
        or _waits_no_more(tree, verb)
    ):
        return None
    who = subject(tree, verb)
    if who is not None and not acts(tree, who):
        return None
    words = clause(tree, verb)
    what = phrase(tree, thing).text(tree)
    return made(scene, "pending", "pending", verb, words, giver(tree, thing, thing), what, counterpart=named(tree, who))


def _waits_no_more(tree: Tree, verb: int) -> bool:
    """Whether the waiting is over, or only to come: `waited inside`, `would wait`, `is to wait`."""
    helpers = set(auxiliaries(tree, verb))
    past = tree.tags[verb] == "VBD" and not helpers
    return past or tree.tags[verb] == "VB" or bool(helpers & (words_of("possible") | {"would", "to", "had"}))


def _awaited(scene: Scene, verb: int) -> Draft | None:
    """`is waiting for Ra'ad to respond`."""
    tree = scene.tree
    inner = next((kid for kid in tree.kids(verb, "ccomp", "xcomp", "advcl") if tree.kids(kid, "nsubj")), None)
    who = subject(tree, verb)
    if inner is None or inner < verb or who is None or not acts(tree, who) or mood(tree, verb) is not Mood.ASSERTED:
        return None
    if _waits_no_more(tree, verb):
        return None
    owner, words = tree.kid(inner, "nsubj"), clause(tree, verb)
    words = Phrase(words.first, max(words.last, *tree.under(inner)), verb)
    what = tree.text(inner, words.last)
    return made(scene, "pending", "pending", verb, words, owner, what, counterpart=named(tree, who))


def not_yet(scene: Scene, verb: int) -> Draft | None:
    """`the Ministry has not yet replied`, `has yet to sign`."""
    tree = scene.tree
    helpers = auxiliaries(tree, verb)
    deed = verb
    if tree.lemmas[verb] == "remain" and (inner := tree.kid(verb, "xcomp")) is not None and is_passive(tree, inner):
        deed = inner  # `details remain to be worked out`
    elif tree.lemmas[verb] == "have" and _yet(tree, verb) and (inner := tree.kid(verb, "xcomp")) is not None:
        deed = inner
    elif not ({"has", "have", "had"} & set(helpers) and negated(tree, verb) and _owed(tree, verb, helpers)):
        return None
    passive = is_passive(tree, deed)
    owner = agent(tree, deed) if passive else subject(tree, verb)
    if (
        (owner is None and not passive)
        or (owner is not None and not acts(tree, owner))
        or tree.lemmas[deed] not in words_of("owed") | words_of("owed when still")
    ):
        return None
    words = clause(tree, verb)
    what = tree.text(min(deed, words.last), words.last)
    if passive and owner is None and deed != verb:
        what = words.text(tree)
    return made(scene, "pending", "pending-yet", verb, words, owner, what, counterpart=counterpart_of(tree, deed))


def no_answer(scene: Scene, verb: int) -> Draft | None:
    """`We have had no answer`, `has received no reply from the Ministry`."""
    tree = scene.tree
    if tree.lemmas[verb] not in ("have", "receive", "get") or not {"has", "have"} & set(auxiliaries(tree, verb)):
        return None
    thing, who = tree.kid(verb, "dobj"), subject(tree, verb)
    if thing is None or who is None or not acts(tree, who) or tree.lower[thing] not in words_of("answer"):
        return None
    if not any(tree.lower[kid] == "no" for kid in tree.kids(thing, "det")) or mood(tree, verb) is not Mood.ASSERTED:
        return None
    words, what = clause(tree, verb), phrase(tree, thing).text(tree).removeprefix("no ")
    owner = through(tree, thing, "from") or through(tree, verb, "from")
    return made(scene, "pending", "pending-yet", verb, words, owner, what, counterpart=named(tree, who))


def _owed(tree: Tree, verb: int, helpers: tuple[str, ...]) -> bool:
    """`has not yet gone`, and without `yet` what somebody owes: `has not replied`, `has not been acted upon`."""
    if _yet(tree, verb):
        return True
    who = subject(tree, verb)
    if "had" in helpers or tree.lemmas[verb] not in words_of("owed") or who is None:
        return False
    return not is_passive(tree, verb) or tree.lower[who] in words_of("message")


def _yet(tree: Tree, verb: int) -> bool:
    return any(tree.lower[kid] in ("yet", "still") for kid in tree.kids(verb, "advmod"))
