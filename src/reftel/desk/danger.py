"""Dangers: every claim that somebody is at risk, and what befell those who were killed, taken or threatened.

A group's danger is that of the members its telegram names, said of them as members.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

import msgspec

from reftel.claims.claim import Event, Risk
from reftel.desk.group import described, members, one_kind
from reftel.room.course import harm, is_release
from reftel.room.designation import PLURALS, PRONOUNS
from reftel.room.record import Record, Said
from reftel.room.whom import Whom

LEVELS = ("none", "possible", "likely", "realised")
"""How grave a danger is, from the least."""
_THING = re.compile(
    r"(?:the |his |her |their )?(?:\w+['’]s )?(?:house|home|car|convoy|office|vehicle|shop|residence)\b", re.IGNORECASE
)
_BOTH = re.compile(r"(?:both|the two)(?: (?:men|women|officials|officers|judges|of them))?$", re.IGNORECASE)


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
            yield Danger(_with_both(record, said), claim)
        elif isinstance(claim, Event) and (of_ := _befell(said, claim)) and (target := said.who("target")):
            if not target.persons:
                continue
            risk = Risk(claim.target or "", of_, claim.actor if claim.type == "threat" else None, _level(said, claim))
            whom = {**said.whom, "subject": target}
            if claim.type == "threat" and (actor := said.who("actor")):
                whom["from"] = actor
            yield Danger(msgspec.structs.replace(said, whom=whom), risk)


def _befell(said: Said, event: Event) -> str | None:
    """What kind of danger an event is; a release that is only promised is none."""
    if event.status == "denied" or (event.status != "occurred" and is_release(said.told.quote)):
        return None
    return {"attack": "life", "threat": "life", "detention": "liberty"}.get(event.type)


def _level(said: Said, event: Event) -> str:
    """How grave it is: who was let go is in no danger of that kind; whom an attack did not kill the next one may."""
    if event.type == "detention" and is_release(said.told.quote):
        return LEVELS[0]
    if event.type == "threat" or (event.type == "attack" and _survived(said, event)):
        return "likely"
    return "realised" if event.status == "occurred" else "possible"


def _survived(said: Said, event: Event) -> bool:
    """Whether an attack that was made hit a house or a car, or is told as blows, wounds or shots without a death."""
    harms = harm(said.told.quote)
    hit = event.status == "occurred" and bool(harms) and "death" not in harms
    return hit or bool(_THING.match(event.target or ""))


def _with_both(record: Record, said: Said) -> Said:
    """A claim of `both men` with the two who were named last before it in its passage."""
    subject = said.who("subject")
    if subject is None or subject.persons or not _BOTH.match(subject.text):
        return said
    text = record.telegrams[said.told.key].passages[said.told.place].text[: said.told.claim.pin.span.end]
    found = _named(record, said.told.key, text)[-2:]
    if len(found) < 2:
        return said
    whom = {**said.whom, "subject": msgspec.structs.replace(subject, persons=tuple(found), rule="the two named last")}
    return msgspec.structs.replace(said, whom=whom, about=said.about | set(found))


def _named(record: Record, key: str, text: str) -> list[str]:
    """The persons whom a text of a telegram names, in the order in which they are named last."""
    places: dict[str, int] = {}
    for person, figure in record.cast(key):
        ends = [text.rfind(words) for name in figure.names for words in (name, name.split()[-1])]
        places[person.key] = max((place for place in ends if place >= 0), default=-1)
    return [name for place, name in sorted((place, name) for name, place in places.items()) if place >= 0]


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


def weighing(rows: Sequence[Danger]) -> Sequence[Danger]:
    """Those that say how grave it is: of the telegram that speaks of it last, of all when something befell somebody.

    Who was let go is free, whatever was said before.
    """
    if rows[-1].risk.level == LEVELS[0]:
        return rows[-1:]
    if any(row.risk.level == LEVELS[-1] for row in rows):
        return rows
    return [row for row in rows if row.said.told.key == rows[-1].said.told.key]


def _is_description(whom: Whom) -> bool:
    """Whether words describe somebody: a pronoun does by what it stands for, `their` of police officials."""
    return bool(whom.bare) and whom.label.lower() not in PRONOUNS | PLURALS | {"it", "its"}


def member_dangers(record: Record, rows: Sequence[Danger]) -> Iterator[tuple[str, str, Danger]]:
    """Those named in a telegram who are of a group it says is in danger."""
    for danger in rows:
        for key, _figure in members(record, danger.said.told.key, [danger.group or danger.risk.subject]):
            yield key, danger.risk.of, msgspec.structs.replace(danger, rule=f"named, and one of the {danger.group}")
