"""Dangers told of what is to come: `is wanted in Delwan`, `would have Orlan arrested`, `will not finish his term`.

`His days are numbered`, `a motion of no confidence against Orlan`, `calls for his resignation`.
"""

from reftel.claims.agency import acts, is_side, kind
from reftel.claims.antecedent import ONE, SEVERAL, is_person
from reftel.claims.claim import Risk
from reftel.claims.clause import Phrase, auxiliaries, clause, is_passive, named, negated, phrase, subject, through
from reftel.claims.draft import Draft, Scene
from reftel.claims.mood import Mood, mood
from reftel.claims.tree import Tree
from reftel.claims.verb import frames
from reftel.claims.wordclass import words_of

_UNTOLD = (Mood.ASKED, Mood.WISHED, Mood.CONDITIONAL)
_PERSONAL = ONE | SEVERAL


def _one(tree: Tree, place: int | None) -> bool:
    """Whether this is somebody who can be in danger: a person, `he`, persons, or those in power."""
    if place is None:
        return False
    return is_person(tree, place) or tree.lower[place] in _PERSONAL or kind(tree.lower[place]) == "person"


def wanted(scene: Scene, verb: int, of: str, level: str) -> Draft | None:
    """`Orlan is wanted in Delwan`, `is wanted by the police`, `for murder`."""
    tree = scene.tree
    who = subject(tree, verb)
    source = through(tree, verb, "by", "in")
    sought = source if source is not None else through(tree, verb, "for", "on")
    if who is None or not is_passive(tree, verb) or sought is None or mood(tree, verb) in _UNTOLD:
        return None
    if not (is_person(tree, who) or tree.lower[who] in _PERSONAL):
        return None  # `more clerks are wanted in Delwan`
    words = clause(tree, verb, tail=False)
    said = Risk(named(tree, who) or "", of, named(tree, source), "none" if negated(tree, verb) else level)
    return Draft(said, words.first, words.last, "risk-doom", verb)


def unfinished(scene: Scene, term: int, of: str, level: str) -> Draft | None:
    """`will not be able to finish his term`, `may not survive the vote`: of a post."""
    tree = scene.tree
    verb = tree.heads[term]
    if tree.deps[term] != "dobj" or tree.lemmas[verb] not in words_of("ending a term"):
        return None
    above = [up for up in (verb, *tree.ups(verb)) if tree.is_verb(up)]
    told = next((up for up in above if negated(tree, up)), None)
    who = subject(tree, told) if told is not None else None
    helpers = set(auxiliaries(tree, told)) if told is not None else set()
    if told is None or not _one(tree, who) or not helpers & words_of("helper of what comes"):
        return None
    inner, outer = clause(tree, verb, tail=False), clause(tree, told, tail=False)
    sure = "will" in helpers or "wo" in helpers
    said = Risk(named(tree, who) or "", of, None, level if sure else "possible")
    return Draft(said, min(inner.first, outer.first), max(inner.last, outer.last), "risk-doom", told)


def numbered(scene: Scene, verb: int, of: str, level: str) -> Draft | None:
    """`Orlan's days in office are numbered`."""
    tree = scene.tree
    days = subject(tree, verb)
    owner = tree.kid(days, "poss") if days is not None and tree.lower[days] == "days" else None
    if owner is None or mood(tree, verb) in _UNTOLD:
        return None
    words = clause(tree, verb, tail=False)
    said = Risk(named(tree, owner) or "", of, None, "none" if negated(tree, verb) else level)
    return Draft(said, words.first, words.last, "risk-doom", verb)


def aimed(scene: Scene, noun: int, of: str, level: str) -> Draft | None:
    """`a motion of no confidence against Orlan`, `a fatwa against him`, `a plot against his life`.

    A warrant is none: the guide knows a detention, and no danger beside it.
    """
    tree = scene.tree
    if not _is_aimed(tree, noun) or any(tree.lower[kid] == "no" for kid in tree.kids(noun, "det")):
        return None
    against = through(tree, noun, "for", "against", "on")
    if against is None and (what := through(tree, noun, "of")) is not None:
        against = through(tree, what, "against", "in")  # `a motion of no confidence in him`
    whom = _whose(tree, against) if against is not None else None
    verb = next((up for up in tree.ups(noun) if tree.is_verb(up)), None)
    if whom is None or (verb is not None and (mood(tree, verb) in _UNTOLD or negated(tree, verb))):
        return None
    words = phrase(tree, noun, whole=False)
    above = tree.heads[tree.heads[noun]] if tree.deps[noun] == "pobj" else noun
    first = phrase(tree, above, whole=False).first if tree.tags[above].startswith("N") else words.first
    said = Risk(named(tree, whom) or "", of, None, level)
    return Draft(said, min(first, words.first), max(words.last, whom), "risk-doom", noun)


def _is_aimed(tree: Tree, noun: int) -> bool:
    """Whether the word is of that kind: a sentence is one of death, a vote one of no confidence."""
    if tree.lower[noun] not in words_of("aimed when told of what"):
        return True
    around = {tree.lower[kid] for kid in tree.kids(noun, "compound", "amod", "nmod")}
    of = through(tree, noun, "of", "for")
    around |= {tree.lower[of]} if of is not None else set()
    return not around.isdisjoint(words_of("what is aimed at one"))


def _whose(tree: Tree, against: int) -> int | None:
    """Whom it is aimed at: `Orlan`, `the life of Orlan`, `Orlan's life`."""
    if tree.lower[against] in words_of("what is aimed at one"):
        owner = tree.kid(against, "poss")
        against = owner if owner is not None else through(tree, against, "of") or against
    return against if _one(tree, against) else None


def made_to(scene: Scene, verb: int) -> Draft | None:
    """`would have Orlan and Vale arrested`, `plans to have him killed`."""
    tree = scene.tree
    have = tree.heads[verb]
    if tree.deps[verb] in ("acl", "relcl") and tree.deps[have] == "dobj":
        have = tree.heads[have]  # `have the leaders arrested`
    types = [type_ for type_, _ in frames(tree.lemmas[verb]) if type_ in _OF_TYPE]
    if (
        not types
        or tree.tags[verb] not in ("VBN", "VBD")
        or tree.lemmas[have] != "have"
        or tree.deps[verb] not in ("ccomp", "xcomp", "dep")
        or have >= verb
    ):
        return None
    whom = tree.kid(verb, "nsubj", "nsubjpass") or tree.kid(have, "dobj")
    ahead = set(auxiliaries(tree, have)) & words_of("helper of what comes") or tree.deps[have] == "xcomp"
    if whom is None or not have < whom < verb or not is_side(tree, whom) or not ahead or mood(tree, have) in _UNTOLD:
        return None
    who = subject(tree, have)
    words = clause(tree, have, tail=False)
    by = named(tree, who) if who is not None and acts(tree, who) else None
    said = Risk(named(tree, whom) or "", _OF_TYPE[types[0]], by, "none" if negated(tree, have) else "likely")
    return Draft(said, words.first, max(words.last, verb), "risk-doom", have)


_MADE_TO = frozenset({"ccomp", "xcomp", "dep", "acl", "relcl"})
_OF_TYPE = {"attack": "life", "detention": "liberty", "personnel": "position"}


def called_for(scene: Scene, noun: int, of: str, level: str) -> Draft | None:
    """`calls for Orlan's resignation`, `demanded the ouster of Orlan`: his post is asked for."""
    tree = scene.tree
    owner = tree.kid(noun, "poss")
    owner = owner if owner is not None else through(tree, noun, "of")
    if not _one(tree, owner):
        return None
    above = tree.heads[noun]
    above = tree.heads[above] if tree.deps[noun] == "pobj" and tree.lower[above] == "for" else above
    if (
        above == noun
        or tree.lemmas[above] not in words_of("asking for")
        or (tree.is_verb(above) and negated(tree, above))
    ):
        return None
    words: Phrase = clause(tree, above) if tree.is_verb(above) else phrase(tree, above)
    who = subject(tree, above) if tree.is_verb(above) else None
    said = Risk(named(tree, owner) or "", of, named(tree, who), level)
    return Draft(said, words.first, max(words.last, noun), "risk-doom", above)
