"""Lines of a case file as a page shows them: in short, with the words they rest on, and what was done to them.

`said` is the day a line was said, `when` when what it tells of happened (EDTF); `under` is where it stands on the page.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import msgspec

from reftel.desk.dossier import Dossier, Pinned, Remark
from reftel.desk.line import TITLES, rows_with_lines

PINNED, WRONG = "pinned", "wrong"
HEADINGS = {PINNED: "Pinned", **TITLES, WRONG: "Marked wrong"}
"""Where lines stand on the page, in order, with the headings."""
Row = Mapping[str, Any]


class Words(msgspec.Struct, frozen=True):
    """Further words of a line: another telling, or what speaks for a state; `why` says what they are."""

    pin: str
    quote: str
    marking: str | None
    why: str = ""


class Line(msgspec.Struct, frozen=True):
    """One line: `lead` in short, `text` what it says, `facts` in few words, and the words it rests on.

    `marking` is that of all it shows, `own` that of the words that stand first.
    """

    under: str
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
    own: str | None
    status: str
    how: str
    more: tuple[Words, ...] = ()
    flag: str = ""
    notes: tuple[Remark, ...] = ()
    wrong: Remark | None = None
    by: str | None = None


def lines(shown: Dossier) -> tuple[Line, ...]:
    """All lines of a case file: what is pinned, then section by section, then what was marked wrong."""
    rows = {line.id: row for row, line in rows_with_lines(shown.found)}
    return (
        *(_line(PINNED, each, rows) for each in shown.pinned),
        *(_line(each.line.section, each, rows) for each in shown.lines),
        *(_line(WRONG, each, rows) for each in shown.wrong),
    )


def _line(under: str, each: Pinned, rows: Mapping[str, Row]) -> Line:
    line, row = each.line, rows.get(each.line.id)
    lead, text, facts = _MADE[line.section](row) if row else (line.text, "", ())
    return Line(
        under=under,
        section=line.section,
        id=line.id,
        lead=lead,
        text=text,
        facts=tuple(filter(None, (*facts, f"says {line.source}" if line.source else ""))),
        said=(line.dtg or "")[:10] or None,
        when=line.when,
        pin=line.pin,
        quote=line.quote,
        marking=line.marking,
        own=_own(row) if row else line.marking,
        status=line.status,
        how=line.how,
        more=tuple(_more(line.section, row)) if row else (),
        flag="overdue" if row and row.get("overdue") else "",
        notes=each.notes,
        wrong=each.wrong,
        by=each.by,
    )


def _more(section: str, row: Row) -> Iterator[Words]:
    if section == "actions":
        yield from _again(row, "stated again")
        for each in row["evidence"]:
            yield Words(each["pin"], each["quote"], each["marking"], f"{each['state']}: {each['why']}")
    elif section in ("incidents", "interventions", "meetings"):
        for told in row["told"][1:]:
            yield Words(told["pin"], told["quote"], told["marking"], _telling(told))
        for each in row["disagree"]:
            yield from _values(each)
    elif section == "disagree":
        yield from _values(row)
    elif "places" in row:
        yield from _again(row, "said again")


def _own(row: Row) -> str | None:
    """What the words that stand first may be read by."""
    markings = [told["marking"] for told in row["told"]] if "told" in row else row.get("markings", ())
    marking: str | None = (*markings, row["marking"])[0]
    return marking


def _again(row: Row, why: str) -> Iterator[Words]:
    """The words of all places but the first."""
    for pin, quote, marking in list(zip(row["places"], row["quotes"], row["markings"], strict=True))[1:]:
        yield Words(pin, quote, marking, why)


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
    return row["position"], "", (row["state"], row["organisation"] or "", row["place"] or "", _last(row))


def _relation(row: Row) -> Made:
    return str(row["subject"]), f"{row['relation']} of {row['object']}", (row["state"], _last(row))


def _last(row: Row) -> str:
    """When it was last said, of what several tell."""
    return f"{len(row['places'])} tellings, the last of {row['until'][:10]}" if row["until"] != row["dtg"] else ""


def _risk(row: Row) -> Made:
    of = "" if row["of"] == "other" else f" to {row['of']}"
    source = f"from {row['from']}" if row["from"] else ""
    return f"{row['level']} danger{of}", source, (row["subject"] or "", row["rule"] or "")


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
    text = f"{row['owner'] or 'nobody named'}: {row['action']}"
    return row["state"], text, (f"{row['strength']} {row['type']}", due, counterpart, side)


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
