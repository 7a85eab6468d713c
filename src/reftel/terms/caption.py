"""Captions stand on lines of their own under the banner: `SIPDIS`, `NOFORN`, `EXDIS`, `ROGER CHANNEL`.

A caption is a compartment that a reader must hold, not a level. `caption.csv` says which ones restrict, which are
controls spelled out (NOFORN), which imply NOFORN, and which exclude one another.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache

import msgspec

from reftel.terms.rows import shipped_rows
from reftel.terms.slip import slipped


class Caption(msgspec.Struct, frozen=True):
    """A caption: `control` the control it spells out, `implies` the control it brings along, `portion` its short form.

    `excludes` names the captions it may not stand beside; `*` is all of them.
    """

    name: str
    restricts: bool = True
    control: str | None = None
    implies: str | None = None
    portion: str | None = None
    excludes: tuple[str, ...] = ()
    channel: bool = False


# SPECIAL CHANNEL, EYES ONLY FOR THE AMBASSADOR, FOR THE CHARGE ONLY, ORDIS: captions by their form.
_BY_FORM = re.compile(
    r"(?:FOR )?[A-Z][A-Z/' ]{1,38} EYES ONLY|EYES ONLY FOR [A-Z][A-Z/' ]{1,38}|FOR [A-Z][A-Z/' ]{1,38} ONLY"
    r"|(?:[A-Z]{2,12} ){1,2}CHANNEL|[A-Z]{2,6}DIS"
)
_SPLIT = re.compile(r"\s*(?://+|[,;]|\s-\s)\s*")
_SPACED = re.compile(r"\S(?: \S){3,12}")
_LONGEST = 90


@cache
def captions() -> Mapping[str, Caption]:
    """The captions of `caption.csv` by name."""
    return {row["name"]: _caption(row) for row in shipped_rows("caption")}


def _caption(row: Mapping[str, str]) -> Caption:
    return Caption(
        name=row["name"],
        restricts=row["restricts"] == "yes",
        control=row["control"] or None,
        implies=row["implies"] or None,
        portion=row["portion"] or None,
        excludes=tuple(name for name in row["excludes"].split(";") if name),
        channel=row["channel"] == "yes",
    )


@cache
def _spellings() -> Mapping[str, str]:
    """Every printed form of a caption to its name."""
    return {
        form: row["name"] for row in shipped_rows("caption") for form in (row["name"], *row["also"].split(";")) if form
    }


@cache
def _slippable() -> tuple[str, ...]:
    """The captions of one word that restrict: a slipped letter may make a line stricter, never freer."""
    return tuple(form for form, name in _spellings().items() if form.isalpha() and captions()[name].restricts)


def caption(name: str) -> Caption:
    """The caption of this name; one that is in no table restricts, and we know no more of it."""
    return captions().get(name) or Caption(name)


@lru_cache(maxsize=1 << 14)
def read_caption(line: str) -> tuple[str, ...]:
    """The captions on a line, in order, by their canonical names; empty when anything else stands on it.

    >>> read_caption("NOFORN SIPDIS"), read_caption("STADIS//NOFORN//"), read_caption("SIPDIS FOR NEA/I")
    (('NOFORN', 'SIPDIS'), ('STADIS', 'NOFORN'), ())
    """
    if not 3 <= len(line) <= _LONGEST:
        return ()
    words = " ".join(line.upper().split()).strip(" .:;,/-*")
    if _SPACED.fullmatch(words):
        words = words.replace(" ", "")
    found: list[str] = []
    for part in _SPLIT.split(words):
        names = _one(part) or _several(part)
        if not names and part:
            return ()
        found += [name for name in names if name not in found]
    return tuple(found)


def _one(part: str) -> tuple[str, ...]:
    """One caption: of the table, by its form, or by one slipped letter."""
    name = _spellings().get(part)
    if name:
        return (name,)
    if _BY_FORM.fullmatch(part):
        return (part,)
    near = slipped(part, _slippable()) if 5 <= len(part) <= 7 and part.isalpha() else None
    return (_spellings()[near],) if near else ()


def _several(part: str) -> tuple[str, ...]:
    """Captions with nothing but blanks between them, the longest name first: `SENSITIVE SIPDIS`."""
    words = part.split()
    found: list[str] = []
    while words and len(words) < 13:
        for count in range(min(len(words), 5), 0, -1):
            name = _spellings().get(" ".join(words[:count]))
            if name:
                found.append(name)
                words = words[count:]
                break
        else:
            return ()
    return tuple(found)


def excluded(names: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """The pairs of these captions that may not stand together, each once.

    >>> excluded(["EXDIS", "SIPDIS", "STADIS"])
    (('EXDIS', 'SIPDIS'),)
    """
    given = tuple(dict.fromkeys(names))
    pairs = []
    for place, left in enumerate(given):
        for right in given[place + 1 :]:
            barred = {*caption(left).excludes, *(("*", left) if left in caption(right).excludes else ())}
            if right in barred or "*" in barred or "*" in caption(right).excludes:
                pairs.append((left, right))
    return tuple(pairs)
