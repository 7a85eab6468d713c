"""Aftermath: sentences of later telegrams that say what became of something, in the same words or by a reference to it.

`declined the loan of an armored vehicle`, `the guards remain outstanding`, `the helicopter requested in ref A flew`.
"""

import re
from collections.abc import Iterator

from reftel.desk.deed import class_of, content, verb
from reftel.desk.entry import Entry
from reftel.desk.evidence import (
    ANSWERED,
    ATTEMPTED,
    DECLINED,
    DROPPED,
    LAPSED,
    MOOT,
    OPEN,
    RELAYED,
    Evidence,
    Later,
    done,
)
from reftel.desk.seen import Seen, is_same_matter, seen
from reftel.desk.sought import ENOUGH, Sought, evidence, labels_of, names_day, sought
from reftel.desk.telling import PUT_OFF
from reftel.desk.weight import rare, weight
from reftel.desk.wording import Wording
from reftel.room.designation import bare

NOT = re.compile(r"(?:\w+ )?(?:not|nothing|no|nobody|never)\b|(?:\w+ ){0,6}(?:not|never) be \w", re.IGNORECASE)
"""An action that is to leave something undone: no telegram tells that it was."""
REPORT = frozenset({"report", "inform", "notify", "follow"})
"""Verbs of telling what came of something: that nothing came is a report, too."""
_ASKED_FOR = frozenset({"raise", "apply"})
_SEEKING = frozenset({"look", "seek", "find", "identify"})
_TRIED = frozenset({"try", "attempt", "seek"})


def told(entry: Entry, later: Later) -> Iterator[Evidence]:
    """What later sentences say of the same thing."""
    if NOT.match(entry.action):
        return
    asked, cited, linked = sought(entry, later), later.thread(entry), later.linked(entry)
    for telegram in later.related(entry):
        wording, cites, near = later.wording(telegram), telegram.key in cited, telegram.key in linked
        labels = labels_of(entry, telegram) if cites else frozenset[str]()
        for telling in wording.tellings if cites else wording.chosen(_telling(asked, wording, near)):
            row = seen(asked, telegram, telling, labels, later)
            if row and not labels and not is_same_matter(row.common, asked, near):
                continue
            if row and (state := _said_of(entry, row, asked)):
                yield evidence(state, telegram, telling, asked, row.common, row.cites)


def _telling(asked: Sought, wording: Wording, near: bool) -> int:
    """The sentences of a telegram that does not cite the entry's which may be of one matter (see `is_same_matter`)."""
    one, two = wording.of_things(asked.seldom, ())
    return one if near else two and two & wording.of_things((), asked.persons.values())[0]


def _said_of(entry: Entry, row: Seen, asked: Sought) -> str | None:
    """The state a sentence speaks for; None when it speaks for none."""
    telling = row.telling
    if (row.many or row.cites) and telling.is_needless:
        return MOOT
    if telling.is_never:
        return _never(entry, row)
    if telling.is_refused and entry.type in ("offer", "request") and _is_answer(entry, row, asked):
        return DECLINED if entry.type == "offer" else ANSWERED
    if telling.is_refused and row.specific and asked.kinds & _ASKED_FOR and (row.cites or (row.thread and row.many)):
        return done(entry)  # who refused was asked
    if telling.is_still:
        much = weight(row.common | (asked.owned(telling) - asked.spelled), asked.places)
        return OPEN if much >= ENOUGH and _is_of_it(entry, row, asked) else None
    if row.many and telling.is_put_off and _is_of_it(entry, row, asked):
        return done(entry) if PUT_OFF.search(entry.action) else DROPPED
    if row.many and telling.verbs & _TRIED and asked.kinds & _infinitives(telling.text):
        return ATTEMPTED
    if entry.type == "offer" and "relay" in telling.deeds and "offer" in telling.words:
        return RELAYED if row.cites or weight(row.common - {"offer"}, asked.places) >= ENOUGH else None
    if _is_done(entry, row, asked) or _on_its_day(entry, asked, telling.text):
        return done(entry)
    return None


def _is_answer(entry: Entry, row: Seen, asked: Sought) -> bool:
    """Whether a refusal answers an offer or a request: of the same thing, or by one of its persons in reply."""
    if row.many:
        return row.thread or entry.type == "request" or bool(row.common & asked.persons.keys())
    return row.cites and bool(row.common & asked.persons.keys())


def _never(entry: Entry, row: Seen) -> str | None:
    """The state for which `the reply never came` speaks: of one who was to report it is his report."""
    heavy = row.weight > ENOUGH or (row.many and not row.elsewhere)
    if not (row.cites or (heavy and row.specific)):
        return None
    return done(entry) if row.own and verb(entry.action) in REPORT else LAPSED


def _is_of_it(entry: Entry, row: Seen, asked: Sought) -> bool:
    """Whether a sentence speaks of the thing itself: of its words, or of the deed, by its owner or in reply.

    To meet means little without whom: `the Consulate will receive it`.
    """
    deed = bool(asked.verbs & row.telling.words) and (
        entry.side("counterpart") is not None or "meet" not in asked.kinds
    )
    return bool(row.specific) or (deed and (row.thread or row.own))


def _is_done(entry: Entry, row: Seen, asked: Sought) -> bool:
    """Whether a sentence tells that the thing was done."""
    telling, same = row.telling, asked.is_same(row.telling) and _reaches(entry, row, asked)
    if telling.is_arranged and row.cites and row.common:
        return True
    if telling.kept:
        return bool(row.weight) and "meet" in asked.kinds if telling.kept == "appointment" else bool(row.specific)
    if telling.is_as_asked and not row.elsewhere:
        return _is_as_asked(row, asked, same) and _is_asker(entry, telling.asker)
    if telling.passage.paragraph == "SUBJECT":
        return row.thread and row.weight > ENOUGH and entry.type in ("request", "pending")
    if row.cites and ((same and row.specific) or (telling.deed and _is_reply(entry, row, asked))):
        return True
    alike = (
        rare(row.specific)
        or len(row.specific) > ENOUGH
        or ("meet" not in asked.kinds and (row.cites or not asked.rest))
    )
    if same and row.thread and row.own and alike and "raise" not in asked.kinds:
        return True
    sought_and_found = row.thread and bool(asked.kinds & _SEEKING) and "offer" in telling.verbs
    telling_so = same and (bool(rare(row.specific)) or len(row.specific) > ENOUGH or not asked.rest)
    return row.many and (sought_and_found or (telling_so and (row.thread or bool(asked.owned(telling)))))


def _is_as_asked(row: Seen, asked: Sought, same: bool) -> bool:
    """Whether `as he had promised` is said of this promise: by what both speak of, the deed, or whose it is."""
    heavy = weight(row.common | asked.owned(row.telling) - asked.spelled, asked.places) > ENOUGH
    owned, persons = bool(asked.owned(row.telling)), row.common & asked.persons.keys()
    named = bool(row.specific) and (row.cites or row.many or (row.thread and owned))
    by_him = row.cites or (row.thread and bool(asked.owner & content(row.telling.asker)))
    his = by_him and owned and bool(persons)
    return named or his or (same and (bool(row.specific) or row.many)) or heavy


def _reaches(entry: Entry, row: Seen, asked: Sought) -> bool:
    """Whether what was to be told or raised is told of as said to the one it was for."""
    side = entry.side("counterpart")
    return "raise" not in asked.kinds or side is None or not side.persons or bool(row.common & set(side.persons))


def _is_asker(entry: Entry, asker: str) -> bool:
    """Whether the one who asked, by a later sentence, may be a side of the entry: `as the Minister wished`."""
    words = content(asker)
    sides = [entry.side("owner"), entry.side("counterpart")]
    by_sender = entry.type in ("request", "recommendation") and entry.side("counterpart") is None
    return not words or by_sender or any(words & content(side.label) for side in sides if side)


def _is_reply(entry: Entry, row: Seen, asked: Sought) -> bool:
    """Whether a sentence that rests on the telegram answers it: of the same thing, or by the one who was asked."""
    side = entry.side("owner")
    others = weight(row.common - frozenset(side.persons if side else ()), asked.places)
    asked_of = entry.type == "request" and bool(asked.owner) and row.own and bool(others)
    return (row.many and len(row.specific) >= ENOUGH and bool(rare(row.specific))) or asked_of


def _infinitives(text: str) -> frozenset[str]:
    """The classes of the verbs that stand behind `to`: what was tried."""
    return frozenset(class_of(word.lower()) for word in re.findall(r"\bto (?:\w+ly )?([a-z]+)", text))


def _on_its_day(entry: Entry, asked: Sought, sentence: str) -> bool:
    """Whether a sentence tells of the very day and names both sides: `told the Ambassador on February 14`."""
    if asked.day == asked.month or not names_day(asked.day, sentence):
        return False
    sides = (entry.side("owner"), entry.side("counterpart"))
    words = set(bare(sentence).split())
    return all(side is not None and set(bare(side.text).split()[-1:]) & words for side in sides)
