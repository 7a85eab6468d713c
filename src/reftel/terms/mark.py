"""What stands in the parentheses before a passage: `S/NF`, `SBU`, `C/REL GERMANY`, `S//FGI//NF`, `C - ENTIRE TEXT`.

The grammar is that of State (5 FAH-1 H-246) and of the intelligence community, with the separators of all times:

    mark    := level (sep control)* | administrative (sep control)* | "//" foreign (sep control)*
    sep     := "/" | "//" | "-" | "," | " "
    control := NF | OC | REL [TO] country ("," country)* | XD | ... | CAP:any caption

A mark that is read only after letters were put right comes back *repaired*. An unknown control behind a slash is
kept verbatim. What is no mark at all (`Iceland`, `ref B`, `b`) is None.
"""

import re
from collections.abc import Iterator

import msgspec

from reftel.terms.lookalike import fold
from reftel.terms.mark_part import STROKES, Mark, read_parts

__all__ = ["Mark", "read_mark", "read_printed"]

_LONGEST = 120
_LONGEST_PRINTED = 4000
# The stroke between level and NOFORN is lost, or came out as a letter: `SNF`, `S1NF`, `SlNF`, `S|NF`.
_FUSED = re.compile(r"(SBU|TS|S|C|U)[IL!.]?(NF|NOFORN)")
_SWAPPED = {"".join(letters): f"{level}/NF" for level in "SC" for letters in (f"N{level}F", f"{level}FN", f"NF{level}")}


def read_mark(text: str) -> Mark | None:
    """The mark that `text` (without its parentheses) is, or None.

    >>> read_mark("S/NF").controls
    frozenset({'NOFORN'})
    >>> read_mark("Ｓ/NF").repaired, read_mark("Iceland")
    (True, None)
    """
    if not text or len(text) > _LONGEST:
        return None
    plain = " ".join(text.split())
    if plain.isascii():
        found = read_parts(plain)
        if found:
            return found
    return _repair(plain)


def read_printed(text: str) -> Mark | None:
    """A marking as we print it, which can be long: the join of many; nothing is repaired."""
    if len(text) > _LONGEST_PRINTED or not text.partition("CAP:")[0].isascii():
        return None
    found = read_parts(" ".join(text.split()))
    return None if found is None or found.repaired else found


def _repair(plain: str) -> Mark | None:
    """The mark behind look-alike letters, digits for letters, a lost or misplaced stroke."""
    folded = " ".join(fold(plain)[0].split()) if not plain.isascii() or not plain.isprintable() else plain
    if len(folded) > _LONGEST or not folded.isascii() or not any(letter.isalpha() for letter in folded):
        return None
    for attempt in _attempts(folded):
        found = read_parts(attempt) if attempt != plain else None
        if found:
            return msgspec.structs.replace(found, repaired=True)
    return None


def _attempts(folded: str) -> Iterator[str]:
    """What a damaged mark may have been, the smallest repair first, so that as much as possible stays as printed."""
    yield folded  # look-alike and invisible letters alone
    strokes = folded.translate(STROKES)
    yield strokes  # digits for letters
    if fused := _FUSED.fullmatch(strokes.upper().replace(" ", "")):
        yield f"{fused[1]}/{fused[2]}"  # the stroke is lost
    if "/" in strokes and len(strokes) < 8:
        swapped = _SWAPPED.get(re.sub("[^A-Z]", "", strokes.upper()))
        if swapped:
            yield swapped  # the stroke has moved
    yield strokes.replace(" ", "")  # a blank or a line end inside a word
