"""Dangers told as threats: `the threats facing the chiefs`, `does not face any threats`, `threats to their lives`."""

from reftel.claims.agency import is_side, kind
from reftel.claims.antecedent import ONE, is_person
from reftel.claims.claim import Risk
from reftel.claims.clause import clause, named, negated, phrase, subject, through
from reftel.claims.draft import Draft, Scene
from reftel.claims.mood import Mood, mood
from reftel.claims.report import kinds
from reftel.claims.stake import at_stake, is_stake
from reftel.claims.tree import Tree
from reftel.claims.wordclass import words_of


def facing(scene: Scene, noun: int, of: str, level: str) -> Draft | None:
    """A threat or danger, and whom it faces, by the way the sentence joins the two."""
    tree = scene.tree
    verb = tree.heads[noun]
    places = [*tree.kids(noun, "acl"), *([verb] if tree.deps[noun] == "nsubj" and through(tree, verb, "by") else [])]
    if posed := next((kid for kid in places if tree.lemmas[kid] in ("pose", "direct", "make")), None):
        return _posed(tree, noun, posed, of, level)
    faces = next((kid for kid in tree.kids(noun, "acl", "relcl") if tree.lemmas[kid] in ("face", "confront")), None)
    if faces is not None:
        return _facing(tree, noun, faces, of, level)
    if tree.deps[noun] == "dobj" and tree.lemmas[verb] in ("face", "confront", "receive"):
        return _faced(tree, noun, verb, of, level)
    to, source = through(tree, noun, "to", "against"), through(tree, noun, "from", "by")
    if to is None:
        return _under_threat(tree, noun, source, level)
    return _against(tree, noun, to, source if source is not None else through(tree, to, "from", "by"), of, level)


def faced(scene: Scene, noun: int, of: str, level: str) -> Draft | None:
    """`Orlan faces arrest`, `they face execution`."""
    tree = scene.tree
    verb = tree.heads[noun]
    if tree.deps[noun] != "dobj" or tree.lemmas[verb] != "face" or mood(tree, verb) in (Mood.ASKED, Mood.CONDITIONAL):
        return None
    return _faced(tree, noun, verb, of, level)


def of_post(scene: Scene, noun: int, of: str, level: str) -> Draft | None:
    """`a challenge to his leadership`: of a post, by what it is a challenge to."""
    to = through(scene.tree, noun, "to")
    owner = scene.tree.kid(to, "poss") if to is not None else None
    if to is None or owner is None or scene.tree.lower[to] not in words_of("position"):
        return None
    return _against(scene.tree, noun, to, through(scene.tree, noun, "from", "by"), of, level)


def _facing(tree: Tree, noun: int, faces: int, of: str, level: str) -> Draft | None:
    """`the threats facing police chiefs`."""
    whom, first, last = tree.kid(faces, "dobj"), phrase(tree, noun).first, max(tree.under(faces))
    if whom is None or not is_side(tree, whom) or _told_more_exactly(tree, noun, faces):
        return None
    said = Risk(named(tree, whom) or "", at_stake(tree, first, last, of), None, level)
    return Draft(said, first, last, "risk-threat", noun)


def _faced(tree: Tree, noun: int, verb: int, of: str, level: str) -> Draft | None:
    """`he does not face any threats`."""
    who = subject(tree, verb)
    if who is None or not is_side(tree, who) or not (_people(tree, who) or _deadly(tree, noun)):
        return None  # `we all face terrorist risks` is of a state, or of everybody
    words = clause(tree, verb, tail=False)
    no = negated(tree, verb) or any(tree.lower[kid] == "no" for kid in tree.kids(noun, "det"))
    otherwise = "life" if of == "other" and (is_person(tree, who) or tree.lower[who] in ONE) else of
    what = at_stake(tree, words.first, words.last, otherwise)
    said = Risk(named(tree, who) or "", what, named(tree, through(tree, noun, "from")), "none" if no else level)
    return Draft(said, words.first, words.last, "risk-threat", noun)


def _people(tree: Tree, noun: int) -> bool:
    """Whether these are persons: `he`, `Tamaz`, `police chiefs`."""
    return is_person(tree, noun) or tree.lower[noun] in ONE or kind(tree.lower[noun]) == "person"


def _deadly(tree: Tree, noun: int) -> bool:
    """`death threats`: of somebody's life, whoever it is."""
    return any(tree.lower[kid] in ("death", "mortal", "deadly") for kid in tree.kids(noun, "compound", "amod", "nmod"))


def _against(tree: Tree, noun: int, to: int, source: int | None, of: str, level: str) -> Draft | None:
    """`threats to their lives from militias`."""
    again = tree.kid(noun, "conj")
    words = phrase(tree, noun, whole=again is None or tree.lower[again] != tree.lower[noun])
    owner = tree.kid(to, "poss")
    if _unlikely(tree, noun):
        words, level = clause(tree, tree.heads[noun], tail=False), "none"
    alone = owner is None and is_side(tree, to) and (is_person(tree, to) or tree.tags[to] == "NNS")
    if alone:
        said = Risk(named(tree, to) or "", of, named(tree, source), level)
        return Draft(said, words.first, words.last, "risk-threat", noun)
    if owner is None or not is_stake(tree.lower[to]):
        return None
    said = Risk(named(tree, owner) or "", at_stake(tree, to, to, of), named(tree, source), level)
    return Draft(said, words.first, words.last, "risk-threat", noun)


def _unlikely(tree: Tree, noun: int) -> bool:
    """`a threat to his post is not imminent`, `would not bring on a challenge to the Minister`."""
    verb = tree.heads[noun]
    if not tree.is_verb(verb) or tree.deps[noun] not in ("nsubj", "dobj"):
        return False
    remote = any(tree.lower[kid] in ("unlikely", "remote", "improbable") for kid in tree.kids(verb, "acomp"))
    return negated(tree, verb) or remote


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
    if "speech" in kinds(tree, verb) or tree.lemmas[verb] in ("warn", "remind", "convince", "brief"):
        return None  # `warned the Minister of the threat from the Front`
    words = clause(tree, verb, tail=False)
    said = Risk(named(tree, who) or "", "life", named(tree, source), level)
    return Draft(said, words.first, max(words.last, *tree.under(source)), "risk-threat", noun)
