"""Lines of a case file: what each section has, in one form, with the words it rests on.

`section` is names, posts, risks, ...; `said` the day it was said, `when` what it tells of happened (EDTF).
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from hashlib import sha256
from typing import Any

import msgspec

from reftel.desk.casefile import CaseFile

SECTIONS = {
    "names": "Names",
    "posts": "Posts held",
    "relations": "Relations",
    "risks": "Risks over time",
    "asked": "Asked, not stated",
    "incidents": "Incidents",
    "interventions": "What was done",
    "meetings": "Meetings",
    "actions": "Owed by, to and about",
    "missing": "Cited and not held",
    "disagree": "What disagrees",
    "cannot_show": "What this cannot show",
}
"""The sections of a case file in their order, with their headings."""
Row = Mapping[str, Any]


class Words(msgspec.Struct, frozen=True):
    """Further words of a line: another telling, or what speaks for a state; `why` says what they are."""

    pin: str
    quote: str
    marking: str | None
    why: str = ""


class Line(msgspec.Struct, frozen=True):
    """One line: `lead` in short, `text` what it says, `facts` in few words, and the words it rests on."""

    section: str
    id: str
    lead: str
    text: str
    facts: tuple[str, ...]
    said: str | None
    when: str | None
    pin: str
    quote: str
    marking: str | None
    status: str
    how: str
    more: tuple[Words, ...] = ()
    flag: str = ""


def lines(found: CaseFile) -> tuple[Line, ...]:
    """All lines of a case file, section by section."""
    rows: Mapping[str, Sequence[Row]] = msgspec.to_builtins(found)
    seen: Counter[str] = Counter()
    return tuple(_line(section, row, seen) for section in SECTIONS for row in rows[section])


def _line(section: str, row: Row, seen: Counter[str]) -> Line:
    lead, text, facts = _MADE[section](row)
    when = row.get("when") or row.get("date") or row.get("due")
    return Line(
        section=section,
        id=_identity(f"{section} {row['pin']} {row['quote']} {lead} {text}", seen),
        lead=lead,
        text=text,
        facts=tuple(filter(None, (*facts, f"says {row['source']}" if row.get("source") else ""))),
        said=(row.get("dtg") or "")[:10] or None,
        when=when,
        pin=row["pin"],
        quote=row["quote"] or "",
        marking=row["marking"],
        status=row.get("status", "unconfirmed"),
        how=row.get("how", "said"),
        more=tuple(_more(section, row)),
        flag="overdue" if row.get("overdue") else "",
    )


def _identity(words: str, seen: Counter[str]) -> str:
    """A short name made of what a line says; of lines that say the same, each has its own."""
    seen[words] += 1
    return sha256(f"{words} {seen[words]}".encode()).hexdigest()[:10]


def _more(section: str, row: Row) -> Iterator[Words]:
    if section == "actions":
        for pin, quote in list(zip(row["places"], row["quotes"], strict=True))[1:]:
            yield Words(pin, quote, row["marking"], "stated again")
        for each in row["evidence"]:
            yield Words(each["pin"], each["quote"], each["marking"], f"{each['state']}: {each['why']}")
    elif section in ("incidents", "interventions", "meetings"):
        for told in row["told"][1:]:
            yield Words(told["pin"], told["quote"], told["marking"], _telling(told))
        for each in row["disagree"]:
            yield from _values(each)
    elif section == "disagree":
        yield from _values(row)


def _telling(told: Row) -> str:
    return f"told again, rests on {told['repeats']}" if told["repeats"] else "told again"


def _values(row: Row) -> Iterator[Words]:
    for value in row["values"]:
        yield Words(value["pin"], value["quote"] or "", value["marking"], f"{row['what']}: {value['value']}")


Made = tuple[str, str, tuple[str, ...]]


def _name(row: Row) -> Made:
    count = len(row["pins"])
    return row["name"], "", (row["basis"], f"{count} time{'' if count == 1 else 's'}")


def _post(row: Row) -> Made:
    return row["position"], "", (row["state"], row["organisation"] or "", row["place"] or "")


def _relation(row: Row) -> Made:
    return str(row["subject"]), f"{row['relation']} of {row['object']}", (row["state"],)


def _risk(row: Row) -> Made:
    source = f" from {row['from']}" if row["from"] else ""
    return row["level"], f"{row['of']}{source}", (row["subject"] or "", row["rule"] or "")


def _asked(row: Row) -> Made:
    return "asked", "", ("a heading asks; nothing is stated",)


def _happened(row: Row) -> Made:
    sides = (
        f"by {row['actor']}" if row["actor"] else "",
        f"to {row['who']}" if row["who"] and row["who"] != row["actor"] else "",
        f"for {row['for']}" if row["for"] else "",
        f"at {row['where']}" if row["where"] else "",
    )
    count = len(row["tellings"])
    facts = (row["means"] or "", f"{count} telling{'' if count == 1 else 's'}")
    return f"{row['type']} {row['state']}", " ".join(filter(None, sides)), facts


def _owed(row: Row) -> Made:
    due = f"due {row['due']}" if row["due"] else ""
    counterpart = f"to {row['counterpart']}" if row["counterpart"] else ""
    side = {"by": "owed by", "to": "owed to", "about": "about"}[row["side"]]
    return (
        row["state"],
        f"{row['owner'] or 'nobody named'}: {row['action']}",
        (
            f"{row['strength']} {row['type']}",
            due,
            counterpart,
            side,
        ),
    )


def _missing(row: Row) -> Made:
    return str(row["mrn"] or row["text"]), "", (row["state"], f"ref {row['label']}" if row["label"] else "")


def _differs(row: Row) -> Made:
    return row["what"], " / ".join(str(value["value"]) for value in row["values"]), ()


def _limit(row: Row) -> Made:
    return row["what"], "", ()


_MADE: dict[str, Callable[[Row], Made]] = {
    "names": _name,
    "posts": _post,
    "relations": _relation,
    "risks": _risk,
    "asked": _asked,
    "incidents": _happened,
    "interventions": _happened,
    "meetings": _happened,
    "actions": _owed,
    "missing": _missing,
    "disagree": _differs,
    "cannot_show": _limit,
}
