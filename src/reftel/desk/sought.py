"""What is sought in later telegrams when an entry of the ledger is followed, and sentences of theirs as evidence."""

import re
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from reftel.desk.antecedent import meant
from reftel.desk.deed import content, forms, is_thing, kind, verb
from reftel.desk.entry import Entry
from reftel.desk.evidence import Evidence, Later
from reftel.desk.telling import Telling
from reftel.desk.weight import rare, specific, weight
from reftel.room.telegram import Telegram

ENOUGH = 2
"""How much two texts must have in common to be of one thing."""
_ADDED = re.compile(r",?\s+(?:where|which|who|so that|since|because)\b|, (?:after|as)\b")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_OWN = re.compile(r"\b\w+['’]s\b")
_INNER = re.compile(r",|\b(?:in|at|of|from|for|on|with)\b")
_KINDS = {"AMEMBASSY": "Embassy", "AMCONSUL": "Consulate Consul", "SECSTATE": "Department", "PO ": "office"}


class Sought(NamedTuple):
    """What is looked for: the words of an entry, its persons by the words of their names, whose it is, and when due.

    `said` are the words it has itself, `things` those that name what is to come, not whose it is; `titles` are the
    offices of its persons; `day` is when it was due, or the month: `July 13`;
    `seldom` are its rare words and its month, by which a telegram that does not cite the entry's can be of one matter.
    """

    words: frozenset[str]
    said: frozenset[str]
    things: frozenset[str]
    persons: dict[str, frozenset[str]]
    names: dict[str, str]
    titles: frozenset[str]
    owner: frozenset[str]
    kinds: frozenset[str]
    places: frozenset[str]
    verbs: frozenset[str]
    month: str
    day: str
    seldom: frozenset[str]

    @property
    def spelled(self) -> frozenset[str]:
        """All words of the names of its persons."""
        return frozenset().union(*self.persons.values())

    @property
    def rest(self) -> frozenset[str]:
        """What it is about besides the deed and persons: `the receipt` of `send the receipt`."""
        return specific(self.things, self.places) - self.verbs - content(" ".join(self.kinds))

    def common(self, telling: Telling) -> frozenset[str]:
        """What a sentence has in common with it: words, and each person once, under whatever spelling and title."""
        named = self.named(telling.words)
        words = self.words & telling.words
        return (words - self.titles if named else words) | named

    def named(self, words: frozenset[str]) -> frozenset[str]:
        """The persons whom these words name."""
        return frozenset(key for key, spelled in self.persons.items() if spelled & words)

    def owned(self, telling: Telling) -> frozenset[str]:
        """The words of a sentence that name whose it is."""
        return self.owner & telling.words

    def is_same(self, telling: Telling) -> bool:
        """Whether a sentence tells of the same deed as done: `answered` of an answer, `met him` of a word to him."""
        spoken = "raise" in self.kinds and "meet" in telling.deeds
        return spoken or bool(self.kinds & telling.deeds or rare(self.said & telling.done))


def sought(entry: Entry, later: Later) -> Sought:
    """What to look for in later telegrams; rules ask for it one after the other."""
    if later.asked is None or later.asked[0] is not entry:
        later.asked = entry, _sought(entry, later)
    found = later.asked[1]
    assert isinstance(found, Sought)
    return found


def _sought(entry: Entry, later: Later) -> Sought:
    actions = [place.action.action for place in entry.places]
    words = content(" ".join(map(_main, actions)))
    before = " ".join(meant(entry, later))
    persons = {key: later.names(key) for key in entry.about | _named(before, entry, later)}
    spelled = frozenset().union(*persons.values())
    words -= spelled
    label = _owner(entry, later)
    kinds = frozenset(map(kind, actions))
    verbs = content(" ".join((*map(verb, actions), *kinds, *(form for action in actions for form in forms(action)))))
    if all(is_thing(place.action.action, place.said.told.quote) for place in entry.places):
        verbs = frozenset()
    thin = weight(words - verbs, later.places) < ENOUGH
    if weight(words, later.places) < ENOUGH:
        words |= content(" ".join(place.said.told.quote for place in entry.places)) - spelled - label
    said = words
    if thin:
        words |= content(before) - spelled
    things = words - content(" ".join(owner for action in actions for owner in _OWN.findall(action)))
    titles = content(" ".join(title for key in persons for title in later.record.person(key).titles))
    names = {key: later.record.names[key] for key in persons}
    month, day = _due(entry)
    seldom = (rare(specific(words, later.places)) - verbs) | (words & content(month))
    return Sought(words, said, things, persons, names, titles, label, kinds, later.places, verbs, month, day, seldom)


def _owner(entry: Entry, later: Later) -> frozenset[str]:
    """The words by which a sentence names whose it is: the heads of an office's name, a person's names."""
    side = entry.side("owner")
    if side is None:
        return frozenset()
    heads = (part.split()[-1] for part in _INNER.split(side.label) if part.strip())
    return content(" ".join(heads)).union(*(later.names(key) for key in side.persons))


def _named(text: str, entry: Entry, later: Later) -> frozenset[str]:
    """The persons of an entry's telegrams whom a text names."""
    words = content(text)
    keys = {place.said.told.key for place in entry.places}
    return frozenset(
        person.key
        for key in keys
        for person, _ in (later.record.cast(key) if words else ())
        if words & content(person.name.split()[-1])
    )


def _main(action: str) -> str:
    """The words of an action without what is only added: `engage with his office, where the deputies sit`."""
    return _ADDED.split(action, maxsplit=1)[0]


def evidence(
    state: str, telegram: Telegram, telling: Telling, asked: Sought, common: frozenset[str], cites: bool = False
) -> Evidence:
    """A sentence as evidence, with the words of it that speak for the state."""
    pin = f"{telegram.key} {telling.passage.paragraph}"
    told = [*_spoken(telling.text, common), *(asked.names[key] for key in sorted(common) if key in asked.names)]
    why = f"it tells of {', '.join(told)}" if told else "it tells of the same thing"
    return Evidence(
        state, pin, telling.text, why + " and cites the telegram" * cites, telegram.dtg, telling.passage.marking
    )


def _spoken(text: str, stems: frozenset[str]) -> Iterable[str]:
    """The words of a text with these stems, as they are written, each once."""
    found: dict[str, str] = {}
    for word in _WORD.findall(text):
        for stem in content(word) & stems:
            found.setdefault(stem, word.removesuffix("'s").lower() if not word.isupper() else word)
    return found.values()


def names_day(day: str, text: str) -> bool:
    """Whether a text names a day or a month: `July 13`."""
    return bool(day) and re.search(rf"\b{day}\b", text, re.IGNORECASE) is not None


def _due(entry: Entry) -> tuple[str, str]:
    """The month something was due, and the day, or the month again when it has no day; empty when not known."""
    due = entry.due or ""
    whole = len(due) == len("2011-06-01")
    try:
        day = date.fromisoformat(due if whole else f"{due}-01")
    except ValueError:
        return "", ""
    return f"{day:%B}", f"{day:%B} {day.day}" if whole else f"{day:%B}"


def sender(telegram: Telegram) -> frozenset[str]:
    """The words by which the sender of a telegram is called."""
    found = telegram.cable.heading.sender
    return _called(found.plad) if found else frozenset()


@lru_cache(maxsize=2_000)
def _called(plad: str) -> frozenset[str]:
    return content(" ".join((plad, *(word for part, word in _KINDS.items() if part in plad))))


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
