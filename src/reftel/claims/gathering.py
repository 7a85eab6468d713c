"""Meetings told by a noun: `the February 21 meeting between A and B`, `a call to`, `his visit`."""

from reftel.claims.agency import acts, is_side
from reftel.claims.claim import Event
from reftel.claims.clause import Phrase, clause, named, negated, phrase, subject, through
from reftel.claims.draft import Draft, Scene
from reftel.claims.happening import place
from reftel.claims.tree import Tree
from reftel.claims.voice import planned
from reftel.claims.when import when
from reftel.claims.wordclass import words_of

_DAY = len("2007-12-09")
_IN = frozenset({"in", "during", "at", "following", "after", "over"})


def gathering(scene: Scene, noun: int, type_: str, words: Phrase, date: str | None) -> Draft | None:
    """A meeting, call, visit or conference: who with whom."""
    tree = scene.tree
    between = through(tree, noun, "between", "among")
    calls = tree.lower[noun] in ("call", "visit", "briefing")
    other = between if between is not None else through(tree, noun, "with", "to", *(("on",) if calls else ()))
    other = other if other is not None and is_side(tree, other) else None
    owner = tree.kid(noun, "poss")
    owner = owner if owner is not None and (acts(tree, owner) or tree.tags[owner] == "PRP$") else None
    if owner is None and (by := through(tree, noun, "by", "of")) is not None and is_side(tree, by):
        owner = by
    above = tree.heads[tree.heads[noun]]
    if other is None and tree.lemmas[above] == "engage" and (with_ := tree.kid(above, "dobj")) is not None:
        other = with_ if is_side(tree, with_) else None
    had = next((kid for kid in tree.kids(noun, "relcl") if tree.lemmas[kid] in ("have", "hold")), None)
    if had is not None and owner is None and other is None:
        owner, other = tree.kid(had, "nsubj"), through(tree, had, "with")
    held = _held(tree, noun) if had is None else Phrase(words.first, max(tree.under(had)), noun)
    if held is not None and date is None:
        date = when(held.text(tree), scene.said)
    if not _pinned_down(tree, noun, date, owner, other):
        return None
    actor, target = named(tree, owner), named(tree, other)
    if between is not None and (joined := tree.kid(between, "conj")) is not None:
        actor, target = phrase(tree, between, whole=False).text(tree), named(tree, joined)
    verb = next((up for up in tree.ups(noun) if tree.is_verb(up)), None)
    if actor is None and verb is not None:
        who, to = subject(tree, verb), tree.kid(verb, "dobj", "dative")
        actor = named(tree, who) if who is not None and who != noun and is_side(tree, who) else None
        target = named(tree, to) if target is None and to is not None and is_side(tree, to) and to != noun else target
    first, last = _quote(tree, noun, words, verb if other is None else None)
    if held is not None:
        first, last = held.first, held.last
    said = Event(type_, actor, target, None, None, place(tree, noun), date, state(scene, date, verb))
    return Draft(said, first, last, "occasion-meeting", noun)


def _held(tree: Tree, noun: int) -> Phrase | None:
    """The clause in which a meeting is held, sponsored, attended: its date stands there."""
    verb = tree.heads[noun]
    if (
        tree.deps[noun] in ("dobj", "nsubjpass")
        and tree.lemmas[verb] in words_of("holding")
        and not negated(tree, verb)
    ):
        return clause(tree, verb)
    return None


def _pinned_down(tree: Tree, noun: int, date: str | None, owner: int | None, other: int | None) -> bool:
    """Whether one meeting is told of: by its date, by who took part; `the meeting` points back."""
    if date is not None:
        return True
    if tree.tags[noun] == "NNS":
        had = tree.deps[noun] == "dobj" and tree.lemmas[tree.heads[noun]] in words_of("holding")
        return other is not None and (_told_in(tree, noun) or (had and tree.tags[tree.heads[noun]] in ("VBD", "VBN")))
    if other is None:
        visits = owner is not None and tree.lower[noun] in ("visit", "call", "trip") and is_side(tree, owner)
        return visits or _famous(tree, noun)
    if tree.deps[noun] in ("dobj", "nsubjpass") and tree.lemmas[tree.heads[noun]] in words_of("holding"):
        return True
    if tree.lemmas[tree.heads[tree.heads[noun]]] == "engage":
        return True
    one = any(tree.lower[kid] in ("a", "an", "this", "that") for kid in tree.kids(noun, "det"))
    return owner is not None or through(tree, noun, "between", "among") is not None or one


def _famous(tree: Tree, noun: int) -> bool:
    """`the Paris Donors' Conference`: known by the name it has."""
    the = any(tree.lower[kid] in ("the", "this") for kid in tree.kids(noun, "det"))
    if tree.lower[noun] not in words_of("conference") or not the:
        return False
    own = tree.kids(noun, "compound", "nmod", "poss", "amod")
    return tree.words[noun][0].isupper() and any(tree.is_name(kid) for kid in own)


def _quote(tree: Tree, noun: int, words: Phrase, verb: int | None) -> tuple[int, int]:
    """The words of the meeting, with `in` before them; with what was done there, when only that says who met."""
    prep = tree.heads[noun]
    if tree.deps[noun] != "pobj" or tree.lower[prep] not in _IN or prep != words.first - 1:
        return words.first, words.last
    last = words.last
    if verb is not None and verb > last:
        last = max([verb, *(reached for kid in tree.kids(verb, "dobj", "dative") for reached in tree.under(kid))])
    return prep, last


def _told_in(tree: Tree, noun: int) -> bool:
    """`in discussions with officials, he requested`: several talks told as one; `his two meetings`."""
    if tree.kids(noun, "nummod"):
        return True
    prep = tree.heads[noun]
    said = tree.deps[noun] == "pobj" and tree.lower[prep] in _IN and tree.is_verb(tree.heads[prep])
    return said and tree.tags[tree.heads[prep]] == "VBD" and not tree.kids(noun, "amod")


def state(scene: Scene, date: str | None, verb: int | None = None) -> str:
    """Planned when its date lies ahead of the telegram's, or when it will be held."""
    if verb is not None and date is None and planned(scene.tree, verb):
        return "planned"
    if date is not None and scene.said is not None and date.partition("/")[0] > scene.said.isoformat():
        return "planned"
    return "occurred"


def counted(tree: Tree, noun: int, type_: str, date: str | None) -> bool:
    """`his two meetings with President Bush`, `the December 17 strikes`: several that are told as one."""
    if type_ == "threat":
        return True
    if type_ != "meeting":
        fixed = date is not None and (len(date) >= _DAY or bool(tree.kids(noun, "poss")))
        few = any(tree.lower[kid] == "several" for kid in tree.kids(noun, "amod"))
        return fixed and (few or bool(tree.kids(noun, "det", "nummod", "poss", "nmod")))
    return through(tree, noun, "with") is not None or bool(tree.kids(noun, "nummod", "poss"))
