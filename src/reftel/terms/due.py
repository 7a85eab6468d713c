"""When a telegram falls due for declassification, and by which rule.

A day that has passed is no release: it says that a reviewer may now decide.
"""

from datetime import date
from typing import Protocol

import msgspec

from reftel.terms.dtg import DTG
from reftel.terms.era import Exemption, Order, exemptions, order_in_force
from reftel.terms.level import Level

_AUTOMATIC_YEARS = 25


class Due(msgspec.Struct, frozen=True):
    """The day, and the rule it follows from."""

    on: date
    rule: str


class Term(Protocol):
    """What the E.O. line of a telegram says."""

    @property
    def on(self) -> str | None:
        """The date it names, ISO."""

    @property
    def exemption(self) -> str | None:
        """The exemptions it names, `X1, X5`."""


def falls_due(declassify: Term | None, dtg: DTG | None, level: Level, order: Order | None = None) -> Due | None:
    """When a telegram falls due; None for what is unclassified, undated, or exempt without an end.

    >>> falls_due(None, DTG(10, 11, 58, "Z", 12, 2007), Level.S)
    Due(on=datetime.date(2017, 12, 10), rule='E.O. 12958: 10 years where the telegram says nothing')
    """
    if level is Level.U:
        return None
    if declassify and declassify.on:
        return Due(date.fromisoformat(declassify.on), "the date on the telegram")
    when = dtg.when if dtg else None
    order = order or (order_in_force(when.date()) if when else None)
    if when is None or order is None:
        return None
    codes = (declassify.exemption or "").split(", ") if declassify else []
    if codes and codes != [""]:
        return _exempt(codes, when.date(), level, order)
    if declassify is None and order.default_years:
        rule = f"E.O. {order.name}: {order.default_years} years where the telegram says nothing"
        return Due(_later(when.date(), order.default_years), rule)
    return Due(_year_end(when.date(), _AUTOMATIC_YEARS), "automatic declassification: 31 December of the 25th year")


def _exempt(codes: list[str], day: date, level: Level, order: Order) -> Due | None:
    """The latest term of the exemptions; None where one of them has no end."""
    terms: list[Due] = []
    for code in codes:
        row = _row(code, order)
        years = (row.years.get(level.name) or row.years.get("*")) if row else None
        if row is None or years is None:
            return None
        on = _year_end(day, years) if row.year_end else _later(day, years)
        terms.append(Due(on, f"{code}: {years} years under E.O. {row.order}"))
    return max(terms, key=lambda term: term.on)


def _row(code: str, order: Order) -> Exemption | None:
    """The exemption under the telegram's order, or under whichever order knows it; RDS-2 is a kind of RDS."""
    table = exemptions()
    for name in (code, code.partition("-")[0]):
        row = table.get((name, order.name)) or next((row for (found, _), row in table.items() if found == name), None)
        if row:
            return row
    return None


def _later(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def _year_end(day: date, years: int) -> date:
    return date(day.year + years, 12, 31)
