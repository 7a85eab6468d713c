"""What the telegrams do not agree on about one subject: spellings, days, ranks, how firmly a thing was promised."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from reftel.claims.claim import Event
from reftel.claims.name import rank
from reftel.claims.position import head
from reftel.claims.resolve import name_parts
from reftel.desk.incidents import disagreements as of_incident
from reftel.desk.pinned import UNCONFIRMED, joined, of
from reftel.desk.subject import Spelling, Subject
from reftel.room.incident import Incident
from reftel.room.record import Record, Said

_WHOLE = 2


def disagreements(
    record: Record, subject: Subject, told: Sequence[Incident], actions: Iterable[Mapping[str, Any]]
) -> Iterator[dict[str, Any]]:
    """All that is told in two ways, each way with its pin."""
    yield from _spellings(subject.spellings())
    yield from _ranks(record, subject)
    for each in told:
        for row in of_incident(each):
            if row["what"] in ("date", "place", "means"):
                yield {**row, "what": f"{row['what']} of the {each.type}"}
    yield from _already_past(record, subject)
    for action in actions:
        yield from _strengths(action)


def _spellings(rows: Mapping[str, list[Spelling]]) -> Iterator[dict[str, Any]]:
    found: dict[str, tuple[str, Spelling]] = {}
    for name, places in rows.items():
        if len(name_parts(name)) >= _WHOLE:
            # Capitals are the telegram's way of writing, no other spelling.
            found.setdefault(name.casefold(), (name, places[0]))
    whole = dict(found.values())
    if len(whole) < _WHOLE:
        return
    first = next(iter(whole.values()))
    yield {
        "what": "spelling",
        "values": [
            {"value": name, "pin": place.pin, "quote": place.quote, "marking": place.marking}
            for name, place in whole.items()
        ],
        "pin": first.pin,
        "quote": first.quote,
        "marking": joined(place.marking for place in whole.values()),
        "status": UNCONFIRMED,
        "how": "inferred",
    }


def _ranks(record: Record, subject: Subject) -> Iterator[dict[str, Any]]:
    """Ranks that differ between telegrams."""
    for key in sorted(subject.people):
        found: dict[str, str] = {}
        for figure in record.person(key).figures:
            for title in figure.titles:
                one = rank(title.split()[-1]) if title else None
                if one is not None and one.group == "uniformed" and head(title.split()[-1]) is None:
                    found.setdefault(one.word, figure.key)
        if len(found) > 1:
            yield {
                "what": "rank",
                "values": [{"value": word, "pin": key, "quote": word, "marking": None} for word, key in found.items()],
                "pin": next(iter(found.values())),
                "quote": ", ".join(found),
                "marking": joined(record.telegrams[key].marking for key in found.values()),
                "status": UNCONFIRMED,
                "how": "inferred",
            }


def _already_past(record: Record, subject: Subject) -> Iterator[dict[str, Any]]:
    """What is told as still to come, on a day before: `is meeting with him on December 9`, sent the 10th."""
    for said in record.said:
        event = said.told.claim.said
        if not (isinstance(event, Event) and subject.has(said) and _is_past(said, event)):
            continue
        yield {
            "what": f"{event.type} told as still to come, on a day already past",
            "values": [
                {"value": event.date, "pin": said.pin, "quote": said.told.quote, "marking": said.told.marking},
                {"value": (said.told.dtg or "")[:10], "pin": said.told.key, "quote": said.told.dtg, "marking": None},
            ],
            **of(said, record.judged),
            "how": "inferred",
        }


def _is_past(said: Said, event: Event) -> bool:
    sent = (said.told.dtg or "")[:10]
    return (
        event.status == "planned" and bool(event.date and sent) and (event.date or "") < sent[: len(event.date or "")]
    )


def _strengths(action: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """A promise that is firm in one place and an attempt in another."""
    if len(set(action["strengths"])) < _WHOLE:
        return
    yield {
        "what": "strength",
        "values": [
            {"value": strength, "pin": pin, "quote": quote, "marking": action["marking"]}
            for strength, pin, quote in zip(action["strengths"], action["places"], action["quotes"], strict=True)
        ],
        "pin": action["pin"],
        "quote": action["quote"],
        "marking": action["marking"],
        "status": action["status"],
        "how": "inferred",
    }
