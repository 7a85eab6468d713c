"""Requests: `asked POTUS to intervene`, `requested assistance from the USG`, `urged that we continue`."""

from reftel.claims.agency import acts, is_self, kind
from reftel.claims.antecedent import is_person
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
from reftel.claims.counsel import counsel
from reftel.claims.deed import first_deed, giver, made, opening, strength
from reftel.claims.draft import Draft, Scene
from reftel.claims.mood import Mood, mood
from reftel.claims.question import asked_about
from reftel.claims.sought import asked_for, is_requested, spoken_to
from reftel.claims.tree import Tree
from reftel.claims.verb import frames
from reftel.claims.voice import is_bare, talks
from reftel.claims.wordclass import words_of

SHOULD = frozenset({"should", "must"})


def request(scene: Scene, verb: int, frame: str) -> Draft | None:
    """`asked POTUS to intervene`, `requested assistance from the USG`, `urged that we continue`."""
    tree = scene.tree
    helpers = set(auxiliaries(tree, verb))
    if mood(tree, verb) is not Mood.ASSERTED or helpers & words_of("possible"):
        return None
    polite = _politely(tree, verb)
    if polite is None and asked_about(tree, verb):
        return None
    if helpers & {"will", "shall"} or ("would" in helpers and not is_self(tree, subject(tree, verb) or 0)):
        return None  # what somebody will ask for he undertakes to ask
    if _not_told(tree, verb, helpers):
        return None
    found = polite or (None if _itself_asked(tree, verb) else _asked(tree, verb, frame))
    if found is None:
        return None
    owner, deed = found
    asker = _asker(tree, verb)
    if asker is not None and not (acts(tree, asker) or tree.lower[asker] in words_of("writing")):
        return None
    if frame == "that" and asker is not None and is_self(tree, asker) and not _told_another(tree, verb, owner):
        return None
    words = _worded(tree, verb, deed)
    if owner is None and not tree.is_verb(deed):
        owner = spoken_to(tree, verb, asker)
    first = opening(tree, deed)
    if tree.deps[deed] == "ccomp" and is_passive(tree, deed) and (whole := subject(tree, deed)) is not None:
        first = min(first, *tree.under(whole))  # `that the widow be paid`: who is paid belongs to what is asked
    return made(
        scene,
        "request",
        "request",
        verb,
        words,
        owner,
        tree.text(min(first, words.last), words.last if deed > verb else max(tree.under(deed))),
        counterpart=named(tree, asker),
        strength=strength(tree, verb),
    )


def _worded(tree: Tree, verb: int, deed: int) -> Phrase:
    """The words of a request, without a second deed, which is a request of its own."""
    words = clause(tree, verb)
    return first_deed(tree, deed, words) if tree.deps[deed] == "xcomp" and deed > verb else words


def _asker(tree: Tree, verb: int) -> int | None:
    """Who asks: in `had called the Governor to demand it` who called, not the Governor."""
    if _goes_on(tree, verb):
        return subject(tree, tree.heads[verb])
    return doer(tree, verb)


def _not_told(tree: Tree, verb: int, helpers: set[str]) -> bool:
    """Whether the asking is only named: `plans to ask`, `if asked to commit`."""
    if tree.deps[verb] == "pcomp" and _only_possible(tree, verb):
        return True
    if tree.tags[verb] == "VB" and "to" in helpers:
        return tree.deps[verb] not in ("advcl", "acl") and not _goes_on(tree, verb)
    return tree.tags[verb] == "VBN" and tree.deps[verb] == "advcl"


def _only_possible(tree: Tree, verb: int) -> bool:
    """`can help by encouraging them to return`: nobody has asked yet."""
    above = tree.heads[tree.heads[verb]]
    return bool(set(auxiliaries(tree, above)) & (words_of("possible") | {"will", "would", "to"}))


def _goes_on(tree: Tree, verb: int) -> bool:
    """Whether the asking is done: `continued to press him`; `had called him to demand it`, and not `plans to ask`."""
    above = tree.heads[verb]
    if tree.deps[verb] != "xcomp" or set(auxiliaries(tree, above)) & (words_of("possible") | {"will", "would", "to"}):
        return False
    done = tree.tags[above] in ("VBD", "VBN") and tree.kid(above, "dobj") is not None
    promises = any(type_ in ("commitment", "offer") for type_, _ in frames(tree.lemmas[above]))
    return tree.lemmas[above] in words_of("going on") or (done and not promises)


def _told_another(tree: Tree, verb: int, owner: int | None) -> bool:
    """Whether `we suggested he reach out` was said to another, no advice to the Department."""
    return tree.tags[verb] in ("VBD", "VBN") and owner is not None and not is_self(tree, owner)


def _itself_asked(tree: Tree, verb: int) -> bool:
    """Whether this is what another verb asks for: `press` in `requested that the court press the union`."""
    above = tree.heads[verb]
    asks = any(type_ == "request" and frame in ("", "that") for type_, frame in frames(tree.lemmas[above]))
    bare = tree.tags[verb] in ("VB", "VBP") and not auxiliaries(tree, verb)
    return asks and bare and tree.deps[verb] == "ccomp" and above < verb


def _politely(tree: Tree, verb: int) -> tuple[int | None, int] | None:
    """`asked us whether the family could be sheltered`, `asked if the Embassy could help`: a request, no question."""
    inner = tree.kid(verb, "ccomp")
    if tree.lemmas[verb] != "ask" or inner is None or not set(auxiliaries(tree, inner)) & {"could", "can", "might"}:
        return None
    if not any(tree.lower[kid] in ("whether", "if") for kid in tree.kids(inner, "mark")):
        return None
    who, listener = subject(tree, inner), patient(tree, verb)
    if is_passive(tree, inner):
        return (agent(tree, inner), inner) if listener is not None and is_self(tree, listener) else None
    return (who, inner) if who is not None and is_self(tree, who) else None


def _asked(tree: Tree, verb: int, frame: str) -> tuple[int | None, int] | None:
    """Who is asked, and the word of what is asked for."""
    inner = tree.kid(verb, "xcomp", "ccomp", *(("advcl",) if frame == "call" else ()))
    if frame == "call" and (not _calls_on(tree, verb) or _calls(tree, verb, inner)):
        return None
    if inner is not None and tree.lemmas[inner] in words_of("answering") and frame != "call":
        return None  # `asked him to explain` is a question
    inner = inner if inner is not None else _asked_for_one(tree, verb)
    if frame == "from" or (inner is None and frame == "to"):
        wants = tree.lemmas[verb] == "encourage" and not is_passive(tree, verb)
        thing = tree.kid(verb, "dobj")
        deed = thing is not None and tree.lower[thing].endswith(("tion", "ment", "ance", "ence", "support"))
        return asked_for(tree, verb, "seek") if wants and deed else _kept_from(tree, verb)
    if inner is not None and inner > verb:
        if "to" in auxiliaries(tree, inner) and not _for_a_thing(tree, verb, inner, frame):
            return _asked_to(tree, verb, inner, frame)
        that = frame in ("", "that") or tree.lemmas[verb] == "advise"
        if that and (found := _asked_that(tree, verb, inner, frame)):
            return found
    if (advised := counsel(tree, verb, inner)) is not None:
        return advised
    if frame == "call":
        whom, wanted = through(tree, verb, "on", "upon"), through(tree, verb, "for")
        return (whom, wanted) if whom is not None and wanted is not None else None
    if is_passive(tree, verb):
        return is_requested(tree, verb)
    return None if frame in ("to", "that") else asked_for(tree, verb, frame)


def _calls_on(tree: Tree, verb: int) -> bool:
    """Whether this is no call by telephone: `called on them to`, `called for them to`."""
    clauses = tree.kids(verb, "advcl", "xcomp", "ccomp")
    kids = [*tree.kids(verb), *(mark for kid in clauses for mark in tree.kids(kid, "mark"))]
    return any(tree.lower[kid] in ("on", "upon", "for") for kid in kids if kid > verb)


def _calls(tree: Tree, verb: int, inner: int | None) -> bool:
    """Whether somebody is visited: `called on the Minister to discuss it`; a body is called on to meet."""
    whom = through(tree, verb, "on", "upon")
    body = whom is not None and (
        kind(tree.lower[whom]) == "body"
        or tree.tags[whom] in ("NNS", "NNPS")
        or (tree.is_name(whom) and kind(tree.lower[whom]) is None and not is_person(tree, whom))
    )
    who = subject(tree, verb)
    many = who is not None and kind(tree.lower[who]) == "body"  # a council visits nobody
    return inner is not None and talks(tree, inner) and not (body or many)


def _asked_for_one(tree: Tree, verb: int) -> int | None:
    """The deed in `lobbied for the United Kingdom to do more`."""
    for kid in tree.kids(verb, "advcl"):
        marks = [tree.lower[each] for each in tree.kids(kid, "mark")]
        if kid > verb and marks == ["for"] and tree.kids(kid, "nsubj") and "to" in auxiliaries(tree, kid):
            return kid
    return None


def _kept_from(tree: Tree, verb: int) -> tuple[int | None, int] | None:
    """`dissuaded him from returning`, `warned Orlan against leaving`: asked not to."""
    whom, deed = patient(tree, verb), through(tree, verb, "from", "against")
    if whom is None or deed is None or not acts(tree, whom) or tree.tags[deed] != "VBG":
        return None
    return whom, tree.heads[deed]


def _for_a_thing(tree: Tree, verb: int, inner: int, frame: str) -> bool:
    """`requested radios to prevent another such day`: a thing is asked for, and what for."""
    thing = tree.kid(verb, "dobj")
    return frame in ("", "seek") and thing is not None and thing < inner and not acts(tree, thing)


def _asked_to(tree: Tree, verb: int, inner: int, frame: str) -> tuple[int | None, int] | None:
    """`asked POTUS to intervene`, `called on them to stop`."""
    asked = tree.kid(inner, "nsubj", "nsubjpass")
    asked = asked if asked is not None else patient(tree, verb)
    if asked is None and tree.lemmas[verb] == "appeal":
        asked = through(tree, verb, "to")
    if asked is None and frame == "call":
        asked = through(tree, verb, "on", "upon", "for")
    if asked is not None and not acts(tree, asked):
        return None
    if asked is None and (wanted := through(tree, verb, "for")) is not None:
        asked = giver(tree, wanted, wanted)
    return (asked, inner) if asked is not None or frame not in ("to", "seek") else None


def _asked_that(tree: Tree, verb: int, inner: int, frame: str) -> tuple[int | None, int] | None:
    """`urged that we continue`, `insisted that the US should reply`."""
    helpers = set(auxiliaries(tree, inner))
    plain = tree.tags[inner] == "VB" or (is_passive(tree, inner) and "be" in helpers)
    if tree.tags[inner] == "VBP" and (tree.tags[verb] in ("VBD", "VBN") or tree.lemmas[verb] in words_of("command")):
        plain = True  # the present behind `suggested` is no tense: `suggested the United States do better`
    plain = (plain or is_bare(tree, inner)) and tree.lower[inner] not in ("am", "is", "are")
    bare = plain and not helpers - {"be", "not"}
    should = bool(helpers & SHOULD)
    marked = any(tree.lower[kid] == "that" for kid in tree.kids(inner, "mark"))
    if not (bare or should or (marked and frame == "")):
        return None
    asked = agent(tree, inner) if is_passive(tree, inner) else subject(tree, inner)
    whom = tree.kid(verb, "dobj", "dative")
    if is_passive(tree, inner) and asked is None and tree.lemmas[verb] in ("insist", "argue") and should:
        return None  # `insisted that he should not be blamed`: a view, of no deed that somebody is to do
    if is_passive(tree, inner) and asked is None and whom is not None and acts(tree, whom):
        asked = whom  # `asked the Embassy that the widow be paid`
    return asked, inner
