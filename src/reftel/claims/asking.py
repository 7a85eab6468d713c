"""Actions told by a noun, and asked politely: `made a request for radios`, `his pledge of aid`, `would appreciate`."""

from reftel.claims.agency import acts, is_side
from reftel.claims.claim import Action
from reftel.claims.clause import Phrase, auxiliaries, clause, doer, named, phrase, subject, through
from reftel.claims.deed import counterpart_of, giver, made
from reftel.claims.draft import Draft, Scene
from reftel.claims.mood import Mood, mood
from reftel.claims.tree import Tree
from reftel.claims.wordclass import words_of


def is_asking(word: str) -> bool:
    """Whether a noun tells of an action: `request`, `pledge`."""
    return word in words_of("request") or word in words_of("pledge")


def by_noun(scene: Scene, noun: int) -> Draft | None:
    """`made specific requests for helicopters`, `Iraq's pledge of aid`, `the Ministry's willingness to accept`."""
    tree = scene.tree
    if tree.lower[noun] in words_of("request"):
        return _made_request(scene, noun)
    if tree.lower[noun] in words_of("pledge"):
        return _pledge(scene, noun)
    return None


def _made_request(scene: Scene, noun: int) -> Draft | None:
    tree = scene.tree
    verb = tree.heads[noun]
    wanted = through(tree, noun, "for")
    if (owner := tree.kid(noun, "poss")) is not None:
        return _requested(tree, noun, owner, wanted)
    if (
        tree.deps[noun] != "dobj"
        or tree.lemmas[noun] == "call"  # `made a call` is one by telephone
        or tree.lemmas[verb] not in words_of("making a request")
        or mood(tree, verb) is not Mood.ASSERTED
    ):
        return None
    whom = through(tree, noun, "to") or through(tree, verb, "to")
    if wanted is None:
        wanted = through(tree, verb, "for") or (noun if whom is not None and is_side(tree, whom) else None)
    asker = subject(tree, verb)
    if wanted is None or asker is None or not acts(tree, asker):
        return None
    words = clause(tree, verb)
    what, by = phrase(tree, wanted).text(tree), named(tree, asker)
    return made(scene, "request", "request-noun", noun, words, whom, what, counterpart=by)


def _requested(tree: Tree, noun: int, owner: int, wanted: int | None) -> Draft | None:
    """`the union's demand for a truce`, `his request to visit the camp`."""
    inner = tree.kid(noun, "acl")
    if (wanted is None and (inner is None or "to" not in auxiliaries(tree, inner))) or not is_side(tree, owner):
        return None
    words = phrase(tree, noun)
    last = max((words.last, *(tree.under(inner) if inner is not None else ())))
    start = inner if inner is not None else min(tree.under(wanted if wanted is not None else noun))
    whom = giver(tree, wanted, wanted) if wanted is not None else None
    said = Action("request", named(tree, whom), tree.text(start, last), named(tree, owner))
    return Draft(said, words.first, last, "request-noun", noun, False)


def _pledge(scene: Scene, noun: int) -> Draft | None:
    tree = scene.tree
    owner = tree.kid(noun, "poss") or through(tree, noun, "by", "from")
    inner, thing = tree.kid(noun, "acl"), through(tree, noun, "of")
    if inner is None and tree.lower[noun] == "invitation" and tree.deps[noun] == "dobj":
        inner = next((kid for kid in tree.kids(tree.heads[noun], "advcl", "xcomp") if kid > noun), None)
    if tree.lower[noun] in words_of("pledge of a deed"):
        thing = None
    if owner is None and inner is not None and tree.deps[noun] == "dobj":
        owner = _undertaking(tree, tree.heads[noun])
    if owner is None or not (is_side(tree, owner) or tree.tags[owner] == "PRP$") or (inner is None and thing is None):
        return None
    above = tree.heads[noun]
    if tree.lemmas[above] in ("receive", "seek", "get", "await") and tree.tags[above] in ("VB", "VBG"):
        return None
    if inner is not None and "to" not in auxiliaries(tree, inner):
        return None
    words = phrase(tree, noun)
    last = max(words.last, *tree.under(inner)) if inner is not None else words.last
    what = tree.text(inner if inner is not None else min(tree.under(thing or noun)), last)
    offers = tree.lower[noun] in ("offer", "invitation")
    firm = "conditional" if tree.lower[noun] in ("willingness", "readiness") else "firm"
    other = counterpart_of(tree, inner) if inner is not None else None
    if inner is None or offers:
        other = named(tree, through(tree, noun, "to"))
    if offers and other is None and tree.deps[noun] in ("dobj", "nsubjpass"):
        guest = doer(tree, above)  # who `welcomed the invitation` was invited
        other = named(tree, guest) if guest != owner else None
    found = Phrase(words.first, last, noun)
    type_ = "offer" if offers else "commitment"
    return made(scene, type_, f"{type_}-noun", noun, found, owner, what, counterpart=other, strength=firm)


def _undertaking(tree: Tree, verb: int) -> int | None:
    """Who undertakes it, when only the verb says: `the sides reached an agreement to exchange prisoners`."""
    told = tree.tags[verb] in ("VBD", "VBN", "VBZ") and mood(tree, verb) is Mood.ASSERTED
    return subject(tree, verb) if told and tree.lemmas[verb] in words_of("giving one's word") else None


def appreciate(scene: Scene, verb: int) -> Draft | None:
    """`I would appreciate prompt reaction from State`, `Post would be grateful for guidance`."""
    tree = scene.tree
    if "would" not in auxiliaries(tree, verb):
        return None
    asker = subject(tree, verb)
    if asker is None or not acts(tree, asker):
        return None
    thing = _appreciated(tree, verb)
    if thing is None:
        return None
    words = clause(tree, verb)
    owner = giver(tree, verb, thing)
    what = tree.text(min(tree.under(thing)), max(words.last, thing))
    return made(scene, "request", "request-appreciate", verb, words, owner, what, counterpart=named(tree, asker))


def _appreciated(tree: Tree, verb: int) -> int | None:
    if tree.lemmas[verb] in ("appreciate", "welcome"):
        return tree.kid(verb, "dobj")
    grateful = next((kid for kid in tree.kids(verb, "acomp") if tree.lower[kid] in ("grateful", "thankful")), None)
    return through(tree, grateful, "for") if grateful is not None else None
