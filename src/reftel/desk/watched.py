"""Watched: a line of the watch, one subject in one kind of danger, with what was done and what is owed.

`Judge Zohra Telmashi`, life, likely: from the Salt Road Guard, since February; a call was made, two guards are owed.
"""

from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

import msgspec

from reftel.claims.claim import Event
from reftel.desk.danger import LEVELS, Danger, weighing
from reftel.desk.group import concerns
from reftel.desk.ledger import Owed, open_of
from reftel.desk.phrase import whose
from reftel.desk.pinned import Row, joined, of
from reftel.room.record import Record, Said


class Done(Row, frozen=True, kw_only=True):
    """Something that was done: an intervention, an order taken back, a post kept."""

    type: str
    what: str
    date: str | None = None


class Watched(Row, frozen=True, kw_only=True):
    """One subject in one kind of danger. `of` is life, liberty, position or other, `level` the latest.

    `said_by` are the posts that say so, with the source where they name one; `since` and `last` are days; `silent` says
    that nothing was heard since as many days as were asked. `members` are those of a group who are named. Every telling
    has its pin in `places`, its words in `quotes` and its marking in `markings`.
    """

    subject: str
    of: str
    level: str
    from_: str | None = msgspec.field(default=None, name="from")
    since: str | None = None
    said_by: tuple[str, ...] = ()
    last: str | None = None
    done: tuple[Done, ...] = ()
    owed: tuple[Owed, ...] = ()
    pins: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    quotes: tuple[str, ...] = ()
    markings: tuple[str | None, ...] = ()
    key: str | None = None
    members: tuple[str, ...] = ()
    silent: bool = False
    next: str | None = None
    rule: str | None = None


class Debts:
    """What is owed: the lines of the ledger, by whom they are about and by the telegram that states them."""

    def __init__(self, rows: Sequence[Owed]) -> None:
        self._rows = rows
        self._about: dict[str, list[int]] = defaultdict(list)
        self._stated: dict[str, list[int]] = defaultdict(list)
        for number, row in enumerate(rows):
            self._stated[row.pin.partition(" ")[0]].append(number)
            for person in row.about:
                self._about[person].append(number)

    def about(self, person: str) -> Iterator[Owed]:
        """The lines about a person."""
        return (self._rows[number] for number in self._about.get(person, ()))

    def stated(self, key: str) -> Iterator[Owed]:
        """The lines that a telegram states first."""
        return (self._rows[number] for number in self._stated.get(key, ()))


def heard(row: Watched, as_of: str | None, days: int) -> Watched:
    """A line as it stands when so many days make a silence."""
    return msgspec.structs.replace(row, silent=is_quiet(row.level, row.last, as_of, days))


def is_quiet(level: str, last: str | None, as_of: str | None, days: int) -> bool:
    """Whether nothing was heard for so many days of somebody whom a danger did not yet befall."""
    return level != LEVELS[-1] and _silent(last, as_of, days)


class Case(msgspec.Struct, frozen=True):
    """Whose line it is: a person by key or a group by its descriptions, in which kind of danger."""

    of: str
    key: str | None = None
    group: tuple[str, ...] = ()
    named: tuple[str, ...] = ()


def watched(record: Record, rows: Sequence[Danger], owed: Debts, silent: int, case: Case) -> Watched:
    """The line of a case: made of the claims of danger it rests on, and of what is owed."""
    ordered = sorted(rows, key=lambda row: row.said.told.order)
    days = [day for row in ordered if (day := (row.said.told.dtg or "")[:10])]
    heard = _heard(record, case.key) or (days[-1] if days else None)
    due = tuple(open_of(owed.about(case.key), case.key)) if case.key else tuple(_owed_to(owed, case.group, ordered))
    grave = max(weighing(ordered), key=lambda row: LEVELS.index(row.risk.level))
    level, last = grave.risk.level, ordered[-1]
    # The words that speak for this danger and its level are shown first.
    shown_first = sorted(ordered, key=lambda row: (row.risk.of != case.of, row.risk.level != level))
    first = shown_first[0].said
    done = tuple(_done(record, case.key))
    shown = (*(row.said.told.marking for row in ordered), *(row.marking for row in done), *(row.marking for row in due))
    common = {**of(first, record.judged), "marking": joined(shown)}
    common["how"] = "inferred" if last.rule else common["how"]
    told = tuple(dict.fromkeys((row.said.pin, row.said.told.quote, row.said.told.marking) for row in shown_first))
    return Watched(
        subject=record.names[case.key] if case.key else max(case.group, key=len),
        of=case.of,
        level=level,
        from_=_from(ordered, record),
        since=days[0] if days else None,
        said_by=tuple(dict.fromkeys(_by(row.said) for row in ordered)),
        last=heard,
        done=done,
        owed=due,
        pins=tuple(dict.fromkeys(pin for pin, _, _ in told)),
        places=tuple(pin for pin, _, _ in told),
        quotes=tuple(quote for _, quote, _ in told),
        markings=tuple(marking for _, _, marking in told),
        key=case.key,
        members=tuple(record.names[each] for each in case.named),
        silent=is_quiet(level, heard, record.as_of, silent),
        next=_next(due),
        rule=last.rule,
        **common,
    )


def _by(said: Said) -> str:
    post = said.told.post or said.told.key
    return f"{post} ({said.told.claim.source})" if said.told.claim.source else post


def _from(rows: Sequence[Danger], record: Record) -> str | None:
    found = []
    for row in rows:
        whom = row.said.who("from")
        if whom is not None:
            found.append(", ".join(record.names[key] for key in whom.persons) or whom.label)
    return "; ".join(dict.fromkeys(found)) or None


def _heard(record: Record, key: str | None) -> str | None:
    """The day of the last telegram that speaks of a person."""
    if key is None:
        return None
    days = [figure.dtg[:10] for figure in record.person(key).figures if figure.dtg]
    return max(days, default=None)


def _silent(last: str | None, as_of: str | None, days: int) -> bool:
    if not (last and as_of):
        return False
    return (_end_of(as_of) - date.fromisoformat(last)).days >= days


def _end_of(time: str) -> date:
    """The last day of a year or a month, or the day itself: `2011`, `2011-07`, `2011-07-08`."""
    year, *rest = map(int, time.split("-"))
    month, *day = rest or [12]
    return date(year, month, day[0] if day else monthrange(year, month)[1])


def _done(record: Record, key: str | None) -> Iterator[Done]:
    """Interventions for a person, and what came of them: an order taken back, a post kept."""
    for said in record.concerning(key) if key else ():
        event = said.told.claim.said
        if not isinstance(event, Event):
            continue
        kept = event.type == "personnel" and (event.status == "reversed" or _retained(said))
        if event.type == "intervention" or kept:
            yield Done(type=event.type, what=said.told.quote, date=event.date, **of(said, record.judged))


def _retained(said: Said) -> bool:
    return any(word in said.told.quote.lower() for word in ("retain", "keeps", "kept", "remain"))


def _owed_to(owed: Debts, labels: Sequence[str], rows: Sequence[Danger]) -> Iterator[Owed]:
    """What is owed to a group, in the telegrams that tell of its danger."""
    for key in dict.fromkeys(row.said.told.key for row in rows):
        yield from (entry for entry in owed.stated(key) if concerns(entry.action, labels))


def _next(owed: Iterable[Owed]) -> str | None:
    """The next step and whose it is: what is due first, of the rest what was said last."""
    rows = sorted(owed, key=lambda row: (row.due or "~", [-ord(sign) for sign in row.dtg or ""]))
    return whose(rows[0].owner, rows[0].action) if rows else None


def places_of(row: Watched, record: Record) -> list[str]:
    """The texts that may say where a subject is."""
    texts = [*row.quotes, row.subject]
    if row.key:
        person = record.person(row.key)
        texts += [post.position for figure in person.figures for post in figure.posts]
        texts += [post.place or "" for figure in person.figures for post in figure.posts]
    return texts
