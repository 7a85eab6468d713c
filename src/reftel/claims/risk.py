"""Risks: who is in danger, or said not to be: of life, position or liberty, and from whom.

`the threats facing police chiefs`, `Abbas is a likely next target`, `his position remains vulnerable`.
"""

from collections.abc import Iterator, Mapping
from functools import cache

from reftel.claims.agency import is_side
from reftel.claims.claim import Risk
from reftel.claims.clause import (
    clause,
    named,
    negated,
    phrase,
    subject,
    through,
)
from reftel.claims.doom import aimed, called_for, made_to, numbered, unfinished, wanted
from reftel.claims.draft import Draft, Scene
from reftel.claims.dread import afraid, condition, feared, feels, safety
from reftel.claims.menace import faced, facing, of_post
from reftel.claims.mood import Mood, mood
from reftel.claims.peril import done_to
from reftel.claims.report import kinds
from reftel.claims.rows import lexicon_rows
from reftel.claims.stake import at_stake, is_stake, is_state
from reftel.claims.tree import Tree
from reftel.claims.wordclass import words_of


@cache
def _dangers() -> Mapping[str, tuple[tuple[str, str, str], ...]]:
    found: dict[str, tuple[tuple[str, str, str], ...]] = {}
    for row in lexicon_rows("danger"):
        found[row["word"]] = (*found.get(row["word"], ()), (row["shape"], row["of"], row["level"]))
    return found


@cache
def _ends() -> frozenset[str]:
    """The words that end those of several: `risk` of `at risk`."""
    return frozenset(word.split()[-1] for word in _dangers() if " " in word)


def _danger(tree: Tree, place: int, word: str) -> tuple[tuple[str, str, str], ...]:
    """The dangers that a word tells of, alone or with those before it: `in grave danger`, `on borrowed time`."""
    alone = _dangers().get(word, ())
    if word not in _ends() or not place:
        return alone
    before = [tree.lower[place - 1]]
    if before[0] == "-" or (before[0] == "the" and through(tree, place, "of") is not None):
        return alone  # `at-risk`, `at the risk of losing it`
    if tree.deps[place] == "pobj":
        prep = tree.lower[tree.heads[place]]
        before += [prep, *(f"{prep} {tree.lower[kid]}" for kid in tree.kids(place, "amod", "compound"))]
    return next((found for each in before if (found := _dangers().get(f"{each} {word}"))), alone)


def risks(scene: Scene) -> Iterator[Draft]:
    """The risks that a sentence states."""
    tree = scene.tree
    for place, word in enumerate(tree.lower):
        found = (_SHAPES[shape](scene, place, of, level) for shape, of, level in _danger(tree, place, word))
        draft = next(filter(None, found), None)
        if draft is None and tree.is_verb(place):
            draft = done_to(scene, place) or made_to(scene, place)
        if draft is not None and isinstance(draft.said, Risk) and not is_state(draft.said.subject):
            yield draft


def _before(scene: Scene, word: int, of: str, level: str) -> Draft | None:
    """`endangered southern police chiefs`."""
    tree = scene.tree
    if tree.deps[word] != "amod":
        return None
    noun = tree.heads[word]
    owner = tree.kid(noun, "poss")
    if is_stake(tree.lower[noun]) and owner is not None and is_side(tree, owner):
        words = phrase(tree, noun, whole=False)
        what = at_stake(tree, noun, noun, of)
        return Draft(Risk(named(tree, owner) or "", what, None, level), words.first, words.last, "risk-state", noun)
    if not is_side(tree, noun) or _dangers()[tree.lower[word]][0][0] != "before":
        return None
    words = phrase(tree, noun, whole=False)
    said = Risk(tree.text(min(word + 1, words.last), words.last), of, None, level)
    return Draft(said, min(word, words.last), words.last, "risk-endangered", noun)


def _is(scene: Scene, word: int, of: str, level: str) -> Draft | None:
    """`his position remains vulnerable`, `their facilities are at risk from Al Qaeda`."""
    tree = scene.tree
    verb = next((up for up in (word, *tree.ups(word)) if tree.is_verb(up)), None)
    if verb is None or tree.deps[word] not in ("acomp", "pobj", "oprd", "advmod", "ccomp", "xcomp"):
        return None
    put = tree.kid(verb, "dobj") if tree.lemmas[verb] in ("put", "place", "leave") else None
    who = put if put is not None else subject(tree, verb)
    if who is None or mood(tree, verb) in (Mood.ASKED, Mood.CONDITIONAL, Mood.WISHED):
        return None
    words = clause(tree, verb, tail=False)
    owner = tree.kid(who, "poss")
    owner = owner if owner is not None or tree.lower[who] not in words_of("life") else through(tree, who, "of")
    what = at_stake(tree, words.first, words.last, of)
    if not is_side(tree, who) and (owner is None or not is_stake(tree.lower[who])):
        return None
    behind = [kid for at in (word, tree.heads[word]) for kid in tree.kids(at, "prep") if kid > word]
    if any(tree.lower[kid] in ("on", "for") for kid in behind):
        return None  # `is vulnerable on the issue`, `at risk for contracting it`
    whom = owner if owner is not None and not is_side(tree, who) else who
    source = through(tree, word, "from", "to")
    if source is None and (head := tree.heads[word]) != verb:
        source = through(tree, head, "from")
    above = tree.heads[verb]
    unbelieved = tree.deps[verb] == "ccomp" and negated(tree, above) and "belief" in kinds(tree, above)
    no = negated(tree, verb) or unbelieved  # `does not believe that they are in danger`
    said = Risk(named(tree, whom) or "", what, named(tree, source), "none" if no else level)
    return Draft(said, words.first, words.last, "risk-state", verb)


def _target(scene: Scene, noun: int, of: str, level: str) -> Draft | None:
    """`Abbas is a likely next target`, `has become a target`."""
    tree = scene.tree
    if tree.deps[noun] not in ("attr", "appos", "oprd", "pobj"):
        return None
    verb = tree.heads[noun]
    who = subject(tree, verb) if tree.is_verb(verb) else verb
    if who is None or not is_side(tree, who) or not (tree.is_name(who) or tree.tags[who] == "PRP"):
        return None
    if tree.is_verb(verb) and mood(tree, verb) not in (Mood.ASSERTED, Mood.BELIEVED):
        return None
    words = clause(tree, verb, tail=False) if tree.is_verb(verb) else phrase(tree, who)
    likely = any(tree.lower[kid] in ("likely", "next", "probable", "prime") for kid in tree.kids(noun, "amod"))
    said = Risk(named(tree, who) or "", of, None, "likely" if likely else "possible")
    return Draft(said, words.first, words.last, "risk-target", noun)


_SHAPES = {
    "safety": safety,
    "fear": afraid,
    "feared": feared,
    "feels": feels,
    "condition": condition,
    "before": _before,
    "is": _is,
    "facing": facing,
    "faced": faced,
    "post": of_post,
    "target": _target,
    "wanted": wanted,
    "term": unfinished,
    "numbered": numbered,
    "aimed": aimed,
    "called": called_for,
}
