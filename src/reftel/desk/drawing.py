"""A thread as a drawing: time runs from left to right, each post has a lane, an arrow leads from a telegram to what it
cites, and what nobody holds is grey and dashed.

The drawing is SVG: it prints in black on white, and a screen reader reads title, description and every telegram.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping

import msgspec
from lxml import etree

from reftel.message.markup import visible
from reftel.room.knot import Knot, Tie
from reftel.room.thread import Thread

_GAP, _LEFT, _TOP, _HIGH, _BELOW = 24, 130, 16, 44, 22
_NARROWEST, _LETTER, _SMALL_LETTER, _MARGIN = 128, 8.4, 6, 8
# An arrow between telegrams of one lane rises this much, and so much more for each telegram it passes over.
_RISE, _HIGHER = 16, 14
_APART = 18
_SVG = "http://www.w3.org/2000/svg"
_STYLE = (
    "text{font:12px sans-serif;fill:#000}.lane{stroke:#bbb;stroke-dasharray:1 4}.held rect{fill:#fff;stroke:#000}"
    ".missing rect{fill:#ddd;stroke:#555;stroke-dasharray:5 3}.start rect{stroke-width:3}"
    ".tie{fill:none;stroke:#444}.answers{stroke-width:2.5}.small{font-size:10px}"
)
Place = tuple[float, float]


class Plan(msgspec.Struct, frozen=True):
    """Where everything stands: the middle of each telegram's box, of each lane, how wide a box and all of it are."""

    places: Mapping[str, Place]
    lanes: Mapping[str, float]
    box: float
    wide: float
    high: float


def plan(thread: Thread) -> Plan:
    """Columns by order of time, lanes by post, each lane as high as the arrows within it rise."""
    box = max(_NARROWEST, *(_width(knot) for knot in thread.cables))
    column = {knot.mrn: place for place, knot in enumerate(thread.cables)}
    post = {knot.mrn: knot.post or "?" for knot in thread.cables}
    rises: dict[str, float] = dict.fromkeys(post.values(), 0)
    for tie in thread.links:
        if post[tie.source] == post[tie.target]:
            rise = _rise(abs(column[tie.source] - column[tie.target]))
            rises[post[tie.source]] = max(rises[post[tie.source]], rise)
    y, lanes = float(_TOP), {}
    for name, rise in rises.items():
        y += max(rise, _BELOW) + _HIGH
        lanes[name] = y - _HIGH / 2
        y += _BELOW
    step = box + _GAP
    places = {mrn: (_LEFT + place * step + box / 2, lanes[post[mrn]]) for mrn, place in column.items()}
    return Plan(places, lanes, box, _LEFT + len(column) * step, y)


def _rise(columns: int) -> float:
    return _RISE + _HIGHER * (columns - 1)


def _width(knot: Knot) -> float:
    """How wide the box of a telegram is, by its number and the line under it."""
    return max(len(knot.mrn) * _LETTER, len(_when(knot)) * _SMALL_LETTER) + 2 * _MARGIN


def drawing(thread: Thread, start: str, address: Callable[[str], str] | None = None) -> str:
    """The thread of the telegram `start` as SVG.

    With the addresses of telegrams it is a part of a page: each is a link, and the page has the style.
    """
    where = plan(thread)
    svg = etree.Element("svg", xmlns=_SVG, viewBox=f"0 0 {where.wide:g} {where.high:g}", role="group")
    svg.set("class", "thread")
    if address is not None:
        svg.set("width", f"{where.wide:g}")
        svg.set("height", f"{where.high:g}")
    svg.set("aria-labelledby", "title desc")
    _text(svg, "title", f"The thread of {start}", id="title")
    _text(svg, "desc", _description(thread), id="desc")
    if address is None:
        _text(svg, "style", _STYLE)
    _arrow(svg)
    for post, y in where.lanes.items():
        _lane(svg, post, y, where.wide)
    starts, ends = _fan(tie.source for tie in thread.links), _fan(tie.target for tie in thread.links)
    for tie, start_at, end_at in zip(thread.links, starts, ends, strict=True):
        _tie(svg, tie, where, start_at, end_at)
    for knot in thread.cables:
        place = svg if address is None else etree.SubElement(svg, "a", href=address(knot.mrn))
        _knot(place, knot, where, knot.mrn == start)
    return etree.tostring(svg, encoding="unicode", pretty_print=True)


def _description(thread: Thread) -> str:
    """The drawing in words: how many, and what is missing."""
    missing = [knot.mrn for knot in thread.cables if not knot.held]
    count = f"{len(thread.cables)} telegrams in order of time, {len(thread.links)} references between them."
    return f"{count} Not held: {', '.join(missing)}." if missing else f"{count} All are held."


def _text(parent: etree._Element, name: str, words: str, **attributes: str) -> etree._Element:
    element = etree.SubElement(parent, name)
    for key, value in attributes.items():
        element.set(key, value)
    element.text = visible(words)
    return element


def _arrow(svg: etree._Element) -> None:
    marker = etree.SubElement(
        etree.SubElement(svg, "defs"), "marker", id="arrow", viewBox="0 0 8 8", refX="8", refY="4"
    )
    for name, value in (
        ("markerUnits", "userSpaceOnUse"),
        ("markerWidth", "8"),
        ("markerHeight", "8"),
        ("orient", "auto-start-reverse"),
    ):
        marker.set(name, value)
    etree.SubElement(marker, "path", d="M0 0 8 4 0 8z", fill="#444")


def _lane(svg: etree._Element, post: str, y: float, wide: float) -> None:
    etree.SubElement(svg, "line", x1=str(_LEFT - 10), x2=str(wide), y1=str(y), y2=str(y)).set("class", "lane")
    _text(svg, "text", post, x="8", y=str(y + 4))


def _fan(ends: Iterable[str]) -> list[float]:
    """How far from the middle of its box each arrow begins or ends, so that no two of them share a point."""
    names = list(ends)
    count, seen = Counter(names), Counter[str]()
    found = []
    for name in names:
        found.append((seen[name] - (count[name] - 1) / 2) * min(_APART, 0.8 * _NARROWEST / count[name]))
        seen[name] += 1
    return found


def _tie(svg: etree._Element, tie: Tie, where: Plan, start_at: float, end_at: float) -> None:
    """The arrow from the citing telegram to the cited one; within a lane it rises with the way it has to go."""
    (x1, y1), (x2, y2) = where.places[tie.source], where.places[tie.target]
    # What cites leaves a box in its left half, towards earlier telegrams; what is cited is met in its right half.
    start_at, end_at = start_at / 2 - _NARROWEST / 4, end_at / 2 + _NARROWEST / 4
    down = _HIGH / 2 if y2 > y1 else -_HIGH / 2
    start = (x1 + start_at, y1 + down)
    end = (x2 + end_at, y2 + (down if y1 == y2 else -down))
    columns = round(abs(x1 - x2) / (where.box + _GAP))
    bend = -2 * _rise(columns) if y1 == y2 else 0
    middle = ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2 + bend)
    path = f"M{start[0]:g} {start[1]:g} Q{middle[0]:g} {middle[1]:g} {end[0]:g} {end[1]:g}"
    element = etree.SubElement(svg, "path", d=path)
    element.set("class", f"tie {tie.bearing.replace(' ', '-')}")
    element.set("marker-end", "url(#arrow)")
    label = f", ref {tie.label}" if tie.label else ""
    _text(element, "title", f"{tie.source} {tie.bearing} {tie.target}{label}")


def _knot(svg: etree._Element, knot: Knot, where: Plan, is_start: bool) -> None:
    x, y = where.places[knot.mrn]
    group = etree.SubElement(svg, "g", transform=f"translate({x - where.box / 2:g} {y - _HIGH / 2:g})", role="img")
    group.set("class", " ".join(_classes(knot, is_start)))
    _text(group, "title", _said(knot))
    etree.SubElement(group, "rect", width=f"{where.box:g}", height=str(_HIGH), rx="4")
    _text(group, "text", knot.mrn, x=str(_MARGIN), y="18")
    _text(group, "text", _when(knot), x=str(_MARGIN), y="34").set("class", "small")


def _classes(knot: Knot, is_start: bool) -> Iterator[str]:
    yield "held" if knot.held else "missing"
    if is_start:
        yield "start"


def _said(knot: Knot) -> str:
    return f"{knot.mrn}, {knot.state}, {_when(knot)}{f': {knot.subject}' if knot.subject else ''}"


def _when(knot: Knot) -> str:
    if knot.dtg:
        return knot.dtg[:10]
    return f"by {knot.latest}, {knot.state}" if knot.latest else knot.state
