"""The executive orders on classification and the time each was in force: the date of a telegram chooses the row.

E.O. 12958 was renumbered when E.O. 13292 amended it in 2003: reason 1.5(d) became 1.4(d).
"""

from collections.abc import Mapping
from datetime import date
from functools import cache, lru_cache

import msgspec

from reftel.terms.rows import shipped_rows
from reftel.terms.slip import slipped


class Order(msgspec.Struct, frozen=True):
    """One era: `section` and `letters` number its reasons, `default_years` is its term where a telegram says none."""

    name: str
    amended_by: str | None
    starts: date
    ends: date | None
    section: str | None
    letters: str
    default_years: int | None
    most_years: int | None


class Exemption(msgspec.Struct, frozen=True):
    """A word of the E.O. line (`GDS`, `OADR`, `X1`) under its order; `years` by level's name, `*` for any level."""

    code: str
    order: str
    years: Mapping[str, int]
    year_end: bool
    meaning: str


@cache
def orders() -> tuple[Order, ...]:
    """The eras of `order.csv`, oldest first."""
    return tuple(_order(row) for row in shipped_rows("order"))


def _order(row: Mapping[str, str]) -> Order:
    return Order(
        name=row["name"],
        amended_by=row["amended_by"] or None,
        starts=date.fromisoformat(row["starts"]),
        ends=date.fromisoformat(row["ends"]) if row["ends"] else None,
        section=row["section"] or None,
        letters=row["letters"],
        default_years=int(row["default_years"]) if row["default_years"] else None,
        most_years=int(row["most_years"]) if row["most_years"] else None,
    )


@cache
def exemptions() -> Mapping[tuple[str, str], Exemption]:
    """The words of `exemption.csv` by (code, order)."""
    return {(row["code"], row["order"]): _exemption(row) for row in shipped_rows("exemption")}


def _exemption(row: Mapping[str, str]) -> Exemption:
    words = row["years"].split()
    years = {"*": int(words[0])} if len(words) == 1 else dict(zip(words[::2], map(int, words[1::2]), strict=True))
    return Exemption(row["code"], row["order"], years, row["year_end"] == "yes", row["meaning"])


@lru_cache(maxsize=1 << 14)
def order_in_force(day: date) -> Order | None:
    """The order in force on a day; None before the first of the table.

    >>> order_in_force(date(2007, 12, 10)).section, order_in_force(date(1976, 3, 1)).name
    ('1.4', '11652')
    """
    for order in orders():
        if order.starts <= day and (order.ends is None or day <= order.ends):
            return order
    return None


@lru_cache(maxsize=1 << 10)
def order_named(printed: str) -> Order | None:
    """The oldest era of an order by its printed number; one wrong, lost or swapped digit is forgiven.

    >>> order_named("12598").name, order_named("1295").name, order_named("13224")
    ('12958', '12958', None)
    """
    names = tuple(dict.fromkeys(order.name for order in orders()))
    name = printed if printed in names else slipped(printed, names)
    return next((order for order in orders() if order.name == name), None)


@cache
def reason_meanings() -> Mapping[str, str]:
    """What each reason means: `1.4(d)` to its words."""
    return {f"{row['section']}({row['letter']})": row["meaning"] for row in shipped_rows("reason")}
