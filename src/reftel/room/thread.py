"""A thread: the telegrams joined to one by references, both ways, those that nobody holds among them.

From 11SAHRIYA431 one comes to what it cites, to what cites that, and to what cites 11SAHRIYA431 itself.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import islice

import msgspec

from reftel.message.bearing import ANSWERS, REFERS
from reftel.room.knot import Count, Doubt, Knot, Other, Tie
from reftel.room.link import Link, Links
from reftel.room.period import period
from reftel.room.quotation import bearing_of, quotations, said_by_subject
from reftel.room.resolution import HELD, NO_CABLE, UNSETTLED, found
from reftel.room.telegram import Telegram
from reftel.terms.mrn import MRN

STEPS, MOST = 3, 300
Get = Callable[[str], Telegram | None]


class Thread(msgspec.Struct, frozen=True):
    """The telegrams, in order of time, and what ties them; `more` says that it goes on beyond what is shown."""

    cables: tuple[Knot, ...]
    links: tuple[Tie, ...]
    others: tuple[Other, ...] = ()
    more: bool = False
    unsettled: tuple[Doubt, ...] = ()


def thread(start: str, links: Links, get: Get, steps: int = STEPS, most: int = MOST) -> Thread:
    """The thread of the telegram of this key, so many steps from it and so many telegrams at the most.

    It is empty when no telegram has the key and none cites it.
    """
    knots: dict[str, MRN | None] = {}
    ties: dict[tuple[str, str, str | None, str], Link] = {}
    ahead: deque[tuple[str, MRN | None, int]] = deque([(start, links.number(start), 0)])
    more = False
    while ahead:
        name, mrn, step = ahead.popleft()
        if name in knots:
            continue
        if step > steps or len(knots) >= most:
            more = True
            continue
        knots[name] = mrn
        for link in _around(name, mrn, links):
            target = link.meaning.name or ""
            ties[link.source, target, link.cited.label, link.cited.text] = link
            ahead.append((link.source, links.number(link.source), step + 1))
            ahead.append((target, link.meaning.mrn, step + 1))
    shown = [link for link in ties.values() if link.source in knots and link.meaning.name in knots]
    if not shown and get(start) is None:
        return Thread((), ())
    cables = [_knot(name, mrn, links, get) for name, mrn in knots.items()]
    cables.sort(key=lambda knot: _order(knot, knots[knot.mrn]))
    rows = [tie for link in shown if (tie := _tie(link, get))]
    rows.sort(key=lambda row: (row.source, row.label or "", row.target))
    others = (other for knot in cables for other in _others(knot.mrn, links, get))
    doubts = (doubt for knot in cables for doubt in _doubts(knot.mrn, links, get))
    return Thread(tuple(cables), tuple(rows), tuple(others), more, tuple(doubts))


def citing(mrn: MRN, links: Links, get: Get, most: int) -> tuple[Tie, ...]:
    """How other telegrams cite one, the earliest first; `most` of them."""
    found = {(link.source, link.cited.label, link.cited.text): link for link in links.to(mrn)}
    rows = islice((link for link in found.values() if link.source != str(mrn)), most)
    return tuple(tie for link in rows if (tie := _tie(link, get)))


def most_cited(links: Links, get: Get, most: int) -> tuple[Count, ...]:
    """The telegrams that most others cite, held or not."""
    rows = []
    for mrn, count in links.most_cited(most):
        knot = _knot(str(mrn), mrn, links, get)
        rows.append(Count(knot.mrn, count, knot.held, knot.state, knot.dtg, knot.subject))
    return tuple(rows)


def _others(key: str, links: Links, get: Get) -> Iterator[Other]:
    """What the telegram cites besides telegrams."""
    for link in links.of(key):
        telegram = get(key) if link.meaning.state == NO_CABLE else None
        if telegram is not None:
            row, found = link.cited, quotations(link.cited, telegram)
            yield Other(
                source=key,
                label=row.label,
                kind=row.kind,
                text=row.text,
                dtg=row.dtg,
                date=row.date,
                pin=found[0].pin,
                quote=found[0].quote,
                pins=tuple(each.pin for each in found),
                marking=found[0].marking,
            )


def _doubts(key: str, links: Links, get: Get) -> Iterator[Doubt]:
    """What the telegram cites that could be two telegrams, or none."""
    for link in links.of(key):
        telegram = get(key) if link.meaning.state in UNSETTLED else None
        if telegram is not None:
            row, found, meaning = link.cited, quotations(link.cited, telegram), link.meaning
            yield Doubt(
                source=key,
                label=row.label,
                text=row.text,
                state=meaning.state,
                candidates=tuple(map(str, meaning.candidates)),
                reason=meaning.reason,
                pin=found[0].pin,
                quote=found[0].quote,
                pins=tuple(each.pin for each in found),
                marking=found[0].marking,
            )


def _around(name: str, mrn: MRN | None, links: Links) -> Iterator[Link]:
    """What a telegram cites, and what cites it; what means no telegram, or nobody can say which, left out."""
    rows: Iterable[Link] = (*links.of(name), *(links.to(mrn) if mrn else ()))
    for link in rows:
        meaning = link.meaning
        if meaning.name not in (None, link.source) and meaning.state not in (NO_CABLE, *UNSETTLED):
            yield link


def _order(knot: Knot, mrn: MRN | None) -> tuple[str, str, int, int, str]:
    """By time, then by number: 7 before 10."""
    when = knot.dtg or knot.latest or "~"
    return (when, mrn.post, mrn.year, mrn.serial, knot.mrn) if mrn else (when, knot.post or "", 0, 0, knot.mrn)


def _knot(name: str, mrn: MRN | None, links: Links, get: Get) -> Knot:
    telegram = get(name)
    state = found(mrn, links.series, None, "").state if mrn else (HELD if telegram else "known")
    if telegram is not None:
        return Knot(
            mrn=name,
            held=state == HELD,
            state=state,
            dtg=telegram.dtg,
            post=telegram.post,
            subject=telegram.subject,
            marking=telegram.marking,
        )
    if mrn is None:
        return Knot(mrn=name, held=False, state=state, post=name.split(" ")[0])
    days = period(mrn, (link.day for link in links.to(mrn)), links.series)
    return Knot(mrn=name, held=False, state=state, post=mrn.post, earliest=days.earliest, latest=days.latest)


def _asks(cited: Telegram | None, by: Telegram) -> bool:
    """Whether the telegram that is cited asked the post that cites it to act."""
    if cited is None or cited.post == by.post:
        return False
    addressed = any(row.post == by.post for row in cited.cable.heading.to)
    return addressed and any(row.role == "action request" for row in cited.cable.paragraphs)


def _tie(link: Link, get: Get) -> Tie | None:
    telegram = get(link.source)
    if telegram is None:
        return None
    rows = quotations(link.cited, telegram)
    bearing = bearing_of(link.cited, telegram, rows)
    if bearing == REFERS and _asks(get(link.meaning.name or ""), telegram):
        bearing = ANSWERS
    first = next((row for row in rows if row.bearing == bearing), None) or said_by_subject(telegram, bearing) or rows[0]
    return Tie(
        source=link.source,
        target=link.meaning.name or "",
        label=link.cited.label,
        rule=link.meaning.rule,
        pin=first.pin,
        quote=first.quote,
        text=link.cited.text,
        state=link.meaning.state,
        certainty=link.meaning.certainty,
        bearing=bearing,
        pins=tuple(dict.fromkeys((first.pin, *(row.pin for row in rows)))),
        marking=first.marking,
    )
