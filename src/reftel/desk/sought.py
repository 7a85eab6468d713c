"""What is sought in later telegrams when an entry of the ledger is followed, and how a sentence stands to it."""

import re
from collections.abc import Iterator, Set
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from reftel.desk.deed import content, kind, verb
from reftel.desk.entry import Entry
from reftel.desk.evidence import Evidence, Later
from reftel.desk.telling import Telling
from reftel.desk.weight import specific, weight
from reftel.room.telegram import Telegram

ENOUGH = 2
"""How much two texts must have in common to be of one thing."""
_THAT = re.compile(r"\b(?:it|them|this|so|one)\b", re.IGNORECASE)
_ADDED = re.compile(r",?\s+(?:where|which|who|so that|since|because)\b|, (?:after|as)\b")
_KINDS = {"AMEMBASSY": "Embassy", "AMCONSUL": "Consulate Consul", "SECSTATE": "Department", "PO ": "office"}


class Sought(NamedTuple):
    """What is looked for: the words of an entry, its persons by the words of their names, whose it is, and when due."""

    words: frozenset[str]
    persons: dict[str, frozenset[str]]
    owner: frozenset[str]
    kinds: frozenset[str]
    places: frozenset[str]
    verbs: frozenset[str]
    month: str

    @property
    def spelled(self) -> frozenset[str]:
        """All words of the names of its persons."""
        return frozenset().union(*self.persons.values())

    def common(self, telling: Telling) -> frozenset[str]:
        """What a sentence has in common with it: words, and each person once, under whatever spelling."""
        return (self.words & telling.words) | self.named(telling.words)

    def named(self, words: frozenset[str]) -> frozenset[str]:
        """The persons whom these words name."""
        return frozenset(key for key, spelled in self.persons.items() if spelled & words)

    def owned(self, telling: Telling) -> frozenset[str]:
        """The words of a sentence that name whose it is."""
        return self.owner & telling.words

    def is_same(self, telling: Telling) -> bool:
        """Whether a sentence tells of the same deed as done: `answered` of an answer."""
        return bool(self.kinds & telling.deeds or self.words & telling.done)


class Seen(NamedTuple):
    """A sentence as it stands to an entry: what both speak of, how much that means, and what it rests on.

    `specific` are words in common that are no person, office or verb; `cites` says that the sentence rests on the
    telegram of the entry, `elsewhere` that it rests on another, `thread` that its telegram cites that of the entry, and
    `own` that it tells of the one whose it is or was sent by him.
    """

    telling: Telling
    common: frozenset[str]
    weight: int
    specific: frozenset[str]
    cites: bool
    elsewhere: bool
    thread: bool
    own: bool

    @property
    def many(self) -> bool:
        """Whether they have enough in common to be of one thing."""
        return self.weight >= ENOUGH


def sought(entry: Entry, later: Later) -> Sought:
    """What to look for in later telegrams; rules ask for it one after the other."""
    if later.asked is None or later.asked[0] is not entry:
        later.asked = entry, _sought(entry, later)
    found = later.asked[1]
    assert isinstance(found, Sought)
    return found


def _sought(entry: Entry, later: Later) -> Sought:
    persons = {key: later.names(key) for key in entry.about}
    side = entry.side("owner")
    label = content(side.label) if side else frozenset()
    for key in side.persons if side else ():
        label |= later.names(key)
    spelled = frozenset().union(*persons.values())
    words = content(" ".join(_main(place.action.action) for place in entry.places)) - spelled
    if weight(words, later.places) < ENOUGH:
        words |= content(" ".join(place.said.told.quote for place in entry.places)) - spelled - label
        words |= content(" ".join(_meant(entry, later))) - spelled
    kinds = frozenset(kind(place.action.action) for place in entry.places)
    actions = [place.action.action for place in entry.places]
    verbs = content(" ".join((*map(verb, actions), *kinds, *(action.split()[0] for action in actions if action))))
    due = _due(entry)
    return Sought(words, persons, label, kinds, later.places, verbs, f"{due:%B}" if due else "")


def _main(action: str) -> str:
    """The words of an action without what is only added: `engage with his office, where the deputies sit`."""
    return _ADDED.split(action, maxsplit=1)[0]


def sender(telegram: Telegram) -> frozenset[str]:
    """The words by which the sender of a telegram is called."""
    found = telegram.cable.heading.sender
    if found is None:
        return frozenset()
    return content(" ".join((found.plad, *(word for part, word in _KINDS.items() if part in found.plad))))


def _meant(entry: Entry, later: Later) -> Iterator[str]:
    """The sentence before an action that speaks of `it`, which says what is meant."""
    for place in entry.places:
        told = place.said.told
        if not _THAT.search(told.quote):
            continue
        lines = later.sentences(later.record.telegrams[told.key])
        near = [line.text for line in lines if line.passage.paragraph == told.paragraph]
        for before, line in pairwise(near):
            if told.quote in line:
                yield before


def seen(asked: Sought, entry: Entry, telegram: Telegram, telling: Telling, cited: Set[str]) -> Seen | None:
    """How a sentence stands to what is sought; None when it has nothing to do with it.

    `cited` are the telegrams that cite those that state the entry.
    """
    common, labels = asked.common(telling), labels_of(entry, telegram) if telegram.key in cited else frozenset()
    cites = bool(labels) and bool(labels & telling.labels)
    if cites and telling.is_as_asked:
        common |= asked.words & telling.after
    if not common and telling.kept is None:
        return None
    return Seen(
        telling,
        common,
        weight(common, asked.places) + bool(asked.month and _names_day(entry, telling.text)),
        specific(common & asked.words, asked.places) - asked.verbs,
        cites,
        bool(telling.labels) and not cites,
        bool(labels),
        not asked.owner or bool(asked.owned(telling)) or bool(asked.owner & sender(telegram)),
    )


def evidence(state: str, telegram: Telegram, telling: Telling, common: frozenset[str], cites: bool) -> Evidence:
    """A sentence as evidence."""
    pin = f"{telegram.key} {telling.passage.paragraph}"
    why = f"it tells of {', '.join(sorted(common))}" + " and cites the telegram" * cites
    return Evidence(state, pin, telling.text, why, telegram.dtg, telling.passage.marking)


def _names_day(entry: Entry, text: str) -> bool:
    """Whether a sentence names the day or the month something was due."""
    day = _due(entry)
    if day is None:
        return False
    words = f"{day:%B}" if len(entry.due or "") == len("2011-06") else f"{day:%B} {day.day}"
    return bool(re.search(rf"\b{words}\b", text, re.IGNORECASE))


def _due(entry: Entry) -> date | None:
    """The day something was due, of a month its first day."""
    due = entry.due or ""
    try:
        return date.fromisoformat(due if len(due) == len("2011-06-01") else f"{due}-01")
    except ValueError:
        return None


def labels_of(entry: Entry, telegram: Telegram) -> frozenset[str]:
    """The labels under which a telegram cites those that state the entry."""
    stated = {place.said.told.key for place in entry.places}
    rows = telegram.cable.references
    return frozenset(
        label
        for row in rows
        if row.mrn and str(row.mrn) in stated
        for label in ((row.label or "", "") if len(rows) == 1 else (row.label or "-",))
    )
