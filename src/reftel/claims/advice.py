"""Recommendations of the author, and what others say our side should do: `the mission must be ready`."""

from reftel.claims.agency import acts, is_self
from reftel.claims.antecedent import ONE, SEVERAL, YOURS
from reftel.claims.clause import agent, auxiliaries, clause, doer, is_passive, named, negated, patient, subject
from reftel.claims.deed import after, counterpart_of, deed_of, made, opening, strength
from reftel.claims.draft import Draft, Scene
from reftel.claims.mood import Mood, mood
from reftel.claims.report import kinds
from reftel.claims.request import SHOULD
from reftel.claims.tree import Tree
from reftel.claims.voice import quoted, speaker
from reftel.claims.wordclass import words_of

_URGING = frozenset(
    {"urge", "insist", "demand", "request", "recommend", "propose", "suggest", "advise", "argue", "ask"}
)
_TELLING = frozenset({"tell", "warn", "remind", "inform"})
_NO_DEEDS = frozenset(
    {"expect", "note", "assume", "hear", "know", "remember", "see", "watch", "understand"}
    | {"recognize", "realize", "bear"}
)
_RELATIVE = frozenset({"advcl", "pcomp", "csubj"})


def should(scene: Scene, verb: int) -> Draft | None:
    """`the mission must be ready` in the author's voice; `he said the US should` is a request of his."""
    tree = scene.tree
    if not _owed(tree, verb) or tree.deps[verb] in _RELATIVE:
        return None
    behind = deed_of(tree, verb) if tree.lemmas[verb] in ("need", "have") else verb
    if tree.lemmas[behind] in _NO_DEEDS:
        return None  # `needs to know`
    if mood(tree, verb) not in (Mood.ASSERTED, Mood.NEGATED, Mood.BELIEVED):
        return None
    if _only_aside(tree, verb) or _performs(tree, verb):
        return None
    said, owner = speaker(tree, verb) or _believer(tree, verb), _obliged(tree, verb)
    if said is not None and (asker := subject(tree, said)) is not None and not is_self(tree, asker):
        return _asked(scene, verb, said, asker, owner)
    orders = owner is not None and scene.instructs(tree.lower[owner])
    if scene.reported is not None and not orders:
        return _asked_further(scene, verb, owner)
    if quoted(tree, verb) or tree.tags[verb] == "VBD" or not _advises(scene, verb, owner):
        return None  # `somebody had to take the blame`: it is over
    words = clause(tree, verb)
    other, deed = counterpart_of(tree, deed_of(tree, verb)), after(tree, verb, words)
    type_, rule = ("request", "order") if orders else ("recommendation", "recommendation")
    return made(scene, type_, rule, verb, words, owner, deed, counterpart=other, strength=strength(tree, verb))


def _only_aside(tree: Tree, verb: int) -> bool:
    """Whether this only says which one is meant: `the next steps the EU should take`; `we, who should act` is told."""
    if tree.deps[verb] != "relcl":
        return False
    owner = doer(tree, verb)
    return owner is None or not is_self(tree, owner) or tree.words[min(tree.under(verb)) - 1] != ","


def _performs(tree: Tree, verb: int) -> bool:
    """Whether who says `I must` does it by saying so: `I must denounce this`, `we must note that`."""
    who = doer(tree, verb)
    if who is None or tree.lower[who] not in ("i", "we"):
        return False
    i_must = tree.lower[who] == "i" and "should" not in auxiliaries(tree, verb)
    return i_must or "speech" in kinds(tree, deed_of(tree, verb))


def _obliged(tree: Tree, verb: int) -> int | None:
    """Who has to do it: by whom in a passive, which may stand behind `needs to`."""
    deed = deed_of(tree, verb)
    return agent(tree, deed) if is_passive(tree, deed) else doer(tree, verb)


def _advises(scene: Scene, verb: int, owner: int | None) -> bool:
    """Whether the author says it of our side, or of anybody in a comment; of nobody only where he lists his advice."""
    own, tree = scene.comment or bool(scene.listed), scene.tree
    if owner is None:
        return own and is_passive(tree, verb) and tree.lemmas[verb] not in words_of("state")
    spoken_to = scene.points and (tree.is_name(owner) or tree.lower[owner] in YOURS or _yours(tree, owner))
    return is_self(tree, owner) or ((own or spoken_to) and acts(tree, owner)) or bool(scene.listed)


def _yours(tree: Tree, owner: int) -> bool:
    """`your government`."""
    return any(tree.lower[kid] == "your" for kid in tree.kids(owner, "poss"))


def _believer(tree: Tree, verb: int) -> int | None:
    """The verb of belief under which this one stands: `he believes the U.S. should`."""
    while tree.deps[verb] == "conj" and tree.is_verb(tree.heads[verb]):
        verb = tree.heads[verb]  # `he believes it is late and that the U.S. should act`
    above = tree.heads[verb]
    return above if tree.deps[verb] == "ccomp" and "belief" in kinds(tree, above) else None


def _owed(tree: Tree, verb: int) -> bool:
    """`should`, `must`, or `need to`, `have to` before a deed; not `did not have to`."""
    helpers = set(auxiliaries(tree, verb))
    if helpers & SHOULD:
        return True
    inner = tree.kid(verb, "xcomp")
    if inner is None or (tree.lemmas[verb] == "have" and (negated(tree, verb) or inner < verb or helpers)):
        return False
    return tree.lemmas[verb] in ("need", "have") and "to" in auxiliaries(tree, inner)


def _another(tree: Tree, asker: int, owner: int) -> bool:
    """Whether a pronoun must be somebody else than he who says it: `they said he should go`."""
    many = tree.lower[asker] in SEVERAL or tree.tags[asker] in ("NNS", "NNPS")
    return tree.lower[owner] in (ONE if many else SEVERAL)


def _of_state(tree: Tree, verb: int) -> bool:
    """`Kharvan must be a nation`, `needs more time`: no deed of anybody."""
    deed = deed_of(tree, verb)
    owner = doer(tree, verb)
    if "should" in auxiliaries(tree, verb):  # `they should have the same rights`: perhaps no persons at all
        return owner is not None and tree.lower[owner] in ("it", "they") and tree.lemmas[deed] in ("be", "have")
    many = owner is not None and tree.tags[owner] == "NNS" and not tree.kids(owner, "det", "poss", "nummod")
    if many or (owner is not None and tree.tags[owner] == "PRP"):
        return True
    return tree.lemmas[deed] in words_of("state") and not is_passive(tree, deed)


def _asked(scene: Scene, verb: int, said: int, asker: int, owner: int | None) -> Draft | None:
    """What somebody says another should do: a request when it names our side, or when he urges it."""
    tree = scene.tree
    if tree.heads[verb] == said and verb > said and tree.lemmas[said] in _URGING:
        return None  # the request is told by its own verb
    listener = patient(tree, said) if tree.lemmas[said] in _TELLING and tree.deps[verb] == "ccomp" else None
    told = listener is not None and not is_passive(tree, said) and acts(tree, listener) and not is_self(tree, listener)
    urges = tree.lemmas[said] in _URGING or told
    if told and owner is None and is_passive(tree, verb):
        owner = listener  # `told the miners that he should not be named`
    ours = owner is not None and (is_self(tree, owner) or tree.is_name(owner) or _another(tree, asker, owner))
    if not (ours or urges) or not (owner is None or acts(tree, owner)) or _of_state(tree, verb):
        return None
    if owner is None and not is_passive(tree, verb):
        return None
    words = clause(tree, verb)
    deed, firm = after(tree, verb, words), strength(tree, verb)
    return made(
        scene, "request", "request-should", verb, words, owner, deed, counterpart=named(tree, asker), strength=firm
    )


def _asked_further(scene: Scene, verb: int, owner: int | None) -> Draft | None:
    """`He praised the treaty. Vale should sign it`: his speech goes on, and names who is to act."""
    tree = scene.tree
    if owner is None or not (is_self(tree, owner) or tree.is_name(owner)) or tree.tags[owner].startswith("PRP"):
        return None
    if scene.comment or not acts(tree, owner) or _of_state(tree, verb):
        return None
    words = clause(tree, verb)
    deed = after(tree, verb, words)
    return made(scene, "request", "request-should", verb, words, owner, deed, counterpart=scene.reported or None)


def recommend(scene: Scene, verb: int, frame: str) -> Draft | None:
    """`Post recommends that the Department reply`."""
    tree = scene.tree
    who = subject(tree, verb)
    if who is None or not is_self(tree, who) or mood(tree, verb) is not Mood.ASSERTED or quoted(tree, verb):
        return None
    inner = tree.kid(verb, "ccomp", "dobj", "xcomp")
    if inner is None:
        inner = next((kid for kid in tree.kids(verb, "prep") if tree.lower[kid] == "against"), None)
    if set(auxiliaries(tree, verb)) & words_of("possible"):
        return None  # `may recommend`
    if inner is None or tree.tags[verb] not in ("VBP", "VBZ", "VB") or tree.lower[inner] == "following":
        return None
    owner = doer(tree, inner) if tree.is_verb(inner) else None
    words = clause(tree, verb)
    first = opening(tree, inner)
    if tree.is_verb(inner) and is_passive(tree, inner) and (whole := subject(tree, inner)) is not None:
        first = min(first, *tree.under(whole))  # `that the offer be kept open`
    deed = tree.text(min(first, words.last), words.last)
    other = counterpart_of(tree, deed_of(tree, inner)) if tree.is_verb(inner) else None
    return made(scene, "recommendation", "recommendation", verb, words, owner, deed, counterpart=other)
