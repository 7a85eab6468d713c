"""Commitments and offers: `PRT Delwan will meet with the widow`, `agreed to send`, `is to travel`, `offered help`."""

from reftel.claims.agency import acts, is_self, is_side, kind
from reftel.claims.clause import (
    Phrase,
    auxiliaries,
    clause,
    described_clause,
    doer,
    is_passive,
    named,
    patient,
    subject,
    through,
)
from reftel.claims.deed import after, agent_or, counterpart_of, deed_of, made, opening, strength
from reftel.claims.draft import Draft, Scene
from reftel.claims.tree import Tree
from reftel.claims.verb import frames
from reftel.claims.voice import Mood, kinds, mood, speaker
from reftel.claims.wordclass import words_of

_WILL = frozenset({"will", "'ll", "’ll", "shall"})
_WOULD = frozenset({"would", "'d"})
_MARKS = ";:,“\"'”"
_SET = frozenset({"set", "slated", "scheduled", "due", "poised", "going"})


def by_will(scene: Scene, verb: int) -> Draft | None:
    """`The PRT will meet`, `Restrepo said France would contribute`."""
    tree = scene.tree
    helpers = set(auxiliaries(tree, verb))
    would = bool(_WOULD & helpers)
    if not (would or _WILL & helpers or _septel(tree, verb)) or "have" in helpers or _is_aside(tree, verb):
        return None
    said = speaker(tree, verb)
    how = mood(tree, verb)
    if (would and (how is Mood.CONDITIONAL or (said is None and not scene.reported))) or _promised(tree, verb):
        return None
    if how not in (Mood.ASSERTED, Mood.NEGATED, Mood.CONDITIONAL) or _forecast(tree, verb):
        return None
    owner = _stood_for(tree, doer(tree, verb))
    if owner is None and is_passive(tree, verb) and _assured(tree, verb):
        owner = doer(tree, tree.heads[verb])
    if owner is not None and any(tree.lower[kid] in _NOBODY for kid in tree.under(owner) if kid < owner):
        return None
    if not _undertakes(tree, verb, owner) or (scene.comment and said is None and not is_self(tree, owner or 0)):
        return None
    words = clause(tree, verb)
    other = counterpart_of(tree, deed_of(tree, verb))
    deed, firm = after(tree, verb, words), strength(tree, verb)
    return made(scene, "commitment", "commitment-will", verb, words, owner, deed, counterpart=other, strength=firm)


def _septel(tree: Tree, verb: int) -> bool:
    """`Reactions to be reported septel`: we shall report them."""
    return tree.lemmas[verb] == "report" and tree.deps[verb] == "ROOT" and auxiliaries(tree, verb) == ("to", "be")


_WHILE = frozenset({"while", "although", "though", "whereas"})
_NOBODY = frozenset({"no", "neither", "any", "only"})
_MESSAGES = frozenset({"word", "message", "notice", "assurance", "assurances", "letter", "note", "promise", "pledge"})
_CARRIERS = frozenset({"bag", "pouch", "courier", "mail", "email", "e-mail", "fax", "septel", "cable"})


def _is_aside(tree: Tree, verb: int) -> bool:
    """Whether this only says which one is meant, or when; `while we will not interfere` is told by itself.

    So are `the Minister, who will ask` and `word that he will`.
    """
    dep, noun = tree.deps[verb], tree.heads[verb]
    if dep == "relcl":
        own = tree.kid(verb, "nsubj")
        return own is None or tree.lower[own] not in ("who", "which") or tree.words[min(tree.under(verb)) - 1] != ","
    if dep == "acl":
        degree = tree.lower[noun] in ("degree", "extent", "point") and any(
            tree.lower[kid] == "that" for kid in tree.kids(verb, "mark")
        )
        return not (tree.lower[noun] in _MESSAGES or degree) or tree.kid(verb, "nsubj") is None
    return dep == "advcl" and not any(tree.lower[kid] in _WHILE for kid in tree.kids(verb, "mark"))


def _undertakes(tree: Tree, verb: int, owner: int | None) -> bool:
    """Whether somebody can undertake this: a deed, by one who acts; what follows by bag, we send."""
    if owner is None:
        return is_passive(tree, verb) and (_assured(tree, verb) or tree.lemmas[verb] == "report")
    carried = through(tree, verb, "by", "in")
    if tree.lemmas[verb] == "follow" and carried is not None and tree.lower[carried] in _CARRIERS:
        return True
    return acts(tree, owner) and not _is_state(tree, verb) and not _is_state(tree, deed_of(tree, verb))


def _assured(tree: Tree, verb: int) -> bool:
    """Whether somebody gives his word: `assured us that he will be freed`, `told us that it will be sent`."""
    above, deeds = tree.heads[verb], {tree.lemmas[place] for place in (verb, *tree.kids(verb, "conj"))}
    if tree.deps[verb] != "ccomp" or tree.lemmas[above] in ("assure", "promise", "pledge"):
        return tree.deps[verb] == "ccomp"
    to = tree.kid(above, "dobj", "dative")
    ours = to is not None and is_self(tree, to) and bool(_WILL & set(auxiliaries(tree, verb)))
    return ours and tree.lemmas[above] in ("tell", "inform") and bool(deeds & words_of("giving"))


def _is_state(tree: Tree, verb: int) -> bool:
    """Whether this is no deed: `will see trouble`, `will have a son`; to see somebody, or have a thing sent, is one."""
    thing = tree.kid(verb, "dobj")
    if tree.lemmas[verb] == "see" and thing is not None:
        owner = tree.kid(thing, "poss")
        if is_side(tree, thing) or (owner is not None and tree.is_name(owner)):
            return False
    if (
        tree.lemmas[verb] == "have"
        and thing is not None
        and any(tree.tags[kid] == "VBN" for kid in tree.kids(thing, "acl"))
    ):
        return False
    return tree.lemmas[verb] in words_of("state")


def _stood_for(tree: Tree, owner: int | None) -> int | None:
    """The body that `it` stands for: `the Ministry would send doctors, but it would not accept him`."""
    if owner is None or tree.lower[owner] != "it":
        return owner
    before = next((place for place in reversed(range(owner)) if tree.deps[place] == "nsubj"), None)
    if before is None or not set(auxiliaries(tree, tree.heads[before])) & (_WILL | _WOULD):
        return owner
    return before if kind(tree.lower[before]) == "body" or tree.words[before].isupper() else owner


def _promised(tree: Tree, verb: int) -> bool:
    """Whether the words are those of a promise told as such: `“we will go,” he promised`."""
    return tree.deps[verb] == "ccomp" and tree.lemmas[tree.heads[verb]] in ("promise", "pledge", "vow", "agree")


def _forecast(tree: Tree, verb: int) -> bool:
    if any(tree.lower[kid] in words_of("forecast") for kid in tree.kids(verb, "advmod", "acomp")):
        return True
    ups = [up for up in tree.ups(verb) if tree.is_verb(up)]
    return any("belief" in kinds(tree, up) or "wish" in kinds(tree, up) for up in ups)


def by_is_to(scene: Scene, verb: int) -> Draft | None:
    """`The Minister is to travel`, `is scheduled to depart`, `is going to visit`."""
    tree = scene.tree
    if tree.deps[verb] != "xcomp" or "to" not in auxiliaries(tree, verb):
        return None
    head = tree.heads[verb]
    if not (tree.lower[head] in ("is", "are") or tree.lower[head] in _SET) or mood(tree, head) is not Mood.ASSERTED:
        return None
    owner = agent_or(tree, verb, subject(tree, head))
    if owner is None or not acts(tree, owner) or _is_state(tree, verb):
        return None
    words = clause(tree, head)
    if tree.deps[head] in ("acl", "relcl"):
        words = described_clause(tree, head, words)
    other, firm = counterpart_of(tree, verb), strength(tree, verb)
    deed = after(tree, head, words)
    return made(scene, "commitment", "commitment-is-to", head, words, owner, deed, counterpart=other, strength=firm)


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
    elif thing is None or owner is None or not (acts(tree, owner) or _is_it(tree, owner, thing)):
        return None
    if tree.deps[thing] == "ccomp":
        if not set(auxiliaries(tree, thing)) & (_WILL | _WOULD | {"to"}):
            return None
        inner = doer(tree, thing)
        owner = inner if inner is not None and tree.tags[inner] != "PRP" and acts(tree, inner) else owner
    if tree.lemmas[thing] in words_of("hostile"):
        return None  # `plans to kill him` is told as an attack
    words, begun = _promise(tree, verb, thing)
    first = opening(tree, thing) if tree.deps[thing] == "xcomp" else begun
    deed = thing if tree.is_verb(thing) else verb
    what, other = tree.text(first, max(words.last, first)), counterpart_of(tree, deed)
    firm = strength(tree, deed)
    return made(scene, "commitment", "commitment-verb", verb, words, owner, what, counterpart=other, strength=firm)


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
    if tree.deps[thing] == "xcomp" and (second := _second(tree, thing)) is not None and second <= words.last:
        words = Phrase(words.first, max(second - 1, thing), verb)
    begun = next((place for place in sorted(under) if tree.words[place] not in _MARKS), thing)
    if begun < words.first:
        words = Phrase(begun, words.last, verb)
    return words, begun


def _second(tree: Tree, thing: int) -> int | None:
    """Where `and to tell the Governor` begins behind a first deed; None when no `to` joins a second one."""
    for kid in tree.kids(thing, "conj"):
        if tree.tags[kid] == "VB" and any(tree.lower[each] == "to" for each in tree.kids(kid, "aux")):
            first = min(tree.under(kid))
            while first > thing and (tree.tags[first - 1] == "CC" or tree.words[first - 1] == ","):
                first -= 1
            return first
    return None


def joined(scene: Scene, verb: int) -> Draft | None:
    """The second deed of `agreed to release the wages, and to tell the Governor`: a commitment of its own."""
    tree = scene.tree
    first = tree.heads[verb]
    own = [tree.lower[kid] for kid in tree.kids(verb, "aux")]
    if tree.deps[verb] != "conj" or own != ["to"] or tree.deps[first] != "xcomp" or tree.tags[verb] != "VB":
        return None
    head = tree.heads[first]
    types = {type_ for type_, _ in frames(tree.lemmas[head], None)}
    if not types & {"commitment", "offer"} or not _told(tree, head, set(auxiliaries(tree, head))):
        return None
    owner = subject(tree, head)
    if owner is None or not (acts(tree, owner) or _is_it(tree, owner, first)) or _is_state(tree, verb):
        return None
    words, type_ = _unadorned(tree, clause(tree, verb)), "commitment" if "commitment" in types else "offer"
    other = counterpart_of(tree, deed_of(tree, verb))
    deed, firm = after(tree, verb, words), strength(tree, verb)
    return made(scene, type_, "commitment-joined", verb, words, owner, deed, counterpart=other, strength=firm)


def _unadorned(tree: Tree, words: Phrase) -> Phrase:
    """The words without what is only told of their last noun: `, which he had put off in June`."""
    for place in range(words.head + 1, words.last):
        if tree.words[place] == "," and tree.lower[place + 1] in ("which", "who", "where"):
            return Phrase(words.first, place - 1, words.head)
    return words


def _is_it(tree: Tree, owner: int, thing: int) -> bool:
    """`It plans to lay the stone`: what plans a deed is a body of people."""
    return tree.lower[owner] == "it" and tree.deps[thing] == "xcomp"


def _told(tree: Tree, verb: int, helpers: set[str]) -> bool:
    """Whether the verb tells that somebody undertakes: no infinitive, no wish; a decision only when it stands."""
    if tree.tags[verb] in ("VB", "VBG") and not helpers - {"to"}:
        return tree.tags[verb] == "VBG" and tree.kid(verb, "nsubj") is not None  # `with the Ministry agreeing to`
    if helpers & words_of("possible") or mood(tree, verb) is not Mood.ASSERTED:
        return False
    if tree.lemmas[verb] == "mean":
        return tree.tags[verb] in ("VBZ", "VBP") and tree.kid(verb, "xcomp") is not None
    return tree.lemmas[verb] not in ("decide", "resolve") or bool(helpers & {"has", "have"})


def _undertaken(tree: Tree, verb: int) -> int | None:
    """What is agreed to or promised: a deed, a thing, what `that` brings."""
    inner = tree.kid(verb, "xcomp")
    if inner is not None and tree.is_verb(inner):
        return inner
    if tree.lemmas[verb] in ("agree", "commit", "consent"):
        return tree.kid(verb, "ccomp") or through(tree, verb, "to")
    return tree.kid(verb, "dobj", "ccomp")


def _only_shown(tree: Tree, verb: int, inner: int | None) -> bool:
    """`the ship offers a view` always does; `offered that it was late` is an opinion."""
    if inner is None:
        return tree.tags[verb] in ("VBZ", "VBP")
    return tree.deps[inner] == "ccomp" and not set(auxiliaries(tree, inner)) & (_WILL | _WOULD | {"could", "can", "to"})


def offer(scene: Scene, verb: int, frame: str) -> Draft | None:
    """`offered to engage with the Ministry`, `invited MOI to join them`."""
    tree = scene.tree
    helpers = set(auxiliaries(tree, verb))
    if mood(tree, verb) is not Mood.ASSERTED or tree.tags[verb] == "VB" or helpers & words_of("possible"):
        return None
    owner, thing = doer(tree, verb), patient(tree, verb)
    inner = tree.kid(verb, "xcomp", "ccomp")
    if (inner is None and thing is None) or owner is None or not acts(tree, owner):
        return None
    if inner is None and any(tree.lemmas[kid] in words_of("telling") for kid in tree.kids(verb, "dobj")):
        return None  # `offered an assessment` is said and done
    if frame == "to" and _only_shown(tree, verb, inner):
        return None
    words = clause(tree, verb)
    receiver = tree.kid(verb, "dative")
    if frame == "invite" or receiver is not None:
        other = named(tree, receiver if receiver is not None else thing)
    else:
        other = counterpart_of(tree, inner if inner is not None else verb)
    first = opening(tree, inner) if inner is not None and tree.deps[inner] == "xcomp" else min(verb + 1, words.last)
    return made(
        scene, "offer", "offer", verb, words, owner, tree.text(first, max(first, words.last)), counterpart=other
    )
