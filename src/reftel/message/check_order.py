"""The executive order balances with the day: its number, its words for a term, its reasons, and the term itself.

`E.O. 12958: DECL: 12/07/2017` and `reasons 1.4 (b) and (d)` fit December 2007; `X6` and `1.5 (d)` do not any more.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache

from reftel.message.cable import Authority, Cable, Declassify, Reading
from reftel.message.finding import Finding
from reftel.message.finding_catalogue import remark
from reftel.terms.era import Order, exemptions, order_in_force, order_named
from reftel.terms.marking import Level
from reftel.terms.tables import Tables
from reftel.text import Span

# Orders are signed up to half a year before they are in force, and desks need some weeks to change their forms.
_SIGNED_BEFORE = timedelta(days=190)
_CHANGED_BY = timedelta(days=45)
# The rules under E.O. 13292: reasons were renumbered and X1 to X8 ended; either numbering serves until this day.
_RENUMBERED = date(2003, 9, 22)
_ENDED = frozenset(f"X{number}" for number in range(1, 9))
# Exemptions from automatic declassification outlast an order.
_TIMELESS = frozenset({*(f"25X{number}" for number in range(1, 10)), "50X1-HUM", "50X2-WMD", "AEA", "NATO", "NATO-AEA"})
_OLD_SECTION = "1.5"
_OLD_LIMIT = 10
_DECLASSIFIED = re.compile(r"(?:AS AMENDED\W{0,4})?DECLASSIFIED\b")
# A term is counted from drafting or from sending, and rounded to a month.
_TERM_SLACK = timedelta(days=31)


def order(reading: Reading, tables: Tables) -> Iterator[Finding]:
    """The E.O. line names the order in force on the telegram's day."""
    cable, day = reading.cable, _day(reading.cable)
    line = cable.declassify
    if line is None:
        if _classified(cable) and day and order_in_force(day) and _has_preamble(cable):
            yield remark("no-order", _place(cable), "a classified telegram without an E.O. line")
        return
    if line.order is None or day is None:
        return
    named = order_named(line.order)
    if named is None:
        yield remark("order-unknown", line.span, f"E.O. {line.order} is no order on classification")
    elif named.name != line.order:
        yield remark("order-misspelt", line.span, f"E.O. {line.order} was read as E.O. {named.name}")
    elif not _fits(named.name, day) and not _release_note(line):
        force = order_in_force(day)
        says = f"E.O. {force.name}" if force else "no order we know"
        yield remark("order-not-in-force", line.span, f"E.O. {line.order} on a telegram of {day}: in force was {says}")


def _day(cable: Cable) -> date | None:
    when = cable.heading.dtg.value.when if cable.heading.dtg else None
    return when.date() if when else None


def _classified(cable: Cable) -> bool:
    return bool(cable.banners and cable.banners[0].marking.level > Level.U)


def _has_preamble(cable: Cable) -> bool:
    return cable.subject is not None and bool(cable.tags)


def _place(cable: Cable) -> Span:
    return cable.banners[0].span if cable.banners else Span(0, 0)


@lru_cache(maxsize=1 << 14)
def _fits(name: str, day: date) -> bool:
    """Whether an order of this name was signed, and not long superseded, on the day."""
    near = (day, day + _SIGNED_BEFORE, day - _CHANGED_BY)
    return any((row := order_in_force(each)) is not None and row.name == name for each in near)


def term(reading: Reading, tables: Tables) -> Iterator[Finding]:
    """The term lies ahead, within what the order allows, and is told in the words of its time."""
    cable, day = reading.cable, _day(reading.cable)
    line = cable.declassify
    if line is None:
        return
    if not _classified(cable):
        if cable.banners and (line.on or line.exemption) and not _release_note(line):
            message = f"the banner says {cable.banners[0].marking.level_name}, the E.O. line {line.text}"
            yield remark("unclassified-with-term", line.span, message)
        return
    if not (line.on or line.event or line.exemption):
        yield remark(
            "no-term",
            line.span,
            f"the E.O. line of a classified telegram names no day, event or exemption: {line.text}",
        )
    force = order_in_force(day) if day else None
    if day and force:
        yield from _too_late(line, day, force)
        yield from _of_its_time(line, day)


def _release_note(line: Declassify) -> bool:
    """`E.O. 12958: AS AMENDED; DECLASSIFIED JUNE 21, 2006`: what a reviewer wrote later, under another order."""
    return _DECLASSIFIED.match(line.text.upper()) is not None


def _too_late(line: Declassify, day: date, force: Order) -> Iterator[Finding]:
    on = date.fromisoformat(line.on) if line.on else None
    if on is None:
        return
    if on < day - _TERM_SLACK:
        yield remark("term-past", line.span, f"declassification on {on}, the telegram is of {day}")
    years = _OLD_LIMIT if force.section == _OLD_SECTION and not line.exemption else force.most_years
    if years and on > _after(day, years) + _TERM_SLACK:
        message = f"declassification on {on}: more than the {years} years that E.O. {force.name} allowed on {day}"
        yield remark("term-too-long", line.span, message)


def _after(day: date, years: int) -> date:
    """The same day `years` later; 29 February becomes the 28th, and the calendar ends with the year 9999."""
    year = min(day.year + years, 9998)
    return date(year, day.month, 28 if (day.month, day.day) == (2, 29) else day.day)


def _of_its_time(line: Declassify, day: date) -> Iterator[Finding]:
    """GDS belongs to the 1970s, OADR to E.O. 12356, X1 to X8 to E.O. 12958 before it was amended."""
    for code in line.exemption.split(", ") if line.exemption else ():
        names = {name for known, name in exemptions() if known in (code, code.partition("-")[0])}
        ended = code in _ENDED and day > _RENUMBERED
        if names and code not in _TIMELESS and (ended or not any(_fits(name, day) for name in names)):
            until = f", and ended on {_RENUMBERED}" if ended else ""
            message = f"{code} on a telegram of {day}: the word is of E.O. {' and '.join(sorted(names))}{until}"
            yield remark("term-not-of-its-time", line.span, message)


def reasons(reading: Reading, tables: Tables) -> Iterator[Finding]:
    """Who classified it and why: a reason of the numbering of the day; nothing of the kind on what is unclassified."""
    cable, day = reading.cable, _day(reading.cable)
    line = cable.authority
    force = order_in_force(day) if day else None
    if not _classified(cable):
        if line and cable.banners and (line.names or line.reasons):
            message = f"the banner says {cable.banners[0].marking.level_name}, yet there is a Classified By line"
            yield remark("unclassified-with-authority", line.span, message)
        return
    if day is None or force is None or len(force.letters) < 2:
        return
    if line is None:
        if _has_preamble(cable):
            yield remark("no-authority", _place(cable), "a classified telegram without a Classified By line")
    elif not line.reasons:
        yield remark("no-reason", line.span, "the Classified By line names no reason that can be read")
    else:
        yield from _numbering(line, day, force)


def _numbering(line: Authority, day: date, force: Order) -> Iterator[Finding]:
    allowed = {force.section, _section(day - _CHANGED_BY)}
    if force.section and day <= _RENUMBERED and force.amended_by:
        allowed.add(_OLD_SECTION)
    for reason in line.reasons:
        section, _, letter = reason.rstrip(")").partition("(")
        if section not in allowed:
            message = (
                f"reason {reason} on a telegram of {day}: reasons were numbered {force.section} under E.O. {force.name}"
            )
            yield remark("reason-not-of-its-time", line.span, message)
            return
        if letter and letter not in force.letters:
            message = f"there is no reason {reason} under E.O. {force.name} on {day}: letters go to {force.letters[-1]}"
            yield remark("reason-unknown", line.span, message)


def _section(day: date) -> str | None:
    force = order_in_force(day)
    return force.section if force else None
