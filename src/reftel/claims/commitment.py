"""Commitments by tense: `PRT Delwan will meet with the widow`, `Orlan said he would go`, `is to travel`."""

from reftel.claims.agency import acts, is_self
from reftel.claims.antecedent import YOURS
from reftel.claims.clause import auxiliaries, clause, described_clause, doer, is_passive, patient, subject
from reftel.claims.deed import after, agent_or, counterpart_of, deed_of, first_deed, made, strength
from reftel.claims.draft import Draft, Scene
from reftel.claims.mood import Mood, mood
from reftel.claims.report import kinds
from reftel.claims.tree import Tree
from reftel.claims.undertaking import WILL, WOULD, assured, forecast, is_state, stood_for, undertakes
from reftel.claims.voice import speaker
from reftel.claims.wordclass import words_of

_SET = frozenset({"set", "slated", "scheduled", "due", "going", "determined"})
_WHILE = frozenset({"while", "although", "though", "whereas"})
_NOBODY = frozenset({"no", "neither", "any", "only"})
_MESSAGES = frozenset({"word", "message", "notice", "assurance", "assurances", "letter", "note", "promise", "pledge"})


def by_will(scene: Scene, verb: int) -> Draft | None:
    """`The PRT will meet`, `Restrepo said France would contribute`."""
    tree = scene.tree
    helpers = set(auxiliaries(tree, verb))
    would = bool(WOULD & helpers)
    if not (would or WILL & helpers or _septel(tree, verb)) or "have" in helpers or _is_aside(tree, verb):
        return None
    said = speaker(tree, verb)
    how = mood(tree, verb)
    unsaid = said is None and scene.reported is None and not _stated(tree, verb)
    if (would and (how is Mood.CONDITIONAL or unsaid)) or _promised(tree, verb):
        return None
    if how not in (Mood.ASSERTED, Mood.NEGATED, Mood.CONDITIONAL) or forecast(tree, verb):
        return None
    owner = stood_for(tree, doer(tree, verb))
    if owner is None and is_passive(tree, verb) and assured(tree, verb):
        owner = doer(tree, tree.heads[verb])
    if owner is not None and any(tree.lower[kid] in _NOBODY for kid in tree.under(owner) if kid < owner):
        return None
    if not undertakes(tree, verb, owner):
        return None
    other_side = said is None and owner is not None and not is_self(tree, owner)
    if other_side and (scene.comment or _expected(scene, verb)):
        return None
    words = clause(tree, verb)
    other = counterpart_of(tree, deed_of(tree, verb))
    deed, firm = after(tree, verb, words), strength(tree, verb)
    return made(scene, "commitment", "commitment-will", verb, words, owner, deed, counterpart=other, strength=firm)


def _expected(scene: Scene, verb: int) -> bool:
    """Whether the author only foresees what another will say, or will want of the reader: `the King will tell you`."""
    tree = scene.tree
    deed = deed_of(tree, verb)
    yours = any(tree.lower[place] in YOURS and tree.deps[place] != "poss" for place in tree.under(deed))
    to_us = (who := patient(tree, deed)) is not None and is_self(tree, who)  # `she will tell us` is her word
    never = any(tree.lower[kid] == "never" for kid in tree.kids(verb, "neg", "advmod"))
    return scene.reported is None and (never or yours or ("speech" in kinds(tree, deed) and not to_us))


def _septel(tree: Tree, verb: int) -> bool:
    """`Reactions to be reported septel`: we shall report them."""
    return tree.lemmas[verb] == "report" and tree.deps[verb] == "ROOT" and auxiliaries(tree, verb) == ("to", "be")


def _is_aside(tree: Tree, verb: int) -> bool:
    """Whether this only says which one is meant, or when; `while we will not interfere` is told by itself.

    So are `the Minister, who will ask` and `word that he will`.
    """
    dep, noun = tree.deps[verb], tree.heads[verb]
    if dep == "relcl":
        own = tree.kid(verb, "nsubj")
        return own is None or tree.lower[own] not in ("who", "which") or tree.words[min(tree.under(verb)) - 1] != ","
    if dep == "acl":
        degree = tree.lower[noun] in ("degree", "extent", "point") and any(
            tree.lower[kid] == "that" for kid in tree.kids(verb, "mark")
        )
        return not (tree.lower[noun] in _MESSAGES or degree or _stated(tree, verb)) or tree.kid(verb, "nsubj") is None
    return dep == "advcl" and not any(tree.lower[kid] in _WHILE for kid in tree.kids(verb, "mark"))


def _stated(tree: Tree, verb: int) -> bool:
    """`the statement that Kharvan would weigh it`: a noun says that it was said."""
    return tree.deps[verb] in ("acl", "ccomp") and tree.lower[tree.heads[verb]] in words_of("stating")


def _promised(tree: Tree, verb: int) -> bool:
    """Whether the words are those of a promise told as such: `“we will go,” he promised`."""
    return tree.deps[verb] == "ccomp" and tree.lemmas[tree.heads[verb]] in ("promise", "pledge", "vow", "agree")


def _purpose(tree: Tree, owner: int) -> bool:
    """`his mission is to`: what somebody is for."""
    return tree.lower[owner] == "mission" and any(tree.tags[kid] == "PRP$" for kid in tree.kids(owner, "poss"))


def by_is_to(scene: Scene, verb: int) -> Draft | None:
    """`The Minister is to travel`, `is scheduled to depart`, `is going to visit`."""
    tree = scene.tree
    if tree.deps[verb] != "xcomp" or "to" not in auxiliaries(tree, verb):
        return None
    head = tree.heads[verb]
    is_to = tree.lower[head] in ("is", "are") and all(
        tree.deps[place] in ("aux", "neg", "advmod") for place in range(head + 1, verb)
    )  # not `is there to help`
    is_set = tree.lower[head] in _SET and tree.kid(head, "prt", "dobj") is None
    if not (is_to or is_set):
        return None
    head = tree.heads[head] if tree.deps[head] == "acomp" else head  # `is determined to`
    if mood(tree, head) is not Mood.ASSERTED:
        return None
    owner = agent_or(tree, verb, subject(tree, head))
    if owner is None or not acts(tree, owner) or is_state(tree, verb) or _purpose(tree, owner):
        return None
    words = clause(tree, head)
    if tree.deps[head] in ("acl", "relcl"):
        words = described_clause(tree, head, words)
    words = first_deed(tree, verb, words)
    other, firm = counterpart_of(tree, verb), strength(tree, verb)
    deed = tree.text(min(verb, words.last), words.last)
    return made(scene, "commitment", "commitment-is-to", head, words, owner, deed, counterpart=other, strength=firm)
