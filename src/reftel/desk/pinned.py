"""Pinned lines: the rows that case file, ledger, watch and incidents are made of; every one has its words.

`pin` is where it stands, `quote` the words, `marking` what they may be read by, `status` whether a person confirmed it.
"""

from collections.abc import Iterable
from functools import reduce
from operator import or_
from typing import Any

import msgspec

from reftel.room.judgement import CONFIRMED, Decided, Judgement
from reftel.room.record import Said
from reftel.terms.marking import Marking, read_marking

UNCONFIRMED, LOGGED = "unconfirmed", "logged"


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """What every row has; `how` is `said`, `inferred`, `judged` or `logged`."""

    pin: str
    quote: str
    marking: str | None = None
    status: str = UNCONFIRMED
    dtg: str | None = None
    how: str = "said"
    source: str | None = None


def of(said: Said, judged: Iterable[Judgement] = ()) -> dict[str, Any]:
    """The common keys of a row that a claim makes."""
    return {
        "pin": said.pin,
        "quote": said.told.quote,
        "marking": said.told.marking,
        "status": status(said, judged),
        "dtg": said.told.dtg,
        "source": said.told.claim.source,
        "how": "logged" if said.told.claim.rule == "logged" else "said",
    }


def status(said: Said, judged: Iterable[Judgement]) -> str:
    """Whether a person confirmed a claim; the last word counts. What was refused is in no record."""
    found = LOGGED if said.told.claim.rule == "logged" else UNCONFIRMED
    decided = judged if isinstance(judged, Decided) else Decided(judged)
    for row in decided.on_claims(said.told.key, said.told.paragraph, said.told.quote):
        kinds = row.right.quote.split()
        if not kinds or said.told.claim.kind in kinds:
            found = CONFIRMED if row.verdict == CONFIRMED else UNCONFIRMED
    return found


def joined(markings: Iterable[str | None]) -> str | None:
    """The join of printed markings: the marking of what shows them all; None when one of them has none."""
    rows = list(dict.fromkeys(markings))
    read = [read_marking(row) if row else None for row in rows]
    found: list[Marking] = [row for row in read if row is not None]
    return str(reduce(or_, found)) if found and len(found) == len(rows) else None
