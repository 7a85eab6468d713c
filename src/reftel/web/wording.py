"""Claims in words: one line of plain speech for each kind.

`commitment: the Ambassador: argue for Jurkhal's retention; due 2011-06; as an attempt`
"""

from collections.abc import Callable, Mapping
from typing import Any

Row = Mapping[str, Any]
_USUAL = ("holds", "occurred", "firm", None)


def worded(row: Row) -> tuple[str, str]:
    """What a statement is, and what it says: `commitment`, `the Ambassador: see Nemrani; due 2011-05-22`.

    >>> worded({"kind": "role", "person": "Ann Vale", "position": "DCM", "state": "former", "meant": {}})
    ('role', 'Ann Vale, DCM; former')
    """
    kind = str(row.get("type") or row.get("relation") or row["kind"])
    says = f"says {row['source']}" if row.get("source") else None
    state = row.get("strength") or row.get("state")
    parts = (*_PARTS[row["kind"]](row), None if state in _USUAL else str(state), says)
    return kind, "; ".join(part for part in parts if part)


def _whom(row: Row, key: str) -> str | None:
    """The words of a key, with whom a pronoun means behind it."""
    text, meant = row.get(key), row.get("meant", {}).get(key)
    return f"{text or ''} ({meant})".strip() if meant else text


def _role(row: Row) -> tuple[str | None, ...]:
    what = [row.get(key) for key in ("position", "organisation", "place")]
    return (", ".join(filter(None, (row["person"], *dict.fromkeys(what)))),)


def _event(row: Row) -> tuple[str | None, ...]:
    sides = " → ".join(filter(None, (_whom(row, "actor"), _whom(row, "target"))))
    behalf = f"for {_whom(row, 'for')}" if row.get("for") else None
    means = f"by {row['means']}" if row.get("means") else None
    where = f"in {row['place']}" if row.get("place") else None
    return sides or None, behalf, means, where, row.get("date")


def _action(row: Row) -> tuple[str | None, ...]:
    owner, other = _whom(row, "owner"), _whom(row, "counterpart")
    return (
        f"{owner}: {row['action']}" if owner else row["action"],
        f"with {other}" if other else None,
        f"due {row['due']}" if row.get("due") else None,
    )


def _risk(row: Row) -> tuple[str | None, ...]:
    whence = f"from {_whom(row, 'from')}" if row.get("from") else None
    return f"{_whom(row, 'subject')}: {row['of']}", whence, row.get("level")


def _relation(row: Row) -> tuple[str | None, ...]:
    return (f"{_whom(row, 'subject')} → {_whom(row, 'object')}",)


_PARTS: Mapping[str, Callable[[Row], tuple[str | None, ...]]] = {
    "role": _role,
    "event": _event,
    "action": _action,
    "risk": _risk,
    "relation": _relation,
}
