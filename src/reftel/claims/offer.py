"""Offers, still to be taken up: `offered to engage with the Ministry`, `invited Orlan`, `stands ready to help`."""

from reftel.claims.agency import acts, is_self
from reftel.claims.clause import auxiliaries, clause, doer, named, patient, subject
from reftel.claims.deed import counterpart_of, made, opening, strength
from reftel.claims.draft import Draft, Scene
from reftel.claims.mood import Mood, mood
from reftel.claims.tree import Tree
from reftel.claims.undertaking import WILL, WOULD
from reftel.claims.voice import speaker
from reftel.claims.wordclass import words_of


def offer(scene: Scene, verb: int, frame: str) -> Draft | None:
    """`offered to engage with the Ministry`, `invited MOI to join them`."""
    tree = scene.tree
    helpers = set(auxiliaries(tree, verb))
    if mood(tree, verb) is not Mood.ASSERTED or tree.tags[verb] == "VB" or helpers & words_of("possible"):
        return None
    owner, thing = doer(tree, verb), patient(tree, verb)
    inner = tree.kid(verb, "xcomp", "ccomp")
    if (inner is None and thing is None) or owner is None or not acts(tree, owner):
        return None
    if inner is None and any(_only_said(tree, kid) for kid in tree.kids(verb, "dobj")):
        return None
    if frame == "invite" and inner is None and (thing is None or not acts(tree, thing)):
        return None  # `invites suspicion`
    if frame == "to" and _only_shown(tree, verb, inner):
        return None
    words = clause(tree, verb)
    receiver = tree.kid(verb, "dative")
    if frame == "invite" or receiver is not None:
        other = named(tree, receiver if receiver is not None else thing)
    else:
        other = counterpart_of(tree, inner if inner is not None else verb)
    first = opening(tree, inner) if inner is not None and tree.deps[inner] == "xcomp" else min(verb + 1, words.last)
    what, firm = tree.text(first, max(first, words.last)), strength(tree, inner if inner is not None else verb)
    return made(scene, "offer", "offer", verb, words, owner, what, counterpart=other, strength=firm)


def _only_said(tree: Tree, thing: int) -> bool:
    """`offered an assessment` is said and done; `offered no assurances` is none."""
    no = any(tree.lower[kid] in ("no", "little", "few") for kid in tree.kids(thing, "det", "amod"))
    return no or tree.lemmas[thing] in words_of("telling")


def _only_shown(tree: Tree, verb: int, inner: int | None) -> bool:
    """`the ship offers a view` always does; `offered that it was late` is an opinion."""
    if inner is None:
        return tree.tags[verb] in ("VBZ", "VBP")
    return tree.deps[inner] == "ccomp" and not set(auxiliaries(tree, inner)) & (WILL | WOULD | {"could", "can", "to"})


READY = frozenset({"willing", "ready", "prepared"})


def ready(scene: Scene, word: int) -> Draft | None:
    """`is willing to send troops`, `stands ready to help`: an offer still to be taken up."""
    tree = scene.tree
    if tree.lower[word] not in READY:
        return None
    own = tree.is_verb(word) and tree.deps[word] != "acomp"
    inner, verb = tree.kid(word, "xcomp", "ccomp"), word if own else tree.heads[word]
    if (
        inner is None
        or not tree.is_verb(verb)
        or tree.deps[verb] == "relcl"
        or tree.lemmas[inner] in words_of("state") | words_of("no gift")
    ):
        return None
    helpers = set(auxiliaries(tree, verb))
    if tree.kids(inner, "nsubj", "nsubjpass") or helpers & words_of("possible"):
        return None
    if verb == word and not helpers & {"is", "are", "was", "were", "be", "been"}:
        return None
    owner = subject(tree, verb)
    if owner is None or not acts(tree, owner) or mood(tree, verb) is not Mood.ASSERTED:
        return None
    past = tree.tags[verb] == "VBD" or bool(helpers & {"was", "were", "had"})
    if past and speaker(tree, verb) is None and scene.reported is None and not is_self(tree, owner):
        return None  # what the author tells as past is over
    words = clause(tree, verb)
    what = tree.text(min(inner, words.last), words.last)
    other, firm = counterpart_of(tree, inner), strength(tree, inner)
    return made(scene, "offer", "offer-ready", verb, words, owner, what, counterpart=other, strength=firm)
