"""The case files people keep in one room: they outlive every rebuild, and every step in them can be undone."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec

from reftel.desk.desk_file import DeskFile
from reftel.desk.judgements import Judgements
from reftel.desk.line import Line, claims_of
from reftel.desk.step import CLOSE, CONFIRM, NAME, NOTE, OPEN, ORDER, PIN, UNPIN, WRONG, Hand, Kept, Step, kept
from reftel.room.judgement import CONFIRMED, REFUSED, Judgement, Mark

_COLUMNS = "casefile, did, text, line, section, marks, judged, marking, by, at"
_marks = msgspec.json.Decoder(tuple[Mark, ...])
_numbers = msgspec.json.Decoder(tuple[int, ...])


class Taken(ValueError):
    """There is a case file of this name."""


class CaseFiles:
    """The case files of one room."""

    def __init__(self, archive: Path | None, room: str) -> None:
        self._file = DeskFile(archive, room)
        self._judgements = Judgements(archive, room)

    def __iter__(self) -> Iterator[Kept]:
        """Those that are open, in the order in which they were opened."""
        yield from (each for each in self._all() if each.closed is None)

    def _all(self) -> Iterator[Kept]:
        rows = self._file.rows(f"select {_COLUMNS}, id from step where undone is null order by id")
        yield from kept(map(_step, rows))

    def find(self, name: str) -> Kept | None:
        """The one of this name, however its letters are written."""
        return next((each for each in self if each.name.casefold() == name.strip().casefold()), None)

    def open(self, name: str, about: str, hand: Hand) -> Kept:
        """Open a case file on whatever `reftel case` can be asked; `Taken` when there is one of this name."""
        self._free(name)
        # The subject stands where other steps name a section: it never changes, while the name may.
        number = self._add(Step(OPEN, name.strip(), *hand, section=about.strip()))
        return self._get(number)

    def rename(self, of: Kept, name: str, hand: Hand) -> Kept:
        """Give it another name."""
        self._free(name)
        return self._took(of, Step(NAME, name.strip(), *hand))

    def note(self, of: Kept, text: str, marking: str, hand: Hand, line: Line | None = None) -> Kept:
        """Write something beside the case file, or beside one of its lines."""
        return self._took(of, Step(NOTE, text.strip(), *hand, **_about(line), marking=marking))

    def pin(self, of: Kept, line: Line, hand: Hand) -> Kept:
        """Pin a line, so that it stands first, and in the brief."""
        return self._took(of, Step(PIN, "", *hand, **_about(line), marking=line.marking))

    def pin_own(self, of: Kept, line: Line, hand: Hand) -> Kept:
        """Pin a line that somebody wrote, with words of a telegram that were found to stand there (`own_line`)."""
        return self._took(of, Step(PIN, line.text, *hand, **_about(line), marking=line.marking))

    def unpin(self, of: Kept, line: str, hand: Hand) -> Kept:
        """Take a pin off."""
        return self._took(of, Step(UNPIN, "", *hand, line=line))

    def order(self, of: Kept, line: str, place: int, hand: Hand) -> Kept:
        """Put a pinned line into a place, counted from 1."""
        return self._took(of, Step(ORDER, str(place), *hand, line=line))

    def confirm(self, of: Kept, line: Line, why: str, hand: Hand) -> Kept:
        """Say that a line is right: the claims it is made of are confirmed, everywhere."""
        return self._judge(of, Step(CONFIRM, why.strip(), *hand, **_about(line), marking=line.marking), CONFIRMED)

    def wrong(self, of: Kept, line: Line, why: str, hand: Hand) -> Kept:
        """Mark a line as wrong; the claims it is made of are refused, and make no line anywhere any more."""
        return self._judge(of, Step(WRONG, why.strip(), *hand, **_about(line), marking=line.marking), REFUSED)

    def _judge(self, of: Kept, step: Step, verdict: str) -> Kept:
        decided = tuple(map(self._judgements.add, _judgements(step, verdict)))
        return self._took(of, msgspec.structs.replace(step, judged=decided))

    def close(self, of: Kept, hand: Hand) -> None:
        """Put it away; what it brought about stays."""
        self._add(Step(CLOSE, "", *hand, casefile=of.number))

    def undo(self, of: Kept, hand: Hand) -> Step | None:
        """Take back the last step that stands, and what it decided; the step, None when there is none."""
        if not of.steps:
            return None
        last = of.steps[-1]
        self._take_back(last.number, hand)
        for number in last.judged:
            self._judgements.undo(hand.at, number)
        return last

    def reopen(self, name: str, hand: Hand) -> Kept | None:
        """Take back the last closing of a case file of this name; None when none was closed."""
        self._free(name)
        wanted = name.strip().casefold()
        found = next((each for each in self._all() if each.closed and each.name.casefold() == wanted), None)
        if found is None or found.closed is None:
            return None
        self._take_back(found.closed, hand)
        return self._get(found.number)

    def _take_back(self, number: int, hand: Hand) -> None:
        with self._file.writing() as db:
            db.execute("update step set undone = ?, undone_by = ? where id = ?", (hand.at, hand.by, number))

    def _free(self, name: str) -> None:
        if not name.strip():
            raise ValueError("a case file needs a name")
        if self.find(name):
            raise Taken(f"there is a case file {name.strip()}")

    def _get(self, number: int) -> Kept:
        return next(each for each in self if each.number == number)

    def _took(self, of: Kept, step: Step) -> Kept:
        self._add(msgspec.structs.replace(step, casefile=of.number))
        return self._get(of.number)

    def _add(self, step: Step) -> int:
        marks, judged = (msgspec.json.encode(each).decode() for each in (step.marks, step.judged))
        values = (step.casefile, step.did, step.text, step.line, step.section, marks, judged)
        with self._file.writing() as db:
            holes = ", ".join("?" * 10)
            row = (*values, step.marking, step.by, step.at)
            return int(db.execute(f"insert into step ({_COLUMNS}) values ({holes})", row).lastrowid or 0)


def _step(row: Sequence[Any]) -> Step:
    casefile, did, text, line, section, marks, judged, marking, by, at, number = row
    found = _marks.decode(marks), _numbers.decode(judged)
    return Step(did, text, by, at, line, section, *found, marking=marking, number=number, casefile=casefile)


def _about(line: Line | None) -> dict[str, Any]:
    return {"line": line.id, "section": line.section, "marks": line.marks} if line else {}


def _judgements(step: Step, verdict: str) -> Iterator[Judgement]:
    """What is decided of the claims a line is made of; of a line that is made of none nothing is."""
    kinds = claims_of(step.section or "")
    for mark in step.marks if kinds else ():
        right = Mark(mark.mrn, mark.paragraph, kinds)
        yield Judgement("claim", mark, right, verdict, step.by, step.at, step.text, step.marking)
