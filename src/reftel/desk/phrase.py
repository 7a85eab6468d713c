"""Phrases: a row of a case file in plain words, made of what its claim says and of nothing else.

`2011-07-09 attack on Hamid Orvash at the Tirvash barrier, 2 tellings`
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

Row = Mapping[str, Any]
NOBODY = "nobody named"
"""Whose a thing is of which no owner is told."""


class Phrase(NamedTuple):
    """A row in words: `whole` in one line, as text has it; `lead`, `text` and `facts` in parts, as a page has it.

    Where the line ends in what the telegram says in its own words, `says` is that, and `head` the line without it.
    """

    whole: str
    lead: str
    text: str = ""
    facts: tuple[str, ...] = ()
    head: str = ""
    says: str = ""


def phrase(section: str, row: Row) -> Phrase:
    """A row of this section in plain words."""
    found = _PHRASES[section](row)
    facts = tuple(filter(None, (*found.facts, _with("says", row.get("source")))))
    return Phrase(_folded(found.whole), found.lead, found.text, facts, _folded(found.head), _folded(found.says))


def _folded(text: str) -> str:
    return " ".join(text.split())


def _name(row: Row) -> Phrase:
    return Phrase(str(row["name"]), row["name"], "", (row["basis"], counted(len(row["pins"]), "time")))


def _post(row: Row) -> Phrase:
    position, state = row["position"], row["state"]
    facts = (state, row["organisation"] or "", row["place"] or "", _last(row))
    return Phrase(f"{position} ({state}, said {_days(row)})", position, "", facts)


def _relation(row: Row) -> Phrase:
    subject, text = str(row["subject"]), f"{row['relation']} of {row['object']}"
    return Phrase(f"{subject}: {text}{_told(row)}", subject, text, (row["state"], _last(row)))


_DANGERS = {"life": "danger to life", "liberty": "danger of detention", "position": "danger of losing the post"}
_EVENTS = {"personnel": "change of post"}
"""Events that are called by other words than the type has."""
_TOWARDS = {"attack": "on", "threat": "against", "detention": "of", "personnel": "of", "meeting": "with"}


def _risk(row: Row) -> Phrase:
    danger, level = _DANGERS.get(row["of"], "danger"), row["level"]
    whom, said = _with("from", row["from"]), _with("says", row["source"])
    whole = f"{_joined((danger, whom), ' ')}, {_joined((level, said, f'said {_day(row)}'))}"
    return Phrase(whole, f"{level} {danger}", whom, (row["subject"] or "", row["rule"] or ""))


def _asked(row: Row) -> Phrase:
    return Phrase(str(row["quote"]), "asked", "", ("a heading asks; nothing is stated",))


def _happened(row: Row) -> Phrase:
    """`2011-07-09 attack on Hamid Orvash at the barrier, 2 tellings`; what did not occur says so."""
    what = _EVENTS.get(row["type"], row["type"])
    sides = _joined(
        (
            _with(_TOWARDS.get(row["type"], "to"), row["who"] if row["who"] != row["actor"] else None),
            _with("by", row["actor"]),
            _with("for", row["for"]),
            _with("at", row["where"]),
        ),
        " ",
    )
    state = "" if row["state"] == "occurred" else row["state"]
    count = counted(len(row["tellings"]), "telling")
    told = count if len(row["tellings"]) > 1 else ""
    whole = _joined((_joined((row["when"] or "undated", what, sides), " "), state, told))
    return Phrase(whole, f"{what} {row['state']}", sides, (row["means"] or "", count))


def _owed(row: Row) -> Phrase:
    owner, due = row["owner"] or NOBODY, _with("due", row["due"])
    strength, kind, action = row["strength"], row["type"], row["action"]
    side = {"by": "owed by", "to": "owed to", "about": "about"}[row["side"]]
    head = f"{row['state']}: {owner}, {kind} ({_joined((strength, due))})"
    return Phrase(
        whole=f"{head}: {action}",
        lead=row["state"],
        text=whose(owner, action),
        facts=(f"{strength} {kind}", due, _with("to", row["counterpart"]), side),
        head=head,
        says=action,
    )


def _missing(row: Row) -> Phrase:
    lead = str(row["mrn"] or row["text"])
    often = f" {len(row['places'])} times" if len(row["places"]) > 1 else ""
    state = "" if row["state"] == "known" else f" ({row['state']})"
    return Phrase(f"{lead} is cited{often} and not held{state}", lead, "", (row["state"], _with("ref", row["label"])))


def _differs(row: Row) -> Phrase:
    ways = [f"{each['value']} [{each['pin']}]" for each in row["values"]]
    shown = " / ".join(str(each["value"]) for each in row["values"])
    return Phrase(f"{row['what']}: {' / '.join(ways)}", row["what"], shown)


def _limit(row: Row) -> Phrase:
    return Phrase(str(row["what"]), row["what"])


def _joined(parts: Iterable[str | None], by: str = ", ") -> str:
    return by.join(filter(None, parts))


def _with(word: str, what: str | None) -> str:
    return f"{word} {what}" if what else ""


def _day(row: Row) -> str:
    return str(row["dtg"])[:10] if row["dtg"] else "on a day that is not known"


def _days(row: Row) -> str:
    """`2011-01-18 to 2011-10-04, 11 tellings`: when it was first and last said."""
    first, last = _day(row), (row["until"] or "")[:10]
    return f"{first}{f' to {last}' if last > first else ''}{_told(row)}"


def _told(row: Row) -> str:
    return f", {counted(len(row['places']), 'telling')}" if len(row["places"]) > 1 else ""


def _last(row: Row) -> str:
    """When it was last said, of what several tell."""
    count = counted(len(row["places"]), "telling")
    return f"{count}, the last of {row['until'][:10]}" if row["until"] != row["dtg"] else ""


def whose(owner: str | None, action: str) -> str:
    """What is owed, behind whose it is.

    >>> whose("PO Delwan", "find the boys a bed"), whose(None, "pay the wages")
    ('PO Delwan: find the boys a bed', 'nobody named: pay the wages')
    """
    return f"{owner or NOBODY}: {action}"


def counted(number: int, name: str, names: str | None = None) -> str:
    """A number of things, `names` where an s makes no plural.

    >>> counted(1, "telling"), counted(3000, "telling"), counted(2, "copy", "copies")
    ('1 telling', '3,000 tellings', '2 copies')
    """
    return f"{number:,} {name if number == 1 else names or f'{name}s'}"


_PHRASES: dict[str, Callable[[Row], Phrase]] = {
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
