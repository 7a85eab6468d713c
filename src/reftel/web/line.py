"""Lines of a case file as a page shows them: in short, with the words they rest on, and what was done to them.

`said` is the day a line was said, `when` when what it tells of happened (EDTF); `under` is where it stands on the page.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec

from reftel.desk.dossier import Dossier, Pinned, Remark
from reftel.desk.line import TITLES
from reftel.desk.phrase import Phrase, phrase

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


def under_headings(shown: Dossier) -> dict[str, list[Pinned]]:
    """What stands under each heading of a case file: a page makes lines only of what it shows."""
    found: dict[str, list[Pinned]] = {name: [] for name in HEADINGS}
    found[PINNED], found[WRONG] = list(shown.pinned), list(shown.wrong)
    for each in shown.lines:
        found[each.line.section].append(each)
    return found


def lines(shown: Dossier, under: str, some: Iterable[Pinned]) -> list[Line]:
    """The lines of what stands under a heading."""
    return [line_of(shown, under, each) for each in some]


def line_of(shown: Dossier, under: str, each: Pinned) -> Line:
    """One line, as it stands under a heading."""
    rows = shown.rows
    line, row = each.line, rows.get(each.line.id)
    said = phrase(line.section, row) if row else Phrase(line.text, line.text)
    return Line(
        under=under,
        section=line.section,
        id=line.id,
        lead=said.lead,
        text=said.text,
        facts=said.facts,
        said=(line.dtg or "")[:10] or None,
        when=line.when,
        pin=line.pin,
        quote=line.quote,
        marking=line.marking,
        own=_own(row) if row else line.marking,
        status=line.status,
        how=line.how,
        more=tuple(more(line.section, row)) if row else (),
        flag="overdue" if row and row.get("overdue") else "",
        notes=each.notes,
        wrong=each.wrong,
        by=each.by,
    )


def more(section: str, row: Row) -> Iterator[Words]:
    """All other words a line rests on: further tellings, what speaks for a state, what does not agree."""
    if "places" in row:
        yield from _again(row, "stated again" if section == "actions" else "said again")
    for each in row.get("evidence", ()):
        yield Words(each["pin"], each["quote"], each["marking"], f"{each['state']}: {each['why']}")
    for told in row.get("told", ())[1:]:
        yield Words(told["pin"], told["quote"], told["marking"], _telling(told))
    for each in (row,) if section == "disagree" else row.get("disagree", ()):
        yield from _values(each)


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
