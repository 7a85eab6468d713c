"""Happenings: when, where and with what standing a verb tells of one; what all rules of events share."""

from reftel.claims.agency import acts
from reftel.claims.claim import Event
from reftel.claims.clause import Phrase, auxiliaries, clause, is_passive, named, negated, through
from reftel.claims.draft import Draft, Scene
from reftel.claims.mood import Mood, conditional, mood, planned
from reftel.claims.position import is_place
from reftel.claims.report import kinds
from reftel.claims.tree import Tree
from reftel.claims.verb import frames
from reftel.claims.when import when
from reftel.claims.wordclass import words_of

_FALSE = frozenset({Mood.WISHED, Mood.CONDITIONAL, Mood.ASKED, Mood.NEGATED})
_AHEAD = frozenset({"agree", "plan", "intend", "schedule"})
_WHERE = frozenset({"in", "at", "near", "outside", "to"})


def told(scene: Scene, verb: int) -> bool:
    """Whether this verb tells of one happening: no habit, no condition, no wish, no bare infinitive."""
    tree = scene.tree
    how = mood(tree, verb)
    if (
        how in _FALSE
        or (how is Mood.BELIEVED and planned(tree, verb) and not _expected(tree, verb))
        or (conditional(tree, verb) and not is_passive(tree, verb) and tree.lemmas[verb] != "threaten")
    ):
        return False
    if any(tree.lower[kid] in words_of("habit") for kid in tree.kids(verb, "advmod")) or infinitive(tree, verb):
        return False
    helpers = set(auxiliaries(tree, verb))
    if helpers & words_of("possible") and ("have" not in helpers or helpers & {"could", "should", "might", "would"}):
        return False
    if {"would", "have"} <= helpers or _would_have(tree, verb):
        return False  # `I would have met with him`
    if _either(tree, verb) and planned(tree, tree.heads[verb]):
        return False
    return tree.tags[verb] not in ("VBP", "VBZ") or planned(tree, verb) or _when_ahead(scene, verb)


def _would_have(tree: Tree, verb: int) -> bool:
    """`would then have Orlan arrested`: what somebody may yet have done."""
    above = tree.heads[verb]
    if tree.deps[verb] in ("acl", "relcl") and tree.deps[above] == "dobj":
        above = tree.heads[above]
    made_to = (
        tree.deps[verb] in ("ccomp", "xcomp", "dep", "acl", "relcl") and tree.lemmas[above] == "have" and above < verb
    )
    return made_to and bool(set(auxiliaries(tree, above)) & words_of("possible"))


def _either(tree: Tree, verb: int) -> bool:
    """`will be charged or released`: one of two things, and nobody knows which."""
    above = tree.heads[verb]
    return tree.deps[verb] == "conj" and any(tree.lower[kid] == "or" for kid in tree.kids(above, "cc"))


def _expected(tree: Tree, verb: int) -> bool:
    """`is expected to meet him on December 14`: what is announced, not what somebody believes."""
    above = tree.heads[verb]
    meets = any(type_ == "meeting" for type_, _ in frames(tree.lemmas[verb]))
    return meets and tree.deps[verb] == "xcomp" and tree.lemmas[above] == "expect" and is_passive(tree, above)


def denied(scene: Scene, verb: int, type_: str) -> bool:
    """Whether an attack is told not to have been, or a change was refused: `Orlan was not killed`."""
    tree = scene.tree
    above = tree.heads[verb]
    if type_ == "personnel" and tree.lemmas[above] in ("refuse", "decline") and tree.deps[verb] in ("xcomp", "advcl"):
        return tree.tags[above] == "VBD" and tree.kid(verb, "dobj") is not None and "to" in auxiliaries(tree, verb)
    if type_ == "attack" and _untrue(tree, verb):
        return True
    if type_ != "attack" or not is_passive(tree, verb) or not negated(tree, verb) or tree.words[-1] == "?":
        return False
    if tree.deps[verb] in ("advcl", "xcomp") or conditional(tree, verb):
        return False
    return bool({"was", "were"} & set(auxiliaries(tree, verb)))


def _untrue(tree: Tree, verb: int) -> bool:
    """`The rumor that Orlan was killed is false`: what was told is told to be untrue."""
    told_, above = tree.heads[verb], tree.heads[tree.heads[verb]]
    if (
        tree.deps[verb] not in ("acl", "relcl")
        or tree.lower[told_] not in words_of("hearsay")
        or tree.deps[told_] != "nsubj"
    ):
        return False
    return any(tree.lower[kid] in words_of("untrue") for kid in tree.kids(above, "acomp", "oprd", "advmod"))


def _when_ahead(scene: Scene, verb: int) -> bool:
    """`when he visits the Kingdom, scheduled for November 8`: the present tense of what is to come."""
    tree = scene.tree
    opened = any(tree.lower[kid] in ("when", "until", "before", "after") for kid in tree.kids(verb, "advmod", "mark"))
    if not opened or tree.deps[verb] not in ("advcl", "relcl", "ccomp"):
        return False
    date = when(tree.text(*tree.reach(verb)), scene.said, ahead=True)
    return date is not None and scene.said is not None and date > scene.said.isoformat()


def infinitive(tree: Tree, verb: int) -> bool:
    """A bare infinitive or gerund that tells nothing by itself, unless what stands above makes it told."""
    if tree.tags[verb] == "VBG" and not auxiliaries(tree, verb):
        since = tree.deps[verb] == "pcomp" and tree.lower[tree.heads[verb]] in ("after", "following", "since", "by")
        return tree.deps[verb] not in ("advcl", "conj", "acl") and not since
    passive = tree.tags[verb] == "VBN" and set(auxiliaries(tree, verb)) == {"to", "be"}
    if tree.tags[verb] != "VB" and not passive:
        return False
    above = tree.heads[verb]
    if _either_of(tree, verb):
        return True
    if tree.deps[verb] == "conj" and tree.tags[above] == "VB":
        return infinitive(tree, above)
    if set(auxiliaries(tree, verb)) - {"to", "be"}:
        return False
    if tree.deps[verb] == "xcomp":
        tried = "attempt" in kinds(tree, above) or tree.lemmas[above] in words_of("doing what is behind") | _AHEAD
        untold = tree.deps[above] == "acl" and tree.tags[above] == "VB"  # `efforts to persuade them to free her`
        return untold or not (tried or planned(tree, verb))
    return not (tree.deps[verb] == "acl" and tree.lower[above] in words_of("attempt"))


def _either_of(tree: Tree, verb: int) -> bool:
    """`operations to kill or capture him`: one of two that are aimed at, neither told."""
    first = tree.heads[verb] if tree.deps[verb] == "conj" else verb
    return any(tree.lower[kid] == "or" for kid in tree.kids(first, "cc")) and bool(tree.kids(first, "conj"))


def status(scene: Scene, verb: int) -> str:
    """Occurred, planned, attempted or denied."""
    tree = scene.tree
    above = tree.heads[verb]
    if mood(tree, verb) is Mood.DENIED or denied(scene, verb, "attack") or denied(scene, verb, "personnel"):
        return "denied"
    if tree.deps[verb] in ("acl", "advcl") and tree.lower[above] in words_of("attempt"):
        return "attempted"
    if tree.deps[verb] == "xcomp" and planned(tree, above):
        return "planned"
    if tree.deps[verb] == "xcomp":
        if "attempt" in kinds(tree, above):
            return "attempted"
        if tree.lemmas[above] in words_of("doing what is behind"):
            return "occurred"
    lies_ahead = planned(tree, verb) or _progressive(tree, verb) or _when_ahead(scene, verb)
    return "planned" if lies_ahead else "occurred"


def _progressive(tree: Tree, verb: int) -> bool:
    """`is meeting on December 12`: the present progressive with a date tells of what is set."""
    return tree.tags[verb] == "VBG" and bool({"is", "are", "'s", "'re"} & set(auxiliaries(tree, verb)))


def made(scene: Scene, verb: int, words: Phrase, rule: str, type_: str, **keys: str | None) -> Draft:
    """The event in these words, with its place and date."""
    above = scene.tree.heads[verb]
    plans = scene.tree.lemmas[above] in words_of("planning") or _expected(scene.tree, verb)
    if scene.tree.deps[verb] == "xcomp" and (plans or "speech" in kinds(scene.tree, above)):  # `claims to be carrying`
        words = Phrase(min(words.first, clause(scene.tree, above).first), words.last, verb)
    state = keys.pop("status", None) or status(scene, verb)
    date = when(words.text(scene.tree), scene.said, ahead=state == "planned", past=state == "occurred")
    said = Event(type_, place=place(scene.tree, verb), date=date, status=state, **keys)
    return Draft(said, words.first, words.last, rule, verb)


def place(tree: Tree, head: int) -> str | None:
    """Where: `in Amman`, `at the airport`; what stands behind `in` must be a name."""
    for kid in tree.kids(head, "prep"):
        found = tree.kid(kid, "pobj") if tree.lower[kid] in _WHERE else None
        if found is None or not tree.is_name(found) or not acts(tree, found):
            continue
        words = named(tree, found)
        dated = not words or any(letter.isdigit() for letter in words)
        if not dated and (tree.lower[kid] != "to" or is_place(tree.words[found])):
            return words
    return None


def means(tree: Tree, verb: int) -> str | None:
    """With what: what stands behind `with` or `in`, or behind `by` when it is a thing."""
    by = through(tree, verb, "by")
    if by is not None and not acts(tree, by):
        return named(tree, by)
    found = through(tree, verb, "with", "in")
    return named(tree, found) if found is not None and not acts(tree, found) else None
