"""Dangers told by what somebody fears: `afraid for his life`, `for fear of reprisals`, `in grave condition`."""

from reftel.claims.agency import is_side
from reftel.claims.antecedent import ONE, SEVERAL, is_person
from reftel.claims.claim import Risk
from reftel.claims.clause import clause, is_passive, named, negated, phrase, subject, through
from reftel.claims.draft import Draft, Scene
from reftel.claims.mood import Mood, mood
from reftel.claims.stake import at_stake
from reftel.claims.wordclass import words_of


def afraid(scene: Scene, word: int, of: str, level: str) -> Draft | None:
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


def safety(scene: Scene, word: int, of: str, level: str) -> Draft | None:
    """`fears for his life`, `concerned for the safety of the witnesses`."""
    tree = scene.tree
    if tree.is_verb(word) and is_passive(tree, word):
        return None  # `he was feared for his ruthlessness`
    if tree.is_verb(word):
        matter, who = through(tree, word, "for"), subject(tree, word)
        owner = tree.kid(matter, "poss") if matter is not None else None
        owner = owner if owner is not None and tree.tags[owner] != "PRP$" else None
        if matter is None or tree.kid(matter, "poss") is None:
            return None
        whom = owner if owner is not None else who
        words, what = clause(tree, word, tail=False), at_stake(tree, matter, matter, "other")
        verb = word
    else:
        if tree.lower[word] not in ("safety", "security") or mood(tree, tree.heads[word]) is not Mood.ASSERTED:
            return None
        whom, verb = tree.kid(word, "poss"), tree.heads[word]
        whom = whom if whom is not None else through(tree, word, "of")
        afraid = any(tree.lower[up] in words_of("concern") for up in tree.ups(word))
        words, what = phrase(tree, word, whole=False), "life"
        whom = whom if afraid else None
    if whom is None or not (is_side(tree, whom) or tree.lower[whom] in ONE | SEVERAL):
        return None
    return Draft(Risk(named(tree, whom) or "", what, None, level), words.first, words.last, "risk-fear", verb)


def feared(scene: Scene, noun: int, of: str, level: str) -> Draft | None:
    """`for fear of reprisals`, `fear arrest`, `afraid of retaliation from the militia`."""
    tree = scene.tree
    above = tree.heads[noun]
    if tree.deps[noun] == "pobj" and tree.lower[above] in ("of", "about"):
        above = tree.heads[above]
    if tree.lower[above] not in words_of("concern") and tree.lemmas[above] != "fear":
        return None
    verb = next((up for up in (above, *tree.ups(above)) if tree.is_verb(up)), None)
    who = subject(tree, verb) if verb is not None else None
    if verb is None or who is None or not is_side(tree, who) or mood(tree, verb) in (Mood.ASKED, Mood.CONDITIONAL):
        return None
    words = clause(tree, verb)
    source = named(tree, through(tree, noun, "by", "from"))
    said = Risk(named(tree, who) or "", of, source, level)
    return Draft(said, words.first, max(words.last, noun), "risk-fear", verb)


def feels(scene: Scene, word: int, of: str, level: str) -> Draft | None:
    """`he feels threatened by the militia`, `feels very vulnerable`."""
    tree = scene.tree
    verb = tree.heads[word]
    who = subject(tree, verb)
    if tree.lemmas[verb] != "feel" or tree.deps[word] not in ("acomp", "oprd", "xcomp", "ccomp") or who is None:
        return None
    if not (is_person(tree, who) or tree.lower[who] in ONE | SEVERAL) or mood(tree, verb) is not Mood.ASSERTED:
        return None
    words = clause(tree, verb, tail=False)
    source = named(tree, through(tree, word, "by", "from"))
    return Draft(Risk(named(tree, who) or "", of, source, level), words.first, words.last, "risk-fear", verb)


def condition(scene: Scene, noun: int, of: str, level: str) -> Draft | None:
    """`the hostage is in grave condition`."""
    tree = scene.tree
    grave = any(tree.lower[kid] in ("grave", "critical", "serious", "failing") for kid in tree.kids(noun, "amod"))
    verb = next((up for up in tree.ups(noun) if tree.is_verb(up)), None)
    if not grave or verb is None or mood(tree, verb) in (Mood.ASKED, Mood.CONDITIONAL, Mood.WISHED, Mood.NEGATED):
        return None
    owner = tree.kid(noun, "poss")
    who = owner if owner is not None else subject(tree, verb)
    if who is None or not (is_person(tree, who) or tree.tags[who] == "PRP"):
        return None
    words = phrase(tree, noun) if owner is not None else clause(tree, verb, tail=False)
    return Draft(Risk(named(tree, who) or "", of, None, level), words.first, words.last, "risk-state", verb)
