"""Whose voice it is, and how it is meant: asserted, reported, planned, attempted, conditional, negated, asked.

`The Minister said he would not go if asked` asserts nothing: it reports, denies and makes a condition.
"""

import re
from collections.abc import Mapping
from enum import StrEnum
from functools import cache, lru_cache

from reftel.claims.clause import SUBJECTS, auxiliaries, named, negated, subject
from reftel.claims.rows import lexicon_rows
from reftel.claims.tree import Tree
from reftel.claims.verb import frames
from reftel.claims.wordclass import words_of

_CONDITIONS = frozenset({"if", "unless", "should", "provided", "once", "until", "whether"})
_REFERENCE = re.compile(r"\(\s*((?:ref(?:tel|s)?|septel)\b[^)]{0,20})\)", re.IGNORECASE)
_CLOSING = re.compile(_REFERENCE.pattern + r"[\s.;]*$", re.IGNORECASE)
_DETAILED = re.compile(
    r"((?:ref|reftel)\b(?: [A-Z]\b)?) (?:and septel )?(?:detail|describ|report|discuss|outlin|not|indicat|relat|cover)",
    re.IGNORECASE,
)
_ACCORDING = re.compile(r"\b[Aa]ccording to ((?:[^,.;()]){2,80})")
_HEARSAY = re.compile(r"\b(reportedly|allegedly|press reports?|rumou?rs?|media reports?)\b", re.IGNORECASE)


class Mood(StrEnum):
    """How a verb is meant; all but ASSERTED keep it from being told as a fact."""

    ASSERTED = "asserted"
    BELIEVED = "believed"
    WISHED = "wished"
    ATTEMPTED = "attempted"
    CONDITIONAL = "conditional"
    NEGATED = "negated"
    DENIED = "denied"
    ASKED = "asked"


@cache
def _reports() -> Mapping[str, frozenset[str]]:
    kinds: dict[str, frozenset[str]] = {}
    for row in lexicon_rows("report"):
        kinds[row["word"]] = kinds.get(row["word"], frozenset()) | {row["kind"]}
    return kinds


def kinds(tree: Tree, place: int) -> frozenset[str]:
    """What kinds of reporting this verb does: speech, belief, wish, question, denial, attempt."""
    return _reports().get(tree.lemmas[place], frozenset())


_BY_KIND = {"wish": Mood.WISHED, "question": Mood.ASKED, "belief": Mood.BELIEVED, "denial": Mood.DENIED}


@lru_cache(maxsize=500)
def mood(tree: Tree, verb: int) -> Mood:
    """How this verb is meant, by itself and by what stands above it; rule after rule asks it of one sentence."""
    if _inverted(tree, verb):
        return Mood.CONDITIONAL
    if negated(tree, verb):
        return Mood.NEGATED
    if tree.words[-1] == "?" or "?" in tree.words[-2:]:
        return Mood.ASKED
    below = verb
    for place in (verb, *tree.ups(verb)):
        found = _here(tree, place, below)
        if found is not Mood.ASSERTED:
            return found
        below = place
    return Mood.ASSERTED


def _here(tree: Tree, place: int, below: int) -> Mood:
    """What the verb at `place` makes of what stands under it at `below` (itself for the verb asked about)."""
    if any(tree.lower[kid] in _CONDITIONS for kid in tree.kids(place, "mark")) or _once(tree, place):
        return Mood.CONDITIONAL
    if _inverted(tree, place):
        return Mood.CONDITIONAL
    if place == below:
        return Mood.ASKED if _embedded(tree, place) else Mood.ASSERTED
    if tree.lower[place] in words_of("doubt") and tree.deps[below] in ("acl", "ccomp", "relcl"):
        return Mood.BELIEVED
    if tree.lower[place] in words_of("desire") and tree.deps[below] in ("acl", "ccomp", "relcl"):
        return Mood.WISHED
    reports = kinds(tree, place)
    dep = tree.deps[below]
    if dep in ("ccomp", "xcomp"):
        if negated(tree, place) and dep == "xcomp":
            return Mood.NEGATED
        if dep == "ccomp" and "speech" not in reports:
            return next((_BY_KIND[kind] for kind in _BY_KIND if kind in reports), Mood.ASSERTED)
        if dep == "xcomp":
            return next((mood_ for kind, mood_ in _OF_XCOMP if kind in reports), Mood.ASSERTED)
    return Mood.ASSERTED


def _once(tree: Tree, verb: int) -> bool:
    """`once he asked for it`: of what is still to come or has come, never told for its own sake."""
    return tree.deps[verb] == "advcl" and tree.lower[min(tree.under(verb))] == "once"


def _inverted(tree: Tree, verb: int) -> bool:
    """A condition without `if`: `should we get indications`, `had he known`."""
    opened = next((kid for kid in tree.kids(verb, "aux") if tree.lower[kid] in ("should", "had", "were")), None)
    if opened is None:
        return False
    own = tree.kid(verb, *SUBJECTS)
    return own is not None and opened < own


def _embedded(tree: Tree, verb: int) -> bool:
    """Whether this is what somebody asks or wonders: `who will head the government`, `how he plans to go on`."""
    if tree.deps[verb] == "conj":
        return tree.lower[min(tree.under(verb))] in ("how", "why", "whether")
    if tree.deps[verb] not in ("ccomp", "pcomp", "csubj"):
        return False
    return tree.lower[min(tree.under(verb))] in ("who", "whom", "how", "why", "what", "which", "whether", "where")


_OF_XCOMP = (("wish", Mood.WISHED), ("attempt", Mood.ATTEMPTED), ("denial", Mood.NEGATED), ("belief", Mood.BELIEVED))


def conditional(tree: Tree, verb: int) -> bool:
    """Whether the doing hangs on a condition: `if`, `unless`, `once`."""
    for place in (verb, *tree.ups(verb)):
        for kid in tree.kids(place, "advcl", "prep", "mark"):
            inner = tree.kids(kid, "mark", "advmod") if tree.deps[kid] == "advcl" else [kid]
            if any(tree.lower[each] in ("if", "unless", "once", "provided") for each in inner):
                return True
        if tree.deps[place] == "ccomp":
            break
    return False


def speaker(tree: Tree, verb: int) -> int | None:
    """The verb of saying under which this one stands; None where the author says it."""
    below = verb
    for place in tree.ups(verb):
        if tree.deps[below] in ("ccomp", "dep", "parataxis") and "speech" in kinds(tree, place):
            return place
        below = place
    chain = (verb, *tree.ups(verb))
    for place in chain:
        for kid in tree.kids(place, "parataxis", "ccomp", "dep"):
            if kid in chain:
                continue
            if "speech" in kinds(tree, kid) and tree.kid(kid, "ccomp") is None and tree.kid(kid, "nsubj") is not None:
                return kid
    return None


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


def planned(tree: Tree, verb: int) -> bool:
    """Whether this lies ahead: `will meet`, `is to meet`, `is meeting on December 12`, `scheduled to meet`."""
    helpers = auxiliaries(tree, verb)
    if "have" in helpers and not {"will", "'ll", "shall"} & set(helpers):
        return False  # `may have been held` lies behind
    if any(each in ("will", "'ll", "shall", "would", "wo", "may", "might", "could", "can") for each in helpers):
        return True
    above = tree.heads[verb]
    if tree.deps[verb] == "xcomp" and tree.lemmas[above] in _PLANNING:
        return True
    return "to" in helpers and tree.deps[verb] == "xcomp" and tree.lemmas[above] == "be"


_PLANNING = frozenset(
    ("plan", "intend", "agree", "schedule", "arrange", "set", "hope", "want", "promise", "expect", "slate")
)


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


_MARKS = frozenset({'"', "''", "”", "“", "``"})


def speaks(tree: Tree) -> bool:
    """Whether this sentence reports what somebody said, which the next one may go on with; not what we will say."""
    return any(
        "speech" in kinds(tree, place) and _reported(tree, place) and not set(auxiliaries(tree, place)) & _TO_COME
        for place in range(len(tree))
        if tree.is_verb(place)
    )


def _reported(tree: Tree, verb: int) -> bool:
    """Whether a verb of saying brings what was said, not what was asked for: `advised that he write`."""
    return any(not is_bare(tree, kid) for kid in tree.kids(verb, "ccomp"))


def is_bare(tree: Tree, verb: int) -> bool:
    """`that the brother write`: a present without its ending."""
    who = tree.kid(verb, "nsubj")
    one = who is not None and tree.tags[who] in ("NN", "NNP")
    return not auxiliaries(tree, verb) and (tree.tags[verb] == "VB" or (tree.tags[verb] == "VBP" and one))


_TO_COME = frozenset({"will", "shall", "may", "should", "must", "can"})


def tells(tree: Tree) -> bool:
    """Whether this sentence is the author's own telling again: a plain past without `would`."""
    root = next((place for place in range(len(tree)) if tree.heads[place] == place), 0)
    return tree.tags[root] == "VBD" and "would" not in tree.lower
