"""Interventions told by a verb: `engaged with`, `raised the case with`, `relayed the offer through`, `gave shelter`."""

from reftel.claims.agency import acts, is_side, kind
from reftel.claims.assault import maker
from reftel.claims.clause import (
    Phrase,
    auxiliaries,
    clause,
    doer,
    named,
    patient,
    phrase,
    through,
)
from reftel.claims.draft import Draft, Scene
from reftel.claims.happening import made, status
from reftel.claims.mediation import Sides, as_mediator, between, concern, won
from reftel.claims.position import is_people, is_place
from reftel.claims.tree import Tree
from reftel.claims.verb import happening
from reftel.claims.when import when
from reftel.claims.wordclass import words_of


def intervention(scene: Scene, verb: int, type_: str, frame: str) -> Draft | None:
    """`engaged to preserve Qais`, `relayed the offer through`, `raised the case with`, `gave shelter`."""
    tree = scene.tree
    ahead = status(scene, verb) == "planned"
    effort = tree.heads[verb] if tree.deps[verb] == "acl" and tree.tags[verb] == "VB" else None
    actor = doer(tree, verb) if effort is None else _by_whose(tree, effort)
    if actor is None or not (acts(tree, actor) or (effort is not None and tree.tags[actor] == "PRP$")):
        return None
    if tree.tags[verb] == "VBG" and tree.deps[verb] == "acl":
        return None
    found = _INTERVENING[frame](tree, verb)
    if found is None:
        return None
    target, matter = found
    words = clause(tree, verb)
    if effort is not None:
        words = Phrase(min(phrase(tree, effort, whole=False).first, words.first), words.last, verb)
    channel = through(tree, verb, "through", "via")
    how = None
    if channel is not None:
        prep = tree.heads[channel]
        how = tree.text(prep, max(tree.under(channel)))
    if ahead and (target is None or when(words.text(tree), scene.said, ahead=True) is None):
        return None
    return made(
        scene,
        verb,
        words,
        "event-intervention",
        type_,
        actor=named(tree, actor),
        target=named(tree, target),
        for_=named(tree, matter),
        means=how,
    )


def _by_whose(tree: Tree, effort: int) -> int | None:
    """Whose efforts they are: `his efforts to mediate`, `Kharvani efforts to mediate`."""
    found = tree.kid(effort, "poss")
    found = found if found is not None else through(tree, effort, "by", "of")
    return found if found is not None else maker(tree, effort)


def _with(tree: Tree, verb: int) -> Sides | None:
    target = through(tree, verb, "with", "to", "against")
    talk = through(tree, verb, "in")
    if talk is not None and happening(tree.lower[talk]) == "meeting":
        return None
    inner = tree.kid(verb, "xcomp", "advcl")
    matter = through(tree, verb, "for", "behalf", "over", "about")
    if matter is None and inner is not None and "to" in auxiliaries(tree, inner):
        matter = tree.kid(inner, "dobj")
    if matter is None and tree.lemmas[verb] in ("protest", "mediate") and (of := tree.kid(verb, "dobj")) is not None:
        matter = of if not is_side(tree, of) else None
    if target is None and matter is None and (own := tree.kid(verb, "dobj")) is not None and is_side(tree, own):
        target = own
    return (target, matter) if target is not None or matter is not None else None


def _on(tree: Tree, verb: int) -> Sides | None:
    target, matter = patient(tree, verb), through(tree, verb, "on", "about", "for", "over")
    return (target, matter) if target is not None and matter is not None and is_side(tree, target) else None


def _raise(tree: Tree, verb: int) -> Sides | None:
    matter, target = patient(tree, verb), through(tree, verb, "with")
    if matter is None or not (target is not None or tree.is_name(matter) or _case(tree, matter)):
        return None
    return target, matter


def _case(tree: Tree, thing: int) -> bool:
    """`the Orlan case`, `Orlan's detention`: the matter of one person."""
    named_ = [kid for kid in tree.kids(thing, "compound", "poss", "nmod") if tree.is_name(kid)]
    return any(
        not (tree.words[kid].isupper() or is_place(tree.words[kid]) or is_people(tree.lower[kid]))
        and kind(tree.lower[kid]) is None
        for kid in named_
    )


def _behalf(tree: Tree, verb: int) -> Sides | None:
    """`spoke on behalf of Orlan`, `wrote to the Minister on his behalf`."""
    behalf = through(tree, verb, "on", "in")
    if behalf is None or tree.lower[behalf] != "behalf":
        return None
    whose = through(tree, behalf, "of")
    return through(tree, verb, "to", "with"), whose if whose is not None else tree.kid(behalf, "poss")


def _message(tree: Tree, verb: int) -> Sides | None:
    thing = patient(tree, verb)
    if thing is None or not {tree.lower[thing], tree.lemmas[thing]} & words_of("message to somebody"):
        return None
    return through(tree, verb, "to"), through(tree, thing, "of", "from")


def _help(tree: Tree, verb: int) -> Sides | None:
    thing = patient(tree, verb)
    if thing is None or not any(
        tree.lower[kid] in words_of("help") or tree.words[kid] == "$" for kid in tree.under(thing)
    ):
        return None
    receiver = tree.kid(verb, "dative")
    if receiver is not None and tree.tags[receiver] in ("IN", "TO"):
        receiver = tree.kid(receiver, "pobj")
    receiver = (
        receiver if receiver is not None else through(tree, verb, "to", "for") or through(tree, thing, "to", "for")
    )
    return None, receiver


def _helped(tree: Tree, verb: int) -> Sides | None:
    thing = patient(tree, verb)
    return (None, thing) if thing is not None and is_side(tree, thing) else None


def _both(tree: Tree, verb: int) -> Sides | None:
    """`complained to the Minister about the arrest`: with both sides only."""
    target, matter = through(tree, verb, "to", "with"), through(tree, verb, "about", "for", "over", "behalf", "against")
    return (target, matter) if target is not None and matter is not None and is_side(tree, target) else None


def _representation(tree: Tree, verb: int) -> Sides | None:
    """`made a demarche to the Ministry on the case`, `lodged a protest`."""
    thing = patient(tree, verb)
    if thing is None or tree.lower[thing] not in words_of("representation"):
        return None
    sides = [
        through(tree, verb, *words) or through(tree, thing, *words)
        for words in (("to", "with"), ("on", "about", "for", "over", "against", "behalf", "concerning", "regarding"))
    ]
    return sides[0], sides[1]


_INTERVENING = {
    "mediator": as_mediator,
    "between": between,
    "concern": concern,
    "won": won,
    "behalf": _behalf,
    "both": _both,
    "representation": _representation,
    "with": _with,
    "on": _on,
    "raise": _raise,
    "message": _message,
    "help": _help,
    "object": _helped,
}
