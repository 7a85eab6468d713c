"""Meetings told by a verb: `met with`, `called on`, `visited`, `hosted`."""

from msgspec.structs import replace

from reftel.claims.agency import acts, is_self, is_side, kind
from reftel.claims.antecedent import is_person
from reftel.claims.claim import Event
from reftel.claims.clause import (
    Phrase,
    auxiliaries,
    clause,
    doer,
    is_passive,
    named,
    particle,
    patient,
    phrase,
    subject,
    through,
)
from reftel.claims.draft import Draft, Scene
from reftel.claims.happening import made
from reftel.claims.mood import planned
from reftel.claims.position import is_place
from reftel.claims.proposal import TIMES
from reftel.claims.tree import Tree
from reftel.claims.verb import frames, happening
from reftel.claims.voice import talks
from reftel.claims.wordclass import words_of


def meeting(scene: Scene, verb: int, type_: str, frame: str) -> Draft | None:
    """`met with`, `called on`, `visited`, `hosted`: two sides."""
    tree = scene.tree
    if frame == "travel":
        return _journey(scene, verb, type_)
    if frame == "credentials" and tree.lower[patient(tree, verb) or verb] not in ("credentials", "credential"):
        return None
    other = _other_side(tree, verb, frame)
    actor = doer(tree, verb)
    if frame == "see" and not _seen(tree, verb, actor, other):
        return None
    if other is None and actor is not None and (both := _both(tree, verb, actor, frame)) is not None:
        words = clause(tree, verb, tail=False)
        first = phrase(tree, actor, whole=False).text(tree)
        return made(scene, verb, words, "event-meeting", type_, actor=first, target=named(tree, both))
    meets = tree.lemmas[verb] == "meet"
    if other is None and not (frame == "with" and meets and actor is not None):
        return None
    fits = other is None or meets or is_side(tree, other) or _sight(tree, verb, other)
    if not fits or (actor is not None and not acts(tree, actor) and not (meets and _sides(tree, actor, other))):
        return None
    if other is not None and tree.lower[other] in words_of("met with"):
        return None
    if particle(tree, verb) in ("out", "off", "for") or _got(tree, verb) or _on_tour(tree, verb):
        return None
    words = _met(tree, verb, clause(tree, verb, tail=False))
    draft = made(scene, verb, words, "event-meeting", type_, actor=named(tree, actor), target=named(tree, other))
    draft = _to_place(tree, verb, draft, other)
    open_ = isinstance(draft.said, Event) and draft.said.status != "occurred" and draft.said.date is None
    return None if open_ and tree.lower[tree.heads[verb]] not in ("scheduled", "slated", "set") else draft


def _met(tree: Tree, verb: int, words: Phrase) -> Phrase:
    """The words of a meeting, without what it was for where that is told at greater length than the meeting."""
    for kid in tree.kids(verb, "xcomp", "ccomp", "advcl"):
        first = min(tree.under(kid))
        if first > verb and "to" in auxiliaries(tree, kid) and words.last - first > first - words.first:
            return Phrase(words.first, min(words.last, first - 1), verb)
    return words


def _sides(tree: Tree, actor: int, other: int | None) -> bool:
    """`the desk watcher met with two members`: somebody without a title meets somebody."""
    return other is not None and is_side(tree, other) and tree.tags[actor] == "NN"


def _to_place(tree: Tree, verb: int, draft: Draft, other: int | None) -> Draft:
    """`visited Delwan`: a place is where it was, not with whom."""
    said = draft.said
    if other is None or tree.lemmas[verb] not in ("visit", "tour") or not isinstance(said, Event):
        return draft
    if not is_place(tree.words[other]) or is_passive(tree, verb):
        return draft
    return replace(draft, said=replace(said, target=None, place=said.place or said.target))


def _sight(tree: Tree, verb: int, thing: int) -> bool:
    """`visited the hospital`: a definite place somebody went to see."""
    seen = tree.lemmas[verb] in ("visit", "tour") and tree.tags[verb] in ("VBD", "VBN") and not is_passive(tree, verb)
    return seen and any(tree.lower[kid] in ("the", "a") for kid in tree.kids(thing, "det")) and tree.tags[thing] == "NN"


def _on_tour(tree: Tree, verb: int) -> bool:
    """`visiting Special Envoy Vale told us`: he is the visitor."""
    alone = tree.tags[verb] == "VBG" and not auxiliaries(tree, verb) and tree.lower[verb] == "visiting"
    opens = verb == 0 or tree.words[verb - 1] in (",", ";") or tree.lower[verb - 1] in ("by", "with", "to")
    return alone and opens and verb + 1 < len(tree) and tree.is_name(verb + 1)


def _got(tree: Tree, verb: int) -> bool:
    """`updates are received from the Chinese`: what is received from somebody is no guest."""
    return tree.lemmas[verb] == "receive" and through(tree, verb, "from") is not None


def _journey(scene: Scene, verb: int, type_: str) -> Draft | None:
    """`flew to Delwan to meet with the Minister`, `will travel to Spain December 15-18`: on a day, or to meet."""
    tree = scene.tree
    actor, inner = subject(tree, verb), _errand(tree, verb)
    if actor is None or not acts(tree, actor):
        return None
    words = clause(tree, verb)
    other = _other_side(tree, inner, _meets(tree, inner) or "") if inner is not None else None
    if other is not None and is_side(tree, other):
        words = Phrase(words.first, max(words.last, *tree.under(other)), verb)
        keys = {"actor": named(tree, actor), "target": named(tree, other)}
        return made(scene, verb, words, "event-journey", type_, **keys)
    where, purpose = through(tree, verb, "to", "in", "at", "for"), _occasion(tree, verb)
    if where is None or not (tree.is_name(where) or tree.lower[where] in ("capital", "country", "region")):
        return None
    with_ = through(tree, purpose, "with") if purpose is not None else None
    with_ = with_ if with_ is not None and is_side(tree, with_) else None
    draft = made(scene, verb, words, "event-journey", type_, actor=named(tree, actor), target=named(tree, with_))
    dated = isinstance(draft.said, Event) and draft.said.date is not None
    past = tree.tags[verb] == "VBD" or "have" in auxiliaries(tree, verb) or "had" in auxiliaries(tree, verb)
    meets_there = purpose is not None or inner is not None
    ahead = planned(tree, verb)
    return draft if (dated and (past or ahead)) or (meets_there and (dated or past or (ahead and purpose))) else None


def _errand(tree: Tree, verb: int) -> int | None:
    """What one goes for: `to meet with his base`, `to discuss the crisis`."""
    inner = tree.kid(verb, "advcl", "xcomp")
    if inner is None or "to" not in auxiliaries(tree, inner):
        return None
    return inner if _meets(tree, inner) is not None else None


def _meets(tree: Tree, verb: int) -> str | None:
    """The frame in which a verb tells of a meeting, no journey itself."""
    found = next((frame for kind_, frame in frames(tree.lemmas[verb]) if kind_ == "meeting"), None)
    return found if found not in ("travel", "see", "credentials") else None


def _occasion(tree: Tree, verb: int) -> int | None:
    """The meeting that one goes for: `for talks with Vale`."""
    found = through(tree, verb, "for")
    return found if found is not None and happening(tree.lemmas[found]) == "meeting" else None


_HOURS = frozenset({"minutes", "hour", "hours", "day", "days", "week", "weeks", "time"})


def _seen(tree: Tree, verb: int, actor: int | None, other: int | None) -> bool:
    """Whether `saw` is a call: `I saw the Foreign Minister`."""
    if actor is None or other is None or tree.tags[verb] not in ("VBD", "VBN") or tree.kid(verb, "ccomp", "xcomp"):
        return False
    alone = not any(tree.lower[kid] == "as" for kid in tree.kids(verb, "prep"))
    return alone and is_self(tree, actor) and (is_person(tree, other) or kind(tree.lower[other]) == "person")


def _both(tree: Tree, verb: int, actor: int, frame: str) -> int | None:
    """The second of two who `met on December 3` or `discussed the case`: joined by `and`, both of whom act."""
    second = tree.kid(actor, "conj")
    if (
        frame not in ("with", "about with", "with to")
        or second is None
        or not (acts(tree, actor) and acts(tree, second))
    ):
        return None
    return second if tree.tags[verb] in ("VBD", "VB", "VBP") else None


def _other_side(tree: Tree, verb: int, frame: str) -> int | None:
    """The other party: behind `with` or `on`, or the object; a date that stands there (`met May 3 with`) is none."""
    if frame in ("object", "with", "see"):
        found = patient(tree, verb)
        found = found if found is not None or frame != "object" else _inner_object(tree, verb)
        if found is not None and acts(tree, found) and not (frame == "with" and is_passive(tree, verb)):
            return found
        if found is not None and _sight(tree, verb, found):
            return found
        return through(tree, verb, "with") if frame == "with" else None
    if frame == "credentials":
        return through(tree, verb, "to")
    if frame == "time":
        spent = tree.kid(verb, "dobj")
        timed = spent is not None and (tree.lower[spent] in TIMES or tree.lower[spent] in _HOURS)
        return through(tree, verb, "with") if timed else None
    if frame == "on":
        called, inner = tree.kid(verb, "dobj"), tree.kid(verb, "oprd", "xcomp", "ccomp")
        rings = inner is None or (tree.is_verb(inner) and talks(tree, inner))
        if called is not None and rings and is_side(tree, called):
            return called
        return None if _called_upon(tree, verb) else through(tree, verb, "on", "upon")
    if frame == "about with":
        about = tree.kid(verb, "dobj")
        other = through(tree, verb, "with")
        return other if other is not None or about is None else _with_whom(tree, about)
    return through(tree, verb, *frame.split())


def _inner_object(tree: Tree, verb: int) -> int | None:
    """Whom one visited where a word in -ing tells of him: `visited recuperating Prime Minister Vale`."""
    inner = tree.kid(verb, "xcomp")
    return tree.kid(inner, "dobj") if inner == verb + 1 and tree.tags[inner] == "VBG" else None


def _with_whom(tree: Tree, about: int) -> int | None:
    """Behind `with` anywhere in what was discussed: `discussed a range of issues with the Minister`."""
    for kid in tree.under(about):
        if tree.lower[kid] == "with" and (found := tree.kid(kid, "pobj")) is not None and acts(tree, found):
            return found
    return None


def _called_upon(tree: Tree, verb: int) -> bool:
    """`called on the government to free him`: a request, no call; `called on the Minister to discuss it` is one."""
    deed = next((kid for kid in tree.kids(verb, "xcomp", "advcl", "ccomp") if "to" in auxiliaries(tree, kid)), None)
    return deed is not None and not talks(tree, deed)
