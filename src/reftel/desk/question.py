"""Questions: what the machine is unsure of, for a person to decide; the most useful first.

Same person? Was the promise kept? Do both tell of one happening? What was decided, or left unsure, is not asked again.
"""

from collections.abc import Iterable, Iterator
from hashlib import sha256
from heapq import merge
from itertools import islice
from typing import Any

import msgspec

from reftel.desk.danger import dangers
from reftel.desk.entry import entries
from reftel.desk.evidence import OPEN
from reftel.desk.ledger import Owed, owed
from reftel.desk.pinned import joined
from reftel.desk.written import writings
from reftel.room.figure import Figure
from reftel.room.incident import Incident, incidents
from reftel.room.judgement import CONFIRMED, DIFFERENT, REFUSED, SAME, UNSURE, Judgement, Mark
from reftel.room.record import Record, Said

ANSWERS = {"y": (SAME, CONFIRMED), "n": (DIFFERENT, REFUSED), "h": (UNSURE, UNSURE)}
"""What yes, no and unsure mean of two things, and of one."""

MOST = 10_000
"""How many questions about persons stand at a time, those on which most hangs; answers make room for others."""
_IN_DANGER = 10


class Question(msgspec.Struct, frozen=True):
    """One question: `left` and `right` are the words to be compared, `why` is what the machine goes by.

    `weight` is how much hangs on the answer: how many telegrams speak of the persons concerned, and more where somebody
    is in danger.
    """

    id: str
    about: str
    ask: str
    left: Mark
    right: Mark
    why: tuple[str, ...]
    quotes: tuple[str, ...]
    marking: str | None = None
    weight: int = 0
    pins: tuple[str, ...] = ()

    def answered(self, answer: str, by: str, at: str, why: str = "") -> Judgement:
        """The judgement that `y`, `n` or `h` gives."""
        two, one = ANSWERS[answer]
        verdict = one if self.about in ("state", "claim") else two
        return Judgement(self.about, self.left, self.right, verdict, by, at, why, self.marking)


def questions(record: Record, first: int = 0, most: int = -1) -> tuple[Question, ...]:
    """The open questions of a record from place `first` on, `most` of them; -1 asks for all."""
    if record.lists is not None and not record.behind:
        return record.lists.page("questions", None, first, most)
    return tuple(islice(_left(record), first, None if most < 0 else first + most))


def count(record: Record) -> int:
    """How many questions of a record are open."""
    if record.lists is not None and not record.behind:
        return record.lists.count("questions")
    return sum(1 for _ in _left(record))


def _left(record: Record) -> Iterator[Question]:
    """The open questions one after the other; of rows that lack the last answers those that these leave."""
    yield from every(record) if record.lists is None else _open(record.lists.rows("questions"), record)


def every(record: Record) -> Iterator[Question]:
    """The open questions of a whole record, one after the other, those on which most hangs first."""
    told, weights = incidents(record), _Weights(record)
    persons = islice(_open(_persons(record, weights), record), MOST)
    kinds = (_states(record, weights), _happenings(told, weights), _promises(record, weights))
    yield from merge(persons, *(sorted(_open(rows, record), key=_order) for rows in kinds), key=_order)


def _open(rows: Iterable[Question], record: Record) -> Iterator[Question]:
    """Those that nobody answered yet, not even by saying that he does not know."""
    asked = {(row.about, row.left, row.right) for row in record.judged}
    return (row for row in rows if (row.about, row.left, row.right) not in asked)


def _order(row: Question) -> int:
    return -row.weight


class _Weights:
    """How much hangs on what is said of persons."""

    def __init__(self, record: Record) -> None:
        self._keys = {each.key: len({figure.key for figure in each.figures}) for each in record.people.persons}
        self._of = {id(figure): each.key for each in record.people.persons for figure in each.figures}
        self._in_danger = {
            key for danger in dangers(record) if (whom := danger.said.who("subject")) for key in whom.persons
        }

    def of(self, keys: Iterable[str]) -> int:
        """The telegrams of these persons, and as many again as a case has for each who is in danger."""
        found = set(keys)
        return sum(self._keys.get(key, 0) for key in found) + _IN_DANGER * len(found & self._in_danger)

    def of_figures(self, *figures: Figure) -> int:
        """The same of those whom figures belong to."""
        return self.of(self._of[id(figure)] for figure in figures if id(figure) in self._of)


def _question(about: str, ask: str, left: Mark, right: Mark, **rest: Any) -> Question:  # noqa: ANN401
    id_ = sha256(f"{about} {left} {right}".encode()).hexdigest()[:10]
    pins = tuple(f"{mark.mrn} {mark.paragraph}".strip() for mark in (left, right))
    return Question(id_, about, ask, left, right, **{"pins": pins, **rest})


def _persons(record: Record, weights: _Weights) -> Iterator[Question]:
    """Figures that may be one person, in the order of what hangs on them."""
    written, doubts = writings(record), record.people.doubts
    heavy = [weights.of_figures(doubt.left, doubt.right) for doubt in doubts]
    for number in sorted(range(len(doubts)), key=lambda number: -heavy[number]):
        doubt, weight = doubts[number], heavy[number]
        (_, left, one), (_, right, other) = written.of(doubt.left), written.of(doubt.right)
        ask = f"Is {doubt.right.name} in {doubt.right.key} the same person as {doubt.left.name} in {doubt.left.key}?"
        quotes = one, other
        marking = joined(record.gist(mark.mrn).marking for mark in (left, right))
        yield _question("person", ask, left, right, why=doubt.reasons, quotes=quotes, marking=marking, weight=weight)


def _states(record: Record, weights: _Weights) -> Iterator[Question]:
    for row in owed(record):
        if question := question_of(row, weights.of(row.about)):
            yield question


def question_of(row: Owed, weight: int = 0) -> Question | None:
    """Whether an entry of the ledger is in the state that is proposed; None when there is nothing to be asked."""
    if row.state == OPEN or row.status == CONFIRMED or not row.evidence:
        return None
    last = row.evidence[-1]
    return _question(
        "state",
        f"{_short(row)}: {row.state}?",
        _of_pin(row.pin, row.quote),
        _of_pin(last.pin, row.state),
        why=tuple(each.why for each in row.evidence),
        quotes=(row.quote, *(each.quote for each in row.evidence)),
        pins=(row.pin, *(each.pin for each in row.evidence)),
        marking=row.marking,
        weight=weight,
    )


def _short(row: Owed) -> str:
    return f"{row.owner or 'Nobody named'}, {row.action}"


def _of_pin(pin: str, quote: str) -> Mark:
    key, _, paragraph = pin.partition(" ")
    return Mark(key, paragraph, quote)


def _happenings(told: tuple[Incident, ...], weights: _Weights) -> Iterator[Question]:
    """Tellings that were joined although one of them gives no day."""
    for each in told:
        for telling in each.tellings[1:]:
            if any("no day" in reason for reason in telling.reasons):
                left, right = _of_said(each.first), _of_said(telling.said)
                quotes = (each.first.told.quote, telling.said.told.quote)
                ask = f"Do both tell of one {each.type}?"
                marking = joined((each.first.told.marking, telling.said.told.marking))
                weight = weights.of(each.about)
                yield _question(
                    "incident", ask, left, right, why=telling.reasons, quotes=quotes, marking=marking, weight=weight
                )


def _promises(record: Record, weights: _Weights) -> Iterator[Question]:
    """Promises that two telegrams state and that were taken for one."""
    for entry in entries(record):
        for place in entry.places[1:]:
            if place.said.told.key == entry.first.told.key:
                continue
            left, right = _of_said(entry.first), _of_said(place.said)
            quotes = (entry.first.told.quote, place.said.told.quote)
            marking = joined((entry.first.told.marking, place.said.told.marking))
            ask = f"Do both state one {entry.type}?"
            weight = weights.of(entry.about)
            yield _question(
                "promise", ask, left, right, why=place.reasons, quotes=quotes, marking=marking, weight=weight
            )


def _of_said(said: Said) -> Mark:
    return Mark(said.told.key, said.told.paragraph, said.told.quote)
