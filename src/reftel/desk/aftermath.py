"""Aftermath: sentences of later telegrams that say what became of something, in the same words or by a reference to it.

`declined the loan of an armored vehicle`, `the guards remain outstanding`, `the helicopter requested in ref A flew`.
"""

import re
from collections.abc import Iterator
from datetime import date

from reftel.desk.deed import content, verb
from reftel.desk.entry import Entry
from reftel.desk.evidence import ANSWERED, DECLINED, DROPPED, OPEN, Evidence, Later, Sentence, done
from reftel.room.designation import bare
from reftel.room.telegram import Telegram

_REFUSE = re.compile(r"\b(?:declin|refus|reject|turned down)\w*", re.IGNORECASE)
_STILL = re.compile(
    r"\b(?:not yet|outstanding|still (?:wait|await|pending|unpaid)\w*|ha(?:s|ve|d) not|remains? to|unanswered)\b",
    re.IGNORECASE,
)
_PUT_OFF = re.compile(r"\b(?:put off|postponed|cancell?ed|called off|no longer)\b", re.IGNORECASE)
_ASKED = re.compile(
    r"\b(?:requested|promised|asked for|offered|agreed|pledged)\s+(?:\w+\s+){0,3}?ref(?:tel)?\b", re.IGNORECASE
)
_CAME = re.compile(
    r"\b(?:came|arrived|present|reached|delivered|handed (?:in|over)|paid|sent|signed|released|issued|published)\b",
    re.IGNORECASE,
)
_LABELS = re.compile(r"\bref(?:tel)?s?\.?\s*((?:[A-Z](?:\s*(?:,|and)\s*)?){1,6})\b")
_GIVEN = "release send pay provide deliver sign issue ship publish report return"
_GIVE = frozenset(_GIVEN.split())
_OBJECT = re.compile(r"^\w+\s+(?:the\s+|its\s+|his\s+|her\s+|their\s+|a\s+|an\s+)?([\w-]+(?:\s+[\w-]+){0,2})")
_ENOUGH = 2


def told(entry: Entry, later: Later) -> Iterator[Evidence]:
    """What later sentences say of the same thing."""
    words = content(" ".join(place.action.action for place in entry.places))
    side = entry.side("owner")
    owner = content(side.label) if side else frozenset()
    for telegram in later.related(entry):
        labels = _labels_of(entry, telegram)
        for sentence in later.sentences(telegram):
            common = words & sentence.words
            if not common:
                continue
            cites = bool(labels and labels & _labels_in(sentence.text))
            if _STILL.search(sentence.text):
                common |= owner & sentence.words
            if found := _said_of(entry, sentence.text, common, cites):
                yield _evidence(found[0], telegram, sentence, found[1])


def _evidence(state: str, telegram: Telegram, sentence: Sentence, why: str) -> Evidence:
    passage = sentence.passage
    pin = f"{telegram.key} {passage.paragraph}"
    return Evidence(state, pin, sentence.text, why, telegram.dtg, passage.marking)


def _said_of(entry: Entry, sentence: str, common: frozenset[str], cites: bool) -> tuple[str, str] | None:
    """The state a sentence speaks for, and why; None when it speaks for none."""
    many = len(common) >= _ENOUGH
    told_ = f"it tells of {', '.join(sorted(common))}" + " and cites the telegram" * cites
    if many and _REFUSE.search(sentence) and entry.type in ("offer", "request"):
        return (DECLINED if entry.type == "offer" else ANSWERED), told_
    if many and _STILL.search(sentence):
        return OPEN, told_
    if many and _PUT_OFF.search(sentence):
        return DROPPED, told_
    if cites and _ASKED.search(sentence) and not _STILL.search(sentence):
        return done(entry), told_
    if _on_its_day(entry, sentence):
        return done(entry), "it tells of the day and of both sides"
    return None


def _on_its_day(entry: Entry, sentence: str) -> bool:
    """Whether a sentence tells of the very day and names both sides: `told the Ambassador on February 14`."""
    try:
        day = date.fromisoformat(entry.due or "")
    except ValueError:
        return False
    if not re.search(rf"\b{day:%B} {day.day}\b", sentence, re.IGNORECASE) or _STILL.search(sentence):
        return False
    sides = (entry.side("owner"), entry.side("counterpart"))
    words = set(bare(sentence).split())
    return all(side is not None and set(bare(side.text).split()[-1:]) & words for side in sides)


def came(entry: Entry, later: Later) -> Iterator[Evidence]:
    """What was to be sent, paid or handed in, and is told of as come: `The wages came on June 9`."""
    if verb(entry.action) not in _GIVE:
        return
    found = _OBJECT.match(entry.action)
    things = content(found[1]) if found else frozenset()
    things = things or content(verb(entry.action))
    for telegram in later.related(entry):
        for sentence in later.sentences(telegram):
            if not things & sentence.words or _STILL.search(sentence.text):
                continue
            if _CAME.search(sentence.text) and _near(things, sentence.text):
                yield _evidence(done(entry), telegram, sentence, "it tells that it came")


def _near(things: frozenset[str], sentence: str) -> bool:
    """Whether the thing stands within three words of the verb that says it came."""
    found = _CAME.search(sentence)
    if found is None:
        return False
    before = sentence[: found.start()].split()[-3:]
    behind = sentence[found.end() :].split()[:3]
    return bool(things & content(" ".join((*before, *behind))))


def _labels_of(entry: Entry, telegram: Telegram) -> frozenset[str]:
    """The labels under which a telegram cites those that state the entry."""
    stated = {place.said.told.key for place in entry.places}
    return frozenset(row.label or "" for row in telegram.cable.references if row.mrn and str(row.mrn) in stated)


def _labels_in(sentence: str) -> frozenset[str]:
    return frozenset(label for found in _LABELS.finditer(sentence) for label in re.findall(r"[A-Z]", found[1]))
