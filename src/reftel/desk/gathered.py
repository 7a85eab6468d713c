"""Gathered rows: what several telegrams say alike is one row, with the words of each of them behind it.

`Provincial Election Registrar` of January and `Registrar` of October are one post, held from the one to the other.
"""

from collections.abc import Hashable, Iterable, Sequence
from typing import Any

from reftel.claims.bearer import office_words
from reftel.desk.pinned import UNCONFIRMED, joined
from reftel.room.designation import bare

Row = dict[str, Any]


def gathered(rows: Sequence[Row]) -> Row:
    """The first of rows that say the same, with the places and words of all; a row that is confirmed confirms it.

    `pins` are the pins, each once; `places` and `quotes` those of every telling; `until` is when it was last said.
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
        "until": max((row["dtg"] for row in rows if row["dtg"]), default=None),
    }


def alike(rows: Iterable[tuple[Hashable, Row]]) -> list[Row]:
    """The rows, gathered under the keys that they stand behind."""
    found: dict[Hashable, list[Row]] = {}
    for key, row in rows:
        found.setdefault(key, []).append(row)
    return [gathered(each) for each in found.values()]


def tenures(rows: Iterable[tuple[Hashable, Row]]) -> list[Row]:
    """Posts that were held: rows of roles, each behind the key of its person, gathered by the words of the office.

    A post named in short is the last one before it that has its words; the fullest name is shown.
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
    there, here = office_words(full["position"]), office_words(row["position"])
    return (
        full["state"] == row["state"]
        and (here <= there or there <= here)
        and all(_agree(each[part], row[part]) for each in group for part in ("organisation", "place"))
    )


def _agree(one: str | None, other: str | None) -> bool:
    return not one or not other or bare(one) == bare(other)


def _fullest(group: Sequence[Row]) -> Row:
    return max(group, key=lambda row: len(office_words(row["position"])))
