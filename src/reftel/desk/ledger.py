"""The ledger: every action of every telegram, who owes it, for whom, by when, and what became of it.

As of a day it shows what a desk knew then and nothing later. A state is proposed only with words that speak for it.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import overload

import msgspec

from reftel.desk.basis import Basis, basis
from reftel.desk.entry import Entry, entries, pins
from reftel.desk.evidence import LAPSED, OPEN, RELAYED, STATES, Evidence, Later, is_past
from reftel.desk.outcome import outcome
from reftel.desk.pinned import UNCONFIRMED, Row, joined, status
from reftel.room.designation import bare
from reftel.room.incident import incidents
from reftel.room.judgement import CONFIRMED, REFUSED
from reftel.room.made import digest
from reftel.room.record import Record

_pack = msgspec.msgpack.Encoder(order="deterministic").encode
_UNDONE = (OPEN, LAPSED, RELAYED)


class Owed(Row, frozen=True, kw_only=True):
    """One line of the ledger. `state` is what became of it, `evidence` the words that speak for it.

    `strength` is the weakest of `strengths`, one for each of `quotes`; `places` has the pin of each of these and
    `markings` what it may be read by, `pins` each pin once; `about` are the keys of the persons concerned.
    """

    id: str
    type: str
    owner: str | None
    action: str
    counterpart: str | None
    due: str | None
    strength: str
    strengths: tuple[str, ...]
    state: str
    pins: tuple[str, ...]
    quotes: tuple[str, ...]
    places: tuple[str, ...]
    markings: tuple[str | None, ...]
    evidence: tuple[Evidence, ...]
    overdue: bool
    about: tuple[str, ...]
    post: str | None
    merged: tuple[str, ...] = ()


class Wanted(msgspec.Struct, frozen=True):
    """Which lines are wanted; None asks for all."""

    owner: str | None = None
    about: str | None = None
    state: str | None = None
    overdue: bool = False
    confirmed: bool = False


ALL = Wanted()
_line = msgspec.msgpack.Decoder(Owed).decode


def ledger(record: Record, wanted: Wanted = ALL) -> tuple[Owed, ...]:
    """The lines of the ledger, in the order in which they were first stated."""
    if wanted.state and wanted.state not in STATES:
        raise ValueError(f"there is no state {wanted.state}; there are {', '.join(STATES)}")
    if record.lists is not None:
        return record.lists.rows("ledger", wanted)
    return tuple(row for row in owed(record) if _is_wanted(row, wanted, record))


class Lines(Sequence[Owed]):
    """Lines of the ledger as they were packed; each is opened when it is asked for."""

    def __init__(self, packed: Sequence[bytes]) -> None:
        self._packed = packed

    def __len__(self) -> int:
        return len(self._packed)

    @overload
    def __getitem__(self, place: int) -> Owed: ...

    @overload
    def __getitem__(self, place: slice) -> "Lines": ...

    def __getitem__(self, place: int | slice) -> "Owed | Lines":
        found = self._packed[place]
        return _line(found) if isinstance(found, bytes) else Lines(found)


def owed(record: Record) -> Sequence[Owed]:
    """All lines of the ledger, one for each entry."""
    return record.part("ledger", _all)


def _all(record: Record) -> Lines:
    later, found = Later(record, incidents(record)), entries(record)
    making = _Making(record, later, basis(record))
    rows = [b""] * len(found)
    for number in sorted(range(len(found)), key=lambda number: later.busiest(found[number])):
        rows[number] = making.row(found[number])
    return Lines(rows)


class _Making:
    """The lines of a ledger in the making: one of which nothing changed is taken as it was made."""

    def __init__(self, record: Record, later: Later, basis: Basis) -> None:
        self._record, self._later, self._basis = record, later, basis
        self._everywhere = digest(_pack(later.places))

    def row(self, entry: Entry) -> bytes:
        """The line of an entry, packed."""
        return self._record.kept.made.of("owed", self._parts(entry), self._made, entry)

    def _made(self, entry: Entry) -> bytes:
        return _pack(_owed(entry, self._later))

    def _parts(self, entry: Entry) -> bytes:
        """All that the line is made of: the entry, what is known of its telegrams and the later ones, and the day."""
        record, own = self._record, dict.fromkeys(place.said.told.key for place in entry.places)
        judged = [(row, row.right.mrn in record.telegrams) for row in self._basis.judged(own)]
        day = record.as_of if is_past(entry.due, record.as_of) else None
        places = [(place.said.told.order, place.reasons) for place in entry.places]
        known = map(self._basis.of, (*own, *self._later.keys(entry)))
        return digest(self._everywhere, _pack((places, judged, day)), *known)


def _owed(entry: Entry, later: Later) -> Owed:
    state, evidence = outcome(entry, later)
    state, confirmed = _judged(entry, state, later.record)
    owner, counterpart = entry.side("owner"), entry.side("counterpart")
    said = entry.first
    markings = tuple(place.said.told.marking for place in entry.places)
    return Owed(
        id=entry.id,
        type=entry.type,
        owner=owner.called(later.record.names) if owner else None,
        action=entry.action,
        counterpart=counterpart.called(later.record.names) if counterpart else None,
        due=entry.due,
        strength=entry.strength,
        strengths=entry.strengths,
        state=state,
        pins=tuple(pins(entry.places)),
        quotes=tuple(place.said.told.quote for place in entry.places),
        places=tuple(place.said.pin for place in entry.places),
        markings=markings,
        evidence=evidence,
        overdue=state in _UNDONE and is_past(entry.due, later.record.as_of),
        about=tuple(sorted(entry.about)),
        post=said.told.post,
        merged=tuple(reason for place in entry.places for reason in place.reasons),
        pin=said.pin,
        quote=said.told.quote,
        marking=joined([*markings, *(row.marking for row in evidence)]),
        status=CONFIRMED if confirmed else status(said, later.record.judged),
        dtg=said.told.dtg,
        source=said.told.claim.source,
        how="logged" if said.told.claim.rule == "logged" else "said",
    )


def _judged(entry: Entry, state: str, record: Record) -> tuple[str, bool]:
    """The state a person decided on, and whether one did; it takes its evidence's date, and is not known before."""
    confirmed = False
    for row in record.judged:
        if (
            row.right.mrn in record.telegrams
            and row.about == "state"
            and any(
                (row.left.mrn, row.left.quote) == (place.said.told.key, place.said.told.quote) for place in entry.places
            )
        ):
            if row.verdict == CONFIRMED:
                state, confirmed = row.right.quote, True
            elif row.verdict == REFUSED and state == row.right.quote:
                state, confirmed = OPEN, True
    return state, confirmed


def _is_wanted(row: Owed, wanted: Wanted, record: Record) -> bool:
    if wanted.state and row.state != wanted.state:
        return False
    if wanted.overdue and not row.overdue:
        return False
    if wanted.confirmed and row.status == UNCONFIRMED:
        return False
    if wanted.owner and not _speaks_of(wanted.owner, [row.owner], (), record):
        return False
    return not wanted.about or _speaks_of(wanted.about, [row.counterpart, row.action], row.about, record)


def _speaks_of(asked: str, texts: Iterable[str | None], about: Iterable[str], record: Record) -> bool:
    """Whether one of the texts has all the words asked for, or a person concerned bears the name."""
    words = set(bare(asked).split())
    if any(words <= set(bare(text).split()) for text in texts if text):
        return True
    meant = set(record.find(asked))
    return bool(meant & set(about)) or any(
        text and any(name in text for key in meant for name in record.person(key).names) for text in texts
    )


def open_of(rows: Iterable[Owed], person: str) -> Iterator[Owed]:
    """What is owed to or about a person and not settled."""
    yield from (row for row in rows if person in row.about and row.state in (*_UNDONE, "standing", "attempted"))
