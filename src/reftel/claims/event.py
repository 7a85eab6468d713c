"""Events told by a verb: attack, threat, detention, personnel, meeting, intervention.

`The chief was killed on December 9 by an array of EFPs`, `Tueller met with the team leader`, `ordered him transferred`.
Those told by a noun (`his assassination`, `the February 21 meeting`) are in `occasion`.
"""

from collections.abc import Iterator

from reftel.claims.agency import acts, is_side
from reftel.claims.claim import Event
from reftel.claims.clause import (
    Phrase,
    agent,
    auxiliaries,
    clause,
    doer,
    is_passive,
    named,
    patient,
    subject,
    through,
)
from reftel.claims.draft import Draft, Scene
from reftel.claims.position import is_place
from reftel.claims.tree import Tree
from reftel.claims.verb import frames
from reftel.claims.voice import Mood, conditional, kinds, mood, planned
from reftel.claims.when import when

EVENTS = frozenset({"attack", "threat", "detention", "personnel", "meeting", "intervention"})
_HABITS = frozenset({"often", "usually", "frequently", "regularly", "routinely", "always", "sometimes", "generally"})
_FALSE = frozenset({Mood.WISHED, Mood.CONDITIONAL, Mood.ASKED, Mood.NEGATED})


def events(scene: Scene) -> Iterator[Draft]:
    """The events that the verbs of a sentence tell of."""
    tree = scene.tree
    for verb in range(len(tree)):
        if not tree.is_verb(verb):
            continue
        for type_, frame in frames(tree.lemmas[verb]):
            if type_ in EVENTS and _told(scene, verb) and (draft := _event(scene, verb, type_, frame)) is not None:
                yield draft
                break


def _told(scene: Scene, verb: int) -> bool:
    """Whether this verb tells of one happening: no habit, no condition, no wish, no bare infinitive."""
    tree = scene.tree
    if mood(tree, verb) in _FALSE or (conditional(tree, verb) and not is_passive(tree, verb)):
        return False
    if any(tree.lower[kid] in _HABITS for kid in tree.kids(verb, "advmod")):
        return False
    helpers = auxiliaries(tree, verb)
    if set(helpers) & {"may", "might", "can", "could", "should", "must"} and "have" not in helpers:
        return False
    return not (tree.tags[verb] in ("VBP", "VBZ") and not planned(tree, verb))


def status(scene: Scene, verb: int) -> str:
    """Occurred, planned, attempted or reversed."""
    tree = scene.tree
    above = tree.heads[verb]
    if tree.deps[verb] == "xcomp":
        if "attempt" in kinds(tree, above) and not planned(tree, above):
            return "attempted"
        if tree.lemmas[above] in ("decide", "order", "manage", "begin", "start", "continue", "force"):
            return "occurred"
    if tree.deps[verb] in ("acl", "advcl") and tree.lower[above] in (
        "effort",
        "efforts",
        "attempt",
        "attempts",
        "bid",
        "plot",
        "plan",
    ):
        return "attempted" if tree.lower[above] not in ("plan",) else "planned"
    return "planned" if planned(tree, verb) or ahead(scene, verb) else "occurred"


def ahead(scene: Scene, verb: int) -> bool:
    """`is meeting on December 12`: the present progressive with a date tells of what is set."""
    helpers = auxiliaries(scene.tree, verb)
    return scene.tree.tags[verb] == "VBG" and bool({"is", "are", "'s", "'re"} & set(helpers))


def _event(scene: Scene, verb: int, type_: str, frame: str) -> Draft | None:
    maker = _MAKERS.get(type_, _deed)
    return maker(scene, verb, type_, frame)


def made(scene: Scene, verb: int, words: Phrase, rule: str, type_: str, **keys: str | None) -> Draft:
    """The event in these words, with its place and date."""
    tree = scene.tree
    state = keys.get("status") or status(scene, verb)
    date = when(words.text(tree), scene.said, ahead=state == "planned")
    said = Event(
        type_,
        keys.get("actor"),
        keys.get("target"),
        keys.get("for_"),
        keys.get("means"),
        place(tree, verb),
        date,
        state,
    )
    return Draft(said, words.first, words.last, rule, verb)


def place(tree: Tree, head: int) -> str | None:
    """Where: `in Amman`, `at the airport`; what stands behind `in` must be a name."""
    for kid in tree.kids(head, "prep"):
        if tree.lower[kid] in ("in", "at", "near", "outside", "to"):
            found = tree.kid(kid, "pobj")
            if found is not None and tree.is_name(found) and (tree.lower[kid] != "to" or is_place(tree.words[found])):
                words = named(tree, found)
                if (
                    words
                    and when(words, None) is None
                    and not any(letter.isdigit() for letter in words)
                    and acts(tree, found)
                ):
                    return words
    return None


def _infinitive(tree: Tree, verb: int) -> bool:
    """A bare infinitive or gerund that tells nothing by itself, unless what stands above makes it told."""
    if tree.tags[verb] == "VBG" and not auxiliaries(tree, verb):
        return tree.deps[verb] not in ("advcl", "conj", "acl")
    if tree.tags[verb] != "VB":
        return False
    if tree.deps[verb] == "conj" and tree.tags[tree.heads[verb]] == "VB":
        return _infinitive(tree, tree.heads[verb])
    if set(auxiliaries(tree, verb)) - {"to"}:
        return False
    above = tree.heads[verb]
    if tree.deps[verb] == "xcomp":
        reports = kinds(tree, above)
        return not ("attempt" in reports or tree.lemmas[above] in _FACTUAL or planned(tree, verb))
    return not (
        tree.deps[verb] in ("acl",)
        and tree.lower[above] in ("effort", "efforts", "attempt", "attempts", "bid", "decision", "order")
    )


_FACTUAL = frozenset(
    {"decide", "order", "manage", "allow", "force", "go", "agree", "plan", "intend", "schedule", "continue"}
)


def _deed(scene: Scene, verb: int, type_: str, frame: str) -> Draft | None:
    """Attacks, threats, detentions, changes of post: who, to whom, with what."""
    tree = scene.tree
    if _infinitive(tree, verb):
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


def _meeting(scene: Scene, verb: int, type_: str, frame: str) -> Draft | None:
    """`met with`, `called on`, `visited`, `hosted`: two sides."""
    tree = scene.tree
    if _infinitive(tree, verb):
        return None
    other = _other_side(tree, verb, frame)
    actor = doer(tree, verb)
    if other is None and not (frame == "with" and tree.lemmas[verb] == "meet" and actor is not None):
        return None
    if (other is not None and not is_side(tree, other)) or (actor is not None and not acts(tree, actor)):
        return None
    words = clause(tree, verb, tail=False)
    return made(scene, verb, words, "event-meeting", type_, actor=named(tree, actor), target=named(tree, other))


def _other_side(tree: Tree, verb: int, frame: str) -> int | None:
    if (
        frame in ("object", "with")
        and (found := patient(tree, verb)) is not None
        and not (frame == "with" and is_passive(tree, verb))
    ):
        return found
    if frame == "object":
        return None
    if frame == "on":
        called = tree.kid(verb, "dobj")
        if called is not None and tree.kid(verb, "oprd", "xcomp", "ccomp") is None and is_side(tree, called):
            return called
        return through(tree, verb, "on", "upon")
    return through(tree, verb, *(frame.split() if frame != "about with" else ("with",)))


def _intervention(scene: Scene, verb: int, type_: str, frame: str) -> Draft | None:
    """`engaged to preserve Qais`, `relayed the offer through`, `raised the case with`, `gave shelter`."""
    tree = scene.tree
    if _infinitive(tree, verb) or status(scene, verb) == "planned":
        return None
    actor = doer(tree, verb)
    if actor is None or not acts(tree, actor) or (tree.tags[verb] in ("VBG",) and tree.deps[verb] == "acl"):
        return None
    found = _INTERVENING[frame](tree, verb)
    if found is None:
        return None
    target, matter = found
    words = clause(tree, verb)
    channel = through(tree, verb, "through", "via")
    how = None
    if channel is not None:
        prep = tree.heads[channel]
        how = tree.text(prep, max(tree.under(channel)))
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


_Sides = tuple[int | None, int | None]
_MESSAGES = frozenset(
    {
        "message",
        "offer",
        "letter",
        "demarche",
        "demand",
        "appeal",
        "request",
        "protest",
        "note",
        "proposal",
        "invitation",
        "warning",
        "concern",
        "concerns",
        "points",
    }
)
_HELP = frozenset(
    {
        "help",
        "assistance",
        "aid",
        "money",
        "shelter",
        "asylum",
        "escort",
        "funds",
        "funding",
        "support",
        "protection",
        "treatment",
        "visa",
        "visas",
        "refuge",
        "care",
        "usd",
        "dollars",
        "relief",
    }
)


def _with(tree: Tree, verb: int) -> _Sides | None:
    target = through(tree, verb, "with", "to", "against")
    inner = tree.kid(verb, "xcomp", "advcl")
    matter = through(tree, verb, "for", "behalf", "over", "about")
    if matter is None and inner is not None and "to" in auxiliaries(tree, inner):
        matter = tree.kid(inner, "dobj")
    if target is None and matter is None and (own := tree.kid(verb, "dobj")) is not None and is_side(tree, own):
        target = own
    return (target, matter) if target is not None or matter is not None else None


def _on(tree: Tree, verb: int) -> _Sides | None:
    target, matter = patient(tree, verb), through(tree, verb, "on", "about", "for", "over")
    return (target, matter) if target is not None and matter is not None and is_side(tree, target) else None


def _raise(tree: Tree, verb: int) -> _Sides | None:
    matter, target = patient(tree, verb), through(tree, verb, "with")
    if matter is None or not (target is not None or tree.is_name(matter)):
        return None
    return target, matter


def _message(tree: Tree, verb: int) -> _Sides | None:
    thing = patient(tree, verb)
    if thing is None or tree.lower[thing] not in _MESSAGES:
        return None
    return through(tree, verb, "to"), through(tree, thing, "of", "from")


def _help(tree: Tree, verb: int) -> _Sides | None:
    thing = patient(tree, verb)
    if thing is None or not (tree.lower[thing] in _HELP or any(tree.lower[kid] in _HELP for kid in tree.kids(thing))):
        return None
    receiver = tree.kid(verb, "dative")
    if receiver is not None and tree.tags[receiver] in ("IN", "TO"):
        receiver = tree.kid(receiver, "pobj")
    receiver = (
        receiver if receiver is not None else through(tree, verb, "to", "for") or through(tree, thing, "to", "for")
    )
    return None, receiver


def _helped(tree: Tree, verb: int) -> _Sides | None:
    thing = patient(tree, verb)
    return (None, thing) if thing is not None and is_side(tree, thing) else None


_INTERVENING = {"with": _with, "on": _on, "raise": _raise, "message": _message, "help": _help, "object": _helped}
_MAKERS = {"meeting": _meeting, "intervention": _intervention}
