"""Risks: who is in danger, or said not to be: of life, position or liberty, and from whom.

`the threats facing police chiefs`, `Abbas is a likely next target`, `his position remains vulnerable`.
"""

from collections.abc import Iterator, Mapping
from functools import cache

from reftel.claims.agency import is_side
from reftel.claims.antecedent import ONE, is_person
from reftel.claims.claim import Risk
from reftel.claims.clause import (
    clause,
    named,
    negated,
    phrase,
    subject,
    through,
)
from reftel.claims.draft import Draft, Scene
from reftel.claims.dread import afraid, condition, feared, safety
from reftel.claims.peril import done_to
from reftel.claims.position import is_place
from reftel.claims.rows import lexicon_rows
from reftel.claims.stake import LIBERTY, LIFE, POSITION, at_stake
from reftel.claims.tree import Tree
from reftel.claims.voice import Mood, mood


@cache
def _dangers() -> Mapping[str, tuple[tuple[str, str, str], ...]]:
    found: dict[str, tuple[tuple[str, str, str], ...]] = {}
    for row in lexicon_rows("danger"):
        found[row["word"]] = (*found.get(row["word"], ()), (row["shape"], row["of"], row["level"]))
    return found


def risks(scene: Scene) -> Iterator[Draft]:
    """The risks that a sentence states."""
    tree = scene.tree
    for place in range(len(tree)):
        pair = f"{tree.lower[place - 1]} {tree.lower[place]}" if place else ""
        shapes = _dangers().get(pair) or _dangers().get(tree.lower[place], ())
        told = [_SHAPES[shape](scene, place, of, level) for shape, of, level in shapes]
        draft = next(filter(None, told), None) or done_to(scene, place)
        if draft is not None and isinstance(draft.said, Risk) and not _is_country(draft.said.subject):
            yield draft


def _is_country(subject: str) -> bool:
    """A state or a country is no subject of a risk, nor is the whole world."""
    plain = subject.removeprefix("the ").removeprefix("The ")
    return (
        is_place(plain)
        or plain in ("U.S.", "U.S", "US", "UK", "USG")
        or plain.split()[-1:] in (["world"], ["countries"], ["states"], ["state"], ["West"], ["country"])
    )


def _before(scene: Scene, word: int, of: str, level: str) -> Draft | None:
    """`endangered southern police chiefs`."""
    tree = scene.tree
    if tree.deps[word] != "amod":
        return None
    noun = tree.heads[word]
    owner = tree.kid(noun, "poss")
    if tree.lower[noun] in LIFE | POSITION | LIBERTY and owner is not None and is_side(tree, owner):
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
    who = subject(tree, verb)
    if who is None or mood(tree, verb) in (Mood.ASKED, Mood.CONDITIONAL, Mood.WISHED):
        return None
    words = clause(tree, verb, tail=False)
    owner = tree.kid(who, "poss")
    what = at_stake(tree, words.first, words.last, of)
    if not is_side(tree, who) and (owner is None or tree.lower[who] not in LIFE | POSITION | LIBERTY):
        return None
    whom = owner if owner is not None and not is_side(tree, who) else who
    source = through(tree, word, "from", "to")
    if source is None and (head := tree.heads[word]) != verb:
        source = through(tree, head, "from")
    said = Risk(named(tree, whom) or "", what, named(tree, source), "none" if negated(tree, verb) else level)
    return Draft(said, words.first, words.last, "risk-state", verb)


def _facing(scene: Scene, noun: int, of: str, level: str) -> Draft | None:
    """`the threats facing police chiefs`, `he does not face any threats`, `threats to their lives from militias`."""
    tree = scene.tree
    verb = tree.heads[noun]
    facing = next((kid for kid in tree.kids(noun, "acl", "relcl") if tree.lemmas[kid] in ("face", "confront")), None)
    words = phrase(tree, noun)
    places = [*tree.kids(noun, "acl"), *([verb] if tree.deps[noun] == "nsubj" and through(tree, verb, "by") else [])]
    if posed := next((kid for kid in places if tree.lemmas[kid] in ("pose", "direct", "make")), None):
        return _posed(tree, noun, posed, of, level)
    if facing is not None and _told_more_exactly(tree, noun, facing):
        return None
    if facing is not None and (whom := tree.kid(facing, "dobj")) is not None and is_side(tree, whom):
        last = max(tree.under(facing))
        said = Risk(named(tree, whom) or "", at_stake(tree, words.first, last, of), None, level)
        return Draft(said, words.first, last, "risk-threat", noun)
    if (
        tree.deps[noun] == "dobj"
        and tree.lemmas[verb] in ("face", "confront", "receive")
        and (who := subject(tree, verb)) is not None
    ):
        if not is_side(tree, who):
            return None
        clause_ = clause(tree, verb, tail=False)
        no = negated(tree, verb) or any(tree.lower[kid] == "no" for kid in tree.kids(noun, "det"))
        what = at_stake(
            tree, clause_.first, clause_.last, "life" if is_person(tree, who) or tree.lower[who] in ONE else of
        )
        said = Risk(named(tree, who) or "", what, named(tree, through(tree, noun, "from")), "none" if no else level)
        return Draft(said, clause_.first, clause_.last, "risk-threat", noun)
    to, source = through(tree, noun, "to", "against"), through(tree, noun, "from", "by")
    if to is None:
        return _under_threat(tree, noun, source, level)
    if source is None:
        source = through(tree, to, "from", "by")
    owner = tree.kid(to, "poss")
    if owner is None and is_side(tree, to) and (is_person(tree, to) or tree.tags[to] == "NNS"):
        said = Risk(named(tree, to) or "", of, named(tree, source), level)
        return Draft(said, words.first, words.last, "risk-threat", noun)
    if owner is not None and tree.lower[to] in LIFE | POSITION | LIBERTY:
        said = Risk(named(tree, owner) or "", at_stake(tree, to, to, of), named(tree, source), level)
        return Draft(said, words.first, words.last, "risk-threat", noun)
    return None


def _posed(tree: Tree, noun: int, posed: int, of: str, level: str) -> Draft | None:
    """`the danger posed to his cabinet by the unions`."""
    to, by = through(tree, posed, "to", "against"), through(tree, posed, "by")
    owner = tree.kid(to, "poss") if to is not None else None
    if to is None or not (is_side(tree, to) or (owner is not None and is_side(tree, owner))):
        return None
    words, last = phrase(tree, noun, whole=False), max(tree.under(posed))
    whom = to if is_side(tree, to) or owner is None else owner  # `his regime` is more than he
    said = Risk(named(tree, whom) or "", at_stake(tree, to, to, of), named(tree, by), level)
    return Draft(said, words.first, last, "risk-threat", noun)


def _told_more_exactly(tree: Tree, noun: int, facing: int) -> bool:
    """Whether the sentence goes on to say which: `the twin threats facing them: threats to their posts and ...`."""
    again = range(max(tree.under(facing)) + 1, len(tree))
    return any(tree.lower[place] == tree.lower[noun] and through(tree, place, "to", "against") for place in again)


def _under_threat(tree: Tree, noun: int, source: int | None, level: str) -> Draft | None:
    """`stepped down following death threats by the mafia`, `had a bodyguard due to threats from it`."""
    verb = next((up for up in tree.ups(noun) if tree.is_verb(up)), None)
    if source is None or verb is None or tree.deps[noun] not in ("pobj", "dobj") or not is_side(tree, source):
        return None
    who, prep = subject(tree, verb), tree.lower[tree.heads[noun]]
    if who is None or prep not in ("to", "of", "following", "after", "under", "despite") or not is_person(tree, who):
        return None
    words = clause(tree, verb, tail=False)
    said = Risk(named(tree, who) or "", "life", named(tree, source), level)
    return Draft(said, words.first, max(words.last, *tree.under(source)), "risk-threat", noun)


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
    "condition": condition,
    "before": _before,
    "is": _is,
    "facing": _facing,
    "target": _target,
}
