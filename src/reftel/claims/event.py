"""Events told by a verb: attack, threat, detention, personnel, meeting, intervention.

`The mayor was shot on May 3 with a rifle`, `Poloff met with the governor`, `ordered him transferred`.
Those told by a noun (`his assassination`, `the February 21 meeting`) are in `occasion`.
"""

from collections.abc import Iterator

from reftel.claims.agency import acts, is_side, kind
from reftel.claims.antecedent import ONE, is_person
from reftel.claims.clause import (
    Phrase,
    agent,
    clause,
    described_clause,
    doer,
    is_passive,
    named,
    particle,
    patient,
    subject,
    through,
)
from reftel.claims.draft import Draft, Scene
from reftel.claims.encounter import meeting
from reftel.claims.happening import denied, made, means, told
from reftel.claims.intervention import intervention
from reftel.claims.omen import threatened
from reftel.claims.personnel import change
from reftel.claims.position import is_place
from reftel.claims.proposal import TIMES
from reftel.claims.tree import Tree
from reftel.claims.verb import frames, happening
from reftel.claims.wordclass import words_of


def events(scene: Scene) -> Iterator[Draft]:
    """The events that the verbs of a sentence tell of."""
    tree = scene.tree
    for verb in tree.verbs:
        for type_, frame in frames(tree.lemmas[verb], particle(tree, verb)):
            maker = _MAKERS.get(type_)
            if (
                maker
                and (told(scene, verb) or denied(scene, verb, type_))
                and (draft := maker(scene, verb, type_, frame)) is not None
            ):
                yield draft
                break


def _attack(scene: Scene, verb: int, type_: str, frame: str) -> Draft | None:
    """`was shot on May 3 with a rifle`, `clashed with the militia`."""
    tree = scene.tree
    if frame == "die":
        return _death(scene, verb, type_)
    if frame == "alone":
        actor, target = subject(tree, verb), through(tree, verb, "with", "against")
    elif frame in _AIMED:
        actor, target = _AIMED[frame](tree, verb)
        if target is None:
            return None
    else:
        actor, target = doer(tree, verb), patient(tree, verb)
        if target is None or not _definite(tree, target) or _in_words(tree, verb):
            return None
        if tree.lower[target] in words_of("carried out"):
            return None  # `to execute the warrant`
        if frame == "person" and not _hits(tree, verb, actor, target):
            return None
    if actor is None and target is None:
        return None
    doer_ = actor if actor is not None and acts(tree, actor) else None
    keys = {"actor": named(tree, doer_), "target": named(tree, target), "means": means(tree, verb)}
    return made(scene, verb, whole(tree, verb), "event-attack", type_, **keys)


def _fired_at(tree: Tree, verb: int) -> tuple[int | None, int | None]:
    """Who fired at whom: `fired at the convoy`, `the convoy was fired upon`."""
    if is_passive(tree, verb):
        left = any(tree.lower[kid] in _AT and not tree.kids(kid) for kid in tree.kids(verb, "prep", "prt", "advmod"))
        return agent(tree, verb), subject(tree, verb) if left else through(tree, verb, *_AT)
    target = through(tree, verb, *_AT)
    return subject(tree, verb), target if target is None or tree.lower[target] not in _NOWHERE else None


def _set_alight(tree: Tree, verb: int) -> tuple[int | None, int | None]:
    """Who set fire to what: `her car was set on fire`, `set fire to the shop`."""
    burning, fire = through(tree, verb, "on"), tree.kid(verb, "dobj", "oprd")
    if burning is not None and tree.lower[burning] == "fire":
        return doer(tree, verb), patient(tree, verb)
    if fire is not None and tree.lower[fire] == "fire":
        return doer(tree, verb), through(tree, verb, "to")
    return None, None


_AIMED = {"at": _fired_at, "alight": _set_alight}
_AT = ("at", "on", "upon", "into", "through")
_NOWHERE = frozenset({"air", "sky", "ground", "night", "fire", "action"})


def _hits(tree: Tree, verb: int, actor: int | None, target: int) -> bool:
    """Whether somebody else is hit: not oneself, nor `it struck him as odd`, nor `was struck from the list`."""
    idle = actor is not None and tree.lower[actor] in ("it", "this", "that", "what")
    otherwise = any(tree.lower[kid] in ("as", "from") for kid in tree.kids(verb))
    return is_side(tree, target) and not (idle or otherwise) and not tree.lower[target].endswith(("self", "selves"))


def _in_words(tree: Tree, verb: int) -> bool:
    """`attacked the party for defending them`: with words only."""
    return any(tree.lower[kid] in ("for", "as") and tree.kid(kid, "pcomp", "pobj") for kid in tree.kids(verb, "prep"))


def _death(scene: Scene, verb: int, type_: str) -> Draft | None:
    """`died in the explosion`: of an attack only."""
    tree = scene.tree
    who, how = subject(tree, verb), through(tree, verb, "in", "from", "during")
    if who is None or how is None or happening(tree.lower[how]) != "attack" or not _definite(tree, who):
        return None
    keys = {"target": named(tree, who), "means": named(tree, how)}
    return made(scene, verb, whole(tree, verb), "event-attack", type_, **keys)


def _captive(tree: Tree, verb: int, target: int | None) -> bool:
    """`held the hostages`, `took him prisoner`, `has been held at the facility`: a meeting is held otherwise."""
    if any(tree.lower[kid] in words_of("captive") for kid in tree.under(verb)):
        return True
    if target is not None and happening(tree.lower[target]) == "meeting":
        return False  # `the symposium held in Delwan`
    if target is None or not is_passive(tree, verb) or tree.lemmas[verb] != "hold":
        return False
    if (is_person(tree, target) or tree.lower[target] in ONE) and _for_long(tree, verb):
        return True
    spots = (through(tree, each, "in", "at", "by") for each in (verb, *tree.kids(verb, "conj")))
    return any(spot is not None for spot in spots) and kind(tree.lower[target]) != "body"


def _for_long(tree: Tree, verb: int) -> bool:
    """`he was held until the trial`, `has been held since May`, `was held for six months`."""
    if any(
        tree.lower[mark] in ("until", "since") for kid in tree.kids(verb, "advcl") for mark in tree.kids(kid, "mark")
    ):
        return True
    spans = {tree.lower[kid]: tree.kid(kid, "pobj") for kid in tree.kids(verb, "prep")}
    long = spans.get("for")
    return "until" in spans or "since" in spans or (long is not None and tree.lower[long] in _TIMES)


_TIMES = TIMES | {"days", "weeks", "months", "years", "hours"}
_MANY = frozenset({"many", "million", "millions", "thousands", "most", "few", "countless"})


def _definite(tree: Tree, noun: int) -> bool:
    """Whether one person or thing, or a counted few, is meant: no bare plural."""
    if tree.lower[noun] in ("nobody", "none") or any(
        tree.lower[kid] in ("no", "any") for kid in tree.kids(noun, "det")
    ):
        return False
    if tree.lower[noun] in _MANY or any(tree.lower[kid] in _MANY for kid in tree.kids(noun)):
        return False
    if tree.tags[noun] != "NNS" or tree.is_name(noun) or any(map(tree.is_name, tree.kids(noun, "appos"))):
        return True
    return any(tree.deps[kid] in ("det", "nummod", "poss") for kid in tree.kids(noun))


def whole(tree: Tree, verb: int) -> Phrase:
    """The clause of a verb, begun at whom it describes: `Dr. Vale, a Kharvani arrested in Delwan`."""
    words = clause(tree, verb)
    return described_clause(tree, verb, words) if tree.deps[verb] in ("acl", "relcl") else words


def _seizure(scene: Scene, verb: int, type_: str, frame: str) -> Draft | None:
    """Threats and detentions: `arrested in Delwan`, `held by the militia`, `threatened the judge`."""
    tree = scene.tree
    actor, target = doer(tree, verb), patient(tree, verb)
    if type_ == "threat":
        target = threatened(tree, verb)
    if frame == "alone":
        actor, target = subject(tree, verb), None
        if (given := tree.kid(verb, "dobj")) is not None and not tree.lower[given].endswith(("self", "selves")):
            return None  # `surrendered its arsenal`
    elif target is None or not is_side(tree, target) or not _definite(tree, target):
        return None
    if tree.lemmas[verb] == "seize" and is_passive(tree, verb) and through(tree, verb, "with", "of") is not None:
        return None  # `was seized with the matter`
    if tree.lemmas[verb] == "hand" and not _given_up(tree, verb, target):
        return _handed_over(scene, verb, actor, target)
    if frame == "captive" and not _captive(tree, verb, target):
        return None
    if actor is not None and not acts(tree, actor):
        actor = None
    words = whole(tree, verb)
    return made(scene, verb, words, f"event-{type_}", type_, actor=named(tree, actor), target=named(tree, target))


def _given_up(tree: Tree, verb: int, target: int | None) -> bool:
    """`was handed over to the police`: a person; `handed over the district to Orlan` is no detention."""
    to = through(tree, verb, "to")
    if target is None or is_place(tree.words[target]) or tree.lower[target] in words_of("post"):
        return False
    if not tree.is_name(target):
        return True
    return is_passive(tree, verb) or (to is not None and (kind(tree.lower[to]) == "body" or is_place(tree.words[to])))


def _handed_over(scene: Scene, verb: int, actor: int | None, target: int | None) -> Draft | None:
    """`handed over Upper Delwan on November 28`: who gives up a district or a command leaves his post."""
    tree = scene.tree
    if actor is None or target is None or not is_person(tree, actor) or is_passive(tree, verb):
        return None
    if not (is_place(tree.words[target]) or tree.is_name(target) or tree.lower[target] in words_of("post")):
        return None
    words, who = clause(tree, verb), named(tree, actor)
    return made(scene, verb, words, "event-personnel", "personnel", actor=who, target=who)


_MAKERS = {
    "attack": _attack,
    "threat": _seizure,
    "detention": _seizure,
    "personnel": change,
    "meeting": meeting,
    "intervention": intervention,
}
