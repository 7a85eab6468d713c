"""Rows as entities of FollowTheMoney, for OpenAleph and the tools around it: persons, events, and notes for the rest.

It has no word for a promise, a danger or a marking: those stand in texts (`summary`, `keywords`), so that what comes
out is less than what went in; the CSV and JSON lines have all of it.
"""

import importlib
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from reftel.desk.flat import Flat, IncidentRow, LedgerRow, PersonRow, WatchRow
from reftel.desk.phrase import whose

_ROOT = "reftel"


class NoFollowTheMoney(Exception):
    """Entities are made by followthemoney, which reftel does not bring along."""


def entities(rows: Iterable[Flat]) -> Iterator[dict[str, Any]]:
    """An entity for each row, as FollowTheMoney writes them."""
    try:
        model = importlib.import_module("followthemoney").model
    except ImportError:
        raise NoFollowTheMoney(
            "FollowTheMoney entities need its library: pip install 'reftel[ftm]'; csv, jsonl and annotation do without"
        ) from None
    for row in rows:
        schema, key, values = _told(row)
        entity = model.make_entity(schema)
        entity.make_id(_ROOT, schema, key)
        for name, value in {**values, **_common(row)}.items():
            entity.add(name, value)
        yield entity.to_dict()


def _common(row: Flat) -> dict[str, Any]:
    """Pin, words, marking and status of a row, in what every entity has."""
    marking = f"{row.marking}: " if row.marking else ""
    return {"summary": f"{marking}{row.pin} “{row.quote}” ({row.status})", "publisher": row.pin}


def _told(row: Flat) -> tuple[str, str, dict[str, Any]]:
    """The kind of entity a row makes, what its id is made of, and what the row says besides."""
    if isinstance(row, PersonRow):
        return "Person", row.key, {"name": row.name, "alias": row.names, "title": row.titles}
    if isinstance(row, IncidentRow):
        sides = [name for name in (row.who, row.actor, row.for_) if name]
        name = f"{row.type}: {', '.join(sides)}" if sides else row.type
        said = {"keywords": [row.type, row.state], "peopleMentioned": sides}
        return "Event", row.id, {"name": name, "date": row.when, "location": row.where, **said}
    if isinstance(row, LedgerRow):
        sides = [name for name in (row.owner, row.counterpart) if name]
        said = {"keywords": [row.type, row.state, row.strength], "peopleMentioned": sides}
        return "Note", row.id, {"name": whose(row.owner, row.action), **said}
    if isinstance(row, WatchRow):
        key = f"{row.subject} {row.of}"
        return "Note", key, {"name": f"{row.subject}: {row.level} danger to {row.of}", "keywords": [row.of, row.level]}
    values = msgspec.to_builtins(row)
    return "Note", values["line"], {"name": values["text"], "keywords": [values["section"], values["how"]]}
