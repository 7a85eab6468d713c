"""Joining: which clause hangs on which, where the parser's proposal cannot be right.

In `said it would send them, but it would not go` both are said; a semicolon parts sentences; `asked him to pay` asks.
"""

from reftel.claims.lemma import lemma
from reftel.claims.proposal import FINITE, SUBJECTS, TIMES, Proposal
from reftel.claims.verb import frames

_TELLING = frozenset({"tell", "inform", "assure", "warn", "remind"})
_CONTROLLING = frozenset({"request", "commitment", "offer"})


def controlled(proposal: Proposal, verb: int) -> None:
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
    return any(proposal.words[kid].lower() in TIMES | {"time"} for kid in proposal.kids(prep, "pobj"))


def raised(proposal: Proposal, verb: int) -> None:
    """A past tense is joined to another: in `was keen on going and planned to ask` it is not joined to `going`."""
    if proposal.deps[verb] != "conj" or proposal.tags[verb] != "VBD" or proposal.kids(verb, *SUBJECTS):
        return
    head = proposal.heads[verb]
    while proposal.heads[head] != head and not _tensed(proposal, head):
        head = proposal.heads[head]
    if head != proposal.heads[verb] and _tensed(proposal, head):
        _rejoined(proposal, verb, head)


def spoken(proposal: Proposal, verb: int) -> None:
    """Who speaks also asks: in `said the talks went well and urged us to go on` it is not the talks that urged."""
    inner = proposal.heads[verb]
    said = proposal.heads[inner]
    if proposal.deps[verb] != "conj" or proposal.tags[verb] != "VBD" or proposal.deps[inner] != "ccomp":
        return
    subjects = proposal.kids(inner, *SUBJECTS)
    there = bool(subjects) and proposal.words[subjects[0]].lower() == "there"
    told = there or (proposal.words[inner].lower() in _BE and bool(subjects))
    thing = told and proposal.tags[subjects[0]] in ("NN", "NNS", "EX", "DT")
    if thing and proposal.tags[said] in FINITE and _controls(proposal, verb) and not proposal.kids(verb, *SUBJECTS):
        _rejoined(proposal, verb, said)


def _rejoined(proposal: Proposal, verb: int, head: int) -> None:
    """Join a verb to another, its `and` with it."""
    for kid in proposal.kids(proposal.heads[verb], "cc"):
        if proposal.heads[verb] < kid < verb:
            proposal.hang(kid, head, "cc")
    proposal.hang(verb, head, "conj")


_BE = frozenset({"is", "are", "was", "were", "has", "have", "had"})


def _tensed(proposal: Proposal, verb: int) -> bool:
    """Whether this verb has a tense, by its own form or a helper's."""
    helpers = proposal.kids(verb, "aux", "auxpass")
    return any(proposal.tags[place] in ("MD", *FINITE) for place in (verb, *helpers))


def dated_that(proposal: Proposal, verb: int) -> None:
    """No day says what was told on it: in `assured him May 4 that it would help` the help was assured."""
    day = proposal.heads[verb]
    if proposal.deps[verb] not in ("acl", "relcl") or proposal.words[day].lower() not in TIMES:
        return
    above = proposal.heads[day] if proposal.deps[day] == "npadvmod" else proposal.heads[proposal.heads[day]]
    marked = any(proposal.words[kid].lower() == "that" for kid in proposal.kids(verb, "mark"))
    if marked and proposal.tags[above].startswith("V") and proposal.kids(verb, *SUBJECTS):
        proposal.hang(verb, above, "ccomp")


def told_modal(proposal: Proposal, verb: int) -> None:
    """What somebody was told he should do says not which one he is: `told the miners that Orlan should be spared`."""
    noun = proposal.heads[verb]
    teller = proposal.heads[noun]
    if proposal.deps[verb] != "relcl" or proposal.deps[noun] not in ("dobj", "dative"):
        return
    if lemma(proposal.words[teller].lower(), proposal.tags[teller]) not in (
        "tell",
        "inform",
        "assure",
        "warn",
        "remind",
    ):
        return
    opened = proposal.words[proposal.first(verb)].lower() == "that"
    modal = any(proposal.tags[kid] == "MD" for kid in proposal.kids(verb, "aux"))
    if opened and modal and any(proposal.words[kid].lower() != "that" for kid in proposal.kids(verb, *SUBJECTS)):
        proposal.hang(verb, teller, "ccomp")
        for kid in proposal.kids(verb, "dobj"):
            if proposal.words[kid].lower() == "that":
                proposal.deps[kid] = "mark"


def told_that(proposal: Proposal, verb: int) -> None:
    """The name right before a verb is who does it: in `told him Kharvan plans to send troops` it is Kharvan."""
    noun, head = verb - 1, proposal.heads[verb]
    if proposal.deps[verb] != "ccomp" or proposal.tags[verb] not in FINITE or proposal.kids(verb, *SUBJECTS):
        return
    others = [kid for kid in proposal.kids(head, "dobj", "dative") if kid < noun]
    if noun > head and proposal.deps[noun] in ("dobj", "oprd") and proposal.heads[noun] == head and others:
        proposal.hang(noun, verb, "nsubj")


def resumed(proposal: Proposal, verb: int) -> None:
    """What `but` joins to a verb of saying is still said: `said it would send them, but it would not go`."""
    head = proposal.heads[verb]
    if proposal.deps[verb] != "conj" or not proposal.kids(verb, "aux"):
        return
    if not proposal.kids(verb, *SUBJECTS):
        over = proposal.heads[head]
        states = proposal.words[head].lower() in ("is", "was", "are", "were") and proposal.deps[head] == "ccomp"
        if states and _would(proposal, verb) and proposal.tags[over][0] == "V":
            proposal.hang(verb, over, "conj")  # `agreed that it was of use and would go on`
        return
    said = [kid for kid in proposal.kids(head, "ccomp") if head < kid < verb and _would(proposal, kid)]
    if said and proposal.tags[head] == "VBD" and _would(proposal, verb):
        proposal.hang(verb, said[-1], "conj")


def _would(proposal: Proposal, verb: int) -> bool:
    return any(proposal.words[kid].lower() == "would" for kid in proposal.kids(verb, "aux"))


def parted(proposal: Proposal, place: int) -> None:
    """A semicolon parts sentences: in `he asked it; she is considering it` nothing of hers is what he asked."""
    if proposal.words[place] != ";":
        return
    for verb, head in enumerate(proposal.heads):
        crosses = verb < place < head or head < place < verb
        whole = proposal.first(verb) >= place if verb > place else proposal.last(verb) <= place
        if crosses and whole and proposal.deps[verb] in ("ccomp", "advcl") and _is_clause(proposal, verb):
            proposal.deps[verb] = "conj"


def _is_clause(proposal: Proposal, verb: int) -> bool:
    """Whether this is a verb in a tense, with a subject of its own and no `if` or `that` before it."""
    tensed = any(proposal.tags[place] in ("MD", *FINITE) for place in (verb, *proposal.kids(verb, "aux", "auxpass")))
    return tensed and bool(proposal.kids(verb, *SUBJECTS)) and not proposal.kids(verb, "mark")


def asked_if(proposal: Proposal, verb: int) -> None:
    """`should ask if he still needs them`: the question belongs to what is asked."""
    head = proposal.heads[verb]
    asks = proposal.words[head].lower() in ("ask", "asked", "see", "know", "determine", "wonder", "inquire")
    opened = any(proposal.words[kid].lower() in ("if", "whether") for kid in proposal.kids(verb, "mark"))
    if proposal.deps[verb] == "advcl" and verb > head and asks and opened:
        proposal.deps[verb] = "ccomp"
