"""Exchange: what one person decided, written down for another, and merged without anything being overwritten.

Judgements name words where they stand, so they mean the same in every archive that has the telegrams. What contradicts
a judgement of one's own is a conflict, and is shown; what names words that may not be seen here is left out. Reasons
are free text of another room: they come along only where both rooms may see the same.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

import msgspec

from reftel.room.definition import Definition
from reftel.room.judgement import CONFIRMED, LONGEST_WHY, UNSURE, VERDICTS, Judgement, Mark
from reftel.terms.marking import read_marking

_FORMAT = "reftel judgements 1"
_OF_VALUE = ("state", "claim")
_ABOUT = ("person", "incident", "promise", *_OF_VALUE)
_MOST_TIMES = 1_000_000


class BadExchange(ValueError):
    """A file that holds no judgements; `str()` says where it goes wrong."""


class Head(msgspec.Struct, frozen=True):
    """The first line: what the file is, and what the room they were made in may see."""

    format: str
    clearance: str | None = None


class Received(NamedTuple):
    """What a file holds: what its room may see, and its judgements."""

    clearance: str | None
    rows: tuple[Judgement, ...]


class Conflict(NamedTuple):
    """Two judgements that contradict each other."""

    mine: Judgement
    theirs: Judgement


class Merged(NamedTuple):
    """What came of a merge: `new` to be kept, `known` that stand already, `conflicts`, `unseen` words not seen here."""

    new: tuple[Judgement, ...]
    known: int
    conflicts: tuple[Conflict, ...]
    unseen: int


def written(judged: Iterable[Judgement], room: Definition) -> bytes:
    """The judgements of a room, one a line behind a first line that says what they are."""
    head = Head(_FORMAT, str(room.clearance) if room.clearance else None)
    rows = (msgspec.json.encode(msgspec.structs.replace(row, number=0)) for row in judged)
    return b"\n".join((msgspec.json.encode(head), *rows)) + b"\n"


def received(words: bytes) -> Received:
    """What a file holds; `BadExchange` when it was not written by `written`."""
    lines = [line for line in words.split(b"\n") if line.strip()]
    try:
        head = msgspec.json.decode(lines[0], type=Head) if lines else None
    except msgspec.MsgspecError:
        head = None
    if head is None or head.format != _FORMAT:
        raise BadExchange("it is no file of judgements; `reftel review --export FILE` writes one")
    return Received(head.clearance, tuple(_read(number, line) for number, line in enumerate(lines[1:], 2)))


def _read(number: int, line: bytes) -> Judgement:
    try:
        row = msgspec.json.decode(line, type=Judgement)
    except msgspec.MsgspecError as error:
        raise BadExchange(f"line {number} is no judgement: {error}") from None
    if wrong := _wrong(row):
        raise BadExchange(f"line {number} is no judgement: {wrong}")
    return row


def _wrong(row: Judgement) -> str | None:
    """What cannot be in a judgement, since nothing that is kept could be read with it."""
    if row.about not in _ABOUT:
        return f"it is about {row.about!r}; there are {', '.join(_ABOUT)}"
    if row.verdict not in VERDICTS:
        return f"{row.verdict!r} is no verdict; there are {', '.join(VERDICTS)}"
    if row.marking is not None and read_marking(row.marking) is None:
        return f"{row.marking!r} is no marking"
    if not all(0 <= mark.which <= _MOST_TIMES for mark in (row.left, row.right)):
        return "words are counted from 0"
    if len(row.why) > LONGEST_WHY:
        return f"its reason has {len(row.why):,} letters; {LONGEST_WHY:,} may be kept"
    return None


def merged(mine: Iterable[Judgement], theirs: Received, room: Definition, seen: Callable[[Mark, bool], bool]) -> Merged:
    """What of theirs is new, what is known, what contradicts, what cannot be seen; of `mine` the last word counts.

    `seen` says whether a mark's words may be seen, or, with False, whether its passage may.
    """
    own = {key: row for row in mine for key in (_key(row),)}
    alike = theirs.clearance == (str(room.clearance) if room.clearance else None)
    new: dict[tuple[str, object], Judgement] = {}
    conflicts, known, unseen = [], 0, 0
    for row in theirs.rows:
        kept = row if alike else msgspec.structs.replace(row, why="")
        key = _key(row)
        if not all(_seen(row, seen)):
            unseen += 1
        elif key not in own or own[key].verdict == UNSURE != row.verdict:
            new[key] = kept
        elif _says(own[key]) == _says(row) or row.verdict == UNSURE:
            known += 1
        else:
            conflicts.append(Conflict(own[key], kept))
    return Merged(tuple(new.values()), known, tuple(conflicts), unseen)


def _key(row: Judgement) -> tuple[str, object]:
    """What a judgement is about: two names, however they are ordered; of a promise's state the promise."""
    if row.about == "state":
        return row.about, row.left
    if row.about in _OF_VALUE:
        return row.about, (row.left, row.right)
    return row.about, frozenset((row.left, row.right))


def _says(row: Judgement) -> tuple[str, str]:
    """What it says: the verdict, and of a state that was confirmed which."""
    return row.verdict, row.right.quote if row.about == "state" and row.verdict == CONFIRMED else ""


def _seen(row: Judgement, seen: Callable[[Mark, bool], bool]) -> Iterator[bool]:
    yield seen(row.left, True)
    yield seen(row.right, row.about not in _OF_VALUE)
