"""The brief on one page: who somebody is, what threatens them, what was done, what is owed, and what cannot be shown.

Its sentences are lines of the case file: a few set words, and the words of a telegram with their pin. No text is made
up. Of a case file that is kept the pinned lines stand first, and nothing else is chosen for the reader.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

import msgspec

from reftel.desk.cite import STYLES, Source
from reftel.desk.dossier import Dossier, Pinned
from reftel.desk.line import Line
from reftel.desk.logbook import PREFIX
from reftel.desk.phrase import Row, counted, phrase
from reftel.desk.pinned import LOGGED, joined
from reftel.desk.shield import Shield
from reftel.message.markup import visible
from reftel.room.judgement import CONFIRMED
from reftel.room.record import Record
from reftel.room.telegram import Telegram
from reftel.terms.marking import read_marking

_MOST = {"posts": 3, "risks": 4, "asked": 2, "incidents": 4, "interventions": 3, "meetings": 2, "actions": 6}
_LIMITS = {"disagree": 3, "missing": 4, "cannot_show": 4}
_TITLES = {
    "posts": "Posts held",
    "risks": "Risks",
    "asked": "Asked, not stated",
    "incidents": "What happened",
    "interventions": "What was done",
    "meetings": "Meetings",
    "actions": "What is owed",
}
_WORDS, _SPELLINGS = 240, 8
_SETTLED = ("kept", "answered", "moot", "superseded", "declined", "dropped")


class Sentence(msgspec.Struct, frozen=True):
    """One sentence: set words, then the words of the telegram, as they are printed, and where they stand.

    `mark` is the marking in short, `sign` says that nobody confirmed it (`?`), or that it was logged.
    """

    text: str
    words: str
    pin: str
    mark: str
    sign: str
    marking: str | None
    status: str
    line: str
    notes: tuple[str, ...] = ()


class Part(msgspec.Struct, frozen=True):
    """One part of the page; `more` lines are in the case file and not here."""

    title: str
    sentences: tuple[Sentence, ...]
    more: int = 0


class BriefPage(msgspec.Struct, frozen=True):
    """The page. `marking` is the join of all that stands on it; `protected` are the names to be shielded.

    `sources` are the telegrams it rests on, as historians cite them.
    """

    name: str
    marking: str | None
    facts: tuple[str, ...]
    parts: tuple[Part, ...]
    sources: tuple[str, ...]
    protected: tuple[str, ...] = ()
    initials: bool = False


def brief_page(
    shown: Dossier, record: Record, source: Callable[[Telegram], Source], style: str = "chicago", initials: bool = False
) -> BriefPage:
    """The page of a case file; with `initials` those to be shielded stand in it by these."""
    shield = Shield(record.protected)
    cover: Callable[[Any], Any] = shield.over_all if initials else lambda row: row
    made = shown.rows
    chosen = tuple(_chosen(shown, made))
    lines = [row.line for _, rows, _ in chosen for row in rows]
    telegrams = [record.telegrams[key] for key in _keys(lines) if key in record.telegrams]
    sources = tuple(_cited(each, source, style) for each in telegrams)
    notes = [note for _, rows, _ in chosen for row in rows for note in row.notes]
    facts = tuple(_facts(shown, record))
    titles = [each.marking for each in telegrams if each.subject and style in ("chicago", "nara")]
    page = BriefPage(
        name=shown.name,
        marking=joined(
            [
                *(line.marking for line in lines),
                *titles,
                *(note.marking for note in (*notes, *shown.notes)),
                *_of_names(_others(shown), record),
            ]
        ),
        facts=(*facts, *(note.text for note in shown.notes)),
        parts=tuple(Part(title, tuple(_sentence(row, made) for row in rows), more) for title, rows, more in chosen),
        sources=sources,
    )
    named = shield.named_in(page)
    covered: BriefPage = cover(page)
    return msgspec.structs.replace(covered, protected=() if initials else named, initials=initials)


def _keys(lines: Iterable[Line]) -> list[str]:
    return list(dict.fromkeys(mark.mrn for line in lines for mark in line.marks))


def _facts(shown: Dossier, record: Record) -> Iterator[str]:
    """What is counted, not read: how many telegrams, of which days, and the other spellings."""
    who = shown.found.who
    days = sorted(day[:10] for key in who["telegrams"] if (day := record.telegrams[key].dtg))
    span = f", {spoken(days[0])} to {spoken(days[-1])}" if len(days) > 1 else f", {spoken(days[0])}" if days else ""
    as_of = f"; as of {spoken(who['as_of'])}" if who["as_of"] else ""
    yield f"{counted(len(who['telegrams']), 'telegram')}{span}{as_of}."
    if names := [row["name"] for row in _others(shown)]:
        yield f"Also written {', '.join(names)}."


def _others(shown: Dossier) -> list[dict[str, Any]]:
    """The other spellings that are named on the page."""
    return [row for row in shown.found.names if row["name"] != shown.name][:_SPELLINGS]


def _of_names(rows: Iterable[dict[str, Any]], record: Record) -> Iterator[str | None]:
    """What the first place of each spelling may be read by: the page shows the spelling, and not where else it is."""
    for row in rows:
        key, _, paragraph = row["pin"].partition(" ")
        telegram = record.telegrams[key]
        yield next((each.marking for each in telegram.passages if each.paragraph == paragraph), telegram.marking)


def _cited(telegram: Telegram, source: Callable[[Telegram], Source], style: str) -> str:
    """A telegram as historians cite it; an entry of the log is one of nobody's archive."""
    if telegram.key.startswith(PREFIX):
        return f"{telegram.key}, noted {spoken((telegram.dtg or '')[:10])}, in no telegram."
    return STYLES[style](source(telegram))


def _chosen(shown: Dossier, made: Mapping[str, Row]) -> Iterator[tuple[str, Sequence[Pinned], int]]:
    """The parts of the page: what was pinned, else the gravest and latest lines of each section."""
    if shown.pinned:
        yield "Pinned", shown.pinned, 0
    else:
        for key, most in _MOST.items():
            rows = _first([row for row in shown.lines if row.line.section == key], made)
            if rows:
                yield _TITLES[key], rows[:most], max(len(rows) - most, 0)
    limits = [(key, [row for row in shown.lines if row.line.section == key]) for key in _LIMITS]
    kept = [row for key, rows in limits for row in rows[: _LIMITS[key]]]
    if kept:
        yield "What cannot be shown, and what disagrees", kept, sum(len(rows) for _, rows in limits) - len(kept)


def _first(rows: list[Pinned], made: Mapping[str, Row]) -> list[Pinned]:
    """The rows in the order in which they are chosen: of what is owed first what is not settled, else the latest."""
    latest = sorted(rows, key=lambda row: row.line.dtg or "", reverse=True)
    return sorted(latest, key=lambda row: row.line.section == "actions" and made[row.line.id]["state"] in _SETTLED)


def _sentence(row: Pinned, made: Mapping[str, Row]) -> Sentence:
    line = row.line
    text = _text(line, made.get(line.id))
    return Sentence(
        text="" if text == line.quote else visible(text),
        words=f"“{visible(_cut(line.quote))}”" if line.quote else "",
        pin=line.pin,
        mark=_short(line.marking),
        sign={CONFIRMED: "", LOGGED: "logged"}.get(line.status, "?"),
        marking=line.marking,
        status=line.status,
        line=line.id,
        notes=tuple(visible(note.text) for note in row.notes),
    )


def _text(line: Line, row: Row | None) -> str:
    """The line in set words; what is owed is not said twice where the telegram's words say it."""
    said = phrase(line.section, row) if row else None
    return said.head if said and said.says and said.says in line.quote else line.text


def _cut(words: str) -> str:
    """A long quotation up to a word's end; what was left out is shown by dots."""
    if len(words) <= _WORDS:
        return words
    return f"{words[:_WORDS].rpartition(' ')[0]} …"


def _short(marking: str | None) -> str:
    read = read_marking(marking) if marking else None
    return f"({read.portion})" if read else "(?)"


def spoken(day: str) -> str:
    """A day as people say it.

    >>> spoken("2011-07-09"), spoken("2011-07"), spoken("2011")
    ('July 9, 2011', 'July 2011', '2011')
    """
    parts = [int(part) for part in day.split("-")]
    if len(parts) == 1:
        return day
    first = date(parts[0], parts[1], parts[2] if len(parts) > 2 else 1)
    return f"{first:%B} {first.day}, {first.year}" if len(parts) > 2 else f"{first:%B} {first.year}"
