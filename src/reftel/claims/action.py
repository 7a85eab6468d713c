"""Actions: who is to do what, seen from the telegram's date.

Commitments, offers, requests, recommendations, and things pending:

`PRT Delwan will meet with the widow` (commitment), `he asked us to intervene` (request), `the mission must be ready`
(recommendation), `is waiting for a response from Ra'ad` (pending).
"""

from collections.abc import Iterator

from reftel.claims import clause as clauses
from reftel.claims.agency import acts, is_self, is_side
from reftel.claims.claim import Action
from reftel.claims.clause import (
    Phrase,
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
from reftel.claims.tree import Tree
from reftel.claims.verb import frames
from reftel.claims.voice import Mood, asked_about, conditional, kinds, mood, speaker
from reftel.claims.when import when

_WILL = frozenset({"will", "'ll", "’ll", "shall"})
_WOULD = frozenset({"would", "'d"})
_SHOULD = frozenset({"should", "must"})
_FORECAST = frozenset(
    {
        "likely",
        "probably",
        "possibly",
        "perhaps",
        "inevitably",
        "undoubtedly",
        "certainly",
        "eventually",
        "surely",
        "presumably",
    }
)


def actions(scene: Scene) -> Iterator[Draft]:
    """The actions that a sentence tells of, each with its words."""
    tree = scene.tree
    for verb in range(len(tree)):
        if not tree.is_verb(verb):
            continue
        for kind, frame in frames(tree.lemmas[verb]):
            rule = _RULES.get(kind)
            if rule is not None and (draft := rule(scene, verb, frame)) is not None:
                yield draft
                break
        else:
            if draft := _will(scene, verb) or _is_to(scene, verb) or _should(scene, verb):
                yield draft


def _strength(tree: Tree, verb: int) -> str:
    """How firmly it is undertaken: firm, an attempt (`will try to`), or on a condition."""
    if conditional(tree, verb):
        return "conditional"
    deed = _deed(tree, verb)
    return (
        "attempt" if tree.lemmas[verb] in ("try", "attempt", "strive", "endeavor", "seek") and deed != verb else "firm"
    )


def _deed(tree: Tree, verb: int) -> int:
    """The verb of what is to be done: `meet` in `will try to meet`."""
    inner = tree.kid(verb, "xcomp")
    return inner if inner is not None and tree.is_verb(inner) else verb


def _counterpart(tree: Tree, deed: int) -> str | None:
    """With or to whom: the object of `with`, `to` or `for`, else the one it is done to."""
    found = through(tree, deed, "with", "to", "from")
    if found is None and (thing := tree.kid(deed, "dobj")) is not None and is_side(tree, thing):
        found = thing
    if found is None and (thing := tree.kid(deed, "dobj")) is not None:
        found = through(tree, thing, "with", "from", "to")
    return named(tree, found)


def _made(
    scene: Scene, type_: str, rule: str, verb: int, words: Phrase, owner: int | None, deed: str, **more: str | None
) -> Draft:
    tree = scene.tree
    due = when(words.text(tree), scene.said, ahead=True) if type_ in ("commitment", "offer", "request") else None
    if due is not None and scene.past(due):
        due = None
    said = Action(type_, named(tree, owner), deed, more.get("counterpart"), due, more.get("strength") or "firm")
    return Draft(
        said,
        words.first,
        words.last,
        rule,
        verb,
        reported=type_ in ("commitment", "recommendation", "pending") and rule != "commitment-verb",
    )


def _after(tree: Tree, verb: int, words: Phrase) -> str:
    """What is to be done: the words from the deed on."""
    deed = _deed(tree, verb)
    first = min(deed, words.last)
    if negated(tree, verb) or negated(tree, deed):
        first = min([first, *(kid for kid in (*tree.kids(verb, "neg"), *tree.kids(deed, "neg")))])
    return tree.text(first, words.last)


# Commitments


def _will(scene: Scene, verb: int) -> Draft | None:
    """`The PRT will meet`, `Restrepo said France would contribute`."""
    tree = scene.tree
    helpers = auxiliaries(tree, verb)
    will, would = bool(_WILL & set(helpers)), bool(_WOULD & set(helpers))
    if (not will and not would) or "have" in helpers:
        return None
    if would and (speaker(tree, verb) is None and not scene.reported):
        return None
    if mood(tree, verb) not in (Mood.ASSERTED, Mood.NEGATED, Mood.CONDITIONAL) or _forecast(tree, verb):
        return None
    if tree.deps[verb] in ("relcl", "advcl", "acl"):
        return None
    owner = doer(tree, verb)
    passive = is_passive(tree, verb)
    if passive and owner is None and tree.lemmas[verb] not in ("report",):
        return None
    if not passive and (owner is None or not acts(tree, owner) or tree.lemmas[verb] in _STATES):
        return None
    if mood(tree, verb) is Mood.CONDITIONAL and would:
        return None
    words = clause(tree, verb)
    return _made(
        scene,
        "commitment",
        "commitment-will",
        verb,
        words,
        owner,
        _after(tree, verb, words),
        counterpart=_counterpart(tree, _deed(tree, verb)),
        strength=_strength(tree, verb),
    )


_STATES = frozenset(
    [
        "be",
        "have",
        "face",
        "remain",
        "need",
        "require",
        "likely",
        "become",
        "result",
        "lead",
        "depend",
        "stay",
        "suffer",
        "lose",
        "mean",
        "continue_to",
        "expect",
        "want",
        "like",
        "hope",
        "know",
        "feel",
        "believe",
        "think",
        "find",
        "benefit",
        "fail",
        "see",
        "prevail",
        "emerge",
        "appear",
        "seem",
        "resist",
        "increase",
        "decrease",
        "rise",
        "fall",
        "grow",
        "prove",
        "happen",
        "occur",
        "cause",
        "encounter",
        "rely",
        "affect",
        "risk",
        "survive",
        "win",
        "enjoy",
        "understand",
        "deem",
        "welcome",
        "object",
        "oppose",
        "die",
    ]
)


def _forecast(tree: Tree, verb: int) -> bool:
    if any(tree.lower[kid] in _FORECAST for kid in tree.kids(verb, "advmod", "acomp")):
        return True
    return any("belief" in kinds(tree, up) or "wish" in kinds(tree, up) for up in tree.ups(verb) if tree.is_verb(up))


def _is_to(scene: Scene, verb: int) -> Draft | None:
    """`The Minister is to travel`, `is scheduled to depart`, `is going to visit`."""
    tree = scene.tree
    if tree.deps[verb] != "xcomp" or "to" not in auxiliaries(tree, verb):
        return None
    head = tree.heads[verb]
    going = tree.lower[head] == "going" or tree.lower[head] in ("set", "slated", "scheduled", "due", "poised")
    if not (tree.lower[head] in ("is", "are") or going) or mood(tree, head) is not Mood.ASSERTED:
        return None
    owner = agent_or(tree, verb, subject(tree, head))
    if owner is None or not acts(tree, owner) or tree.lemmas[verb] in _STATES:
        return None
    words = clause(tree, head)
    return _made(
        scene,
        "commitment",
        "commitment-is-to",
        head,
        words,
        owner,
        _after(tree, head, words),
        counterpart=_counterpart(tree, verb),
        strength=_strength(tree, verb),
    )


def agent_or(tree: Tree, verb: int, other: int | None) -> int | None:
    """By whom it is done, when a passive says so; else the other."""
    return clauses.agent(tree, verb) if is_passive(tree, verb) else other


def _commitment(scene: Scene, verb: int, frame: str) -> Draft | None:
    """`agreed to`, `promised an accounting`, `plans to present`."""
    tree = scene.tree
    if tree.tags[verb] in ("VB", "VBG") and not auxiliaries(tree, verb):
        return None
    if mood(tree, verb) is not Mood.ASSERTED or is_passive(tree, verb):
        return None
    owner = subject(tree, verb)
    inner = tree.kid(verb, "xcomp")
    if tree.lemmas[verb] in ("decide", "resolve", "arrange", "swear") and inner is None:
        return None
    thing = inner if inner is not None else tree.kid(verb, "dobj", "ccomp")
    if thing is None:
        thing = through(tree, verb, "to") if tree.lemmas[verb] in ("agree", "commit", "consent") else None
    if thing is None or owner is None or not acts(tree, owner):
        return None
    if tree.deps[thing] == "ccomp":
        inner_owner = subject(tree, thing)
        if not set(auxiliaries(tree, thing)) & (_WILL | _WOULD | {"to"}):
            return None
        owner = inner_owner if inner_owner is not None and tree.tags[inner_owner] != "PRP" else owner
    words = clause(tree, verb)
    first = min(tree.under(thing)) if tree.deps[thing] != "xcomp" else thing
    deed = thing if tree.is_verb(thing) else verb
    return _made(
        scene,
        "commitment",
        "commitment-verb",
        verb,
        words,
        owner,
        tree.text(first, words.last),
        counterpart=_counterpart(tree, deed),
        strength=_strength(tree, deed),
    )


# Offers


def _offer(scene: Scene, verb: int, frame: str) -> Draft | None:
    """`offered to engage with the Ministry`, `invited MOI to join them`."""
    tree = scene.tree
    if mood(tree, verb) is not Mood.ASSERTED or tree.tags[verb] == "VB":
        return None
    owner, thing = doer(tree, verb), patient(tree, verb)
    inner = tree.kid(verb, "xcomp", "ccomp")
    if (inner is None and thing is None) or owner is None:
        return None
    words = clause(tree, verb)
    counterpart = named(tree, thing) if frame == "invite" else _counterpart(tree, inner if inner is not None else verb)
    if frame != "invite" and (dative := tree.kid(verb, "dative")) is not None:
        counterpart = named(tree, dative)
    first = inner if inner is not None and tree.deps[inner] == "xcomp" else verb + 1
    return _made(
        scene,
        "offer",
        "offer",
        verb,
        words,
        owner,
        tree.text(min(first, words.last), words.last),
        counterpart=counterpart,
    )


# Requests


def _request(scene: Scene, verb: int, frame: str) -> Draft | None:
    """`asked POTUS to intervene`, `requested assistance from the USG`, `urged that we continue`."""
    tree = scene.tree
    if mood(tree, verb) not in (Mood.ASSERTED,) or asked_about(tree, verb):
        return None
    if tree.tags[verb] == "VB" and "to" in auxiliaries(tree, verb) and tree.deps[verb] not in ("advcl", "acl"):
        return None
    found = _asked(tree, verb, frame)
    if found is None:
        return None
    owner, deed = found
    asker = doer(tree, verb)
    words = clause(tree, verb)
    first = deed if tree.is_verb(deed) else min(tree.under(deed))
    return _made(
        scene,
        "request",
        "request",
        verb,
        words,
        owner,
        tree.text(min(first, words.last), words.last),
        counterpart=named(tree, asker),
        strength=_strength(tree, verb),
    )


def _asked(tree: Tree, verb: int, frame: str) -> tuple[int | None, int] | None:
    """Who is asked, and the word of what is asked for."""
    inner = tree.kid(verb, "xcomp", "ccomp")
    if inner is not None and inner > verb:
        if "to" in auxiliaries(tree, inner):
            return _asked_to(tree, verb, inner, frame)
        if frame in ("", "that") and (found := _asked_that(tree, inner, frame)):
            return found
    if frame == "call":
        wanted = through(tree, verb, "for")
        return (
            (through(tree, verb, "on", "upon"), wanted) if wanted is not None and not tree.kids(verb, "dobj") else None
        )
    if frame == "to":
        wanted = through(tree, verb, "for")
        return (None, wanted) if wanted is not None and tree.lemmas[verb] == "push" else None
    return None if frame == "that" or is_passive(tree, verb) else _asked_for(tree, verb, frame)


def _asked_to(tree: Tree, verb: int, inner: int, frame: str) -> tuple[int | None, int] | None:
    """`asked POTUS to intervene`, `called on them to stop`."""
    asked = tree.kid(inner, "nsubj", "nsubjpass")
    asked = asked if asked is not None else patient(tree, verb)
    if asked is None and frame == "call":
        asked = through(tree, verb, "on", "upon", "for")
    return (asked, inner) if asked is not None or frame not in ("to", "seek") else None


def _asked_that(tree: Tree, inner: int, frame: str) -> tuple[int | None, int] | None:
    """`urged that we continue`, `insisted that the US should reply`."""
    bare = tree.tags[inner] == "VB"
    should = bool(set(auxiliaries(tree, inner)) & _SHOULD)
    marked = any(tree.lower[kid] == "that" for kid in tree.kids(inner, "mark"))
    if not (bare or should or (marked and frame == "")):
        return None
    asked = clauses.agent(tree, inner) if is_passive(tree, inner) else subject(tree, inner)
    return asked, inner


def _asked_for(tree: Tree, verb: int, frame: str) -> tuple[int | None, int] | None:
    """`requested USG assistance`, `asked the Department for guidance`, `is seeking greater UN involvement`."""
    thing, wanted = tree.kid(verb, "dobj"), through(tree, verb, "for")
    if frame == "seek":
        return (_giver(tree, verb, thing), thing) if thing is not None and tree.tags[verb] == "VBG" else None
    if wanted is not None and tree.lemmas[verb] in ("ask", "appeal", "plead", "beg", "request", "petition"):
        return patient(tree, verb), wanted
    if thing is None or tree.lower[thing] in ("question", "questions", "what"):
        return None
    return _giver(tree, verb, thing), thing


def _giver(tree: Tree, verb: int, thing: int) -> int | None:
    """Of whom a thing is asked: `assistance from the USG`, `USG assistance`, `the Department's confirmation`."""
    for head in (verb, thing):
        if (found := through(tree, head, "from", "of", "by")) is not None and is_side(tree, found):
            return found
    for kid in tree.kids(thing, "poss", "compound", "amod", "nmod"):
        if is_side(tree, kid):
            return kid
    return None


# Recommendations and what is pending


def _should(scene: Scene, verb: int) -> Draft | None:
    """`the mission must be ready` in the author's voice; `he said the US should` is a request of his."""
    tree = scene.tree
    helpers = set(auxiliaries(tree, verb))
    if not helpers & _SHOULD or tree.deps[verb] in ("advcl", "relcl"):
        return None
    if any(tree.lower[kid] == "should" and kid < verb and tree.deps[verb] == "advcl" for kid in tree.kids(verb, "aux")):
        return None
    owner = doer(tree, verb)
    words = clause(tree, verb)
    if speaker(tree, verb) is None:
        if scene.reported or owner is None or not (is_self(tree, owner) or (scene.comment and acts(tree, owner))):
            return None
        if mood(tree, verb) not in (Mood.ASSERTED, Mood.NEGATED):
            return None
        return _made(
            scene,
            "recommendation",
            "recommendation",
            verb,
            words,
            owner,
            _after(tree, verb, words),
            counterpart=_counterpart(tree, _deed(tree, verb)),
        )
    if (
        mood(tree, verb) not in (Mood.ASSERTED, Mood.NEGATED)
        or "should" not in helpers
        or owner is None
        or not is_self(tree, owner)
    ):
        return None
    said = speaker(tree, verb)
    asker = subject(tree, said) if said is not None else None
    return _made(
        scene,
        "request",
        "request-should",
        verb,
        words,
        owner,
        _after(tree, verb, words),
        counterpart=named(tree, asker),
    )


def _recommend(scene: Scene, verb: int, frame: str) -> Draft | None:
    """`Post recommends that the Department reply`."""
    tree = scene.tree
    who = subject(tree, verb)
    if who is None or not is_self(tree, who) or mood(tree, verb) is not Mood.ASSERTED:
        return None
    inner = tree.kid(verb, "ccomp", "dobj", "xcomp")
    if inner is None:
        return None
    owner = subject(tree, inner) if tree.is_verb(inner) else None
    words = clause(tree, verb)
    return _made(
        scene, "recommendation", "recommendation", verb, words, owner, tree.text(inner, max(inner, words.last))
    )


def _pending(scene: Scene, verb: int, frame: str) -> Draft | None:
    """`is waiting for a response from Ra'ad`, `awaits the Department's reply`."""
    tree = scene.tree
    thing = through(tree, verb, "for") if frame == "for" else tree.kid(verb, "dobj")
    if thing is None or mood(tree, verb) is not Mood.ASSERTED:
        return None
    owner = _giver(tree, thing, thing)
    words = clause(tree, verb)
    return _made(
        scene,
        "pending",
        "pending",
        verb,
        words,
        owner,
        phrase(tree, thing).text(tree),
        counterpart=named(tree, subject(tree, verb)),
    )


_RULES = {
    "request": _request,
    "commitment": _commitment,
    "offer": _offer,
    "pending": _pending,
    "recommendation": _recommend,
}
