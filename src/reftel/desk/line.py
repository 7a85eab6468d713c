"""The lines of a case file: every row of it in plain words, under an id by which a person can point at it.

An id is made of the words a line rests on, so that it stays the same through every rebuild.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from hashlib import sha256
from typing import Any, NamedTuple

import msgspec

from reftel.desk.casefile import CaseFile
from reftel.desk.phrase import phrase
from reftel.room.judgement import Mark


class Section(NamedTuple):
    """A section of a case file: its key, its title, and the kinds of claims its lines are made of."""

    key: str
    title: str
    claims: str = ""


SECTIONS = (
    Section("names", "Names"),
    Section("posts", "Posts", "role"),
    Section("relations", "Relations", "relation"),
    Section("risks", "Risks", "risk event"),
    Section("asked", "Asked, not stated"),
    Section("incidents", "Incidents", "event"),
    Section("interventions", "What was done", "event"),
    Section("meetings", "Meetings", "event"),
    Section("actions", "Owed", "action"),
    Section("missing", "Cited and not held"),
    Section("disagree", "What disagrees"),
    Section("cannot_show", "What this cannot show"),
)
"""In the order in which a case file is printed."""
TITLES = {row.key: row.title for row in SECTIONS}
_CLAIMS = {row.key: row.claims for row in SECTIONS}
_TELLING = ("id", "name", "what", "mrn", "text", "level", "relation")


class Line(msgspec.Struct, frozen=True):
    """One line: `text` says it in plain words, `quote` are the words it rests on, `marks` all of them in their places.

    `dtg` is when it was said, `when` when it happened; `how` is said, inferred, judged, logged or asked.
    """

    id: str
    section: str
    text: str
    pin: str
    quote: str
    marking: str | None
    status: str
    how: str
    dtg: str | None = None
    when: str | None = None
    source: str | None = None
    marks: tuple[Mark, ...] = ()


def claims_of(section: str) -> str:
    """The kinds of claims that lines of a section are made of; empty for those made of none."""
    return _CLAIMS.get(section, "")


def lines(found: CaseFile) -> tuple[Line, ...]:
    """All lines of a case file, section by section."""
    return tuple(line for _, line in rows_with_lines(found))


def rows_with_lines(found: CaseFile) -> Iterator[tuple[dict[str, Any], Line]]:
    """Every row of a case file, section by section, and the line it makes."""
    rows: dict[str, Any] = msgspec.to_builtins(found)
    seen: Counter[str] = Counter()
    for section in SECTIONS:
        yield from ((row, _line(section.key, row, seen)) for row in rows[section.key])


def _line(section: str, row: Mapping[str, Any], seen: Counter[str]) -> Line:
    marks = tuple(_marks(row))
    words = "|".join(str(row.get(name) or "") for name in ("pin", "quote", *_TELLING))
    key = f"{section}|{words}"
    seen[key] += 1
    return Line(
        id=sha256(f"{key}|{seen[key]}".encode()).hexdigest()[:8],
        section=section,
        text=phrase(section, row).whole,
        pin=row["pin"],
        quote=row["quote"] or "",
        marking=row["marking"],
        status=row["status"],
        how=row.get("how") or "said",
        dtg=row.get("dtg"),
        when=row.get("when") or row.get("due"),
        source=row.get("source"),
        marks=marks,
    )


def _marks(row: Mapping[str, Any]) -> Iterator[Mark]:
    """The words a row rests on: those of every telling, of every place that states a promise, else its own."""
    if "told" in row:
        yield from (mark(each["pin"], each["quote"]) for each in row["told"])
    elif "places" in row:
        yield from (mark(pin, quote) for pin, quote in zip(row["places"], row["quotes"], strict=True))
    elif row["quote"]:
        yield mark(row["pin"], row["quote"])


def mark(pin: str, quote: str) -> Mark:
    """The words of a pin such as `11DELWAN88 ¶2`, where they stand."""
    key, _, paragraph = pin.partition(" ")
    return Mark(key, paragraph, quote)
