"""Gaps: the numbers of a post's year that no telegram of the room has, between the first and the last it holds.

Of 2011 the room holds 11DELWAN12 to 11DELWAN104, nine telegrams: 84 numbers between them are not here.
"""

import sqlite3

import msgspec


class Gap(msgspec.Struct, frozen=True):
    """A post and a year: how many telegrams are held, from which number to which, and how many between are not."""

    post: str
    year: int
    held: int
    first: int
    last: int
    missing: int


def gaps(db: sqlite3.Connection) -> tuple[Gap, ...]:
    """Each post and year of which two telegrams or more are held, airgrams apart; where most is not here first."""
    rows = db.execute(
        "select post, year, count(distinct serial), min(serial), max(serial) from sent"
        " where post is not null and year is not null and serial is not null and not airgram group by post, year"
        " having count(distinct serial) > 1"
    ).fetchall()
    found = (Gap(post, year, held, first, last, last - first + 1 - held) for post, year, held, first, last in rows)
    return tuple(sorted((row for row in found if row.missing), key=lambda row: (-row.missing, row.post, row.year)))
