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
from reftel.claims.peril import done_to
from reftel.claims.position import is_place
from reftel.claims.rows import lexicon_rows
from reftel.claims.stake import LIBERTY, LIFE, POSITION, at_stake
from reftel.claims.voice import Mood, mood
from reftel.claims.wordclass import words_of


@cache
def _dangers() -> Mapping[str, tuple[str, str, str]]:
    return {row["word"]: (row["of"], row["level"], row["shape"]) for row in lexicon_rows("danger")}


def risks(scene: Scene) -> Iterator[Draft]:
    """The risks that a sentence states."""
    tree = scene.tree
    for place in range(len(tree)):
        found = _dangers().get(f"{tree.lower[place - 1]} {tree.lower[place]}") if place else None
        if found is None:
            found = _dangers().get(tree.lower[place])
        draft = _SHAPES[found[2]](scene, place, found[0], found[1]) if found is not None else done_to(scene, place)
        if draft is not None and isinstance(draft.said, Risk) and not _is_country(draft.said.subject):
            yield draft


def _is_country(subject: str) -> bool:
    """A state or a country is no subject of a risk, nor is the whole world."""
    plain = subject.removeprefix("the ").removeprefix("The ")
    return (
        is_place(plain)
        or plain in ("U.S.", "U.S", "US", "UK", "USG")
        or plain.split()[-1:] in (["world"], ["countries"], ["states"])
    )


def _before(scene: Scene, word: int, of: str, level: str) -> Draft | None:
    """`endangered southern police chiefs`."""
    tree = scene.tree
    if tree.deps[word] != "amod":
        return None
    noun = tree.heads[word]
    if not is_side(tree, noun):
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
        return None
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


def _fear(scene: Scene, word: int, of: str, level: str) -> Draft | None:
    """`he is afraid for his life`."""
    tree = scene.tree
    matter = through(tree, word, "for")
    who = subject(tree, tree.heads[word])
    if matter is None or who is None or not is_side(tree, who):
        return None
    verb = tree.heads[word]
    words = clause(tree, verb, tail=False)
    said = Risk(
        named(tree, who) or "",
        at_stake(tree, words.first, words.last, of),
        None,
        "none" if negated(tree, verb) else level,
    )
    return Draft(said, words.first, words.last, "risk-fear", verb)


def _safety(scene: Scene, word: int, of: str, level: str) -> Draft | None:
    """`fears for his life`, `concerned for the safety of the witnesses`."""
    tree = scene.tree
    if tree.is_verb(word):
        matter, who = through(tree, word, "for"), subject(tree, word)
        owner = tree.kid(matter, "poss") if matter is not None else None
        if matter is None or tree.lower[matter] not in LIFE | POSITION | LIBERTY:
            return None
        whom = owner if owner is not None else who
        words, what = clause(tree, word, tail=False), at_stake(tree, matter, matter, of)
        verb = word
    else:
        if tree.lower[word] != "safety" or mood(tree, tree.heads[word]) is not Mood.ASSERTED:
            return None
        whom, verb = tree.kid(word, "poss"), tree.heads[word]
        whom = whom if whom is not None else through(tree, word, "of")
        afraid = any(tree.lower[up] in words_of("concern") for up in tree.ups(word))
        words, what = phrase(tree, word, whole=False), "life"
        whom = whom if afraid else None
    if whom is None or not is_side(tree, whom):
        return None
    return Draft(Risk(named(tree, whom) or "", what, None, level), words.first, words.last, "risk-fear", verb)


_SHAPES = {"safety": _safety, "before": _before, "is": _is, "facing": _facing, "target": _target, "fear": _fear}
