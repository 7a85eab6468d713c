"""The head of a telegram: heading and banner, the captions strayed among them, and the lines that stand below."""

import re
from collections.abc import Sequence

import msgspec

from reftel.message.banner import BannerRead, find_banner
from reftel.message.caption_line import strayed
from reftel.message.heading import HeadingRead, read_heading
from reftel.message.label import line_label
from reftel.message.layout import Layout
from reftel.terms.post import Posts
from reftel.text import Field
from reftel.text.lines import Line

# No heading is longer: of one that seems so, what is beyond these lines is read as text below it.
_MOST_HEADING_LINES = 400
_ROUTED = re.compile(r"R[A-Z0-9]{3,7}/")
# What a publisher's record says of a telegram, pasted between its heading and its banner.
_PASTED = ("ID: ", "ORIGIN: ", "DATE: ", "SOURCE: ", "CLASSIFICATION: ", "MISC: ", "DESTINATION: ")
_ADDRESSED = ("TO ", "FM ", "INFO ", "DE ", "VZCZC", "ZNR ", "ZNY ")


class Head(msgspec.Struct, frozen=True, gc=False):
    """Heading and banner as read; `strayed` are the captions among their lines, `below` the lines behind them."""

    read: HeadingRead
    banner: BannerRead | None
    strayed: tuple[Field[str], ...]
    below: list[Line]


def read_head(layout: Layout, posts: Posts) -> Head:
    """Read what stands above the first label."""
    kept, lines = layout.kept, layout.lines
    end = _heading_end(lines)
    banner = find_banner(kept, lines[: end + 1], posts)
    above = lines[: banner.line if banner else end]
    early = strayed(kept, above)
    rows = [line for place, line in enumerate(above) if place not in early] if early else above
    captions = tuple(field for fields in early.values() for field in fields)
    return Head(read_heading(kept, rows, posts), banner, captions, _below(lines, banner, end))


def _heading_end(lines: Sequence[Line]) -> int:
    """The number of the line where a heading must have ended: the first label, or the first line of prose."""
    for place, line in enumerate(lines[:_MOST_HEADING_LINES]):
        words = line.words
        if not words or words.startswith(_PASTED):
            continue
        addressed = words.startswith(_ADDRESSED) or (words[0] == "R" and _ROUTED.match(words))
        label = None if addressed else line_label(line)
        if label is not None and label.kind != "reference":
            return place
        if len(words) > 120 or (words[0] == "¶") or (len(words) > 40 and _mostly_small(words)):
            return place
    return min(len(lines), _MOST_HEADING_LINES)


def _mostly_small(words: str) -> bool:
    return sum(map(str.islower, words)) > len(words) / 2


def _below(lines: list[Line], banner: BannerRead | None, end: int) -> list[Line]:
    """The lines behind the banner, the rest of its own line first; behind the heading when there is no banner."""
    if banner is None:
        return lines[end:]
    line = lines[banner.line]
    rest = line.words[banner.end - line.start :]
    words = rest.strip()
    if not words:
        return lines[banner.line + 1 :]
    start = banner.end + len(rest) - len(rest.lstrip())
    return [Line(start, start + len(words), words), *lines[banner.line + 1 :]]
