"""Sequels: what came, who reported and who declined, as later sentences or the next ones tell it.

`The wages came on June 9`; `he thanked him and declined`.
"""

import re
from collections.abc import Iterator

from reftel.desk.aftermath import NOT, REPORT
from reftel.desk.deed import class_of, content, verb
from reftel.desk.entry import Entry
from reftel.desk.evidence import DECLINED, LAPSED, RELAYED, Evidence, Later, done
from reftel.desk.seen import is_same_matter
from reftel.desk.sought import ENOUGH, Sought, evidence, labels_of, sender, sought
from reftel.desk.weight import specific, weight
from reftel.desk.wordclass import words_of
from reftel.room.designation import is_kin

_DECLINED = re.compile(
    r"\b(?:he|she|they|[A-Z]\w+)\b(?: \w+){0,3} (?:and )?(?:declined(?! to\b)|refused it|turned it down"
    r"|would not (?:hear of|accept|agree|have|take) (?:it|this|that|them)|(?:could|can) ?not (?:accept|agree|spare))\b",
    re.IGNORECASE,
)
_HANDED_ON = re.compile(
    r"\b(?:pass|carri|convey|relay|transmit|put)\w* (?:this|it|the (?:\w+ )?(?:offer|invitation|message|proposal))\b"
    r"(?: on| along)? to\b"
    r"|\b(?:it|this|(?:the|his|her|their) offer) (?:was|has been) (?:\w+ )?(?:relayed|passed|carried|conveyed|put)\b",
    re.IGNORECASE,
)
_PLACE = r"(?:the )?((?:[A-Z]\w+ ?){1,3})"
_JOURNEY = re.compile(rf"\b(?:travel|visit|go|goes|fly|drive|return)s?(?: up| down| back)?(?: to)? {_PLACE}")
_WAS_THERE = re.compile(
    r"\b(spent (?:\w+ ){1,4}in|visited|(?:travel(?:l?ed)|went|flew|drove|returned|came)(?: up| down| back)? to"
    rf"|arrived in|reached|was in|were in) {_PLACE}"
)
_BEHIND = 2
_MORE = content("further again more soon shortly development developments septel")
"""Words of a report that say nothing of what it is to be about: `will report further`."""


def came(entry: Entry, later: Later) -> Iterator[Evidence]:
    """What was to be sent, paid or handed in, and is told of as come: `The wages came on June 9`."""
    asked = sought(entry, later)
    given = class_of(verb(entry.action)) in words_of("giving")
    things = _things(asked, given)
    if NOT.match(entry.action) or not things or asked.kinds & {"meet", "raise"}:
        return
    cited, linked = later.thread(entry), later.linked(entry)
    for telegram in later.related(entry):
        thread = telegram.key in cited and bool(labels_of(entry, telegram))
        wording = later.wording(telegram)
        for telling in wording.chosen(wording.having(things)):
            if telling.is_still or not telling.came(things):
                continue
            owned = asked.owned(telling)
            common = asked.common(telling) | (asked.named(telling.after) if given else frozenset())
            much = weight(common | owned - asked.spelled, asked.places)
            if not thread and not is_same_matter(common, asked, telegram.key in linked):
                continue
            if (
                (thread and given)
                or (much >= ENOUGH and (thread or owned or given or not asked.owner))
                or much > ENOUGH
            ):
                yield evidence(LAPSED if telling.is_never else done(entry), telegram, telling, asked, common)


def _things(asked: Sought, given: bool) -> frozenset[str]:
    """What is to come: no persons and none of kin; somebody by his calling where he is to be given: `a lawyer`."""
    rest = asked.things - asked.owner - asked.spelled - frozenset(word for word in asked.things if is_kin(word))
    named = specific(rest, asked.places)
    return named if named - asked.verbs or not given else rest - asked.verbs - asked.places


def reported(entry: Entry, later: Later) -> Iterator[Evidence]:
    """A report that somebody was to make: a telegram of his that cites the one which promised or asked for it."""
    if verb(entry.action) not in REPORT:
        return
    asked, cited = sought(entry, later), later.thread(entry)
    what = specific(asked.said, asked.places) - asked.verbs - _MORE
    for telegram in later.related(entry):
        labels = labels_of(entry, telegram) if telegram.key in cited else frozenset[str]()
        if not labels or not asked.owner & sender(telegram):
            continue
        for telling in later.sentences(telegram):
            common, cites = asked.common(telling), bool(labels & telling.labels)
            if cites or not what or specific(common, asked.places) - asked.verbs:
                yield evidence(done(entry), telegram, telling, asked, common | {"report"}, cites)
                return


def travelled(entry: Entry, later: Later) -> Iterator[Evidence]:
    """A journey, told by where somebody was: `Vale spent June 12 in Delwan` answers that Vale travels to Delwan."""
    going = _JOURNEY.search(entry.action)
    if going is None:
        return
    asked, cited = sought(entry, later), later.thread(entry)
    whose = content(entry.action[: going.start()].partition("that ")[2]) or asked.owner
    for telegram in later.related(entry):
        for telling in later.sentences(telegram) if telegram.key in cited else ():
            there = _WAS_THERE.search(telling.text)
            if there and content(there[2]) & content(going[1]) and whose & content(telling.text[: there.start()]):
                yield evidence(done(entry), telegram, telling, asked, content(going[1]) & telling.words)


def replied(entry: Entry, later: Later) -> Iterator[Evidence]:
    """An offer that was handed on or declined in the sentences behind it, or a request that was turned down there.

    `He thanked him and declined`; `He would not hear of it`.
    """
    if entry.type not in ("offer", "request"):
        return
    for place in entry.places:
        told = place.said.told
        telegram = later.record.telegrams[told.key]
        near = [line for line in later.sentences(telegram) if line.passage.paragraph == told.paragraph]
        start = next((number for number, line in enumerate(near) if told.quote in line.text), len(near))
        for line in near[start : start + 1 + _BEHIND]:
            state = _reply(line.text)
            if state == DECLINED or (state and entry.type == "offer"):
                state = state if entry.type == "offer" else done(entry)
                yield evidence(state, telegram, line, sought(entry, later), frozenset({"offer"}))


def _reply(text: str) -> str | None:
    """What a sentence behind an offer says of it; None when it says nothing."""
    if _DECLINED.search(text):
        return DECLINED
    return RELAYED if _HANDED_ON.search(text) else None
