"""Commitments and offers: `PRT Delwan will meet with the widow`, `agreed to send`, `is to travel`, `offered help`."""

from reftel.claims.agency import acts
from reftel.claims.clause import (
    auxiliaries,
    clause,
    doer,
    is_passive,
    named,
    patient,
    subject,
    through,
)
from reftel.claims.deed import after, agent_or, counterpart_of, deed_of, made, strength
from reftel.claims.draft import Draft, Scene
from reftel.claims.tree import Tree
from reftel.claims.voice import Mood, kinds, mood, speaker

_WILL = frozenset({"will", "'ll", "’ll", "shall"})


_WOULD = frozenset({"would", "'d"})


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


def by_will(scene: Scene, verb: int) -> Draft | None:
    """`The PRT will meet`, `Restrepo said France would contribute`."""
    tree = scene.tree
    helpers = auxiliaries(tree, verb)
    will, would = bool(_WILL & set(helpers)), bool(_WOULD & set(helpers))
    if (not will and not would) or "have" in helpers:
        return None
    if would and speaker(tree, verb) is None and not scene.reported:
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
    return made(
        scene,
        "commitment",
        "commitment-will",
        verb,
        words,
        owner,
        after(tree, verb, words),
        counterpart=counterpart_of(tree, deed_of(tree, verb)),
        strength=strength(tree, verb),
    )


def _forecast(tree: Tree, verb: int) -> bool:
    if any(tree.lower[kid] in _FORECAST for kid in tree.kids(verb, "advmod", "acomp")):
        return True
    return any("belief" in kinds(tree, up) or "wish" in kinds(tree, up) for up in tree.ups(verb) if tree.is_verb(up))


def by_is_to(scene: Scene, verb: int) -> Draft | None:
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
    return made(
        scene,
        "commitment",
        "commitment-is-to",
        head,
        words,
        owner,
        after(tree, head, words),
        counterpart=counterpart_of(tree, verb),
        strength=strength(tree, verb),
    )


def by_verb(scene: Scene, verb: int, frame: str) -> Draft | None:
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
    return made(
        scene,
        "commitment",
        "commitment-verb",
        verb,
        words,
        owner,
        tree.text(first, words.last),
        counterpart=counterpart_of(tree, deed),
        strength=strength(tree, deed),
    )


def offer(scene: Scene, verb: int, frame: str) -> Draft | None:
    """`offered to engage with the Ministry`, `invited MOI to join them`."""
    tree = scene.tree
    if mood(tree, verb) is not Mood.ASSERTED or tree.tags[verb] == "VB":
        return None
    owner, thing = doer(tree, verb), patient(tree, verb)
    inner = tree.kid(verb, "xcomp", "ccomp")
    if (inner is None and thing is None) or owner is None:
        return None
    words = clause(tree, verb)
    counterpart = (
        named(tree, thing) if frame == "invite" else counterpart_of(tree, inner if inner is not None else verb)
    )
    if frame != "invite" and (dative := tree.kid(verb, "dative")) is not None:
        counterpart = named(tree, dative)
    first = inner if inner is not None and tree.deps[inner] == "xcomp" else verb + 1
    return made(
        scene,
        "offer",
        "offer",
        verb,
        words,
        owner,
        tree.text(min(first, words.last), words.last),
        counterpart=counterpart,
    )
