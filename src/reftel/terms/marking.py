"""The marking is what a passage may be read by: `SECRET//NOFORN//EXDIS`; markings form a lattice.

`a | b` is the stricter of two markings, or the weakest that is as strict as both. A clearance is a marking too, and
`permits` asks one thing: is the passage's marking no stricter than the clearance? `docs/markings.md` has the rules.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache

import msgspec
from msgspec.structs import force_setattr

from reftel.terms.banner import read_banner_mark
from reftel.terms.caption import caption, captions
from reftel.terms.control import administrative, short_tokens
from reftel.terms.country import countries, read_countries
from reftel.terms.level import Level
from reftel.terms.mark import Mark, read_mark, read_printed

__all__ = [
    "Level",
    "Marking",
    "Portion",
    "permits",
    "read_banner_words",
    "read_level",
    "read_marking",
    "read_portion",
]

_NOBODY: frozenset[str] = frozenset()
_NOFORN = frozenset(("NOFORN",))
_HOME = frozenset(("USA",))
_RELEASE = "REL TO "


class Marking(msgspec.Struct, frozen=True):
    """A level, the controls and captions a reader must hold, and the countries it may be released to.

    Kept in its normal form: captions that do not restrict are dropped, those that are controls (NOFORN) stand
    with the controls, NODIS and EXDIS bring NOFORN along, administrative controls (SBU) stand on unclassified
    passages only, and a release to nobody else is NOFORN.

    >>> str(Marking(Level.S, captions=frozenset({"SIPDIS", "EXDIS"})))
    'SECRET//NOFORN//EXDIS'
    """

    level: Level = Level.U
    controls: frozenset[str] = _NOBODY
    rel: frozenset[str] | None = None
    captions: frozenset[str] = _NOBODY

    def __post_init__(self) -> None:
        if self.captions:
            self._sort_captions()
        if self.level and self.controls:
            force_setattr(self, "controls", self.controls - administrative())
        if self.rel is not None:
            self._settle_release(self.rel)

    def _sort_captions(self) -> None:
        named = frozenset(_folded(name) for name in self.captions)
        releases = frozenset(name for name in named if name.startswith(_RELEASE))
        for name in releases:
            rel = read_countries(name.removeprefix(_RELEASE)) | _HOME
            force_setattr(self, "rel", rel if self.rel is None else countries(self.rel) & rel)
        rows = [caption(name) for name in named - releases]
        brought = frozenset(name for row in rows for name in (row.control, row.implies) if name)
        force_setattr(self, "controls", self.controls | brought)
        force_setattr(self, "captions", frozenset(row.name for row in rows if row.restricts and not row.control))

    def _settle_release(self, rel: frozenset[str]) -> None:
        named = _HOME | countries(rel)
        if named == _HOME or "NOFORN" in self.controls:
            force_setattr(self, "controls", self.controls | _NOFORN)
            force_setattr(self, "rel", None)
        else:
            force_setattr(self, "rel", named)

    def __or__(self, other: "Marking") -> "Marking":
        """The weakest marking that is as strict as both."""
        return self if self is other or self == other else _join(self, other)

    @property
    def level_name(self) -> str:
        """The level in full words, LIMITED OFFICIAL USE among them."""
        return "LIMITED OFFICIAL USE" if "LOU" in self.controls and not self.level else self.level.words

    def __str__(self) -> str:
        controls = self.controls - {"LOU"} if self.level_name == "LIMITED OFFICIAL USE" else self.controls
        return "//".join((self.level_name, *_last_noforn(controls), *self._release(), *self._captions()))

    @property
    def portion(self) -> str:
        """The mark as it stands before a passage.

        >>> Marking(Level.S, frozenset({"NOFORN"})).portion, Marking(Level.U, frozenset({"SBU"})).portion
        ('S/NF', 'SBU')
        """
        level, controls = self.level.name, self.controls
        # `SBU/N` would read as SBU NOFORN, so a lone N keeps the level's own letter before it.
        lead = next((name for name in ("LOU", "SBU") if name in controls and "N" not in controls), "")
        if level == "U" and lead:
            level, controls = lead, controls - {lead}
        short = (short_tokens().get(name, name) for name in _last_noforn(controls))
        return "/".join((level, *short, *self._release())) + "".join(f"//{name}" for name in self._captions(short=True))

    def _release(self) -> Iterator[str]:
        if self.rel is not None:
            yield "REL TO " + ", ".join(("USA", *sorted(self.rel - _HOME)))

    def _captions(self, short: bool = False) -> Iterator[str]:
        for name in sorted(self.captions):
            row = captions().get(name)
            yield (row.portion if short and row.portion else name) if row else f"CAP:{name}"


@lru_cache(maxsize=1 << 14)
def _join(left: Marking, right: Marking) -> Marking:
    controls = left.controls | right.controls
    if (left.rel is None) != (right.rel is None):
        unreleased, rel = (left, right.rel) if left.rel is None else (right, left.rel)
        # What is classified and names no country is released to none: a mixture is released to none.
        rel = _HOME if unreleased.level else rel
    else:
        rel = left.rel & right.rel if left.rel is not None and right.rel is not None else None
    return Marking(max(left.level, right.level), controls, rel, left.captions | right.captions)


def _folded(name: str) -> str:
    """A caption's name in capitals, single blanks, and no double slash, which would end it in print."""
    words = " ".join(name.upper().split())
    while "//" in words:
        words = words.replace("//", "/")
    return words.strip("/ ")


def _last_noforn(controls: frozenset[str]) -> list[str]:
    return sorted(controls - _NOFORN) + sorted(controls & _NOFORN)


def with_captions(marking: Marking, names: Iterable[str]) -> Marking:
    """What a banner and the captions under it say together.

    A release under it (`REL TO USA, GBR`) is the banner's own, so the rule for a mixture does not apply to the two.

    >>> str(with_captions(Marking(Level.S), ["SIPDIS", "NODIS"]))
    'SECRET//NOFORN//NODIS'
    >>> str(with_captions(Marking(Level.S), ["REL TO USA, GBR"]))
    'SECRET//REL TO USA, GBR'
    """
    return _with_captions(marking, frozenset(names))


@lru_cache(maxsize=1 << 12)
def _with_captions(marking: Marking, names: frozenset[str]) -> Marking:
    return Marking(marking.level, marking.controls, marking.rel, marking.captions | names)


def permits(clearance: Marking, marking: Marking) -> bool:
    """May somebody with this clearance read what is so marked? The only place where access is decided.

    >>> permits(read_marking("SECRET"), read_marking("C")), permits(read_marking("SECRET"), read_marking("C/NF"))
    (True, False)
    """
    return clearance | marking == clearance


class Portion(msgspec.Struct, frozen=True):
    """A portion mark's marking; a repaired one may never put its passage below the banner."""

    marking: Marking
    repaired: bool = False


@lru_cache(maxsize=4096)
def read_portion(text: str) -> Portion | None:
    """What stands in the parentheses before a passage.

    >>> str(read_portion("C/REL GERMANY").marking), read_portion("ref B")
    ('CONFIDENTIAL//REL TO USA, DEU', None)
    """
    mark = read_mark(text)
    return Portion(_marking(mark), mark.repaired) if mark else None


@lru_cache(maxsize=1 << 12)
def read_marking(text: str) -> Marking | None:
    """A marking or clearance in its printed form; nothing is repaired.

    >>> str(read_marking("SECRET//EXDIS"))
    'SECRET//NOFORN//EXDIS'
    """
    mark = read_printed(text)
    return _marking(mark) if mark else None


def read_banner_words(text: str) -> tuple[Marking, int, bool] | None:
    """The marking a line opens with, where its words end, and whether it had to be repaired.

    >>> marking, end, repaired = read_banner_words("C O N F I D E N T I A L SECTION 01 OF 02 SAHRIYA 000088")
    >>> str(marking), end, repaired
    ('CONFIDENTIAL', 23, False)
    """
    read = read_banner_mark(text)
    return (_marking(read[0]), read[1], read[0].repaired) if read else None


def read_level(text: str) -> tuple[Level, bool] | None:
    """The level a line opens with, and whether it had to be repaired.

    >>> read_level("SECREI")
    (<Level.S: 2>, True)
    """
    read = read_banner_mark(text)
    return (read[0].level, read[0].repaired) if read else None


@lru_cache(maxsize=1 << 12)
def _marking(mark: Mark) -> Marking:
    return Marking(mark.level, mark.controls, mark.rel, mark.captions)
