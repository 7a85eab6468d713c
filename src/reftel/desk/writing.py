"""Writing: what people write themselves, and the marking it is given when they give none.

It is never left without: the marking that was given; else the one `reftel.toml` sets for the desk; else the room's
clearance; else the join of all that the room shows, which is safe whatever was read before somebody wrote.
"""

import tomllib
from functools import reduce
from operator import or_
from pathlib import Path
from typing import NamedTuple

from reftel.room.definition import FILE, BadSettings, definitions
from reftel.room.query import Query
from reftel.room.room import Room
from reftel.terms.marking import Marking, read_marking


class NoMarking(ValueError):
    """What was written has no marking, and nothing says which it should have; or the one given is none."""


class Given(NamedTuple):
    """A marking, and where it comes from, in words; None when somebody gave it."""

    marking: str
    why: str | None = None


def marking_for(archive: Path, room: Room, given: str | None) -> Given:
    """The marking of what somebody writes in a room."""
    if given is not None:
        return Given(str(_read(given)))
    settings = _settings(archive)
    if settings is not None:
        return Given(str(_read(settings)), f"as {FILE} says")
    found = definitions(archive).get(room.name)
    if found and found.clearance:
        return Given(str(found.clearance), "what this room may see")
    return Given(str(highest(room)), "the highest this room shows")


def highest(room: Room) -> Marking:
    """The join of the markings of all telegrams of a room; `NoMarking` when none of them has one."""
    counts = room.facets(Query(""))["marking"]
    read = [marking for row in counts if (marking := read_marking(row.value))]
    if not read:
        raise NoMarking("no telegram here has a marking; give one with --marking, such as UNCLASSIFIED")
    return reduce(or_, read)


def _read(text: str) -> Marking:
    found = read_marking(text)
    if found is None:
        raise NoMarking(f"{text!r} is no marking; write it like CONFIDENTIAL or SECRET//NOFORN")
    return found


def _settings(archive: Path) -> str | None:
    """The marking that `[desk] marking = "..."` sets."""
    file = archive / FILE
    if not file.is_file():
        return None
    try:
        found = tomllib.loads(file.read_text(encoding="utf-8")).get("desk", {}).get("marking")
    except (ValueError, AttributeError) as error:
        raise BadSettings(f"{file} cannot be read: {error}; mend it by hand, the vault is not touched by it") from None
    return str(found) if found else None
