"""Deeds: what is to be done, with whom, how firmly: what all rules of actions share."""

import re
from collections.abc import Iterator

from reftel.claims.agency import is_side
from reftel.claims.calendar import MONTHS
from reftel.claims.claim import Action
from reftel.claims.clause import Phrase, agent, is_passive, named, negated, through
from reftel.claims.draft import Draft, Scene
from reftel.claims.mood import conditional
from reftel.claims.position import is_place
from reftel.claims.tree import Tree
from reftel.claims.verb import frames, happening
from reftel.claims.voice import speaker
from reftel.claims.when import when
from reftel.claims.wordclass import words_of


def strength(tree: Tree, verb: int) -> str:
    """How firmly it is undertaken: firm, an attempt (`will try to`), or on a condition."""
    if conditional(tree, verb):
        return "conditional"
    tries = not negated(tree, verb) and tree.lemmas[verb] in ("try", "attempt", "strive", "endeavor", "seek")
    return "attempt" if tries and deed_of(tree, verb) != verb else "firm"


def deed_of(tree: Tree, verb: int) -> int:
    """The verb of what is to be done: `meet` in `will try to meet`."""
    inner = tree.kid(verb, "xcomp")
    whole = inner is not None and any(verb < kid < inner for kid in tree.kids(verb, "dobj", "dative"))
    return inner if inner is not None and tree.is_verb(inner) and not whole else verb


def counterpart_of(tree: Tree, deed: int) -> str | None:
    """With or to whom: the object of `with`, `to` or `for`, else the one it is done to."""
    sides = (_counted(tree, place) for place in _beside(tree, deed) if place is not None)
    found = next((place for place in sides if is_side(tree, place)), None)
    if found is None and (thing := tree.kid(deed, "dobj")) is not None and is_side(tree, thing):
        found = thing
    if found is None and (thing := tree.kid(deed, "dobj")) is not None:
        found = through(tree, thing, "with", "from", "to")
        found = found if found is not None and is_side(tree, found) else None
    return named(tree, found)


def _beside(tree: Tree, deed: int) -> Iterator[int | None]:
    """Those with, to or before whom it is done, `on behalf of` whom too; where one only goes to is nobody."""
    yield through(tree, deed, "with")
    to = through(tree, deed, "to")
    goes = any(type_ == "meeting" and frame == "travel" for type_, frame in frames(tree.lemmas[deed]))
    yield None if goes and to is not None and is_place(tree.words[to]) else to
    yield through(tree, deed, "from")
    yield through(tree, deed, "before")
    yield _in_touch_with(tree, deed)
    on = through(tree, deed, "on")
    if on is not None and tree.lower[on] == "behalf":
        yield through(tree, on, "of")
        yield tree.kid(on, "poss")


def _counted(tree: Tree, place: int) -> int:
    """`a range of officials` are the officials."""
    inner = through(tree, place, "of") if tree.lower[place] in words_of("so many") else None
    return place if inner is None or not is_side(tree, inner) else inner


def _in_touch_with(tree: Tree, deed: int) -> int | None:
    """`remain in close contact with the Ministry`, `work in concert with the Allies`."""
    state = through(tree, deed, "in")
    return through(tree, state, "with") if state is not None else None


_CLOSING = re.compile(
    rf", (?:on|by|before) (?:{'|'.join(sorted(MONTHS, key=len, reverse=True))}) \d{{1,2}}\.?$", re.IGNORECASE
)
_ATTRIBUTE = re.compile(
    rf"\bthe (?:{'|'.join(sorted(MONTHS, key=len, reverse=True))}) (?!deadline|of\b)(?=[a-z])", re.IGNORECASE
)
"""`the June review`: a month that only says which."""


def made(
    scene: Scene, type_: str, rule: str, verb: int, words: Phrase, owner: int | None, deed: str, **more: str | None
) -> Draft:
    """The action in these words; `more` has its counterpart and strength."""
    due = _due(scene, verb, words) if type_ in ("commitment", "offer", "request") else None
    if due is not None and scene.past(due):
        due = None
    said = Action(type_, named(scene.tree, owner), deed, more.get("counterpart"), due, more.get("strength") or "firm")
    told = type_ in ("commitment", "recommendation", "pending") and rule != "commitment-verb"
    told = told or rule in ("offer-ready", "request-should") or speaker(scene.tree, verb) is not None
    return Draft(said, words.first, words.last, rule, verb, told)


def _due(scene: Scene, verb: int, words: Phrase) -> str | None:
    """By when: the day in the words, in `when the roll closes on June 30` behind them, or that ends the sentence."""
    tree = scene.tree
    texts = [words.text(tree)]
    for kid in tree.kids(verb, "advcl") + tree.kids(deed_of(tree, verb), "advcl"):
        if kid > words.last and tree.lower[min(tree.under(kid))] in ("when", "before", "after", "once", "until"):
            texts.append(tree.text(*tree.reach(kid)))
    rest = _CLOSING.search(tree.wording.text, tree.ends[words.last])
    if rest and all(tree.deps[place] not in ("ROOT", "conj", "ccomp") for place in range(words.last + 1, len(tree))):
        texts.append(rest[0])
    found = (when(_ATTRIBUTE.sub("the ", text), scene.said, ahead=True) for text in texts)
    return next(filter(None, found), None)


def after(tree: Tree, verb: int, words: Phrase) -> str:
    """What is to be done: the words from the deed on."""
    deed = deed_of(tree, verb)
    first = min([deed, words.last, *tree.kids(verb, "neg"), *tree.kids(deed, "neg")])
    return tree.text(first, words.last)


def opening(tree: Tree, deed: int) -> int:
    """Where the words of a deed begin: with the `not` before it, which turns it round."""
    return min([deed, *tree.kids(deed, "neg")]) if tree.is_verb(deed) else min(tree.under(deed))


def giver(tree: Tree, verb: int, thing: int) -> int | None:
    """Of whom a thing is asked: `assistance from the USG`, `USG assistance`, `the Department's confirmation`."""
    done_to = happening(tree.lower[thing]) in _DONE_TO and tree.lower[thing] not in _OWN_DOING
    words = ("from", "by") if done_to or tree.lower[thing] in words_of("asked about") else ("from", "of", "by")
    for head in (verb, thing):
        if (found := through(tree, head, *words)) is not None and is_side(tree, found):
            return found
    for kid in () if done_to else _before(tree, thing):
        if tree.lower[kid] in ("our", "your", "their") or (
            is_side(tree, kid) and (tree.is_name(kid) or tree.deps[kid] == "poss")
        ):
            return kid
    source = next((kid for kid in tree.under(thing) if tree.lower[kid] == "from"), None)
    found = tree.kid(source, "pobj") if source is not None else None
    return found if found is not None and is_side(tree, found) and not done_to else None


def _before(tree: Tree, thing: int) -> list[int]:
    """The words that say whose or what a noun is, those of its compounds too: `Department guidance soonest`."""
    kids = tree.kids(thing, "poss", "compound", "amod", "nmod")
    return kids + [each for kid in kids if tree.deps[kid] == "compound" for each in tree.kids(kid, "poss", "compound")]


_DONE_TO = frozenset({"detention", "attack", "personnel"})
_OWN_DOING = frozenset({"resignation", "departure", "retirement", "escape"})
"""What the one named before it does himself: `demanded Tamaz' resignation`, not `demanded Orlan's release`."""


BESIDE = 2
"""So few words between two verbs joined by `and` make one deed of them: `host and train them`."""


def first_deed(tree: Tree, deed: int, words: Phrase) -> Phrase:
    """The words of a promise without its second deed: `agreed to release the wages` of `and to tell the Governor`."""
    second = _second(tree, deed)
    return Phrase(words.first, max(second - 1, deed), words.head) if second and second <= words.last else words


def _second(tree: Tree, thing: int) -> int | None:
    """Where `and tell the Governor` begins behind a first deed; None when there is no second one."""
    for kid in tree.kids(thing, "conj"):
        if tree.tags[kid] == "VB" and kid - thing > BESIDE and not tree.kids(kid, "nsubj", "nsubjpass"):
            first = min(tree.under(kid))
            while first > thing and (tree.tags[first - 1] == "CC" or tree.words[first - 1] == ","):
                first -= 1
            return first
    return None


def agent_or(tree: Tree, verb: int, other: int | None) -> int | None:
    """By whom it is done, when a passive says so; else the other."""
    return agent(tree, verb) if is_passive(tree, verb) else other
