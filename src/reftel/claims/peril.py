"""What may be done to somebody: `he could be arrested`, `the Minister may be replaced`, `threatened his life`."""

from reftel.claims.agency import is_side, kind
from reftel.claims.antecedent import ONE, is_person
from reftel.claims.claim import Risk
from reftel.claims.clause import (
    Phrase,
    agent,
    auxiliaries,
    clause,
    doer,
    is_passive,
    named,
    negated,
    patient,
    phrase,
    subject,
    through,
)
from reftel.claims.draft import Draft, Scene
from reftel.claims.mood import Mood, conditional, mood
from reftel.claims.omission import shared
from reftel.claims.position import head, is_place
from reftel.claims.stake import at_stake, is_stake
from reftel.claims.tree import Tree
from reftel.claims.verb import frames
from reftel.claims.vocabulary import is_word
from reftel.claims.wordclass import words_of


def done_to(scene: Scene, verb: int) -> Draft | None:
    """`he could be arrested`, `the Minister may be replaced`, `threatened his life`: what may be done to somebody."""
    tree = scene.tree
    if tree.lemmas[verb] in ("threaten", "endanger", "jeopardize", "imperil", "undermine", "weaken", "destabilize"):
        return _endangering(scene, verb)
    types = {type_ for type_, frame in frames(tree.lemmas[verb]) if frame in _DONE_TO} & set(_OF_TYPE)
    found = _hostile(scene, verb, types) or _targeted(scene, verb) or _losing(scene, verb)
    if found is not None:
        return found
    if not types or not is_passive(tree, verb) or tree.lemmas[verb] in words_of("harmless"):
        return _falling(scene, verb)
    helpers, who = set(auxiliaries(tree, verb)), subject(tree, verb)
    likely = tree.deps[verb] == "xcomp" and tree.lower[tree.heads[verb]] == "likely"
    if likely and who is None:
        who = subject(tree, tree.heads[tree.heads[verb]])
    sure = "will" in helpers or likely
    if not (sure or helpers & {"may", "might", "could"}) or "have" in helpers or who is None or not is_side(tree, who):
        return None
    if mood(tree, verb) in (Mood.ASKED, Mood.WISHED, Mood.NEGATED) or _in_general(tree, verb, who):
        return None
    words = _fear_of(tree, verb) or clause(tree, tree.heads[tree.heads[verb]] if likely else verb, tail=False)
    said = Risk(
        named(tree, who) or "", _OF_TYPE[min(types)], named(tree, agent(tree, verb)), "likely" if sure else "possible"
    )
    return Draft(said, words.first, words.last, "risk-deed", verb)


def _in_general(tree: Tree, verb: int, who: int) -> bool:
    """`could only be removed by a vote`, `a youth could be fired`, `seized with the matter`: no danger to anybody."""
    beside = (verb, *tree.kids(verb, "prep"))
    only = any(tree.lower[kid] == "only" for each in beside for kid in tree.kids(each, "advmod"))
    anyone = any(tree.lower[kid] in ("a", "an", "any") for kid in tree.kids(who, "det"))
    by = agent(tree, verb)
    seized = tree.lemmas[verb] == "seize" and through(tree, verb, "with", "of") is not None
    by_law = (under := through(tree, verb, "under")) is not None and tree.lower[under] in ("law", "code", "act")
    thing = "personnel" in {type_ for type_, _ in frames(tree.lemmas[verb])} and not _of_post(tree, who)
    return by_law or thing or only or anyone or seized or (by is not None and not is_side(tree, by))


def _of_post(tree: Tree, who: int) -> bool:
    """Whether this is somebody who has a post: `the Minister`, `the coalition`, not `the funds may be transferred`."""
    body = kind(tree.lower[who]) is not None and tree.lower[who] not in words_of("help")
    return _people(tree, who) or body or head(tree.words[who]) is not None or tree.lower[who] in words_of("power")


def _fear_of(tree: Tree, verb: int) -> Phrase | None:
    """The words of the fear under which this stands: `they fear they will be arrested`."""
    above = tree.heads[verb]
    feared = tree.deps[verb] == "ccomp" and (tree.lemmas[above] in ("fear", "worry") or tree.lower[above] == "afraid")
    return clause(tree, above) if feared and tree.is_verb(above) else None


def _hostile(scene: Scene, verb: int, types: set[str]) -> Draft | None:
    """`was targeting Saleh`, `may turn on me`, `will seek revenge against them`, `a plot to topple the regime`."""
    tree = scene.tree
    whom = _harmed(tree, verb)
    if whom is None or not is_side(tree, whom) or is_place(tree.words[whom]) or _written_large(tree, whom):
        return None
    aimed = tree.lemmas[verb] in ("target", "punish", "eliminate") or tree.lower[tree.heads[verb]].startswith(
        "operation"
    )
    if aimed and not _hunted(tree, whom):
        return None
    if is_passive(tree, verb) or mood(tree, verb) in (Mood.ASKED, Mood.WISHED, Mood.NEGATED):
        return None
    helpers, above = set(auxiliaries(tree, verb)), tree.heads[verb]
    begun = tree.deps[verb] == "xcomp" and tree.lemmas[above] in ("begin", "start", "continue")
    targets = tree.lemmas[verb] == "target" and (begun or (tree.tags[verb] == "VBG" and bool(helpers)))
    plots = tree.deps[verb] == "acl" and tree.lower[above] in words_of("plot")
    plans = tree.deps[verb] == "xcomp" and tree.lemmas[above] in words_of("planning") and not negated(tree, above)
    if not (targets or plots or plans or helpers & {"will", "may", "might", "could"}):
        return None
    by = subject(tree, verb) if not plots else through(tree, above, "by") or tree.kid(above, "poss")
    words = _fear_of(tree, verb) or clause(tree, verb, tail=False)
    higher = clause(tree, above).first if plans or begun else words.first
    first = phrase(tree, above, whole=False).first if plots else higher
    of = _OF_TYPE[min(types)] if types else "life" if targets else "other"
    level = "likely" if targets or plans or "will" in helpers else "possible"
    first, last = min(first, words.first), words.last
    if conditional(tree, verb) and (terms := tree.kid(verb, "advcl")) is not None and mood(tree, terms) in _IFS:
        reach = tree.reach(terms)
        first, last, level = min(first, reach[0]), max(last, reach[1]), "possible"
    return Draft(Risk(named(tree, whom) or "", of, named(tree, by), level), first, last, "risk-hostile", verb)


def _hunted(tree: Tree, whom: int) -> bool:
    """Whether these are people who are hunted, and not by the law: `to target judges`, not `to target terrorists`."""
    words = [whom, *tree.kids(whom, "compound", "amod", "nmod")]
    return _people(tree, whom) and not any(tree.lower[each].rstrip("s") in words_of("outlaw") for each in words)


_IFS = (Mood.CONDITIONAL, Mood.ASSERTED)


def _written_large(tree: Tree, noun: int) -> bool:
    """`the 1998 World Cup`: a common word behind an article, no name of anybody."""
    the = any(tree.lower[kid] in ("the", "a") for kid in tree.kids(noun, "det"))
    plain = kind(tree.lower[noun]) is None and head(tree.words[noun]) is None and not tree.words[noun].isupper()
    return the and plain and tree.is_name(noun) and is_word(tree.lower[noun])


def _harmed(tree: Tree, verb: int) -> int | None:
    """Whom a hostile verb harms; None for other verbs."""
    if tree.lemmas[verb] in words_of("hostile"):
        whom = tree.kid(verb, "dobj") or through(tree, verb, "against")
        return whom if whom is not None else shared(tree, verb)
    if tree.lemmas[verb] == "turn":
        return through(tree, verb, "on", "against")
    revenge = tree.kid(verb, "dobj")
    if revenge is not None and tree.lower[revenge] in ("revenge", "vengeance", "reprisals", "retribution"):
        return through(tree, verb, "against", "on") or through(tree, revenge, "against", "on")
    return None


_OF_TYPE = {"attack": "life", "detention": "liberty", "personnel": "position"}
_DONE_TO = frozenset({"object", "person", "captive"})
"""The frames in which a verb is done to somebody: he who is fired loses his post, nobody fired at him."""


def _endangering(scene: Scene, verb: int) -> Draft | None:
    """`threatens his position`, `has endangered her life`."""
    tree = scene.tree
    thing, source = patient(tree, verb), doer(tree, verb)
    if thing is None or mood(tree, verb) in (Mood.ASKED, Mood.WISHED, Mood.CONDITIONAL):
        return None
    owner = tree.kid(thing, "poss")
    owner = owner if owner is None or tree.lower[owner] != "its" else None
    if tree.lemmas[verb] in _OF_THEMSELVES and is_side(tree, thing) and _people(tree, thing):
        owner = thing
    elif owner is None or not is_stake(tree.lower[thing]):
        return None
    words = clause(tree, verb, tail=False)
    level = "none" if negated(tree, verb) else "possible"
    said = Risk(named(tree, owner) or "", at_stake(tree, thing, thing, "other"), named(tree, source), level)
    return Draft(said, words.first, words.last, "risk-deed", verb)


_OF_THEMSELVES = frozenset({"endanger", "imperil", "jeopardize"})


def _people(tree: Tree, noun: int) -> bool:
    """Whether these are persons: `endangered journalists`, not `endangered the talks`."""
    return is_person(tree, noun) or tree.lower[noun] in ONE or kind(tree.lower[noun]) == "person"


def _targeted(scene: Scene, verb: int) -> Draft | None:
    """`he had been targeted by the Front`: of his life."""
    tree = scene.tree
    if tree.lemmas[verb] != "target" or not is_passive(tree, verb) or not set(auxiliaries(tree, verb)) & _HAS_BEEN:
        return None
    who = subject(tree, verb)
    if who is None or not _people(tree, who) or mood(tree, verb) not in (Mood.ASSERTED, Mood.BELIEVED):
        return None
    words, by = clause(tree, verb, tail=False), agent(tree, verb)
    said = Risk(named(tree, who) or "", "life", named(tree, by), "likely")
    return Draft(said, words.first, words.last, "risk-hostile", verb)


_HAS_BEEN = frozenset({"was", "were", "been", "being"})


def _losing(scene: Scene, verb: int) -> Draft | None:
    """`Orlan could lose his job`: what may be of a post."""
    tree = scene.tree
    thing = tree.kid(verb, "dobj") if tree.lemmas[verb] == "lose" else None
    if thing is None or tree.lower[thing] not in words_of("position") or "have" in auxiliaries(tree, verb):
        return None
    who, helpers = subject(tree, verb), set(auxiliaries(tree, verb))
    if who is None or not _people(tree, who) or not helpers & {"may", "might", "could", "will"}:
        return None
    if tree.kid(thing, "poss") is None or mood(tree, verb) in (Mood.ASKED, Mood.CONDITIONAL, Mood.WISHED):
        return None
    words = clause(tree, verb, tail=False)
    level = "none" if negated(tree, verb) else "likely" if "will" in helpers else "possible"
    return Draft(Risk(named(tree, who) or "", "position", None, level), words.first, words.last, "risk-deed", verb)


def _falling(scene: Scene, verb: int) -> Draft | None:
    """`the President will soon fall`, `the government would collapse`: of a post."""
    tree = scene.tree
    if tree.lower[verb] not in ("fall", "collapse") or tree.kids(verb, "dobj", "acomp", "xcomp"):
        return None
    helpers = set(auxiliaries(tree, verb))
    if not helpers & {"will", "would", "could", "may", "might"} and not (
        "to" in helpers and tree.lower[tree.heads[verb]] == "is"
    ):
        return None
    who = subject(tree, verb)
    if who is None or any(tree.lower[kid] in _ELSEWHERE for kid in tree.kids(verb, "prep", "advmod", "prt")):
        return None
    powers = tree.lower[who] in words_of("power") and not any(
        tree.tags[kid] == "NN" for kid in tree.kids(who, "compound")
    )
    powerful = is_person(tree, who) or tree.lower[who] in ONE or powers
    if not powerful or mood(tree, verb) in (Mood.ASKED, Mood.CONDITIONAL, Mood.WISHED):
        return None
    words = clause(tree, verb)
    level = "none" if negated(tree, verb) else "likely"
    return Draft(Risk(named(tree, who) or "", "position", None, level), words.first, words.last, "risk-fall", verb)


_ELSEWHERE = frozenset({"to", "into", "short", "by", "under", "down", "behind", "off", "apart"})
