"""The banner and what stands under it.

`C O N F I D E N T I A L SECTION 01 OF 02 TEHRAN 08980` spells out the level, the section and the station's serial.
Under it stand captions (`SIPDIS`, `NOFORN`), controls (`SENSITIVE`) and slug lines (`DEPT FOR NEA/I`), until the
first labelled value. What a telegram of one line prints behind the serial counts as lines under it.
"""

import re
from collections.abc import Iterator, Sequence

import msgspec

from reftel.message.cable import Banner
from reftel.terms.caption import read_caption
from reftel.terms.marking import read_banner_words
from reftel.terms.post import Posts
from reftel.text import Field, Kept
from reftel.text.lines import Line

_FIRST = frozenset("CSULTEFOcsult" + "NIR" + "05$")  # what a level begins with, its first letter whole, lost or misread
_ADDRESSES = ("TO ", "FM ", "OO R", "SECSTATE ", "SIPDIS", "SUBJ", "TAGS", "E.O")
_WORD = re.compile(r"\S+")
_SECTION = re.compile(
    r"\W{0,6}(?:FINAL[ \t]+)?SECTION[ \t]{1,4}(\d{1,2})[ \t]{1,4}OF[ \t]{1,4}(\d{1,2})", re.IGNORECASE
)
_STATION = re.compile(r"[ \t*]{1,8}(?:([A-Za-z][A-Za-z .'-]{1,28}?)[ \t]{1,8})?([\dO]{2,8})(?=\s|$|[.,/])")


class BannerRead(msgspec.Struct, frozen=True, gc=False):
    """A banner, the number of its line, and where on that line it ends (an offset of the kept text)."""

    banner: Banner
    line: int
    end: int


def find_banner(kept: Kept, lines: Sequence[Line], posts: Posts) -> BannerRead | None:
    """The telegram's banner among `lines`: the first that names a station, else the last bare level line."""
    bare = None
    for place, line in enumerate(lines):
        words = line.words
        if not words or (words[0] not in _FIRST and words[0].isascii()) or words.startswith(_ADDRESSES):
            continue
        found = _read(kept, line, place, posts)
        if found is None:
            continue
        if found.banner.serial is not None:
            return found
        if found.end >= line.end or found.banner.sections is not None:
            bare = found
    return bare


def _read(kept: Kept, line: Line, place: int, posts: Posts) -> BannerRead | None:
    words = read_banner_words(line.words)
    if words is None:
        return None
    marking, end, repaired = words
    section = _SECTION.match(line.words, end)
    if section:
        end = section.end()
    station = _STATION.match(line.words, end)
    if station:
        end = station.end()
    banner = Banner(
        marking=marking,
        span=kept.span(line.start, line.start + end),
        post=posts.letters(station[1]) if station and station[1] else None,
        serial=int(station[2].replace("O", "0")) if station else None,
        section=int(section[1]) if section else None,
        sections=int(section[2]) if section else None,
        repaired=repaired,
    )
    return BannerRead(banner, place, line.start + end)


class Under(msgspec.Struct, frozen=True, gc=False):
    """The lines under a banner: captions and slug lines, with where their blocks start in the copy."""

    captions: tuple[Field[str], ...]
    slugs: tuple[Field[str], ...]
    starts: tuple[tuple[int, str], ...]


def read_under(kept: Kept, lines: Sequence[Line]) -> Under:
    """Sort the lines between banner and first label into captions and slug lines."""
    captions: list[Field[str]] = []
    slugs: list[Field[str]] = []
    starts: list[tuple[int, str]] = []
    for line in lines:
        for kind, names, part in _parts(line) if line.words else ():
            span = kept.span(part.start, part.end)
            (captions if names else slugs).extend(Field(name, span) for name in names or (part.words,))
            if not starts or starts[-1][1] != kind:
                starts.append((span.start, kind))
    return Under(tuple(captions), tuple(slugs), tuple(starts))


def _parts(line: Line) -> Iterator[tuple[str, tuple[str, ...], Line]]:
    """A line as captions and slug: `SIPDIS NOFORN DEPT FOR NEA/I` run together is both."""
    names = read_caption(line.words)
    if names:
        yield "caption", names, line
        return
    place = 0
    for word in _WORD.finditer(line.words):
        if not (names := read_caption(word[0])):
            break
        yield "caption", names, Line(line.start + word.start(), line.start + word.end(), word[0])
        place = word.end()
    rest = line.words[place:].lstrip()
    yield "slug", (), Line(line.end - len(rest), line.end, rest)
