"""What may be done to somebody: `he could be arrested`, `the Minister may be replaced`, `threatened his life`."""

from reftel.claims.agency import is_side
from reftel.claims.antecedent import ONE, is_person
from reftel.claims.claim import Risk
from reftel.claims.clause import (
    agent,
    auxiliaries,
    clause,
    doer,
    is_passive,
    named,
    negated,
    patient,
    subject,
)
from reftel.claims.draft import Draft, Scene
from reftel.claims.stake import LIBERTY, LIFE, POSITION, at_stake
from reftel.claims.verb import frames
from reftel.claims.voice import Mood, mood
from reftel.claims.wordclass import words_of


def done_to(scene: Scene, verb: int) -> Draft | None:
    """`he could be arrested`, `the Minister may be replaced`, `threatened his life`: what may be done to somebody."""
    tree = scene.tree
    if not tree.is_verb(verb):
        return None
    if tree.lemmas[verb] in ("threaten", "endanger", "jeopardize", "imperil"):
        return _endangering(scene, verb)
    types = {type_ for type_, _ in frames(tree.lemmas[verb])} & set(_OF_TYPE)
    if not types or not is_passive(tree, verb) or tree.lemmas[verb] in words_of("harmless"):
        return _falling(scene, verb)
    helpers, who = set(auxiliaries(tree, verb)), subject(tree, verb)
    sure = "will" in helpers or (tree.deps[verb] == "xcomp" and tree.lower[tree.heads[verb]] == "likely")
    if not (sure or helpers & {"may", "might", "could"}) or "have" in helpers or who is None or not is_side(tree, who):
        return None
    if mood(tree, verb) in (Mood.ASKED, Mood.WISHED, Mood.NEGATED):
        return None
    words = clause(tree, verb, tail=False)
    said = Risk(
        named(tree, who) or "", _OF_TYPE[types.pop()], named(tree, agent(tree, verb)), "likely" if sure else "possible"
    )
    return Draft(said, words.first, words.last, "risk-deed", verb)


_OF_TYPE = {"attack": "life", "detention": "liberty", "personnel": "position"}


def _endangering(scene: Scene, verb: int) -> Draft | None:
    """`threatens his position`, `has endangered her life`."""
    tree = scene.tree
    thing, source = patient(tree, verb), doer(tree, verb)
    if thing is None or mood(tree, verb) in (Mood.ASKED, Mood.WISHED, Mood.CONDITIONAL):
        return None
    owner = tree.kid(thing, "poss")
    if owner is None or tree.lower[thing] not in LIFE | POSITION | LIBERTY:
        return None
    words = clause(tree, verb, tail=False)
    level = "none" if negated(tree, verb) else "possible"
    said = Risk(named(tree, owner) or "", at_stake(tree, thing, thing, "other"), named(tree, source), level)
    return Draft(said, words.first, words.last, "risk-deed", verb)


def _falling(scene: Scene, verb: int) -> Draft | None:
    """`the President will soon fall`, `the government would collapse`: of a post."""
    tree = scene.tree
    helpers = set(auxiliaries(tree, verb))
    ahead = helpers & {"will", "would", "could", "may", "might"} or (
        "to" in helpers and tree.lower[tree.heads[verb]] == "is"
    )
    if tree.lower[verb] not in ("fall", "collapse") or not ahead or tree.kids(verb, "dobj", "acomp", "xcomp"):
        return None
    who = subject(tree, verb)
    if who is None or any(tree.lower[kid] in _ELSEWHERE for kid in tree.kids(verb, "prep", "advmod", "prt")):
        return None
    powerful = is_person(tree, who) or tree.lower[who] in ONE or tree.lower[who] in _POWERS
    if not powerful or mood(tree, verb) in (Mood.ASKED, Mood.CONDITIONAL, Mood.WISHED):
        return None
    words = clause(tree, verb)
    level = "none" if negated(tree, verb) else "likely"
    return Draft(Risk(named(tree, who) or "", "position", None, level), words.first, words.last, "risk-fall", verb)


_ELSEWHERE = frozenset({"to", "into", "short", "by", "under", "down", "behind", "off", "apart"})


_POWERS = frozenset(
    {"government", "regime", "coalition", "cabinet", "administration", "junta", "president", "minister"}
)
