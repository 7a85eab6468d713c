"""The copy balances with its telegram: what its source declares, what a correction says, what cannot be seen.

`ZDS` behind the date-time group and `C O R R E C T E D  C O P Y` under the banner go together.
"""

import re
from collections.abc import Iterator

from reftel.message.cable import Cable, Reading
from reftel.message.finding import Finding
from reftel.message.finding_catalogue import remark
from reftel.terms.marking import read_marking
from reftel.terms.mrn import read_mrn
from reftel.terms.tables import Tables
from reftel.text import Span

_CORRECTED = re.compile(r"C(?: O R R E C T E D|ORRECTED[ ]C|ORRECTED:|orrected C)")
_CORRECTED_WITHIN = 4000
_CORRECTION_SIGNAL = "ZDS"
_HIDDEN = tuple(map(chr, (0x061C, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206A))))
_TERMINAL = ("\x00", "\x1b", "\x9b")
_MARK = re.compile(r"\s*\([A-Z/ ]{1,12}\)\s*")
_NOTHING = frozenset({"", "N/A", "NA", "NONE", "UNKNOWN"})


def correction(reading: Reading, tables: Tables) -> Iterator[Finding]:
    """A corrected copy says so twice: by the signal ZDS, and in words."""
    heading, text = reading.cable.heading, reading.copy.text
    said = _CORRECTED.search(text, 0, _CORRECTED_WITHIN)
    signal = any(name.startswith(_CORRECTION_SIGNAL) for name in heading.signals)
    if signal and said is None and heading.dtg:
        yield remark("correction-not-said", heading.dtg.span, "the signal ZDS says corrected copy, no line does")
    elif said is not None and heading.dtg and not signal:
        span = Span(said.start(), said.start() + len("CORRECTED COPY"))
        yield remark("correction-without-signal", span, "a line says corrected copy, the date-time group has no ZDS")


def hidden(reading: Reading, tables: Tables) -> Iterator[Finding]:
    """Characters that turn the direction of text, hide in a word, or act on a terminal."""
    text = reading.copy.text
    for sign in _TERMINAL:
        at = text.find(sign)
        if at >= 0:
            yield remark(
                "control-character", Span(at, at + 1), f"the text holds the control character U+{ord(sign):04X}"
            )
    hidden = () if text.isascii() else [at for sign in _HIDDEN if (at := text.find(sign)) >= 0]
    if hidden:
        at = min(hidden)
        yield remark("hidden-character", Span(at, at + 1), f"the text holds the unseen character U+{ord(text[at]):04X}")


def declared(reading: Reading, tables: Tables) -> Iterator[Finding]:
    """What the source declares of the telegram is what the telegram says: number, sender, day, classification."""
    if not reading.copy.declared:
        return
    for key, value in reading.copy.declared:
        if value.strip().upper() in _NOTHING:
            continue
        says = _says(key, value, reading.cable, tables)
        if says:
            yield remark("declared-differs", Span(0, 0), f"{key} is declared as {value}, the telegram says {says}")


def _says(key: str, value: str, cable: Cable, tables: Tables) -> str | None:
    """What the telegram says where it does not say what is declared."""
    if key in ("Document Number", "MRN"):
        number = read_mrn(value, tables.posts)
        return str(cable.mrn) if number and cable.mrn and number != cable.mrn else None
    if key == "From" and cable.heading.sender and cable.heading.sender.post:
        post = tables.posts.of_plad(value) or tables.posts.resolve(value)
        return cable.heading.sender.plad if post and post != cable.heading.sender.post else None
    if key == "Original Classification" and cable.banners:
        level = read_marking(value)
        banner = cable.banners[0].marking
        return banner.level_name if level and level.level_name != banner.level_name else None
    if key == "TAGS" and cable.tags:
        lacking = [field.value for field in cable.tags if field.value not in value.upper()]
        return ", ".join(lacking) if len(lacking) == len(cable.tags) else None
    if key == "Subject" and cable.subject:
        return cable.subject.value if not _same_subject(value, cable.subject.value) else None
    return None


def _same_subject(declared: str, read: str) -> bool:
    """An archivist's subject may have its mark in front, run on into the text, or break off."""
    one, other = _letters(_MARK.sub("", declared)), _letters(_MARK.sub("", read))
    return one[:20] == other[:20] or (bool(one and other) and (one.startswith(other) or other.startswith(one)))


def _letters(text: str) -> str:
    """Letters and digits alone, in capitals: how a subject is compared."""
    return "".join(sign for sign in text.upper() if sign.isalnum())
