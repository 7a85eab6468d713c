"""Citations: a telegram or a passage as historians cite it, and as reference managers read it.

`Embassy Sahriya to Secretary of State, telegram 11SAHRIYA88, "Delwan: A Police Chief," February 11, 2011, ¶2.`
"""

import json
from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from reftel.message.cable import Addressee, Release
from reftel.message.markup import visible
from reftel.readers.national_archives import ORIGIN as NATIONAL_ARCHIVES
from reftel.room.telegram import Passage, Telegram

_KINDS = {
    "AMEMBASSY": "Embassy",
    "AMCONSUL": "Consulate",
    "AMCONGEN": "Consulate General",
    "USMISSION": "U.S. Mission",
    "PO": "Provincial Office",
}
_COLLECTIONS = {
    NATIONAL_ARCHIVES: "Central Foreign Policy Files, 1973–79, RG 59, U.S. National Archives",
}
"""Where copies of an origin lie: the National Archives ask for collection and record group."""
_DEPARTMENT = "Department of State"


class Source(NamedTuple):
    """What is cited: a telegram, or a passage of it, and what was let go of it, and where it lies."""

    telegram: Telegram
    passage: Passage | None = None
    release: Release | None = None
    origin: str | None = None


def chicago(source: Source) -> str:
    """As a note in the Chicago style has it."""
    telegram = source.telegram
    subject = f"“{_title(telegram.subject)},” " if telegram.subject else ""
    parts = [f"{_from(telegram)} to {_to(telegram)}, telegram {telegram.key}, {subject}{_day(telegram)}"]
    return ", ".join([*parts, *_behind(source)]) + "."


def frus(source: Source) -> str:
    """As the volumes of Foreign Relations of the United States have it."""
    telegram = source.telegram
    serial = telegram.cable.mrn.serial if telegram.cable.mrn else telegram.key
    place = _from(telegram).replace("Embassy ", "the Embassy in ").replace("Consulate ", "the Consulate in ")
    time = f", {telegram.dtg[11:13]}{telegram.dtg[14:16]}Z" if telegram.dtg else ""
    parts = [f"Telegram {serial} From {place} to the {_to(telegram)}, {_day(telegram)}{time}"]
    return ", ".join([*parts, *_behind(source)]) + "."


def nara(source: Source) -> str:
    """As the National Archives ask for it: the record first, then what it belongs to."""
    telegram = source.telegram
    subject = f" “{_title(telegram.subject)}”" if telegram.subject else ""
    serial = telegram.cable.mrn.serial if telegram.cable.mrn else telegram.key
    parts = [f"Telegram {serial} from {_from(telegram)}{subject}; {_day(telegram)}; {telegram.key}"]
    return ", ".join([*parts, *_behind(source)]) + "."


def ris(source: Source) -> str:
    """As RIS, which reference managers read."""
    telegram = source.telegram
    rows = [("TY", "GOVDOC"), ("AU", _from(telegram)), ("TI", telegram.subject or telegram.key)]
    rows += [("A2", _to(telegram)), ("DA", (telegram.dtg or "")[:10].replace("-", "/")), ("ID", telegram.key)]
    rows += [
        ("M1", telegram.key),
        ("SP", source.passage.paragraph if source.passage else ""),
        ("N1", _marking(source) or ""),
    ]
    lines = [f"{name}  - {' '.join(visible(value).split())}" for name, value in rows if value]
    return "\n".join([*lines, "ER  - "])


def csl(source: Source) -> str:
    """As CSL-JSON."""
    telegram = source.telegram
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
    if source.passage:
        item["locator"] = source.passage.paragraph
    if source.origin in _COLLECTIONS:
        item["archive"] = _COLLECTIONS[source.origin]
    if marking := _marking(source):
        item["note"] = marking
    return json.dumps([item], ensure_ascii=False)


STYLES: dict[str, Callable[[Source], str]] = {
    "chicago": chicago,
    "frus": frus,
    "nara": nara,
    "ris": ris,
    "csl": csl,
}
"""The styles by name."""
NOTES = ("chicago", "frus", "nara")
"""Those that are notes to be read; the others are for reference managers."""


def _behind(source: Source) -> list[str]:
    """What stands behind a telegram: the passage, the collection it lies in, its marking."""
    place = source.passage.paragraph if source.passage else None
    return [each for each in (place, _COLLECTIONS.get(source.origin or ""), _marking(source)) if each]


def _marking(source: Source) -> str | None:
    """The marking in print; of what was released, what it was at origin: `SECRET at origin, released in full 2005`."""
    marking = (source.passage or source.telegram).marking
    if source.release is None:
        return marking
    release = source.release
    went = release.kind if release.kind == "withdrawn" else f"released {release.kind}"
    words = f"{went} {release.date[:4]}" if release.date else went
    return f"{marking} at origin, {words}" if marking else words


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
