"""Events told by a verb: attack, threat, detention, personnel, meeting, intervention.

`The mayor was shot on May 3 with a rifle`, `Tueller met with the team leader`, `ordered him transferred`.
Those told by a noun (`his assassination`, `the February 21 meeting`) are in `occasion`.
"""

from collections.abc import Iterator

from reftel.claims.agency import acts, is_side
from reftel.claims.clause import (
    agent,
    clause,
    doer,
    named,
    patient,
    subject,
    through,
)
from reftel.claims.draft import Draft, Scene
from reftel.claims.encounter import meeting
from reftel.claims.happening import infinitive, made, told
from reftel.claims.intervention import intervention
from reftel.claims.tree import Tree
from reftel.claims.verb import frames

EVENTS = frozenset({"attack", "threat", "detention", "personnel", "meeting", "intervention"})


def events(scene: Scene) -> Iterator[Draft]:
    """The events that the verbs of a sentence tell of."""
    tree = scene.tree
    for verb in range(len(tree)):
        if not tree.is_verb(verb):
            continue
        for type_, frame in frames(tree.lemmas[verb]):
            if type_ in EVENTS and told(scene, verb) and (draft := _event(scene, verb, type_, frame)) is not None:
                yield draft
                break


def _event(scene: Scene, verb: int, type_: str, frame: str) -> Draft | None:
    maker = _MAKERS.get(type_, _deed)
    return maker(scene, verb, type_, frame)


def _deed(scene: Scene, verb: int, type_: str, frame: str) -> Draft | None:
    """Attacks, threats, detentions, changes of post: who, to whom, with what."""
    tree = scene.tree
    if infinitive(tree, verb):
        return None
    actor, target = doer(tree, verb), patient(tree, verb)
    if type_ != "attack" and target is not None and not is_side(tree, target) and type_ != "threat":
        return None if frame != "order" else _reversal(scene, verb, actor)
    if frame == "order":
        return _reversal(scene, verb, actor)
    if frame == "alone":
        actor, target = subject(tree, verb), through(tree, verb, "with")
    if (target is None and actor is None) or (frame == "object" and target is None):
        return None
    if type_ == "threat" and (target is None or not is_side(tree, target)):
        return None
    if type_ == "attack" and not (target is not None and _definite(tree, target)) and frame == "object":
        return None
    words = clause(tree, verb)
    return made(
        scene,
        verb,
        words,
        f"event-{type_}",
        type_,
        actor=named(tree, actor),
        target=named(tree, target),
        means=means(tree, verb),
    )


def _definite(tree: Tree, noun: int) -> bool:
    """Whether one person or thing, or a counted few, is meant: no bare plural."""
    if tree.tags[noun] != "NNS" or tree.is_name(noun):
        return True
    return any(tree.deps[kid] in ("det", "nummod", "poss") for kid in tree.kids(noun))


def means(tree: Tree, verb: int) -> str | None:
    """With what: what stands behind `with` or `using`, or behind `by` when it is a thing."""
    by = agent(tree, verb)
    if by is not None and not acts(tree, by):
        return named(tree, by)
    return named(tree, through(tree, verb, "with", "in")) if through(tree, verb, "with") is not None else None


def _reversal(scene: Scene, verb: int, actor: int | None) -> Draft | None:
    """`rescind the transfer order`: a change of post is taken back."""
    tree = scene.tree
    thing = patient(tree, verb)
    if thing is None or tree.lower[thing] not in (
        "order",
        "transfer",
        "appointment",
        "dismissal",
        "decision",
        "resignation",
        "suspension",
    ):
        return None
    words = clause(tree, tree.heads[verb] if tree.deps[verb] == "xcomp" else verb)
    who = actor if actor is not None else subject(tree, verb)
    return made(scene, verb, words, "event-reversal", "personnel", actor=named(tree, who), status="reversed")


_MAKERS = {"meeting": meeting, "intervention": intervention}
