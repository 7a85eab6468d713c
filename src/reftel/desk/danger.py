"""Dangers: every claim that somebody is at risk, and what befell those who were killed, taken or threatened.

A group's danger is that of the members its telegram names, said of them as members.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

import msgspec

from reftel.claims.claim import Event, Risk
from reftel.desk.group import described, members, one_kind
from reftel.room.designation import PLURALS, PRONOUNS
from reftel.room.record import Record, Said
from reftel.room.whom import Whom


class Danger(msgspec.Struct, frozen=True):
    """One claim of danger, of a person or of a group."""

    said: Said
    risk: Risk
    group: str | None = None
    rule: str | None = None


def dangers(record: Record) -> Iterator[Danger]:
    """The risks of a record, and what befell those who were killed or taken."""
    for said in record.said:
        claim = said.told.claim.said
        if isinstance(claim, Risk):
            yield Danger(said, claim)
        elif isinstance(claim, Event) and (of_ := _befell(claim)) and (target := said.who("target")) and target.persons:
            risk = Risk(claim.target or "", of_, claim.actor if claim.type == "threat" else None, _level(claim))
            whom = {**said.whom, "subject": target}
            if claim.type == "threat" and (actor := said.who("actor")):
                whom["from"] = actor
            yield Danger(msgspec.structs.replace(said, whom=whom), risk)


def _befell(event: Event) -> str | None:
    if event.status == "denied":
        return None
    return {"attack": "life", "threat": "life", "detention": "liberty"}.get(event.type)


def _level(event: Event) -> str:
    return "likely" if event.type == "threat" else "realised" if event.status == "occurred" else "possible"


def grouped(record: Record) -> list[tuple[list[str], list[Danger]]]:
    """Dangers of groups: those of one kind of people together, telegram by telegram."""
    found: list[tuple[list[str], list[Danger]]] = []
    here: dict[str, list[tuple[list[str], list[Danger]]]] = defaultdict(list)
    for danger in dangers(record):
        subject = danger.said.who("subject")
        if subject is None or subject.persons or subject.kin or not _is_description(subject):
            continue
        label = described(record, danger.said, subject.label)
        danger = msgspec.structs.replace(danger, group=label)
        for labels, rows in here[danger.said.told.key]:
            if any(one_kind(label, each) for each in labels):
                labels.append(label)
                rows.append(danger)
                break
        else:
            found.append(([label], [danger]))
            here[danger.said.told.key].append(found[-1])
    return found


def _is_description(whom: Whom) -> bool:
    return bool(whom.bare) and whom.text.lower() not in PRONOUNS | PLURALS | {"it", "its"}


def member_dangers(record: Record, rows: Sequence[Danger]) -> Iterator[tuple[str, str, Danger]]:
    """Those named in a telegram who are of a group it says is in danger."""
    for danger in rows:
        for key, _figure in members(record, danger.said.told.key, [danger.group or danger.risk.subject]):
            yield key, danger.risk.of, msgspec.structs.replace(danger, rule=f"named, and one of the {danger.group}")
