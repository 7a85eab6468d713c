"""Captions stand on lines of their own under the banner: `SIPDIS`, `NOFORN`, `EXDIS`, `ROGER CHANNEL`.

A caption is a compartment that a reader must hold, not a level. `caption.csv` says which ones restrict, which are
controls spelled out (NOFORN), which imply NOFORN, and which exclude one another.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache

import msgspec

from reftel.terms.country import read_countries
from reftel.terms.lookalike import DIGITS, fold
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


# SPECIAL CHANNEL, EYES ONLY FOR THE AMBASSADOR, FOR THE CHARGE ONLY, HANDLE VIA ..., ORDIS: captions by their form.
_BY_FORM = re.compile(
    r"(?:EYES ONLY|PERSONAL) FOR [A-Z][A-Z/' ]{1,38}|[A-Z][A-Z/' ]{1,60} ONLY|HANDLE VIA [A-Z][A-Z/' ]{1,60}"
    r"|(?:[A-Z]{2,12} ){1,2}(?:CHANNELS?|DISTRIBUTION)|[A-Z]{2,6}DIS"
)
_BEFORE = re.compile(r"(?:(?:PLEASE|PLS) )?(?:HANDLE|TREAT) AS (?=\S)|CAPTIONS?:? (?=\S)")
_RELEASE = re.compile(r"REL(?:EASABLE)?(?: TO)? (?=[A-Z])")
_COUNTRY = re.compile(r"[A-Z][A-Z .'-]{1,30}")
_SPLIT = re.compile(r"\s*(?:/+|[,;+&]|\s-\s|\sAND\s)\s*")
_RELEASING = ("UNCLAS", "UNCLASSIFIED", "CONFIDENTIAL", "SECRET", "TOP SECRET")
_SPACED = re.compile(r"\S(?: \S){3,12}")
_LONGEST = 90
_OPENER = re.compile(r"[A-Za-z]+")


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


def read_caption(line: str) -> tuple[str, ...]:
    """The captions on a line, in order, by their canonical names; empty when anything else stands on it.

    A release (`REL TO USA, GBR`) counts as one; a level before it (`SECRET//REL GERMANY`) is the banner's.

    >>> read_caption("NOFORN SIPDIS"), read_caption("STADIS/NOFORN//"), read_caption("SIPDIS FOR NEA/I")
    (('NOFORN', 'SIPDIS'), ('STADIS', 'NOFORN'), ())
    """
    return _read(line) if 3 <= len(line) <= _LONGEST else ()


@lru_cache(maxsize=1 << 14)
def _read(line: str) -> tuple[str, ...]:
    plain = line if line.isascii() and line.isprintable() else fold(line)[0]
    words = " ".join(plain.upper().split()).strip(" .:;,/-*\"'([)]")
    words = _BEFORE.sub("", words, count=1)
    if _SPACED.fullmatch(words):
        words = words.replace(" ", "")
    if words.startswith(("REL", *_RELEASING)) and (released := _released(words)):
        return (released,)
    if _one(words):
        return _one(words)
    found: list[str] = []
    for part in _SPLIT.split(words):
        names = _one(part) or _several(part)
        if not names and part:
            return ()
        found += [name for name in names if name not in found]
    return tuple(found)


def _released(words: str) -> str | None:
    """The release that is the whole of the line, a level before it left out."""
    level, _, rest = words.partition("/")
    words = rest.strip("/ ") if level.strip() in _RELEASING else words
    match = _RELEASE.match(words)
    named = read_countries(words[match.end() :]) - {"USA"} if match else frozenset[str]()
    return f"REL TO {', '.join(('USA', *sorted(named)))}" if named and all(map(_COUNTRY.fullmatch, named)) else None


def _one(part: str) -> tuple[str, ...]:
    """One caption: of the table, by its form, or by one slipped letter."""
    name = _spellings().get(part)
    if name:
        return (name,)
    if _BY_FORM.fullmatch(part):
        return (part,)
    plain = part.translate(DIGITS) if not part.isalpha() else part
    near = slipped(plain, _slippable()) if 5 <= len(plain) <= 7 and plain.isalpha() else None
    name = _spellings().get(near or plain)
    return (name,) if name else ()


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


@cache
def page_captions() -> frozenset[str]:
    """Captions of one word that cannot be one of a sentence: EXDIS, NODIS, NOFORN, SENSITIVE, SIPDIS and their like."""
    return frozenset(
        name for name, row in captions().items() if name.isalpha() and (row.control or name.endswith("DIS"))
    )


@cache
def _openers() -> frozenset[str]:
    """The first words of captions."""
    by_form = {"EYES", "PERSONAL", "FOR", "HANDLE", "TREAT", "PLEASE", "PLS", "CAPTION", "REL", "RELEASABLE"}
    return frozenset(form.split()[0] for form in _spellings()) | by_form


@cache
def _beginnings() -> frozenset[str]:
    """The first three letters of captions, or fewer where a first word has no more."""
    return frozenset(word[:3] for word in _openers())


def may_be_caption(line: str) -> bool:
    """Say whether reading this line as captions is worth while: most lines of a heading are seen to be none by this.

    >>> may_be_caption("EXDIS/NOFORN"), may_be_caption("TO RUEHC/SECSTATE WASHDC")
    (True, False)
    """
    if len(line) > _LONGEST:
        return False
    start = line[:3].upper()
    if start not in _beginnings() and len(line) >= 10 and start.isalpha() and start.isascii():
        return False
    if line[1:2] == " " and line[0].isalpha() and line[2:6].isdigit():
        return False  # a date-time group
    word = _OPENER.match(line)
    return word is None or word[0].upper() in _openers() or len(word[0]) == 1 or len(line) < 10


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
