"""Phrases: a row of a case file in plain words, made of what its claim says and of nothing else.

`2011-07-09 attack on Hamid Orvash at the Tirvash barrier, 2 tellings`
"""

from collections.abc import Callable, Mapping
from typing import Any

Row = Mapping[str, Any]


def phrase(section: str, row: Row) -> str:
    """A row of this section in plain words."""
    return " ".join(_PHRASES[section](row).split())


def _post(row: Row) -> str:
    return f"{row['position']} ({row['state']}, said {_days(row)})"


def _relation(row: Row) -> str:
    return f"{row['subject']}: {row['relation']} of {row['object']}{_told(row)}"


_DANGERS = {"life": "danger to life", "liberty": "danger of detention", "position": "danger of losing the post"}
_EVENTS = {
    "attack": "attack",
    "threat": "threat",
    "detention": "detention",
    "personnel": "change of post",
    "meeting": "meeting",
    "intervention": "intervention",
}
_TOWARDS = {"attack": "on", "threat": "against", "detention": "of", "personnel": "of", "meeting": "with"}


def _risk(row: Row) -> str:
    who = f" from {row['from']}" if row["from"] else ""
    said = f", says {row['source']}" if row["source"] else ""
    return f"{_DANGERS.get(row['of'], 'danger')}{who}, {row['level']}{said}, said {_day(row)}"


def _happened(row: Row) -> str:
    """`2011-07-09 attack on Hamid Orvash at the barrier, 2 tellings`; what did not occur says so."""
    whom = row["who"] if row["who"] != row["actor"] else None
    sides = (
        whom and f"{_TOWARDS.get(row['type'], 'to')} {whom}",
        row["actor"] and f"by {row['actor']}",
        row["for"] and f"for {row['for']}",
        row["where"] and f"at {row['where']}",
    )
    state = "" if row["state"] == "occurred" else f", {row['state']}"
    told = f", {counted(len(row['tellings']), 'telling')}" if len(row["tellings"]) > 1 else ""
    what = " ".join(filter(None, (row["when"] or "undated", _EVENTS.get(row["type"], row["type"]), *sides)))
    return f"{what}{state}{told}"


def _owed(row: Row) -> str:
    due = f", due {row['due']}" if row["due"] else ""
    return f"{row['state']}: {row['owner'] or 'nobody named'}, {row['type']} ({row['strength']}{due}): {row['action']}"


def _missing(row: Row) -> str:
    state = "" if row["state"] == "known" else f" ({row['state']})"
    often = f" {len(row['places'])} times" if len(row["places"]) > 1 else ""
    return f"{row['mrn'] or row['text']} is cited{often} and not held{state}"


def _disagree(row: Row) -> str:
    return f"{row['what']}: {' / '.join(f'''{each['value']} [{each['pin']}]''' for each in row['values'])}"


def _day(row: Row) -> str:
    return str(row["dtg"])[:10] if row["dtg"] else "on a day that is not known"


def _days(row: Row) -> str:
    """`2011-01-18 to 2011-10-04, 11 tellings`: when it was first and last said."""
    first, last = _day(row), (row["until"] or "")[:10]
    return f"{first}{f' to {last}' if last > first else ''}{_told(row)}"


def _told(row: Row) -> str:
    return f", {counted(len(row['places']), 'telling')}" if len(row["places"]) > 1 else ""


def counted(number: int, name: str, names: str | None = None) -> str:
    """A number of things, `names` where an s makes no plural.

    >>> counted(1, "telling"), counted(3000, "telling"), counted(2, "copy", "copies")
    ('1 telling', '3,000 tellings', '2 copies')
    """
    return f"{number:,} {name if number == 1 else names or f'{name}s'}"


_PHRASES: dict[str, Callable[[Row], str]] = {
    "names": lambda row: str(row["name"]),
    "posts": _post,
    "relations": _relation,
    "risks": _risk,
    "asked": lambda row: str(row["quote"]),
    "incidents": _happened,
    "interventions": _happened,
    "meetings": _happened,
    "actions": _owed,
    "missing": _missing,
    "disagree": _disagree,
    "cannot_show": lambda row: str(row["what"]),
}
