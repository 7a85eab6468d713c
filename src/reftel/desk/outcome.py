"""Outcomes: what became of an entry of the ledger, each proposed only with the words that speak for it.

A later telegram that tells of the meeting speaks for a promise of it as kept. A readiness without a date stands; a date
that passed without a word lapses; of all else nothing is said, and it is open.
"""

import re
from collections.abc import Callable, Iterator, Sequence

from reftel.desk.aftermath import told
from reftel.desk.entry import Entry
from reftel.desk.evidence import (
    LAPSED,
    MOOT,
    OPEN,
    RANK,
    STANDING,
    STATES,
    SUPERSEDED,
    Evidence,
    Later,
    done,
    is_past,
    of,
)
from reftel.desk.fulfilment import carried_out, met, moot, relayed, taken_back
from reftel.desk.sequel import came, replied, reported, travelled

__all__ = ["RULES", "STATES", "Evidence", "Later", "is_past", "outcome"]
Rule = Callable[[Entry, Later], Iterator[Evidence]]
RULES: tuple[Rule, ...] = (met, relayed, moot, taken_back, told, came, reported, replied, travelled, carried_out)
"""All rules, each of which may find words that speak for a state."""
_READY = re.compile(
    r"\b(?:be|is|are|am|stands?|remains?|stays?|keeps?)\s+(?:also\s+)?(?:ready|prepared)\s+to\b", re.IGNORECASE
)


def outcome(entry: Entry, later: Later) -> tuple[str, tuple[Evidence, ...]]:
    """The state of an entry, and the words that speak for it."""
    rows = [row for rule in RULES for row in rule(entry, later)]
    found = tuple({(row.state, row.pin): row for row in reversed(rows)}.values())[::-1]
    best = _best(entry, found)
    if best != OPEN:
        return best, tuple(row for row in found if row.state == best)
    if _is_ready(entry):
        return STANDING, (of(entry.last, STANDING, "a readiness without a date does not lapse"), *found)
    if found or not is_past(entry.due, later.record.as_of):
        return OPEN, found
    return LAPSED, (of(entry.last, LAPSED, f"due {entry.due}, and by {later.record.as_of} nothing tells of it"),)


def _best(entry: Entry, found: Sequence[Evidence]) -> str:
    """The state that stands: by rank, but an order that came back undoes what was said of its end, and the reverse."""
    states = {row.state for row in found}
    waits = entry.type != "offer" and (entry.strength == "conditional" or _is_ready(entry))
    if MOOT in states and waits:  # an offer that was declined stays declined when it is withdrawn
        return MOOT
    if SUPERSEDED in states and done(entry) in states:  # an order comes back, or is undone
        return max(
            (row for row in found if row.state in (SUPERSEDED, done(entry))), key=lambda row: row.dtg or ""
        ).state
    return min(states, key=RANK.index, default=OPEN)


def _is_ready(entry: Entry) -> bool:
    words = (text for place in entry.places for text in (place.action.action, place.said.told.quote))
    return entry.due is None and any(_READY.search(text) for text in words)
