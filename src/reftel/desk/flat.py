"""Flat rows: case file, incidents, ledger, watch and people as tables, one row a line, for whatever reads tables.

Every row has a pin, a link to the place, its words, marking and status. What each column says stands beside it here,
and from here in `docs/exports.md` and in the Parquet files.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Annotated, Any

import msgspec
from msgspec import Meta

from reftel.desk.dossier import Dossier
from reftel.desk.incidents import Happened
from reftel.desk.ledger import Owed
from reftel.desk.link import link
from reftel.desk.phrase import whose
from reftel.desk.watched import Watched

Text = tuple[str, ...]


def _says(words: str) -> Meta:
    return Meta(description=words)


class Flat(msgspec.Struct, frozen=True, kw_only=True):
    """What every row has."""

    pin: Annotated[str, _says("Where the words stand: telegram and passage.")]
    link: Annotated[str, _says("The address of the pin on the pages of `reftel serve`.")]
    quote: Annotated[str, _says("The words, white space folded.")]
    marking: Annotated[str | None, _says("What the row may be read by: the join of all it shows; empty: not known.")]
    status: Annotated[str, _says("`unconfirmed` (only the machine says so), `confirmed` (a person did), `logged`.")]
    dtg: Annotated[str | None, _says("When it was said: the telegram's date-time group, ISO, UTC.")]


class CaseRow(Flat, frozen=True, kw_only=True):
    """A line of a case file."""

    line: Annotated[str, _says("The id of the line, the same after every rebuild.")]
    section: Annotated[str, _says("The section it stands in: names, posts, risks, ...; `own`: added by a person.")]
    text: Annotated[str, _says("The line in plain words.")]
    when: Annotated[str | None, _says("When it happened or is due, EDTF.")]
    how: Annotated[str, _says("How it came about: said, inferred, judged, logged, asked.")]
    source: Annotated[str | None, _says("On whose word, where the telegram names somebody.")]
    pins: Annotated[Text, _says("Every place it rests on.")]
    pinned: Annotated[bool, _says("Whether a person pinned it.")]
    notes: Annotated[Text, _says("What people wrote beside it.")]
    wrong: Annotated[str | None, _says("Why a person marked it wrong.")]


class IncidentRow(Flat, frozen=True, kw_only=True):
    """One happening, with all that tell of it."""

    id: Annotated[str, _says("The id of the incident, made of the words that first tell of it.")]
    type: Annotated[str, _says("attack, threat, detention, personnel, meeting or intervention.")]
    state: Annotated[str, _says("occurred, planned, attempted, reversed or denied.")]
    when: Annotated[str | None, _says("When it happened, EDTF.")]
    where: Annotated[str | None, _says("Where it happened, in the fullest words.")]
    who: Annotated[str | None, _says("Whom it befell; the actor where it befell nobody named.")]
    actor: Annotated[str | None, _says("Who did it.")]
    means: Annotated[str | None, _says("With what.")]
    for_: Annotated[str | None, _says("For whom, of an intervention.")] = msgspec.field(name="for")
    tellings: Annotated[Text, _says("The pins of all tellings.")]
    independent: Annotated[int, _says("How many of them repeat no other.")]
    disagree: Annotated[Text, _says("What the tellings do not agree on, each way with its pin.")]


class LedgerRow(Flat, frozen=True, kw_only=True):
    """One thing somebody is to do."""

    id: Annotated[str, _says("The id of the entry, made of the words that first state it.")]
    type: Annotated[str, _says("commitment, offer, request, recommendation or pending.")]
    state: Annotated[str, _says("What became of it: open, kept, attempted, relayed, ...; see the desk's page.")]
    owner: Annotated[str | None, _says("Who is to do it.")]
    action: Annotated[str, _says("What is to be done.")]
    counterpart: Annotated[str | None, _says("For whom, or of whom it is asked.")]
    due: Annotated[str | None, _says("By when, EDTF.")]
    overdue: Annotated[bool, _says("Whether the day is past and nothing tells of it.")]
    strength: Annotated[str, _says("The weakest of `strengths`: firm, attempt or conditional.")]
    strengths: Annotated[Text, _says("How firmly each place that states it says so, in order of time.")]
    pins: Annotated[Text, _says("Every place that states it.")]
    evidence: Annotated[Text, _says("The words that speak for the state, with pin and rule.")]


class WatchRow(Flat, frozen=True, kw_only=True):
    """One subject in one kind of danger."""

    subject: Annotated[str, _says("Who is at risk: a person, or a group.")]
    of: Annotated[str, _says("Of what: life, liberty, position or other.")]
    level: Annotated[str, _says("none, possible, likely or realised.")]
    from_: Annotated[str | None, _says("From whom.")] = msgspec.field(name="from")
    since: Annotated[str | None, _says("The day it was first said.")]
    said_by: Annotated[Text, _says("The posts that say so, with the source where they name one.")]
    last: Annotated[str | None, _says("The day of the last telegram that speaks of the subject.")]
    silent: Annotated[bool, _says("Whether nothing was heard since for as long as was asked.")]
    members: Annotated[Text, _says("Of a group those who are named.")]
    done: Annotated[Text, _says("What was done, with pins.")]
    owed: Annotated[Text, _says("What is owed, by whom, with pins.")]
    next: Annotated[str | None, _says("The next step, and whose it is.")]
    pins: Annotated[Text, _says("Every place that tells of the danger.")]


class PersonRow(Flat, frozen=True, kw_only=True):
    """One person of the room."""

    key: Annotated[str, _says("The person's key, made of the name.")]
    name: Annotated[str, _says("The fullest spelling.")]
    names: Annotated[Text, _says("All spellings, in order of time.")]
    titles: Annotated[Text, _says("Ranks and offices before the name.")]
    telegrams: Annotated[Text, _says("The telegrams that name the person.")]
    protected: Annotated[bool, _says("Whether a telegram asks to protect the person.")]
    reasons: Annotated[Text, _says("Why telegrams are taken to name the same person.")]


TABLES: dict[str, type[Flat]] = {
    "case": CaseRow,
    "incidents": IncidentRow,
    "ledger": LedgerRow,
    "watch": WatchRow,
    "people": PersonRow,
}
"""The tables by the commands that export them."""


def _common(row: Mapping[str, Any] | msgspec.Struct) -> dict[str, Any]:
    get = row.get if isinstance(row, Mapping) else lambda key: getattr(row, key)
    found = {key: get(key) for key in ("pin", "quote", "marking", "status", "dtg")}
    return {**found, "quote": found["quote"] or "", "link": link(str(found["pin"]))}


def of_case(shown: Dossier) -> Iterator[CaseRow]:
    """The lines of a case file: the pinned ones first, those marked wrong last."""
    for place, rows in enumerate((shown.pinned, shown.lines, shown.wrong)):
        for row in rows:
            line = row.line
            yield CaseRow(
                **_common(line),
                **{key: getattr(line, key) for key in ("section", "text", "when", "how", "source")},
                line=line.id,
                pins=tuple(dict.fromkeys(f"{mark.mrn} {mark.paragraph}" for mark in line.marks)) or (line.pin,),
                pinned=not place,
                notes=tuple(note.text for note in row.notes),
                wrong=row.wrong.text if row.wrong else None,
            )


def of_incidents(rows: Iterable[Happened]) -> Iterator[IncidentRow]:
    """The incidents of a list."""
    for row in rows:
        yield IncidentRow(
            **_common(row),
            **{key: getattr(row, key) for key in ("id", "type", "state", "when", "where", "who", "actor", "means")},
            for_=row.for_,
            tellings=row.tellings,
            independent=sum(each.repeats is None for each in row.told),
            disagree=tuple(map(_differing, row.disagree)),
        )


def _differing(row: Mapping[str, Any]) -> str:
    return f"{row['what']}: " + " / ".join(f"{each['value']} [{each['pin']}]" for each in row["values"])


def of_ledger(rows: Iterable[Owed]) -> Iterator[LedgerRow]:
    """The entries of a ledger."""
    keys = ("id", "type", "state", "owner", "action", "counterpart", "due", "overdue", "strength", "strengths", "pins")
    for row in rows:
        yield LedgerRow(
            **_common(row),
            **{key: getattr(row, key) for key in keys},
            evidence=tuple(f"{each.state}, {each.why}: {each.pin} “{each.quote}”" for each in row.evidence),
        )


def of_watch(rows: Iterable[Watched]) -> Iterator[WatchRow]:
    """The lines of the watch."""
    keys = ("subject", "of", "level", "since", "said_by", "last", "silent", "members", "next", "pins")
    for row in rows:
        yield WatchRow(
            **_common(row),
            **{key: getattr(row, key) for key in keys},
            from_=row.from_,
            done=tuple(f"{each.what} [{each.pin}]" for each in row.done),
            owed=tuple(f"{whose(each.owner, each.action)} [{each.pin}]" for each in row.owed),
        )


def of_people(rows: Iterable[Mapping[str, Any]]) -> Iterator[PersonRow]:
    """The persons of a list."""
    for row in rows:
        lists: dict[str, Any] = {key: tuple(row[key]) for key in ("names", "titles", "telegrams")}
        yield PersonRow(
            **_common({**row, "dtg": row.get("dtg")}),
            **lists,
            **{key: row[key] for key in ("key", "name", "protected")},
            reasons=tuple(f"{each['key']}: {'; '.join(each['reasons'])}" for each in row["merges"]),
        )
