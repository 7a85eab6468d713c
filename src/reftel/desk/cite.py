"""Citations: a telegram or a passage as historians cite it, and as reference managers read it.

`Embassy Sahriya to Secretary of State, telegram 11SAHRIYA88, "Delwan: A Police Chief," February 11, 2011, ¶2.`
"""

import json
from collections.abc import Callable
from datetime import date

from reftel.message.cable import Addressee
from reftel.message.markup import visible
from reftel.room.telegram import Passage, Telegram

_KINDS = {
    "AMEMBASSY": "Embassy",
    "AMCONSUL": "Consulate",
    "AMCONGEN": "Consulate General",
    "USMISSION": "U.S. Mission",
    "PO": "Provincial Office",
}
_DEPARTMENT = "Department of State"


def chicago(telegram: Telegram, passage: Passage | None) -> str:
    """As a note in the Chicago style has it."""
    subject = f"“{_title(telegram.subject)},” " if telegram.subject else ""
    parts = [f"{_from(telegram)} to {_to(telegram)}, telegram {telegram.key}, {subject}{_day(telegram)}"]
    return ", ".join([*parts, *_behind(telegram, passage)]) + "."


def frus(telegram: Telegram, passage: Passage | None) -> str:
    """As the volumes of Foreign Relations of the United States have it."""
    serial = telegram.cable.mrn.serial if telegram.cable.mrn else telegram.key
    place = _from(telegram).replace("Embassy ", "the Embassy in ").replace("Consulate ", "the Consulate in ")
    time = f", {telegram.dtg[11:13]}{telegram.dtg[14:16]}Z" if telegram.dtg else ""
    parts = [f"Telegram {serial} From {place} to the {_to(telegram)}, {_day(telegram)}{time}"]
    return ", ".join([*parts, *_behind(telegram, passage)]) + "."


def nara(telegram: Telegram, passage: Passage | None) -> str:
    """As the National Archives ask for it: the record first, then what it belongs to."""
    subject = f" “{_title(telegram.subject)}”" if telegram.subject else ""
    serial = telegram.cable.mrn.serial if telegram.cable.mrn else telegram.key
    parts = [f"Telegram {serial} from {_from(telegram)}{subject}; {_day(telegram)}; {telegram.key}"]
    return ", ".join([*parts, *_behind(telegram, passage)]) + "."


def ris(telegram: Telegram, passage: Passage | None) -> str:
    """As RIS, which reference managers read."""
    rows = [("TY", "GOVDOC"), ("AU", _from(telegram)), ("TI", telegram.subject or telegram.key)]
    rows += [("A2", _to(telegram)), ("DA", (telegram.dtg or "")[:10].replace("-", "/")), ("ID", telegram.key)]
    rows += [
        ("M1", telegram.key),
        ("SP", passage.paragraph if passage else ""),
        ("N1", _marking(telegram, passage) or ""),
    ]
    lines = [f"{name}  - {' '.join(visible(value).split())}" for name, value in rows if value]
    return "\n".join([*lines, "ER  - "])


def csl(telegram: Telegram, passage: Passage | None) -> str:
    """As CSL-JSON."""
    item: dict[str, object] = {
        "id": telegram.key,
        "type": "document",
        "genre": "Telegram",
        "number": telegram.key,
        "title": telegram.subject or telegram.key,
        "author": [{"literal": _from(telegram)}],
        "recipient": [{"literal": _to(telegram)}],
    }
    if telegram.dtg:
        item["issued"] = {"date-parts": [[int(part) for part in telegram.dtg[:10].split("-")]]}
    if passage:
        item["locator"] = passage.paragraph
    if marking := _marking(telegram, passage):
        item["note"] = marking
    return json.dumps([item], ensure_ascii=False)


STYLES: dict[str, Callable[[Telegram, Passage | None], str]] = {
    "chicago": chicago,
    "frus": frus,
    "nara": nara,
    "ris": ris,
    "csl": csl,
}
"""The styles by name."""


def _behind(telegram: Telegram, passage: Passage | None) -> list[str]:
    marking = _marking(telegram, passage)
    return [*([passage.paragraph] if passage else []), *([marking] if marking else [])]


def _marking(telegram: Telegram, passage: Passage | None) -> str | None:
    return passage.marking if passage else telegram.marking


def _day(telegram: Telegram) -> str:
    if not telegram.dtg:
        return "undated"
    day = date.fromisoformat(telegram.dtg[:10])
    return f"{day:%B} {day.day}, {day.year}"


def _title(subject: str | None) -> str:
    return " ".join(visible(subject or "").split())


def _from(telegram: Telegram) -> str:
    sender = telegram.cable.heading.sender
    return _written(sender) if sender else (telegram.post or "sender not known").title()


def _to(telegram: Telegram) -> str:
    to = telegram.cable.heading.to
    return _written(to[0]) if to else _DEPARTMENT


def _written(addressee: Addressee) -> str:
    """An address in words: `AMEMBASSY SAHRIYA` is Embassy Sahriya."""
    if addressee.plad.startswith("SECSTATE"):
        return _DEPARTMENT
    kind, _, place = addressee.plad.partition(" ")
    return f"{_KINDS[kind]} {place.title()}" if kind in _KINDS else addressee.plad
