"""Promises: commitments told by a verb of their own: `agreed to send`, `promised an accounting`, `plans to present`."""

from reftel.claims.agency import acts
from reftel.claims.clause import Phrase, auxiliaries, clause, doer, is_passive, subject, through
from reftel.claims.commitment import by_is_to
from reftel.claims.deed import BESIDE, after, counterpart_of, deed_of, first_deed, made, opening, strength
from reftel.claims.draft import Draft, Scene
from reftel.claims.mood import Mood, conditional, mood
from reftel.claims.tree import Tree
from reftel.claims.undertaking import WILL, WOULD, is_it, is_state
from reftel.claims.verb import frames
from reftel.claims.wordclass import words_of

_MARKS = ";:,“\"'”"


def by_verb(scene: Scene, verb: int, frame: str) -> Draft | None:
    """`agreed to`, `promised an accounting`, `plans to present`."""
    tree = scene.tree
    helpers = set(auxiliaries(tree, verb))
    if not _told(tree, verb, helpers):
        return None
    owner, thing = subject(tree, verb), _undertaken(tree, verb)
    if is_passive(tree, verb):
        if thing is None or tree.deps[thing] != "ccomp" or owner is None or tree.lower[owner] != "it":
            return None
    elif thing is None or owner is None or not (acts(tree, owner) or is_it(tree, owner, thing)):
        return None
    if tree.deps[thing] == "ccomp":
        could = {"can", "could"} if is_passive(tree, thing) else set()  # `agreed that this could be dropped`
        if not set(auxiliaries(tree, thing)) & (WILL | WOULD | {"to"} | could):
            return None
        if tree.lemmas[verb] == "agree" and _is_opinion(tree, verb, thing):
            return None
        inner = doer(tree, thing)
        owner = inner if inner is not None and tree.tags[inner] != "PRP" and acts(tree, inner) else owner
    if tree.lemmas[thing] in words_of("hostile"):
        return None  # `plans to kill him` is told as an attack
    words, begun = _promise(tree, verb, thing)
    first = _begins(tree, thing, begun)
    deed = thing if tree.is_verb(thing) else verb
    what, other = tree.text(first, max(words.last, first)), counterpart_of(tree, deed)
    firm = strength(tree, deed)
    return made(scene, "commitment", "commitment-verb", verb, words, owner, what, counterpart=other, strength=firm)


def _begins(tree: Tree, thing: int, begun: int) -> int:
    """Where what is undertaken begins: the deed, behind `that` and whoever does it; in a passive what it is done to."""
    if tree.deps[thing] not in ("xcomp", "ccomp"):
        return begun
    whole = tree.kid(thing, "nsubjpass")
    return opening(tree, thing) if whole is None else min(tree.under(whole))


def _is_opinion(tree: Tree, verb: int, thing: int) -> bool:
    """`agreed that it would be better`, `analysts agree that they will lose`: a view they share, no deed of anybody."""
    return tree.tags[verb] in ("VBZ", "VBP") or is_state(tree, thing) or conditional(tree, thing)


def _promise(tree: Tree, verb: int, thing: int) -> tuple[Phrase, int]:
    """The words of a promise, and where what is promised begins."""
    words = clause(tree, verb)
    either = any(tree.lower[kid] == "or" for kid in tree.kids(thing, "cc"))  # `will be charged or released` is one
    cut = tree.deps[thing] == "ccomp" and not either
    under = list(tree.under(thing, frozenset({"conj", "cc"}) if cut else frozenset()))
    if either and tree.deps[thing] == "ccomp":
        words = Phrase(words.first, max(words.last, *under), verb)
    if tree.deps[thing] == "ccomp" and max(under) < words.last:
        words = Phrase(words.first, max(under), verb)
    if tree.deps[thing] == "xcomp":
        words = first_deed(tree, thing, words)
    begun = next((place for place in sorted(under) if tree.words[place] not in _MARKS), thing)
    if begun < words.first:
        words = Phrase(begun, words.last, verb)
    return words, begun


def _undertaken(tree: Tree, verb: int) -> int | None:
    """What is agreed to or promised: a deed, a thing, what `that` brings."""
    inner = tree.kid(verb, "xcomp")
    if inner is not None and tree.is_verb(inner):
        return inner
    if tree.lemmas[verb] in ("undertake", "intend") and tree.kid(verb, "ccomp") is None:
        return None  # `undertook a study` is done
    if tree.lemmas[verb] in ("agree", "commit", "consent"):
        return tree.kid(verb, "ccomp") or through(tree, verb, "to")
    return tree.kid(verb, "dobj", "ccomp")


def _told(tree: Tree, verb: int, helpers: set[str]) -> bool:
    """Whether the verb tells that somebody undertakes: no infinitive, no wish; a decision only when it stands."""
    if tree.tags[verb] in ("VB", "VBG") and not helpers - {"to"}:
        return tree.tags[verb] == "VBG" and tree.kid(verb, "nsubj") is not None  # `with the Ministry agreeing to`
    if helpers & (words_of("possible") | WILL | WOULD) or mood(tree, verb) is not Mood.ASSERTED:
        return False  # `would agree to` is a promise not yet given
    if tree.lemmas[verb] == "mean":
        return tree.tags[verb] in ("VBZ", "VBP") and tree.kid(verb, "xcomp") is not None
    return tree.lemmas[verb] not in ("decide", "resolve") or bool(helpers & {"has", "have", "had"})


def joined(scene: Scene, verb: int) -> Draft | None:
    """The second deed of `agreed to release the wages, and to tell the Governor`: a commitment of its own."""
    tree = scene.tree
    first = tree.heads[verb]
    if tree.deps[verb] != "conj" or tree.deps[first] != "xcomp" or tree.tags[verb] != "VB":
        return None
    if [tree.lower[kid] for kid in tree.kids(verb, "aux")] not in ([], ["to"]):
        return None
    head = tree.heads[first]
    if verb - first <= BESIDE or is_passive(tree, head):
        return None  # `offered to host and train them` is one deed
    types = {type_ for type_, _ in frames(tree.lemmas[head], None)}
    promised = types & {"commitment", "offer"} and _told(tree, head, set(auxiliaries(tree, head)))
    if not promised and by_is_to(scene, first) is None:
        return None
    owner = subject(tree, head)
    if owner is None or not (acts(tree, owner) or is_it(tree, owner, first)) or is_state(tree, verb):
        return None
    words, type_ = _unadorned(tree, clause(tree, verb)), "offer" if types == {"offer"} else "commitment"
    other = counterpart_of(tree, deed_of(tree, verb))
    deed, firm = after(tree, verb, words), strength(tree, verb)
    return made(scene, type_, "commitment-joined", verb, words, owner, deed, counterpart=other, strength=firm)


def _unadorned(tree: Tree, words: Phrase) -> Phrase:
    """The words without what is only told of their last noun: `, which he had put off in June`."""
    for place in range(words.head + 1, words.last):
        if tree.words[place] == "," and tree.lower[place + 1] in ("which", "who", "where"):
            return Phrase(words.first, place - 1, words.head)
    return words
