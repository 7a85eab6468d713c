"""Meetings told by a noun: `the February 21 meeting between A and B`, `a call to`, `his visit`."""

from reftel.claims.agency import acts, is_side
from reftel.claims.claim import Event
from reftel.claims.clause import Phrase, auxiliaries, clause, named, negated, phrase, subject, through
from reftel.claims.draft import Draft, Scene
from reftel.claims.happening import place
from reftel.claims.mood import planned
from reftel.claims.participant import JOURNEYS, had_by, host_of, participants, sides
from reftel.claims.position import is_date, is_place
from reftel.claims.report import kinds
from reftel.claims.tree import Tree
from reftel.claims.when import when
from reftel.claims.wordclass import words_of

_DAY = len("2007-12-09")
_IN = frozenset({"in", "during", "at", "following", "after", "over"})


def gathering(scene: Scene, noun: int, type_: str, words: Phrase, date: str | None) -> Draft | None:
    """A meeting, call, visit or conference: who with whom."""
    tree = scene.tree
    owner, other = sides(tree, noun)
    if (
        owner is not None
        and tree.lower[noun] in words_of("conference")
        and (tree.tags[owner], tree.deps[owner]) in _OF_MANY
    ):
        owner = None  # `the Donors' Conference` is its name
    held = _held(tree, noun)
    if held is not None and date is None:
        date = when(held.text(tree), scene.said)
    if not _pinned_down(tree, noun, date, owner, other, held is not None):
        return None
    where = place(tree, noun)
    if other is not None and tree.lower[noun] in JOURNEYS and is_place(tree.words[other]):
        where, other = where or named(tree, other, whole=False), None
    verb = next((up for up in tree.ups(noun) if tree.is_verb(up)), None)
    actor, target = participants(tree, noun, owner, other, verb)
    telling = verb if other in (None, host_of(tree, noun)) else None
    first, last = (held.first, held.last) if held else _quote(tree, noun, words, telling)
    status = "planned" if _upcoming(tree, noun) else state(scene, date, verb)
    said = Event(type_, actor, target, None, None, where, date, status)
    return Draft(said, first, last, "occasion-meeting", noun)


_OF_MANY = frozenset({("NNS", "poss"), ("NNPS", "poss")})


def _upcoming(tree: Tree, noun: int) -> bool:
    """`her next visit to Delwan`, `the forthcoming summit`."""
    return any(tree.lower[kid] in _TO_COME for kid in tree.kids(noun, "amod"))


_TO_COME = frozenset({"upcoming", "forthcoming", "next", "planned", "scheduled", "future", "impending"})


def _held(tree: Tree, noun: int) -> Phrase | None:
    """The clause in which a meeting is held, sponsored, attended: its date stands there."""
    had = had_by(tree, noun)
    if had is not None:
        return Phrase(phrase(tree, noun, whole=False).first, max(tree.under(had)), noun)
    verb = tree.heads[noun]
    if tree.deps[noun] == "pobj" and tree.lemmas[tree.heads[verb]] == "engage":
        return clause(tree, tree.heads[verb])
    if tree.deps[noun] == "pobj" and tree.lower[verb] == "of" and tree.lower[tree.heads[verb]] in ("series", "round"):
        noun = tree.heads[verb]
        verb = tree.heads[noun]
    takes_part = tree.deps[noun] == "pobj" and tree.lower[verb] in ("in", "at") and tree.is_verb(tree.heads[verb])
    if takes_part and tree.lemmas[tree.heads[verb]] in ("participate", "speak") and not negated(tree, tree.heads[verb]):
        return clause(tree, tree.heads[verb])
    if (
        tree.deps[noun] in ("dobj", "nsubjpass")
        and tree.lemmas[verb] in words_of("holding")
        and not negated(tree, verb)
        and not set(auxiliaries(tree, verb)) & words_of("possible")
    ):
        return clause(tree, verb)
    return None


def _pinned_down(tree: Tree, noun: int, date: str | None, owner: int | None, other: int | None, held: bool) -> bool:
    """Whether one meeting is told of: by its date, by who took part; `the meeting` points back."""
    if date is not None:
        return True
    if tree.tags[noun] == "NNS":
        verb = next((up for up in tree.ups(noun) if tree.is_verb(up)), noun)
        several = owner is not None and tree.lower[noun] in JOURNEYS and _of_late(tree, noun)
        with_ = _told_in(tree, noun) or (held and tree.tags[verb] in ("VBD", "VBN"))
        return several or (other is not None and with_)
    if other is None:
        known = _famous(tree, noun, held) or _of_a_body(tree, noun) or _somewhere(tree, noun, held)
        return known or _visits(tree, noun, owner) or _over_which(tree, noun)
    if held:
        return True
    if tree.lemmas[tree.heads[tree.heads[noun]]] == "engage":
        return True
    one = any(tree.lower[kid] in ("a", "an", "this", "that") for kid in tree.kids(noun, "det"))
    return owner is not None or through(tree, noun, "between", "among") is not None or one


def _visits(tree: Tree, noun: int, owner: int | None) -> bool:
    """`his recent visit`, `Tamaz' trip to Delwan`: one that is told apart; `his visit` points back."""
    if owner is None or tree.lower[noun] not in ("visit", "call", "trip"):
        return False
    if not is_side(tree, owner):
        return tree.tags[owner] == "PRP$" and _of_late(tree, noun)
    apart = any(
        tree.tags[kid] == "JJ" or tree.tags[kid] == "NNP" for kid in tree.kids(noun, "amod", "compound", "nmod")
    )
    return apart or through(tree, noun, "to", "of", "by", "in") is not None


def _of_a_body(tree: Tree, noun: int) -> bool:
    """`the first meeting of the Board`: which one it was of a body by name."""
    of = through(tree, noun, "of")
    if of is None or not is_side(tree, of) or is_place(tree.words[of]):
        return False
    known = any(tree.is_name(each) for each in (of, *tree.kids(of, "compound")))
    return known and any(tree.lower[kid] in _WHICH for kid in tree.kids(noun, "amod"))


_WHICH = frozenset({"first", "second", "third", "inaugural", "last", "latest", "recent", "next", "final", "initial"})


def _of_late(tree: Tree, noun: int) -> bool:
    return any(tree.lower[kid] in ("recent", "last", "latest", "separate") for kid in tree.kids(noun, "amod"))


def _over_which(tree: Tree, noun: int) -> bool:
    """`during a dinner at his house, Tamaz told the Charge`: one meeting by what was said at it."""
    prep, verb = tree.heads[noun], tree.heads[tree.heads[noun]]
    opened = tree.deps[noun] == "pobj" and tree.lower[prep] in _IN and tree.is_verb(verb)
    if not opened or tree.tags[verb] != "VBD" or "speech" not in kinds(tree, verb) or auxiliaries(tree, verb):
        return False
    one = any(tree.lower[kid] in ("a", "an") for kid in tree.kids(noun, "det"))
    one = one and all(tree.lower[kid] not in ("press", "news") for kid in tree.kids(noun, "compound", "nmod"))
    who = subject(tree, verb)
    return one and who is not None and acts(tree, who)


def _famous(tree: Tree, noun: int, held: bool) -> bool:
    """`the Paris Donors' Conference`, `attended the Orlan summit`, `the recent Union Summit`: known by its name."""
    left = sorted(each for kid in tree.kids(noun) if kid < noun for each in tree.under(kid))
    if not left or tree.lower[left[0]] not in ("the", "this") or tree.lower[noun] in JOURNEYS:
        return False
    before = [each for each in left if tree.is_name(each)]
    if tree.lower[noun] not in words_of("conference"):
        return tree.tags[noun] == "NN" and any(is_place(tree.words[each]) for each in before if each == noun - 1)
    apart = _of_late(tree, noun) or _upcoming(tree, noun) or any(is_place(tree.words[each]) for each in before)
    apart = apart or place(tree, noun) is not None or tree.words[noun][0].isupper()
    return bool(before) and (apart or (held and _took_part(tree, noun)))


def _took_part(tree: Tree, noun: int) -> bool:
    """`attended the Orlan summit`, `was attending it`, `will attend it`: a verb that tells of this one."""
    verb = tree.heads[noun] if tree.deps[noun] == "dobj" else tree.heads[tree.heads[noun]]
    going_on = tree.tags[verb] == "VBG" and bool({"was", "were", "is", "are"} & set(auxiliaries(tree, verb)))
    return tree.tags[verb] in ("VBD", "VBN") or going_on or planned(tree, verb)


def _somewhere(tree: Tree, noun: int, held: bool) -> bool:
    """`spoke at a conference in Delwan`, `attended a dinner at the Orlan Palace`: one by where it was."""
    if place(tree, noun) is None or not any(tree.lower[kid] in ("a", "an") for kid in tree.kids(noun, "det")):
        return False
    prep, verb = tree.heads[noun], tree.heads[tree.heads[noun]]
    there = tree.deps[noun] == "pobj" and tree.lower[prep] in _IN and tree.tags[verb] == "VBD"
    there = there or (tree.deps[noun] == "attr" and tree.lower[prep] == "was" and tree.kid(prep, "expl") is not None)
    return there or (held and _took_part(tree, noun))


def _quote(tree: Tree, noun: int, words: Phrase, verb: int | None) -> tuple[int, int]:
    """The words of the meeting, with `in` before them; with what was done there, when only that says who met."""
    prep = tree.heads[noun]
    if tree.deps[noun] != "pobj" or tree.lower[prep] not in _IN or prep != words.first - 1:
        return words.first, words.last
    first, last = prep, words.last
    if verb is not None and verb > last:
        last = max([verb, *(reached for kid in tree.kids(verb, "dobj", "dative") for reached in tree.under(kid))])
    says = verb is not None and verb < prep and "speech" in kinds(tree, verb)
    who = subject(tree, verb) if verb is not None and says else None
    if who is not None and not tree.kids(noun, "poss") and is_side(tree, who) and who < prep:
        begins = phrase(tree, who, whole=False).first
        first = begins if prep - begins <= _TELLING else prep
    return first, last


_TELLING = 14
"""Words from him who tells to the meeting at which he did, when they are quoted with it."""


def _told_in(tree: Tree, noun: int) -> bool:
    """`in discussions with officials, he requested`: several talks told as one; `his two meetings`."""
    if tree.kids(noun, "nummod"):
        return True
    prep = tree.heads[noun]
    said = tree.deps[noun] == "pobj" and tree.lower[prep] in _IN and tree.is_verb(tree.heads[prep])
    vague = [kid for kid in tree.kids(noun, "amod") if tree.lower[kid] not in words_of("of one meeting")]
    return said and tree.tags[tree.heads[prep]] == "VBD" and not vague


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
        known = bool(tree.kids(noun, "poss")) or place(tree, noun) is not None
        fixed = date is not None and (len(date) >= _DAY or known)
        few = any(tree.lower[kid] == "several" for kid in tree.kids(noun, "amod"))
        return fixed and (few or bool(tree.kids(noun, "det", "nummod", "poss", "nmod")))
    told_apart = _of_late(tree, noun) and through(tree, noun, "by", "of", "to") is not None
    names = [kid for kid in tree.kids(noun, "compound", "nmod") if tree.is_name(kid) and not is_date(tree.lower[kid])]
    told_apart = told_apart or (date is not None and bool(names))
    return told_apart or through(tree, noun, "with") is not None or bool(tree.kids(noun, "nummod", "poss"))
