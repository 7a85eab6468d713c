"""A case file with what a person did to it: the pinned lines first, notes beside them, wrong lines taken out.

A pinned line stays when the machine no longer makes it, as long as its words may be seen where they stood.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec

from reftel.desk.casefile import CaseFile
from reftel.desk.line import SECTIONS, Line, rows_with_lines
from reftel.desk.own_line import OWN
from reftel.desk.pinned import UNCONFIRMED, joined
from reftel.desk.place import stands
from reftel.desk.step import Kept, Step
from reftel.room.judgement import CONFIRMED
from reftel.room.record import Record


class Remark(msgspec.Struct, frozen=True):
    """What a person wrote, or did to a line: a note, or why it is wrong."""

    text: str
    by: str
    at: str
    marking: str | None


class Pinned(msgspec.Struct, frozen=True):
    """A line with what was done to it: who pinned it and when, what was written beside it, why it is wrong."""

    line: Line
    by: str | None = None
    at: str | None = None
    notes: tuple[Remark, ...] = ()
    wrong: Remark | None = None


class Dossier(msgspec.Struct, frozen=True):
    """A case file as it is shown. `pinned` and `wrong` are what a person did, `lost` counts lines that cannot be seen.

    `lines` are all others, section by section; `marking` is the join of everything that is shown; `rows` are what the
    machine made each line of, by the line's id, and no part of what is printed.
    """

    name: str
    about: str
    found: CaseFile
    lines: tuple[Pinned, ...]
    rows: Mapping[str, Mapping[str, Any]]
    pinned: tuple[Pinned, ...] = ()
    notes: tuple[Remark, ...] = ()
    wrong: tuple[Pinned, ...] = ()
    lost: int = 0
    marking: str | None = None
    opened_by: str | None = None
    opened_at: str | None = None


def dossier(record: Record, found: CaseFile, of: Kept | None = None, confirmed: bool = False) -> Dossier:
    """The case file with what was done in the one that is kept of it, if any; with `confirmed` no other line."""
    made: dict[str, Line] = {}
    rows: dict[str, Mapping[str, Any]] = {}
    for row, line in rows_with_lines(found):
        made[line.id], rows[line.id] = line, row
    if of is None:
        every = tuple(map(Pinned, made.values()))
        return Dossier(found.who["name"], found.who["asked"], found, every, rows, marking=found.marking)
    out = {step.line for step in of.wrong}
    pinned = tuple(_with(step, of, made, record) for step in of.pins if step.line not in out)
    if confirmed:
        pinned = tuple(row for row in pinned if row is None or row.line.status != UNCONFIRMED)
    wrong = tuple(_with(step, of, made, record) for step in of.wrong)
    first = {step.line for step in of.pins}
    rest = tuple(
        Pinned(line, notes=_notes(of, line.id)) for line in made.values() if line.id not in out and line.id not in first
    )
    notes = _notes(of, None)
    shown = tuple(row for row in pinned if row is not None), tuple(row for row in wrong if row is not None)
    return Dossier(
        name=of.name,
        about=of.about,
        found=found,
        lines=rest,
        rows=rows,
        pinned=shown[0],
        notes=notes,
        wrong=shown[1],
        lost=(*pinned, *wrong).count(None),
        marking=joined(_markings((*shown[0], *shown[1], *rest), notes)),
        opened_by=of.by,
        opened_at=of.at,
    )


def _markings(rows: Iterable[Pinned], notes: Iterable[Remark]) -> Iterator[str | None]:
    yield from (note.marking for note in notes)
    for row in rows:
        yield row.line.marking
        yield from (note.marking for note in (*row.notes, *([row.wrong] if row.wrong else [])))


def _with(step: Step, of: Kept, made: dict[str, Line], record: Record) -> Pinned | None:
    """The line a step is about, with what was done to it; None when its words may no longer be seen."""
    line = made.get(step.line or "") or _again(step, record)
    if line is None:
        return None
    why = next((each for each in of.wrong if each.line == line.id), None)
    return Pinned(line, step.by, step.at, _notes(of, line.id), _remark(why) if why else None)


def _again(step: Step, record: Record) -> Line | None:
    """A line of which only the words are left, and what a person wrote of them."""
    passages = [stands(record.telegrams, mark) for mark in step.marks]
    if not passages or None in passages:
        return None
    first = step.marks[0]
    own = step.section == OWN
    telegram = record.telegrams[first.mrn]
    return Line(
        id=step.line or "",
        section=step.section or OWN,
        text=(step.text if own else "") or first.quote,
        pin=f"{first.mrn} {first.paragraph}",
        quote=first.quote,
        marking=joined([*(row.marking for row in passages if row), *([step.marking] if own else [])]),
        status=CONFIRMED if own else UNCONFIRMED,
        how="judged" if own else "said",
        dtg=telegram.dtg,
        marks=step.marks,
    )


def _notes(of: Kept, line: str | None) -> tuple[Remark, ...]:
    return tuple(_remark(step) for step in of.notes if step.line == line)


def _remark(step: Step) -> Remark:
    return Remark(step.text, step.by, step.at, step.marking)


def as_rows(shown: Dossier) -> dict[str, Any]:
    """The case file as rows by section, each with its line's id; what was done to it stands under `kept`."""
    out = {row.line.id for row in shown.wrong}
    rows: dict[str, list[Any]] = {section.key: [] for section in SECTIONS}
    for row, line in rows_with_lines(shown.found):
        if line.id not in out:
            rows[line.section].append({"line": line.id, **row})
    kept = {
        "name": shown.name,
        "about": shown.about,
        "by": shown.opened_by,
        "at": shown.opened_at,
        **{key: msgspec.to_builtins(getattr(shown, key)) for key in ("pinned", "notes", "wrong", "lost")},
    }
    return {"who": shown.found.who, **rows, "marking": shown.marking, "kept": kept if shown.opened_at else None}
