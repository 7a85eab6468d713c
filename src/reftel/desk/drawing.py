"""A thread as a drawing: time runs from left to right, each post has a lane, an arrow leads from a telegram to what it
cites, and what nobody holds is grey and dashed.

The drawing is SVG: it prints in black on white, and a screen reader reads title, description and every telegram.
"""

from collections.abc import Callable, Iterator, Mapping

from lxml import etree

from reftel.message.markup import visible
from reftel.room.thread import Knot, Thread, Tie

_LANE, _STEP, _LEFT, _TOP, _WIDE, _HIGH = 96, 150, 130, 56, 128, 44
_SVG = "http://www.w3.org/2000/svg"
_STYLE = (
    "text{font:12px sans-serif;fill:#000}.lane{stroke:#bbb;stroke-dasharray:1 4}.held rect{fill:#fff;stroke:#000}"
    ".missing rect{fill:#ddd;stroke:#555;stroke-dasharray:5 3}.start rect{stroke-width:3}"
    ".tie{fill:none;stroke:#444}.answers{stroke-width:2.5}.small{font-size:10px}"
)
_LONGEST_NUMBER = 18
Place = tuple[float, float]


def drawing(thread: Thread, start: str, address: Callable[[str], str] | None = None) -> str:
    """The thread of the telegram `start` as SVG.

    With the addresses of telegrams it is a part of a page: each is a link, and the page has the style.
    """
    lanes = list(dict.fromkeys(knot.post or "?" for knot in thread.cables))
    places = {
        knot.mrn: (_LEFT + column * _STEP + _WIDE / 2, _TOP + lanes.index(knot.post or "?") * _LANE + _HIGH / 2)
        for column, knot in enumerate(thread.cables)
    }
    wide, high = _LEFT + len(places) * _STEP + 20, _TOP + len(lanes) * _LANE
    svg = etree.Element("svg", xmlns=_SVG, viewBox=f"0 0 {wide} {high}", role="group" if address else "img")
    svg.set("class", "thread")
    if address is not None:
        svg.set("width", str(wide))
        svg.set("height", str(high))
    svg.set("aria-labelledby", "title desc")
    _text(svg, "title", f"The thread of {start}", id="title")
    _text(svg, "desc", _description(thread), id="desc")
    if address is None:
        _text(svg, "style", _STYLE)
    _arrow(svg)
    for lane, post in enumerate(lanes):
        _lane(svg, post, _TOP + lane * _LANE + _HIGH / 2, wide)
    for tie in thread.links:
        _tie(svg, tie, places)
    for knot in thread.cables:
        place = svg if address is None else etree.SubElement(svg, "a", href=address(knot.mrn))
        _knot(place, knot, places[knot.mrn], knot.mrn == start)
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
    for name, value in (("markerWidth", "7"), ("markerHeight", "7"), ("orient", "auto-start-reverse")):
        marker.set(name, value)
    etree.SubElement(marker, "path", d="M0 0 8 4 0 8z", fill="#444")


def _lane(svg: etree._Element, post: str, y: float, wide: float) -> None:
    etree.SubElement(svg, "line", x1=str(_LEFT - 10), x2=str(wide), y1=str(y), y2=str(y)).set("class", "lane")
    _text(svg, "text", post, x="8", y=str(y + 4))


def _tie(svg: etree._Element, tie: Tie, places: Mapping[str, Place]) -> None:
    """The arrow from the citing telegram to the cited one, bent so that several can be told apart."""
    (x1, y1), (x2, y2) = places[tie.source], places[tie.target]
    start, end = (x1, y1 - _HIGH / 2), (x2, y2 - _HIGH / 2 if y1 == y2 else y2 + (_HIGH / 2 if y1 > y2 else -_HIGH / 2))
    if y2 > y1:
        start = (x1, y1 + _HIGH / 2)
    bend = -_HIGH * 0.8 if y1 == y2 else 0
    middle = ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2 + bend)
    path = f"M{start[0]:g} {start[1]:g} Q{middle[0]:g} {middle[1]:g} {end[0]:g} {end[1]:g}"
    element = etree.SubElement(svg, "path", d=path)
    element.set("class", f"tie {tie.bearing.replace(' ', '-')}")
    element.set("marker-end", "url(#arrow)")
    label = f", ref {tie.label}" if tie.label else ""
    _text(element, "title", f"{tie.source} {tie.bearing} {tie.target}{label}")


def _knot(svg: etree._Element, knot: Knot, place: Place, is_start: bool) -> None:
    group = etree.SubElement(svg, "g", transform=f"translate({place[0] - _WIDE / 2:g} {place[1] - _HIGH / 2:g})")
    group.set("class", " ".join(_classes(knot, is_start)))
    _text(group, "title", _said(knot))
    etree.SubElement(group, "rect", width=str(_WIDE), height=str(_HIGH), rx="4")
    _text(group, "text", knot.mrn[:_LONGEST_NUMBER], x="8", y="18")
    _text(group, "text", _when(knot), x="8", y="34").set("class", "small")


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
