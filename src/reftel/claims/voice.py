"""Voice: who says what a sentence says, and on what it rests.

`Press reports say`, `according to the prosecutor`, `(ref B)`, `he said`; without any of these it is the author.
"""

import re

from reftel.claims.clause import auxiliaries, named, subject
from reftel.claims.report import kinds
from reftel.claims.tree import Tree
from reftel.claims.verb import frames
from reftel.claims.wordclass import words_of

_REFERENCE = re.compile(r"\(\s*((?:ref(?:tel|s)?|septel)\b[^)]{0,20})\)", re.IGNORECASE)
_CLOSING = re.compile(_REFERENCE.pattern + r"[\s.;]*$", re.IGNORECASE)
_DETAILED = re.compile(
    r"((?:ref|reftel)\b(?: [A-Z]\b)?) (?:and septel )?(?:detail|describ|report|discuss|outlin|not|indicat|relat|cover)",
    re.IGNORECASE,
)
_ACCORDING = re.compile(r"\b[Aa]ccording to ((?:[^,.;()]){2,80})")
_HEARSAY = re.compile(r"\b(reportedly|allegedly|press reports?|rumou?rs?|media reports?)\b", re.IGNORECASE)
_TO_COME = frozenset({"will", "shall", "may", "should", "must", "can"})
_MARKS = frozenset({'"', "''", "”", "“", "``"})


def speaker(tree: Tree, verb: int) -> int | None:
    """The verb of saying under which this one stands; None where the author says it."""
    below = verb
    for place in tree.ups(verb):
        told = tree.deps[below] in ("ccomp", "dep", "parataxis") and "speech" in kinds(tree, place)
        if told and not _that(tree, place):
            return place
        below = place
    chain = (verb, *tree.ups(verb))
    for place in chain:
        for kid in tree.kids(place, "parataxis", "ccomp", "dep"):
            if kid in chain or _that(tree, kid) or tree.kid(kid, "mark") is not None:
                continue
            if "speech" in kinds(tree, kid) and tree.kid(kid, "ccomp") is None and tree.kid(kid, "nsubj") is not None:
                return kid
    return None


def _that(tree: Tree, verb: int) -> bool:
    """`That said, the Minister must act`: nobody says it."""
    who = tree.kid(verb, "nsubj", "nsubjpass")
    return who is not None and tree.lower[who] in ("that", "this") and tree.tags[who] != "WDT"


def source(tree: Tree, verb: int, first: int, last: int) -> str | None:
    """What the claim in the words `first` to `last` rests on, by the sentence's own words."""
    text = tree.wording.text
    start, end = tree.starts[first], min(len(text), tree.ends[last] + 30)
    if found := _REFERENCE.search(text, start, end):
        return found[1].strip()
    if found := _ACCORDING.search(text):
        return found[1].strip()
    if (found := _CLOSING.search(text)) and _and_beside(tree, verb):
        return found[1].strip()
    if found := _DETAILED.match(text):
        return found[1]
    if (said := speaker(tree, verb)) is not None:
        who = subject(tree, said)
        return named(tree, who) if who is not None else None
    if found := _HEARSAY.search(text, max(0, start - 12), end):
        return found[1]
    return None


def _and_beside(tree: Tree, verb: int) -> bool:
    """Whether `and` joins this clause to one further on, whose reference at the sentence's end is meant for both."""
    return bool(tree.kids(verb, "conj"))


def talks(tree: Tree, verb: int) -> bool:
    """Whether this is a verb of speech or of meeting: what one calls on somebody for."""
    met = any(type_ == "meeting" and frame not in ("object", "travel") for type_, frame in frames(tree.lemmas[verb]))
    return met or "speech" in kinds(tree, verb) or tree.lemmas[verb] in words_of("calling")


def quoted(tree: Tree, verb: int) -> bool:
    """Whether the clause stands between quotation marks."""
    if not _MARKS.intersection(tree.words):
        return False
    opened = 0
    for place in range(verb):
        if tree.words[place] in ("“", "``"):
            opened += 1
        elif tree.words[place] in ("”", "''"):
            opened -= 1
        elif tree.words[place] == '"':
            opened = 0 if opened > 0 else 1
    marks = [place for place, word in enumerate(tree.words) if word in _MARKS]
    if len(marks) == 1 and tree.words[marks[0]] not in ("“", "``") and marks[0] >= len(tree) - 2:
        return True  # what was opened in a sentence before is closed at the end of this one
    return opened > 0


def saying(tree: Tree) -> int | None:
    """The verb by which a sentence reports what somebody said, as the next one may go on to; not what we will say."""
    for place in tree.verbs:
        if "speech" in kinds(tree, place) and _reported(tree, place) and not set(auxiliaries(tree, place)) & _TO_COME:
            return place
    return None


def _reported(tree: Tree, verb: int) -> bool:
    """Whether a verb of saying brings what was said, not what was asked for: `advised that he write`."""
    return any(not is_bare(tree, kid) for kid in tree.kids(verb, "ccomp"))


def is_bare(tree: Tree, verb: int) -> bool:
    """`that the brother write`: a present without its ending."""
    who = tree.kid(verb, "nsubj")
    one = who is not None and tree.tags[who] in ("NN", "NNP")
    return not auxiliaries(tree, verb) and (tree.tags[verb] == "VB" or (tree.tags[verb] == "VBP" and one))


def tells(tree: Tree) -> bool:
    """Whether this sentence is the author's own telling again: a plain past without `would`."""
    root = next((place for place in range(len(tree)) if tree.heads[place] == place), 0)
    return tree.tags[root] == "VBD" and "would" not in tree.lower
