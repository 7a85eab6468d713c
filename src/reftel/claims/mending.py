"""Mending: where the parser's proposal cannot be right, by grammar alone, it is put right before any rule reads it.

In `In Delwan, the Embassy's section will begin` the parser may hang `section` on `Delwan`, and the verb has no subject;
in `met May 3 with Minister Vale to coordinate` the Minister may be made the subject of `to coordinate`.
"""

from collections.abc import Callable

from reftel.claims.calendar import MONTHS
from reftel.claims.joining import (
    asked_if,
    controlled,
    dated_that,
    parted,
    raised,
    resumed,
    spoken,
    told_modal,
    told_that,
)
from reftel.claims.lemma import lemma
from reftel.claims.proposal import FINITE, SUBJECTS, TIMES, Proposal

_OWN = frozenset({"ROOT", "ccomp", "conj", "parataxis"})
_NOMINAL = frozenset({"DT", "JJ", "NN", "NNS", "NNP", "NNPS", "PRP$", "POS", "CD", "HYPH"})


def mended(proposal: Proposal) -> Proposal:
    """The proposal with what grammar rules out put right, in place."""
    for place, word in enumerate(proposal.words):
        if word == ";":
            parted(proposal, place)
        dep, done = proposal.deps[place], 0
        while (rules := _BY_DEP.get(dep, ())) and done < len(_RULES):
            for order, rule in rules:
                if order >= done:
                    rule(proposal, place)
                    if proposal.deps[place] != dep:
                        break
            else:
                break
            dep, done = proposal.deps[place], order + 1
    return proposal


def _stranded(proposal: Proposal, place: int) -> None:
    """A preposition without an object takes the noun behind it: `met May 3 with Vale to`, `called on Vale May 3`."""
    if proposal.tags[place] != "IN" or proposal.deps[place] != "prep" or proposal.kids(place):
        return
    noun = place
    while noun + 1 < len(proposal.words) and proposal.tags[noun + 1] in _NOMINAL:
        if proposal.words[noun + 1].lower() in TIMES:
            break
        noun += 1
    if noun == place or not proposal.tags[noun].startswith("NN") or place < proposal.heads[noun] <= noun:
        return
    for kid in range(place + 1, noun):
        if not place < proposal.heads[kid] <= noun:
            proposal.hang(kid, noun, "compound" if proposal.tags[kid].startswith("NN") else proposal.deps[kid])
    proposal.hang(noun, place, "pobj")


def _nearest(proposal: Proposal, place: int) -> None:
    """Of nouns alike the one right before a preposition has it: `threats to their posts and threats to their lives`."""
    head, before = proposal.heads[place], place - 1
    if proposal.deps[place] != "prep" or before <= head or not proposal.tags[before].startswith("NN"):
        return
    if proposal.words[before].lower() == proposal.words[head].lower():
        proposal.hang(place, before, "prep")


def _dated(proposal: Proposal, place: int) -> None:
    """A month is nobody who acts: in `President Gul November 2 pressed Iran` he is the one who pressed."""
    if proposal.deps[place] != "nsubj" or proposal.words[place].lower() not in MONTHS:
        return
    before = place - 1
    if before >= 0 and proposal.heads[before] == place and proposal.tags[before].startswith("NN"):
        proposal.hang(before, proposal.heads[place], "nsubj")
        proposal.deps[place] = "npadvmod"
        for kid in proposal.kids(place):
            if kid < before:
                proposal.hang(kid, before, proposal.deps[kid])


def _split(proposal: Proposal, place: int) -> None:
    """A title is no part of what stands before it: in `after PM Tamaz ordered` the PM is Tamaz, who ordered."""
    prep, name = proposal.heads[place], place + 1
    if proposal.deps[place] != "pobj" or name >= len(proposal.words) or not proposal.words[place][0].isupper():
        return
    verb = proposal.heads[name]
    if proposal.deps[name] != "nsubj" or proposal.tags[name] != "NNP" or verb < name or prep != place - 1:
        return
    proposal.hang(place, name, "compound")
    proposal.hang(prep, verb, "mark")


def _paired(proposal: Proposal, place: int) -> None:
    """What `and` joins is alike: `threats to A from B and threats to C` joins the threats, not B and the threats."""
    if proposal.deps[place] != "conj" or not proposal.tags[place].startswith("NN"):
        return
    above, word = proposal.heads[place], proposal.words[place].lower()
    if proposal.words[above].lower() == word:
        return
    while proposal.heads[above] != above and proposal.words[above].lower() != word:
        above = proposal.heads[above]
    if above < place and proposal.words[above].lower() == word:
        proposal.hang(place, above, "conj")
        if proposal.tags[place - 1] == "CC":
            proposal.hang(place - 1, above, proposal.deps[place - 1])


def _lifted(proposal: Proposal, place: int) -> None:
    """A subject hung on an auxiliary is the subject of its verb: `I do intend`."""
    helper = proposal.heads[place]
    if proposal.deps[place] in SUBJECTS and proposal.deps[helper] in ("aux", "auxpass"):
        proposal.hang(place, proposal.heads[helper], proposal.deps[place])


def _orphaned(proposal: Proposal, verb: int) -> None:
    """A finite verb without a subject takes the noun right before it that was hung on something before a comma."""
    if proposal.tags[verb][0] != "V" or proposal.deps[verb] not in _OWN:
        return
    helpers = proposal.kids(verb, "aux", "auxpass")
    finite = proposal.tags[verb] in FINITE or any(proposal.tags[kid] in ("MD", *FINITE) for kid in helpers)
    if not finite or proposal.kids(verb, *SUBJECTS):
        return
    before = min([verb, *helpers, *(kid for kid in proposal.kids(verb, "neg", "advmod") if kid > verb - 4)]) - 1
    if before < 1 or not proposal.tags[before].startswith(("NN", "PRP")) or proposal.tags[before] == "PRP$":
        return
    noun = before
    while proposal.heads[noun] == noun + 1 and proposal.deps[noun] == "compound":
        noun += 1
    head, first = proposal.heads[noun], proposal.first(noun)
    if head < first and proposal.words[first - 1] == "," and proposal.deps[noun] in ("pobj", "appos", "conj", "dobj"):
        passive = bool(proposal.kids(verb, "auxpass"))
        proposal.hang(noun, verb, "nsubjpass" if passive else "nsubj")


def _visiting(proposal: Proposal, place: int) -> None:
    """`Visiting A/S Vale discussed it`: the visitor is who did it."""
    head = proposal.heads[place]
    if proposal.words[place].lower() != "visiting" or proposal.deps[place] != "csubj" or head < place:
        return
    for name in proposal.kids(place, "dobj"):
        proposal.hang(name, head, "nsubj")
        proposal.hang(place, name, "amod")


def _particle(proposal: Proposal, place: int) -> None:
    """A particle has no object, its verb has: `burned down the house`."""
    if proposal.deps[place] == "prt":
        for kid in proposal.kids(place, "pobj"):
            proposal.hang(kid, proposal.heads[place], "dobj")


def _with_whom(proposal: Proposal, place: int) -> None:
    """What is raised is so with somebody: `raised the safety of Judge Orlan with the Minister`."""
    if proposal.deps[place] != "prep" or proposal.words[place].lower() != "with":
        return
    above = proposal.heads[place]
    while proposal.deps[above] in ("pobj", "prep", "dobj", "nsubjpass", "compound"):
        thing, above = above, proposal.heads[above]
        if proposal.deps[thing] in ("dobj", "nsubjpass") and lemma(proposal.words[above], "VBD") == "raise":
            proposal.hang(place, above, "prep")
            return


_Rule = Callable[[Proposal, int], None]
_RULES: tuple[tuple[str, _Rule], ...] = (
    ("prep", _stranded),
    ("prep", _nearest),
    ("conj", _paired),
    ("pobj", _split),
    ("nsubj", _dated),
    (" ".join(SUBJECTS), _lifted),
    ("ROOT ccomp conj parataxis", _orphaned),
    ("advcl acl relcl", controlled),
    ("ccomp", told_that),
    ("acl relcl", dated_that),
    ("conj", raised),
    ("relcl", told_modal),
    ("conj", spoken),
    ("conj", resumed),
    ("prt", _particle),
    ("csubj", _visiting),
    ("advcl", asked_if),
    ("prep", _with_whom),
)
"""The dependencies of the words that a rule is about, and the rule."""
_BY_DEP: dict[str, list[tuple[int, _Rule]]] = {}
for _order, (_deps, _rule) in enumerate(_RULES):
    for _dep in _deps.split():
        _BY_DEP.setdefault(_dep, []).append((_order, _rule))
