"""The banner spells out the level and names section, station and serial.

`C O N F I D E N T I A L SECTION 01 OF 02 TEHRAN 08980` is one, `SECRET` alone on a line another.
"""

import re
from collections.abc import Sequence

import msgspec

from reftel.message.cable import Banner
from reftel.terms.marking import read_banner_words
from reftel.terms.post import Posts
from reftel.text import Kept
from reftel.text.lines import Line

_FIRST = frozenset("CSULTEFOcsult05$")  # what a level begins with, its first letter whole or misread
_SECOND = frozenset("EONIP")  # or lost, where the letters stand apart
_ADDRESSES = ("TO ", "FM ", "OO R", "SECSTATE ", "SIPDIS", "SUBJ", "TAGS", "E.O")
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
        if not words or not _may_be_banner(words) or words.startswith(_ADDRESSES):
            continue
        found = _read(kept, line, place, posts)
        if found is None:
            continue
        if found.banner.serial is not None:
            return found
        if found.end >= line.end or found.banner.sections is not None:
            bare = found
    return bare


def _may_be_banner(words: str) -> bool:
    first = words[0]
    if words[1:2] == " " and words[2:6].isdigit():
        return False  # a date-time group
    return first in _FIRST or (first in _SECOND and words[1:2] == " ") or first > "\x7f"


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
