"""Gathered rows: what several telegrams say alike is one row, with the words of each of them behind it.

`Provincial Election Registrar` of January and `Registrar` of October are one post, held from the one to the other.
"""

from collections.abc import Hashable, Iterable, Sequence
from typing import Any

from reftel.desk.pinned import UNCONFIRMED, joined
from reftel.room.accord import agree
from reftel.room.designation import bare
from reftel.room.office import read_office
from reftel.room.seat import places

Row = dict[str, Any]


def gathered(rows: Sequence[Row]) -> Row:
    """The first of rows that say the same, with the places and words of all; a row that is confirmed confirms it.

    `pins` are the pins, each once; `places`, `quotes` and `markings` those of every telling; `until` is when it was
    last said.
    """
    first = next((row for row in rows if row["status"] != UNCONFIRMED), rows[0])
    return {
        **rows[0],
        "status": first["status"],
        "how": first["how"],
        "marking": joined(row["marking"] for row in rows),
        "pins": list(dict.fromkeys(row["pin"] for row in rows)),
        "places": [row["pin"] for row in rows],
        "quotes": [row["quote"] for row in rows],
        "markings": [row["marking"] for row in rows],
        "until": max((row["dtg"] for row in rows if row["dtg"]), default=None),
    }


def alike(rows: Iterable[tuple[Hashable, Row]]) -> list[Row]:
    """The rows, gathered under the keys that they stand behind."""
    found: dict[Hashable, list[Row]] = {}
    for key, row in rows:
        found.setdefault(key, []).append(row)
    return [gathered(each) for each in found.values()]


def tenures(rows: Iterable[tuple[Hashable, Row]]) -> list[Row]:
    """Posts that were held: rows of roles, each behind the key of its person, gathered by their offices.

    A post named in short is the last one before it that it may be short for; the fullest name is shown.
    """
    found: list[tuple[Hashable, list[Row]]] = []
    for key, row in rows:
        same = next((each for who, each in reversed(found) if who == key and _same_post(each, row)), None)
        if same is None:
            found.append((key, [row]))
        else:
            same.append(row)
    return [{**gathered(each), "position": _fullest(each)["position"]} for _, each in found]


def _same_post(group: Sequence[Row], row: Row) -> bool:
    full = _fullest(group)
    return (
        full["state"] == row["state"]
        and _same_office(full["position"], row["position"])
        and all(_agree(each[part], row[part]) for each in group for part in ("organisation", "place"))
    )


def _same_office(one: str, other: str) -> bool:
    """Whether two titles may be one office, in one place where both name one."""
    left, right = read_office(one), read_office(other)
    if left is None or right is None:
        return bare(one) == bare(other)
    here, there = places([one], [one]), places([other], [other])
    return agree(left, right) and (not here or not there or not here.isdisjoint(there))


def _agree(one: str | None, other: str | None) -> bool:
    return not one or not other or bare(one) == bare(other)


def _fullest(group: Sequence[Row]) -> Row:
    return max(group, key=lambda row: len(bare(row["position"]).split()))
