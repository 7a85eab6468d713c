"""Mending: where the parser's proposal cannot be right, by grammar alone, it is put right before any rule reads it.

In `In Delwan, the Embassy's section will begin` the parser may hang `section` on `Delwan`, and the verb has no subject;
in `met May 3 with Minister Vale to coordinate` the Minister may be made the subject of `to coordinate`.
"""

from collections.abc import Callable

import msgspec

from reftel.claims.calendar import MONTHS, WEEKDAYS
from reftel.claims.lemma import lemma
from reftel.claims.verb import frames

_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
_FINITE = ("VBD", "VBZ", "VBP")
_OWN = frozenset({"ROOT", "ccomp", "conj", "parataxis"})
_NOMINAL = frozenset({"DT", "JJ", "NN", "NNS", "NNP", "NNPS", "PRP$", "POS", "CD", "HYPH"})
_TIMES = MONTHS | WEEKDAYS | {"today", "yesterday", "tomorrow", "morning", "afternoon", "evening", "night"}
_CONTROLLING = frozenset({"request", "commitment", "offer"})


class Proposal(msgspec.Struct):
    """What the parser proposes of one sentence: words, tags, dependencies and heads side by side."""

    words: list[str]
    tags: list[str]
    deps: list[str]
    heads: list[int]

    def kids(self, place: int, *deps: str) -> list[int]:
        """The words that depend on the one at `place`."""
        return [
            kid
            for kid, head in enumerate(self.heads)
            if head == place and kid != place and (not deps or self.deps[kid] in deps)
        ]

    def first(self, place: int) -> int:
        """The first word of what stands under `place`, without crossing a comma twice."""
        return min([place, *(self.first(kid) for kid in self.kids(place) if kid < place)])

    def last(self, place: int) -> int:
        """The last word of what stands under `place`."""
        return max([place, *(self.last(kid) for kid in self.kids(place) if kid > place)])

    def hang(self, place: int, head: int, dep: str) -> None:
        """Make the word at `place` depend on `head`, unless that stands under it: a tree has no rings."""
        if place not in self._above(head):
            self.heads[place], self.deps[place] = head, dep

    def _above(self, place: int) -> list[int]:
        """The word and the heads above it, up to the root."""
        path = [place]
        while self.heads[path[-1]] != path[-1]:
            path.append(self.heads[path[-1]])
        return path


def mended(proposal: Proposal) -> Proposal:
    """The proposal with what grammar rules out put right, in place."""
    for place in range(len(proposal.words)):
        for rule in _RULES:
            rule(proposal, place)
    return proposal


def _stranded(proposal: Proposal, place: int) -> None:
    """A preposition without an object takes the noun behind it: `met May 3 with Vale to`, `called on Vale May 3`."""
    if proposal.tags[place] != "IN" or proposal.deps[place] != "prep" or proposal.kids(place):
        return
    noun = place
    while noun + 1 < len(proposal.words) and proposal.tags[noun + 1] in _NOMINAL:
        if proposal.words[noun + 1].lower() in _TIMES:
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
    if proposal.deps[place] in _SUBJECTS and proposal.deps[helper] in ("aux", "auxpass"):
        proposal.hang(place, proposal.heads[helper], proposal.deps[place])


def _orphaned(proposal: Proposal, verb: int) -> None:
    """A finite verb without a subject takes the noun right before it that was hung on something before a comma."""
    if proposal.tags[verb][0] != "V" or proposal.deps[verb] not in _OWN:
        return
    helpers = proposal.kids(verb, "aux", "auxpass")
    finite = proposal.tags[verb] in _FINITE or any(proposal.tags[kid] in ("MD", *_FINITE) for kid in helpers)
    if not finite or proposal.kids(verb, *_SUBJECTS):
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


def _controlled(proposal: Proposal, verb: int) -> None:
    """An infinitive right behind a verb of asking, promising or offering is what is asked, promised or offered."""
    head = proposal.heads[verb]
    if proposal.tags[verb] != "VB" or proposal.deps[verb] not in ("advcl", "acl", "relcl") or head >= verb:
        return
    if (once := _of_time(proposal, head)) is not None:
        proposal.hang(verb, once, "advcl")
        head = once
    before = verb - 2
    controls = _controls(proposal, head)
    between = proposal.kids(head, "dobj")
    if "call" not in controls:
        between += [kid for kid in proposal.kids(head, "prep") if _tells_when(proposal, kid)]
    beside = head == before or any(before in (kid, proposal.last(kid)) for kid in between)
    if proposal.tags[verb - 1] == "TO" and beside and controls:
        proposal.deps[verb] = "xcomp"


def _told_that(proposal: Proposal, verb: int) -> None:
    """The name right before a verb is who does it: in `told him Kharvan plans to send troops` it is Kharvan."""
    noun, head = verb - 1, proposal.heads[verb]
    if proposal.deps[verb] != "ccomp" or proposal.tags[verb] not in _FINITE or proposal.kids(verb, *_SUBJECTS):
        return
    others = [kid for kid in proposal.kids(head, "dobj", "dative") if kid < noun]
    if noun > head and proposal.deps[noun] in ("dobj", "oprd") and proposal.heads[noun] == head and others:
        proposal.hang(noun, verb, "nsubj")


def _resumed(proposal: Proposal, verb: int) -> None:
    """What `but` joins to a verb of saying is still said: `said it would send them, but it would not go`."""
    head = proposal.heads[verb]
    if proposal.deps[verb] != "conj" or not proposal.kids(verb, "aux") or not proposal.kids(verb, *_SUBJECTS):
        return
    said = [kid for kid in proposal.kids(head, "ccomp") if head < kid < verb and _would(proposal, kid)]
    if said and proposal.tags[head] == "VBD" and _would(proposal, verb):
        proposal.hang(verb, said[-1], "conj")


def _would(proposal: Proposal, verb: int) -> bool:
    return any(proposal.words[kid].lower() == "would" for kid in proposal.kids(verb, "aux"))


def _particle(proposal: Proposal, place: int) -> None:
    """A particle has no object, its verb has: `burned down the house`."""
    if proposal.deps[place] == "prt":
        for kid in proposal.kids(place, "pobj"):
            proposal.hang(kid, proposal.heads[place], "dobj")


def _controls(proposal: Proposal, head: int) -> frozenset[str]:
    """The frames in which a verb tells what somebody else or he himself is to do."""
    if not proposal.tags[head].startswith("V"):
        return frozenset()
    told = frames(lemma(proposal.words[head].lower(), proposal.tags[head]))
    return frozenset(row[1] or "any" for row in told if row[0] in _CONTROLLING)


def _of_time(proposal: Proposal, noun: int) -> int | None:
    """The verb of which `for a second time` says how often: what follows `to` is no time, but what was asked."""
    prep = proposal.heads[noun]
    if proposal.words[noun].lower() != "time" or proposal.deps[noun] != "pobj" or proposal.words[prep].lower() != "for":
        return None
    above = proposal.heads[prep]
    return above if proposal.tags[above].startswith("V") else proposal.heads[above]


def _tells_when(proposal: Proposal, prep: int) -> bool:
    """Whether a preposition brings a day or a number of times: `offered on July 26 to shelter`."""
    return any(proposal.words[kid].lower() in _TIMES | {"time"} for kid in proposal.kids(prep, "pobj"))


def _parted(proposal: Proposal, place: int) -> None:
    """A semicolon parts sentences: in `he asked it; she is considering it` nothing of hers is what he asked."""
    if proposal.words[place] != ";":
        return
    for verb, head in enumerate(proposal.heads):
        crosses = verb < place < head or head < place < verb
        whole = (proposal.first(verb) > place) == (verb > place)
        if crosses and whole and proposal.deps[verb] in ("ccomp", "advcl") and _is_clause(proposal, verb):
            proposal.deps[verb] = "conj"


def _is_clause(proposal: Proposal, verb: int) -> bool:
    """Whether this is a verb in a tense, with a subject of its own and no `if` or `that` before it."""
    tensed = any(proposal.tags[place] in ("MD", *_FINITE) for place in (verb, *proposal.kids(verb, "aux", "auxpass")))
    return tensed and bool(proposal.kids(verb, *_SUBJECTS)) and not proposal.kids(verb, "mark")


_Rule = Callable[[Proposal, int], None]
_RULES: tuple[_Rule, ...] = (_stranded, _nearest, _paired, _split, _dated, _lifted, _orphaned, _controlled, _told_that)
_RULES += (_resumed, _particle, _parted)
