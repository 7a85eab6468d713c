"""Phrases: a row of a case file in plain words, made of what its claim says and of nothing else.

`2011-07-09 attack, occurred, to Hamid Orvash, at the Tirvash barrier, 2 tellings`
"""

from collections.abc import Callable, Mapping
from typing import Any

Row = Mapping[str, Any]


def phrase(section: str, row: Row) -> str:
    """A row of this section in plain words."""
    return " ".join(_PHRASES[section](row).split())


def _post(row: Row) -> str:
    return f"{row['position']} ({row['state']}, said {_day(row)})"


def _relation(row: Row) -> str:
    return f"{row['subject']}: {row['relation']} of {row['object']}"


def _risk(row: Row) -> str:
    who = f" from {row['from']}" if row["from"] else ""
    said = f", says {row['source']}" if row["source"] else ""
    return f"{row['level']}: {row['of']}{who}{said}, said {_day(row)}"


def _happened(row: Row) -> str:
    sides = (
        row["actor"] and f"by {row['actor']}",
        row["who"] and row["who"] != row["actor"] and f"to {row['who']}",
        row["for"] and f"for {row['for']}",
        row["where"] and f"at {row['where']}",
    )
    told = ", ".join((" ".join(filter(None, sides)), counted(len(row["tellings"]), "telling"))).removeprefix(", ")
    return f"{row['when'] or 'undated'} {row['type']} {row['state']} {told}"


def _owed(row: Row) -> str:
    due = f", due {row['due']}" if row["due"] else ""
    return f"{row['state']}: {row['owner'] or 'nobody named'} {row['type']}, {row['action']} ({row['strength']}{due})"


def _missing(row: Row) -> str:
    return f"{row['mrn'] or row['text']}: {row['state']}"


def _disagree(row: Row) -> str:
    return f"{row['what']}: {' / '.join(f'''{each['value']} [{each['pin']}]''' for each in row['values'])}"


def _day(row: Row) -> str:
    return (row["dtg"] or "on no day that is known")[:10] if row["dtg"] else "on a day that is not known"


def counted(number: int, name: str) -> str:
    """A number of things.

    >>> counted(1, "telling"), counted(3, "telling")
    ('1 telling', '3 tellings')
    """
    return f"{number:,} {name}{'' if number == 1 else 's'}"


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
