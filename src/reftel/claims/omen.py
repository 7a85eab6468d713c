"""Omens: what foretells harm to somebody, in words or by a thing, and who a body is said to be.

`has threatened to kill Orlan`, `a cartridge was left at his door`, `an attack on Orlan is planned`, `the dead man is
Orlan`.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import cache

from msgspec.structs import replace

from reftel.claims.agency import acts, is_side
from reftel.claims.antecedent import ONE, is_person
from reftel.claims.claim import Risk
from reftel.claims.clause import clause, doer, is_passive, named, negated, patient, phrase, subject, through
from reftel.claims.draft import Draft, Scene
from reftel.claims.happening import made
from reftel.claims.mood import Mood, mood
from reftel.claims.stake import is_state
from reftel.claims.tree import Tree
from reftel.claims.verb import happening
from reftel.claims.wordclass import words_of

_DOORS = frozenset({"at", "on", "in", "under", "outside", "to", "through", "into"})
_UNTOLD = (Mood.ASKED, Mood.WISHED, Mood.CONDITIONAL, Mood.NEGATED)


def omens(scene: Scene) -> Iterator[Draft]:
    """The threats of deed, the attacks foretold and the dead made known that a sentence tells of."""
    tree = scene.tree
    for place, word in enumerate(tree.lower):
        found: tuple[Draft, ...] = ()
        if tree.is_verb(place):
            rule = _of_verbs().get(tree.lemmas[place])
            if rule is not None and mood(tree, place) not in _UNTOLD:
                found = rule(scene, place)
        elif happening(word) == "attack" or word == "attempt":
            found = _coming(scene, place)
        yield from (draft for draft in found if not _of_state(draft))


def _of_state(draft: Draft) -> bool:
    return isinstance(draft.said, Risk) and is_state(draft.said.subject)


def threatened(tree: Tree, verb: int) -> int | None:
    """Whom a threat is against: `threatened Orlan`, `to kill Orlan`, `to burn the house of Orlan`."""
    whom, inner = patient(tree, verb), tree.kid(verb, "xcomp")
    before = tree.heads[verb] if tree.deps[verb] == "conj" and not tree.kids(verb, "nsubj") else None
    if whom is None and before is not None and (spoken := tree.kid(before, "dobj")) is not None:
        whom = (
            spoken if tree.lower[spoken] in ONE or is_person(tree, spoken) else None
        )  # `stopped her and threatened to`
    if whom is None and inner is not None:
        whom = tree.kid(inner, "dobj")
    return whose(tree, whom) if whom is not None else None


def whose(tree: Tree, thing: int) -> int | None:
    """The side itself, or whose the thing is: `his`, `the house of Orlan`."""
    owner = tree.kid(thing, "poss")
    owner = owner if owner is not None else through(tree, thing, "of")
    if is_side(tree, thing) and (owner is None or tree.lower[thing] not in words_of("belonging to one")):
        return thing
    if owner is None:
        return None
    return owner if is_side(tree, owner) or tree.lower[owner] in ONE else whose(tree, owner)


def _in_words(scene: Scene, verb: int) -> tuple[Draft, ...]:
    """`threatened to kill Orlan`: a risk beside the threat."""
    tree = scene.tree
    whom = threatened(tree, verb)
    if whom is None or not (is_person(tree, whom) or tree.lower[whom] in ONE) or tree.tags[verb] in ("VB", "VBG"):
        return ()
    source = doer(tree, verb)
    words = clause(tree, verb)
    by = named(tree, source) if source is not None and acts(tree, source) else None
    risk = Risk(named(tree, whom) or "", "life", by, "possible")
    return (Draft(risk, words.first, words.last, "risk-omen", verb),)


def _by_strangers(scene: Scene, verb: int) -> tuple[Draft, ...]:
    """`two callers warned him to stop`, `an anonymous caller told him that houses burn`: a threat by those unnamed."""
    tree = scene.tree
    who, whom, inner = subject(tree, verb), patient(tree, verb), tree.kid(verb, "ccomp", "xcomp")
    if who is None or whom is None or inner is None:
        return ()
    strange = tree.lower[who] in words_of("stranger") or any(
        tree.lower[kid] in words_of("of no known name") for kid in tree.kids(who, "amod")
    )
    harms = any(tree.lemmas[place] in words_of("harm") for place in tree.under(inner))
    if not strange or not (is_person(tree, whom) or tree.lower[whom] in ONE) or is_passive(tree, verb):
        return ()
    if not (harms or (tree.lemmas[verb] == "warn" and tree.deps[inner] == "xcomp")):
        return ()
    keys = {"actor": named(tree, who), "target": named(tree, whom)}
    return (made(scene, verb, clause(tree, verb), "event-omen", "threat", **keys),)


def _left(scene: Scene, verb: int) -> tuple[Draft, ...]:
    """`a cartridge was left at his door`, `found an envelope on his desk with a rifle cartridge in it`."""
    tree = scene.tree
    thing = patient(tree, verb)
    if thing is None:
        return ()
    within = through(tree, thing, "with") or through(tree, verb, "with") or thing
    if words_of("sent as a threat").isdisjoint((tree.lower[thing], tree.lower[within])):
        return ()
    whom = subject(tree, verb) if tree.lemmas[verb] in ("receive", "get", "find") and thing > verb else None
    for kid in (*tree.kids(verb, "prep", "dative"), *tree.kids(thing, "prep")):
        spot = tree.kid(kid, "pobj") if tree.lower[kid] in _DOORS else None
        if spot is not None and whom is None and (tree.lower[kid] == "to" or not tree.is_name(spot)):
            whom = whose(tree, spot)
    if whom is None:
        return ()
    words = clause(tree, verb)
    event = made(scene, verb, words, "event-omen", "threat", target=named(tree, whom))
    risk = Risk(named(tree, whom) or "", "life", None, "possible")
    return event, Draft(risk, words.first, words.last, "risk-omen", verb)


def _coming(scene: Scene, noun: int) -> tuple[Draft, ...]:
    """`an attack on Orlan is planned`, `an attempt on his life is likely`."""
    tree = scene.tree
    against = through(tree, noun, "on", "against")
    whom = whose(tree, against) if against is not None else None
    verb = tree.heads[noun]
    if whom is None or tree.deps[noun] not in ("nsubj", "nsubjpass") or mood(tree, verb) in _UNTOLD[:3]:
        return ()
    fixed = tree.deps[noun] == "nsubjpass" and tree.lemmas[verb] in words_of("fixing a deed")
    word = next((kid for kid in tree.kids(verb, "acomp", "attr") if tree.lower[kid] in words_of("to come")), None)
    if tree.lemmas[verb] not in ("be", "remain", "seem", *words_of("fixing a deed")) or not (fixed or word is not None):
        return ()
    words = clause(tree, verb)
    sure = "none" if negated(tree, verb) else "possible" if word and tree.lower[word] == "possible" else "likely"
    risk = Draft(Risk(named(tree, whom) or "", "life", None, sure), words.first, words.last, "risk-omen", verb)
    if not fixed or sure == "none":
        return (risk,)
    keys = {"target": named(tree, whom), "status": "planned"}
    return made(scene, verb, words, "event-omen", "attack", **keys), risk


def _dead(scene: Scene, verb: int) -> tuple[Draft, ...]:
    """`the dead man is Karim Orlan`, `the victim was Orlan`."""
    tree = scene.tree
    who, named_ = tree.kid(verb, "nsubj"), tree.kid(verb, "attr")
    if who is None or named_ is None:
        return ()
    if is_person(tree, who) and tree.is_name(who):
        who, named_ = named_, who
    dead = tree.lower[who] in ("victim", "deceased") or any(
        tree.lower[kid] in ("dead", "murdered", "slain") for kid in tree.kids(who, "amod")
    )
    if not dead or not is_person(tree, named_) or not tree.is_name(named_):
        return ()
    words = clause(tree, verb)
    last = min(words.last, phrase(tree, max(named_, who), whole=False).last)
    found = made(scene, verb, words, "event-omen", "attack", target=named(tree, named_), status="occurred")
    return (replace(found, last=last),)


_Rule = Callable[[Scene, int], tuple[Draft, ...]]


@cache
def _of_verbs() -> Mapping[str, _Rule]:
    """The rule for each verb, in its plain form."""
    found: dict[str, _Rule] = dict.fromkeys(words_of("leaving a thing"), _left)
    return found | {"threaten": _in_words, "warn": _by_strangers, "tell": _by_strangers, "be": _dead}
