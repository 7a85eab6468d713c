"""Incidents as they are printed: what happened, when, where, to whom, who tells of it, and what is disputed."""

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from reftel.claims.claim import Event
from reftel.claims.resolve import name_parts
from reftel.desk.basis import Basis, basis
from reftel.desk.pinned import UNCONFIRMED, Row, joined, of, status
from reftel.room.designation import named
from reftel.room.incident import Incident, Telling, incidents
from reftel.room.judgement import CONFIRMED
from reftel.room.made import digest
from reftel.room.record import Record, Said
from reftel.room.sameness import DENIED
from reftel.terms.place import Area

LINES = ("attack", "threat", "detention", "personnel")
"""The types that are incidents; meetings and interventions are what was done about them."""
TYPES = (*LINES, "meeting", "intervention")


class Told(msgspec.Struct, frozen=True):
    """One telling: `repeats` is what it rests on, None when it is independent; `reasons` why it is of this incident."""

    pin: str
    quote: str
    marking: str | None
    dtg: str | None
    state: str
    repeats: str | None
    reasons: tuple[str, ...]


class Happened(Row, frozen=True, kw_only=True):
    """One incident. `state` is occurred, planned, attempted, reversed or denied, by the first telling or a denial."""

    id: str
    type: str
    when: str | None
    where: str | None
    who: str | None
    actor: str | None
    means: str | None
    state: str
    tellings: tuple[str, ...]
    told: tuple[Told, ...]
    disagree: tuple[dict[str, Any], ...]
    about: tuple[str, ...]
    for_: str | None = msgspec.field(default=None, name="for")


class Wanted(msgspec.Struct, frozen=True):
    """Which incidents are wanted; days are ISO, whole or in part."""

    type: str | None = None
    place: Area | None = None
    first: str | None = None
    last: str | None = None
    state: str | None = None
    confirmed: bool = False


ALL = Wanted()
_pack = msgspec.msgpack.Encoder(order="deterministic").encode
_row = msgspec.msgpack.Decoder(Happened).decode


def listed(record: Record, wanted: Wanted = ALL) -> tuple[Happened, ...]:
    """The incidents of a record, in the order in which they happened, as far as that is known."""
    if record.lists is not None:
        return record.lists.rows("incidents", wanted)
    rows = (happened(each, record) for each in incidents(record))
    kept = (row for row in rows if _is_wanted(row, wanted))
    return tuple(sorted(kept, key=order))


def kept_incidents(record: Record, every: Iterable[Incident]) -> Iterator[bytes]:
    """These incidents of a whole record as packed rows; one of which nothing changed is taken as it was made."""
    known = basis(record)
    return (record.kept.made.of("incident", _parts(each, known), _made, each, record) for each in every)


def opened(packed: bytes) -> Happened:
    """The row that was packed."""
    return _row(packed)


def _parts(incident: Incident, known: Basis) -> bytes:
    keys = dict.fromkeys(each.said.told.key for each in incident.tellings)
    return digest(known.incident(incident), _pack(known.judged(keys)))


def _made(incident: Incident, record: Record) -> bytes:
    return _pack(happened(incident, record))


def order(row: Happened) -> tuple[str, str, str]:
    """What incidents are sorted by: when they happened, as far as that is known, else when that was first told."""
    return row.when or (row.dtg or "~")[:10], row.dtg or "", row.id


def happened(incident: Incident, record: Record) -> Happened:
    """An incident as a row."""
    said = incident.first
    judged = [status(each.said, record.judged) for each in incident.tellings]
    return Happened(
        id=incident.id,
        type=incident.type,
        when=incident.date,
        where=_fullest(event.place for event in incident.events),
        who=_party(incident, "target", record) or _party(incident, "actor", record),
        actor=_party(incident, "actor", record),
        means=_fullest(event.means for event in incident.events),
        for_=_party(incident, "for", record),
        state=incident.state,
        tellings=tuple(each.said.pin for each in incident.tellings),
        told=tuple(_told(each) for each in incident.tellings),
        disagree=tuple(disagreements(incident)),
        about=tuple(sorted(incident.about)),
        **{
            **of(said, record.judged),
            "marking": joined(each.said.told.marking for each in incident.tellings),
            "status": CONFIRMED if CONFIRMED in judged else judged[0],
        },
    )


def _told(telling: Telling) -> Told:
    said = telling.said
    event = said.told.claim.said
    assert isinstance(event, Event)
    return Told(
        said.pin, said.told.quote, said.told.marking, said.told.dtg, event.status, telling.repeats, telling.reasons
    )


def _fullest(texts: Iterable[str | None]) -> str | None:
    return max((text for text in texts if text), key=len, default=None)


def _party(incident: Incident, key: str, record: Record) -> str | None:
    """One side, by the name of the person, else in the fullest words."""
    names = record.names
    found = incident.parties(key)
    persons = dict.fromkeys(person for whom in found for person in whom.persons)
    if persons:
        return ", ".join(names[key] for key in persons)
    return _fullest(whom.label for whom in found)


def disagreements(incident: Incident) -> Iterator[dict[str, Any]]:
    """What the tellings of one incident do not agree on: dates, places, means, spellings."""
    for key in ("date", "place", "means"):
        yield from _differing(key, [(getattr(_event(each.said), key), each.said) for each in incident.tellings])
    if incident.state == DENIED:
        yield from _differing("state", [(_event(each.said).status, each.said) for each in incident.tellings])
    for key in ("actor", "target"):
        yield from _differing(key, _sides(incident, key))


def _sides(incident: Incident, key: str) -> list[tuple[str | None, Said]]:
    """Who it was in each telling: the words, but where all mean one person only the whole names they spell."""
    rows = [(whom, each.said) for each in incident.tellings if (whom := each.said.who(key)) and whom.text]
    meant = {frozenset(whom.persons) for whom, _ in rows}
    if len(meant) != 1 or not min(meant):
        return [(whom.text, said) for whom, said in rows]
    if len(min(meant)) > 1:
        return []
    spelled = ((each.name, said) for whom, said in rows for each in named(whom.text) if not each.kin)
    return [(name, said) for name, said in spelled if len(name_parts(name)) > 1]


def _event(said: Said) -> Event:
    event = said.told.claim.said
    assert isinstance(event, Event)
    return event


def _differing(key: str, rows: Iterable[tuple[str | None, Said]]) -> Iterator[dict[str, Any]]:
    found: dict[str, Said] = {}
    for value, said in rows:
        if value:
            found.setdefault(value, said)
    if len(found) < 2 or (key in ("date",) and len({value[:4] for value in found}) and _nested(found)):
        return
    yield {
        "what": key,
        "values": [
            {"value": value, "pin": said.pin, "quote": said.told.quote, "marking": said.told.marking}
            for value, said in found.items()
        ],
        **of(next(iter(found.values()))),
        "marking": joined(said.told.marking for said in found.values()),
        "how": "inferred",
    }


def _nested(values: Iterable[str]) -> bool:
    """Whether dates differ only in how exact they are."""
    rows = sorted(values, key=len)
    return all(longer.startswith(rows[0]) for longer in rows)


def _is_wanted(row: Happened, wanted: Wanted) -> bool:
    if row.type not in ((wanted.type,) if wanted.type else LINES):
        return False
    if wanted.confirmed and row.status == UNCONFIRMED:
        return False
    if wanted.state and row.state != wanted.state:
        return False
    when = row.when or (row.dtg or "")[:10]
    if wanted.first and when < wanted.first:
        return False
    if wanted.last and when[: len(wanted.last)] > wanted.last:
        return False
    return not wanted.place or any(
        wanted.place.holds(text) for text in (row.where, row.who, *(each.quote for each in row.told)) if text
    )
