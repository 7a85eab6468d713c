"""References on the page of a telegram: what its list names, and the words in its text that speak of another one."""

from collections.abc import Iterable

import msgspec

from reftel.room.link import Link
from reftel.room.resolution import HELD, UNSETTLED
from reftel.web import address
from reftel.web.passage import Mark


class Entry(msgspec.Struct, frozen=True):
    """One thing the telegram cites: label and words as printed, what that means, and its page when it is held."""

    label: str | None
    text: str
    state: str
    name: str | None
    told: str
    address: str | None
    candidates: tuple[str, ...] = ()

    @property
    def unsettled(self) -> bool:
        """Whether nobody can say which telegram is meant."""
        return self.state in UNSETTLED


def entry(link: Link) -> Entry:
    """A citation with what it means."""
    meaning = link.meaning
    there = address.cable(meaning.name) if meaning.state == HELD and meaning.name else None
    candidates = tuple(map(str, meaning.candidates))
    return Entry(link.cited.label, link.cited.text, meaning.state, meaning.name, _told(link), there, candidates)


def _told(link: Link) -> str:
    """What a citation means, in a few words: `11DELWAN88, known, not held`."""
    meaning = link.meaning
    candidates = " or ".join(map(str, meaning.candidates))
    held = "" if meaning.state == HELD else "not held" if meaning.name else ""
    words = (meaning.name or candidates, meaning.state if meaning.state != HELD else "", held, meaning.reason or "")
    return ", ".join(dict.fromkeys(filter(None, words)))


def marks(cited: Iterable[Link]) -> dict[str, list[Mark]]:
    """The words in each passage that speak of another telegram, in order; those of one not held lead to its thread."""
    found: dict[str, list[Mark]] = {}
    for link in cited:
        row = entry(link)
        for site in link.cited.sites:
            there = f"{row.address}#p{site.passage}" if row.address and site.passage else row.address
            if there is None and row.name:
                there = address.thread(row.name)
            kind = "ref" if row.address else "ref absent"
            found.setdefault(site.paragraph, []).append(Mark(site.start, site.end, there, row.told, kind))
    return {paragraph: sorted(rows) for paragraph, rows in found.items()}
