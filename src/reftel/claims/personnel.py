"""Changes of post told by a verb: `was appointed`, `ordered him transferred`, `kept his post`."""

from reftel.claims.agency import acts, is_side, kind
from reftel.claims.antecedent import ONE, is_person
from reftel.claims.clause import Phrase, clause, described_clause, doer, named, patient, phrase, subject, through
from reftel.claims.draft import Draft, Scene
from reftel.claims.happening import made
from reftel.claims.position import head
from reftel.claims.tree import Tree
from reftel.claims.wordclass import words_of


def change(scene: Scene, verb: int, type_: str, frame: str) -> Draft | None:
    """`was appointed`, `resigned`, `kept his post`, `rescinded the transfer order`."""
    tree = scene.tree
    if frame == "order":
        return _reversal(scene, verb)
    if frame == "post":
        return _in_post(scene, verb)
    if frame == "become":
        return _become(scene, verb)
    if frame == "into" and (
        (to := through(tree, verb, "to", "into")) is None or tree.lower[to] not in words_of("post")
    ):
        return None
    return (_leaving if frame in ("alone", "into") else _moved)(scene, verb)


def _leaving(scene: Scene, verb: int) -> Draft | None:
    """`the Minister resigned`, `moved to a post in Delwan`, `Tamaz forced the Minister to step down`."""
    tree = scene.tree
    who, by = subject(tree, verb), subject(tree, verb)
    if who is None or not acts(tree, who):
        return None
    words, above = clause(tree, verb), tree.heads[verb]
    if tree.deps[verb] == "xcomp" and tree.lemmas[above] in words_of("making one go"):
        by, before = doer(tree, above), clause(tree, above)
        words = Phrase(min(before.first, words.first), words.last, verb)
    by = by if by is not None and acts(tree, by) else None
    return made(scene, verb, words, "event-personnel", "personnel", actor=named(tree, by), target=named(tree, who))


def _moved(scene: Scene, verb: int) -> Draft | None:
    """`PM Tamaz removed him`, `efforts by PM Tamaz to remove him`, `ordered him transferred`."""
    tree = scene.tree
    actor, target, words = _who_moves(tree, verb)
    if target is None or not is_side(tree, target) or not _one(tree, target) or _is_no_move(tree, verb, target):
        return None
    if actor is not None and not acts(tree, actor):
        actor = None
    type_ = "detention" if _detained(tree, verb) else "personnel"
    sides = {"actor": named(tree, actor), "target": named(tree, target)}
    return made(scene, verb, words, f"event-{type_}", type_, **sides)


def _who_moves(tree: Tree, verb: int) -> tuple[int | None, int | None, Phrase]:
    """Who moves whom, and the words that tell of it, which may stand in the clause above."""
    actor, target, words = doer(tree, verb), patient(tree, verb), clause(tree, verb)
    above, dep = tree.heads[verb], tree.deps[verb]
    if dep in ("ccomp", "xcomp") and tree.tags[verb] == "VBN" and tree.lemmas[above] in _ORDERS:
        ordered = tree.kid(verb, "nsubj", "nsubjpass") or tree.kid(above, "dobj") or target
        return subject(tree, above), ordered, clause(tree, above)
    if dep in ("xcomp", "advcl") and tree.lemmas[above] in ("refuse", "decline"):
        return subject(tree, above), target, clause(tree, above)
    if dep == "acl" and tree.lower[above] in words_of("attempt"):
        whole = Phrase(min(phrase(tree, above, whole=False).first, words.first), words.last, verb)
        return through(tree, above, "by") or tree.kid(above, "poss"), target, whole
    return actor, target, described_clause(tree, verb, words) if dep in ("acl", "relcl") else words


def _is_no_move(tree: Tree, verb: int, target: int) -> bool:
    """`a singer named Orlan`, `dismissed him as a threat`, `an office assigned to the Court`; a body carried off."""
    word = tree.lemmas[verb]
    called = word == "name" and tree.deps[verb] == "acl" and tree.is_name(min(verb + 1, len(tree) - 1))
    judged = word == "dismiss" and any(tree.lower[kid] == "as" for kid in tree.kids(verb, "prep"))
    given = word in ("assign", "transfer", "pick", "tap") and kind(tree.lower[target]) == "body"
    return called or judged or given or _carried_off(tree, verb)


def _detained(tree: Tree, verb: int) -> bool:
    """Whether it is a prisoner who is moved: `was transferred to Delwan, where he was held`."""
    if tree.lemmas[verb] not in ("transfer", "recall", "return", "remove", "assign"):
        return False
    words = words_of("captive") | {"held", "detained", "captured", "bail", "guantanamo", "arrested", "convicted"}
    return not words.isdisjoint(tree.lower)


_ORDERS = frozenset({"order", "want", "have", "get", "see"})


def _carried_off(tree: Tree, verb: int) -> bool:
    """`removed from the arena`: from a place, not from a post."""
    spot = through(tree, verb, "from")
    if tree.lemmas[verb] == "fire" and any(tree.lower[kid] in ("upon", "at") for kid in tree.kids(verb, "prep")):
        return True  # `was fired upon`
    if spot is None or tree.lemmas[verb] not in ("remove", "transfer", "force", "push", "kick", "pull", "relieve"):
        return False
    return not is_side(tree, spot) and tree.lower[spot] not in words_of("post") | {"power", "list", "ticket", "duty"}


def _one(tree: Tree, noun: int) -> bool:
    """Whether one person or office is meant."""
    return tree.tags[noun] not in ("NNS",) or any(tree.deps[kid] in ("nummod", "poss") for kid in tree.kids(noun))


def _in_post(scene: Scene, verb: int) -> Draft | None:
    """`was allowed to retain his post`, `lost his seat`, `assumed command`."""
    tree = scene.tree
    thing, who = tree.kid(verb, "dobj"), subject(tree, verb)
    if thing is None or tree.lower[thing] not in words_of("post") or who is None or not acts(tree, who):
        return None
    words = clause(tree, verb)
    above = tree.heads[verb]
    if tree.deps[verb] == "xcomp" and tree.lemmas[above] in ("allow", "permit", "manage"):
        before = clause(tree, above)
        words = Phrase(min(before.first, words.first), max(tree.under(thing)), verb)
    return made(scene, verb, words, "event-personnel", "personnel", target=named(tree, who))


def _become(scene: Scene, verb: int) -> Draft | None:
    """`Tamaz became Foreign Minister in 2007`: to an office by its name."""
    tree = scene.tree
    post, who = tree.kid(verb, "attr", "oprd"), subject(tree, verb)
    if post is None or who is None or head(tree.words[post]) is None or tree.kid(post, "amod") is not None:
        return None
    if not (is_person(tree, who) or tree.lower[who] in ONE) or tree.kid(post, "poss") is not None:
        return None
    if any(tree.lower[kid] in ("a", "an") for kid in tree.kids(post, "det")):
        return None
    return made(scene, verb, clause(tree, verb), "event-personnel", "personnel", target=named(tree, who))


def _reversal(scene: Scene, verb: int) -> Draft | None:
    """`rescinded the transfer order`: a change of post is taken back."""
    tree = scene.tree
    thing, who = patient(tree, verb), doer(tree, verb)
    if thing is None or tree.lower[thing] not in words_of("change of post"):
        return None
    words = clause(tree, tree.heads[verb] if tree.deps[verb] == "xcomp" else verb)
    who = who if who is not None and acts(tree, who) else None
    return made(scene, verb, words, "event-reversal", "personnel", actor=named(tree, who), status="reversed")
