"""A case file: everything a room knows about one person, office, place, telegram or matter, every line pinned.

Two lanes of time: `dtg` is when a line was said, `date` when what it tells of happened. Whoever the machine is not sure
of stands under `cannot_show`, with what is not held and what is withheld.
"""

from collections.abc import Hashable, Iterable, Iterator
from typing import Any

import msgspec

from reftel.claims.claim import Relation, Role
from reftel.desk.danger import Danger, dangers, grouped, member_dangers
from reftel.desk.disagreement import disagreements
from reftel.desk.gathered import alike, tenures
from reftel.desk.incidents import LINES, Happened, happened
from reftel.desk.ledger import Owed, ledger
from reftel.desk.limit import limits, not_held
from reftel.desk.pinned import UNCONFIRMED, joined, of
from reftel.desk.subject import Subject
from reftel.room.designation import bare
from reftel.room.incident import incidents
from reftel.room.record import Record, Said
from reftel.room.room import Room
from reftel.room.whom import Whom

_HELP = ("intervention",)
_PARTS = (
    "names",
    "posts",
    "relations",
    "risks",
    "incidents",
    "interventions",
    "actions",
    "meetings",
    "asked",
    "missing",
)
"""The parts of which only what is confirmed may be wanted."""


class CaseFile(msgspec.Struct, frozen=True):
    """What a room knows of one subject, as rows ready to be printed; `marking` is the join of all that is shown."""

    who: dict[str, Any]
    names: tuple[dict[str, Any], ...]
    posts: tuple[dict[str, Any], ...]
    relations: tuple[dict[str, Any], ...]
    risks: tuple[dict[str, Any], ...]
    incidents: tuple[Happened, ...]
    interventions: tuple[Happened, ...]
    actions: tuple[dict[str, Any], ...]
    meetings: tuple[Happened, ...]
    asked: tuple[dict[str, Any], ...]
    missing: tuple[dict[str, Any], ...]
    disagree: tuple[dict[str, Any], ...]
    cannot_show: tuple[dict[str, Any], ...]
    marking: str | None = None


def case_file(room: Room, record: Record, subject: Subject, confirmed: bool = False) -> CaseFile:
    """The case file of a subject; `confirmed` leaves what a person confirmed or noted."""
    kept = record.lists.case(subject.people) if record.lists is not None else None
    found = kept if isinstance(kept, CaseFile) else made(room, record, subject)
    found = msgspec.structs.replace(found, who={**found.who, "asked": subject.asked})
    return _confirmed(found) if confirmed else found


def made(room: Room, record: Record, subject: Subject) -> CaseFile:
    """The case file of a subject, made of its claims."""
    spelled = {row.pin.partition(" ")[0] for rows in subject.spellings().values() for row in rows}
    record = record.excerpt(subject.people, subject.keys, subject.words, spelled)
    said = [row for row in record.said if subject.has(row)]
    told = incidents(record)
    mine = [each for each in told if any(subject.has(telling.said) for telling in each.tellings)]
    rows = tuple(happened(each, record) for each in mine)
    actions = tuple(_actions(record, subject, ledger(record)))
    parts: dict[str, tuple[Any, ...]] = {
        "names": tuple(_names(subject)),
        "posts": tuple(tenures(_posts(record, said, subject))),
        "relations": tuple(alike(_relations(record, said))),
        "risks": tuple(_risks(record, subject)),
        "incidents": tuple(row for row in rows if row.type in LINES),
        "interventions": tuple(row for row in rows if row.type in _HELP),
        "actions": actions,
        "meetings": tuple(row for row in rows if row.type == "meeting"),
        "asked": tuple(_asked(record, subject)),
        "missing": tuple(alike(not_held(room, subject.telegrams(record)))),
    }
    parts["disagree"] = tuple(disagreements(record, subject, mine, actions))
    parts["cannot_show"] = tuple(limits(record, subject))
    return CaseFile(who=subject.who(record), **parts, marking=_marking(parts.values()))


def _marking(parts: Iterable[Iterable[Any]]) -> str | None:
    """The join of the markings of all rows."""
    return joined(row["marking"] if isinstance(row, dict) else row.marking for each in parts for row in each)


def _confirmed(found: CaseFile) -> CaseFile:
    """What a person confirmed or noted; what disagrees and what cannot be shown stays."""
    parts: dict[str, tuple[Any, ...]] = {name: getattr(found, name) for name in _PARTS}
    chosen = {name: tuple(row for row in rows if _status(row) != UNCONFIRMED) for name, rows in parts.items()}
    rest = (*chosen.values(), found.disagree, found.cannot_show)
    return msgspec.structs.replace(found, **chosen, marking=_marking(rest))


def _status(row: Any) -> str:  # noqa: ANN401
    return str(row["status"] if isinstance(row, dict) else row.status)


def _names(subject: Subject) -> Iterator[dict[str, Any]]:
    """Every spelling, with the place it is first written in, and how many passages write it so."""
    for name, pins in subject.spellings().items():
        first = pins[0]
        yield {
            "name": name,
            "pin": first.pin,
            "quote": first.quote,
            # That a passage writes it so is told by its pin, too.
            "marking": joined(row.marking for row in pins),
            "status": UNCONFIRMED,
            "pins": [row.pin for row in pins],
            "basis": first.basis,
            "dtg": first.dtg,
            "how": "said",
        }


def _posts(record: Record, said: Iterable[Said], subject: Subject) -> Iterator[tuple[Hashable, dict[str, Any]]]:
    """Every role with whose it is."""
    for row in said:
        role = row.told.claim.said
        whom = row.who("person")
        if isinstance(role, Role) and (not subject.people or (whom and set(whom.persons) & subject.people)):
            yield (
                _side(whom),
                {
                    "person": role.person,
                    "position": role.position,
                    "organisation": role.organisation,
                    "place": role.place,
                    "state": role.status,
                    **of(row, record.judged),
                },
            )


def _side(whom: Whom | None) -> Hashable:
    """Whom a key of a claim means, the same for the same persons, else for the same words."""
    if whom is None:
        return None
    return frozenset(whom.persons) or bare(whom.label)


def _relations(record: Record, said: Iterable[Said]) -> Iterator[tuple[Hashable, dict[str, Any]]]:
    """Every relation with what makes it the same as another."""
    for row in said:
        relation = row.told.claim.said
        if isinstance(relation, Relation):
            key = relation.relation, relation.status, _side(row.who("subject")), _side(row.who("object"))
            yield (
                key,
                {
                    "subject": _named(record, row, "subject"),
                    "relation": relation.relation,
                    "object": _named(record, row, "object"),
                    "state": relation.status,
                    **of(row, record.judged),
                },
            )


def _risks(record: Record, subject: Subject) -> Iterator[dict[str, Any]]:
    """Dangers said of the subject, what befell it, and dangers of a group it is named in."""
    for row in dangers(record):
        if subject.has(row.said) and (not subject.people or subject.is_in(row.said.who("subject"))):
            yield _risk(record, row)
    for _, rows in grouped(record):
        for key, _, row in member_dangers(record, rows):
            if key in subject.people:
                yield {**_risk(record, row), "how": "inferred"}


def _risk(record: Record, row: Danger) -> dict[str, Any]:
    return {
        "subject": row.group or _named(record, row.said, "subject"),
        "of": row.risk.of,
        "level": row.risk.level,
        "from": _named(record, row.said, "from"),
        "rule": row.rule,
        **of(row.said, record.judged),
    }


def _named(record: Record, row: Said, key: str) -> str | None:
    """The words of a key, with whom they mean when they do not say."""
    whom = row.who(key)
    return whom.called(record.names) if whom else None


def _actions(record: Record, subject: Subject, rows: Iterable[Owed]) -> Iterator[dict[str, Any]]:
    """What is owed by, to and about the subject."""
    by_id = {row.id: row for row in rows}
    for entry in subject.entries(record):
        row = by_id.get(entry.id)
        if row is None:
            continue
        owner, counterpart = entry.side("owner"), entry.side("counterpart")
        side = "by" if subject.is_in(owner) else "to" if subject.is_in(counterpart) else "about"
        yield {**msgspec.to_builtins(row), "side": side}


def _asked(record: Record, subject: Subject) -> Iterator[dict[str, Any]]:
    """Headings that ask about the subject: a question states nothing."""
    for telegram in subject.telegrams(record):
        for passage in telegram.passages:
            if passage.heading and passage.heading.rstrip().endswith("?") and subject.is_named_in(telegram, passage):
                yield {
                    "pin": f"{telegram.key} {passage.paragraph}",
                    "quote": " ".join(passage.heading.split()),
                    "marking": passage.marking,
                    "status": UNCONFIRMED,
                    "dtg": telegram.dtg,
                    "how": "asked",
                }
