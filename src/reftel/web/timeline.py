"""A timeline with two lanes, drawn as SVG: above when a thing was said, below when it happened.

A day is a sign, a month, a season or an interval a bar of its width: a vague date is never drawn as a day. A thin line
joins what one line says in both lanes. The shape tells what it is, and hollow, full or double how sure it is.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from functools import lru_cache
from typing import Any, NamedTuple

from lxml import etree
from lxml.builder import ElementMaker  # type: ignore[import-not-found]  # its stubs lack it
from markupsafe import Markup

from reftel.desk.dossier import Dossier, Pinned
from reftel.message.markup import visible
from reftel.web.line import Line, line_of

LANES = ("said", "happened")
SHAPES = {
    "risks": "triangle",
    "incidents": "square",
    "interventions": "diamond",
    "meetings": "circle",
    "actions": "bar",
}
"""The sections that are drawn, each with its shape."""
_WIDTH, _SIDE, _TOP, _STEP, _SIZE = 960, 78, 26, 15, 4.5
_NEAR = 12
_TICKS, _FEW_DAYS, _FEW_MONTHS = 13, 45, 900
_CORNERS = {
    "square": ((-1, -1), (1, -1), (1, 1), (-1, 1)),
    "triangle": ((0, -1.2), (1.1, 1), (-1.1, 1)),
    "diamond": ((0, -1.3), (1.3, 0), (0, 1.3), (-1.3, 0)),
    "bar": ((-0.6, -1.2), (0.6, -1.2), (0.6, 1.2), (-0.6, 1.2)),
}
_SEASONS = {"21": (3, 5), "22": (6, 8), "23": (9, 11), "24": (12, 14)}
_make: Any = ElementMaker()


class Stretch(NamedTuple):
    """The days a date may mean, from the first to the last."""

    first: date
    last: date


@lru_cache(10_000)
def stretch(text: str | None) -> Stretch | None:
    """The days that a date in EDTF may mean; None when it cannot be read.

    >>> stretch("2011-02"), stretch("2011-07-09").first
    (Stretch(first=datetime.date(2011, 2, 1), last=datetime.date(2011, 2, 28)), datetime.date(2011, 7, 9))
    """
    first, _, last = (text or "").partition("/")
    try:
        return Stretch(_ends(first)[0], _ends(last or first)[1])
    except ValueError:
        return None


def _ends(text: str) -> tuple[date, date]:
    parts = text.rstrip("~?%").split("-")
    year = int(parts[0])
    if len(parts) == 1:
        return date(year, 1, 1), date(year, 12, 31)
    if len(parts) == 2:
        first, last = _SEASONS.get(parts[1], (int(parts[1]), int(parts[1])))
        return date(year, first, 1), date(year + last // 12, last % 12 + 1, 1) - timedelta(days=1)
    day = date(year, int(parts[1]), int(parts[2]))
    return day, day


class Moment(NamedTuple):
    """What stands under a heading of a case file, in one lane: which days it may mean."""

    under: str
    standing: Pinned
    lane: int
    days: Stretch

    def of(self, shown: Dossier) -> "Drawn":
        """The moment with its line, ready to be drawn."""
        return Drawn(line_of(shown, self.under, self.standing), self.lane, self.days)


class Drawn(NamedTuple):
    """A line of a case file in one lane: which days it may mean, and where it is drawn."""

    line: Line
    lane: int
    days: Stretch
    left: float = 0
    right: float = 0
    level: int = 0


def moments(standing: Iterable[tuple[str, Pinned]], within: str = "") -> Iterator[Moment]:
    """What has a day, once for each lane; with `within` only what touches that year, month or day."""
    wanted = stretch(within)
    for under, each in standing:
        line = each.line
        if line.section in SHAPES:
            for lane, text in enumerate(((line.dtg or "")[:10], line.when)):
                days = stretch(text)
                if days and not (wanted and (days.last < wanted.first or days.first > wanted.last)):
                    yield Moment(under, each, lane, days)


def drawing(rows: Sequence[Drawn], title: str) -> Markup | None:
    """The timeline of these moments; None when there is nothing to draw."""
    if not rows:
        return None
    scale = _Scale(min(row.days.first for row in rows), max(row.days.last for row in rows))
    placed = [each for lane in range(len(LANES)) for each in _placed(rows, lane, scale)]
    heights = [max((row.level for row in placed if row.lane == lane), default=0) + 1 for lane in range(len(LANES))]
    base = _TOP + heights[0] * _STEP + 6
    height = base + 26 + heights[1] * _STEP + 8
    drawn = _make.svg(
        {"class": "timeline", "viewBox": f"0 0 {_WIDTH} {height}", "width": f"{_WIDTH}", "height": f"{height}"},
        {"role": "group", "aria-label": visible(title)},
        *_axis(scale, base, height),
        *_joins(placed, base),
        *(_moment(row, base) for row in placed),
    )
    # Everything in it was put there as text or as an attribute, and is written out escaped.
    return Markup(etree.tostring(drawn, encoding="unicode"))


class _Scale:
    """Days as places from left to right."""

    def __init__(self, first: date, last: date) -> None:
        room = max((last - first).days // 40, 1)
        # Before the first and behind the last day of the calendar there is no room.
        self.first = first - timedelta(days=min(room, (first - date.min).days))
        self.last = last + timedelta(days=min(room + 1, (date.max - last).days))
        self.days = (self.last - self.first).days

    def at(self, day: date, later: int = 0) -> float:
        return _SIDE + ((day - self.first).days + later) / self.days * (_WIDTH - _SIDE - 8)

    def ticks(self) -> list[tuple[date, str]]:
        """The days at which the axis says the time: days, months or years, as many as can be read."""
        if self.days <= _FEW_DAYS:
            days = (self.first + timedelta(days=each) for each in range(0, self.days, -(-self.days // _TICKS)))
            return [(day, f"{day.day} {day:%b}") for day in days]
        if self.days <= _FEW_MONTHS:
            numbers = range(_month(self.first) + 1, _month(self.last) + 1)
            months = [date(each // 12, each % 12 + 1, 1) for each in numbers][:: -(-len(numbers) // _TICKS)]
            return [
                (day, f"{day:%b %Y}" if day in (months[0], day.replace(month=1)) else f"{day:%b}") for day in months
            ]
        years = range(self.first.year + 1, self.last.year + 1)
        return [(date(year, 1, 1), str(year)) for year in years[:: -(-len(years) // _TICKS)]]


def _month(day: date) -> int:
    return day.year * 12 + day.month - 1


def _placed(rows: Sequence[Drawn], lane: int, scale: _Scale) -> list[Drawn]:
    """The moments of a lane, each on the lowest level where it does not cover another."""
    ends: list[float] = []
    found = []
    for row in sorted((row for row in rows if row.lane == lane), key=lambda row: (row.days, row.line.id)):
        left, right = scale.at(row.days.first), scale.at(row.days.last, 1)
        if row.days.first == row.days.last:
            left = right = (left + right) / 2
        level = next((level for level, end in enumerate(ends) if end + _NEAR <= left), len(ends))
        ends[level : level + 1] = [right]
        found.append(row._replace(left=left, right=right, level=level))
    return found


def _y(row: Drawn, base: int) -> float:
    return base - 10 - row.level * _STEP if row.lane == 0 else base + 32 + row.level * _STEP


def _axis(scale: _Scale, base: int, height: int) -> list[etree._Element]:
    found = [
        _make.text("Said", {"class": "lane", "x": "0", "y": f"{base - 6}"}),
        _make.text("Happened", {"class": "lane", "x": "0", "y": f"{base + 36}"}),
        _make.line({"class": "axis", "x1": f"{_SIDE}", "x2": f"{_WIDTH}", "y1": f"{base}", "y2": f"{base}"}),
        _make.line({"class": "axis", "x1": f"{_SIDE}", "x2": f"{_WIDTH}", "y1": f"{base + 20}", "y2": f"{base + 20}"}),
    ]
    for day, name in scale.ticks():
        x = f"{scale.at(day):.1f}"
        found.append(_make.line({"class": "tick", "x1": x, "x2": x, "y1": "8", "y2": f"{height - 2}"}))
        found.append(_make.text(name, {"class": "time", "x": x, "y": f"{base + 14}"}))
    return found


def _joins(rows: Sequence[Drawn], base: int) -> list[etree._Element]:
    """The lines between what was said and what happened."""
    above = {row.line.id: row for row in rows if row.lane == 0}
    pairs = [(above[row.line.id], row) for row in rows if row.lane == 1 and row.line.id in above]
    return [
        _make.line(
            {"class": "join", "x1": f"{_middle(one):.1f}", "y1": f"{_y(one, base):.1f}"},
            {"x2": f"{_middle(other):.1f}", "y2": f"{_y(other, base):.1f}"},
        )
        for one, other in pairs
    ]


def _middle(row: Drawn) -> float:
    return (row.left + row.right) / 2


def told(row: Drawn) -> str:
    """What a moment is, in words: `2011-05-24 happened: meeting occurred by the Ambassador`."""
    day = row.line.said if row.lane == 0 else row.line.when
    return visible(f"{day} {LANES[row.lane]}: {row.line.lead} {row.line.text}".strip())


def _moment(row: Drawn, base: int) -> etree._Element:
    found: etree._Element = _make.a(
        {"href": f"#l{row.line.id}", "class": f"moment {row.line.status}", "aria-label": told(row), "tabindex": "-1"},
        _make.title(told(row)),
        _shape(row, _y(row, base)),
    )
    return found


def _shape(row: Drawn, y: float) -> Any:  # noqa: ANN401
    x, size = _middle(row), _SIZE
    if row.right - row.left > 2 * size:
        box = {"x": f"{row.left:.1f}", "y": f"{y - size:.1f}", "width": f"{row.right - row.left:.1f}"}
        return _make.rect(box, {"height": f"{2 * size}", "rx": f"{size}"})
    shape = SHAPES[row.line.section]
    if shape == "circle":
        return _make.circle({"cx": f"{x:.1f}", "cy": f"{y:.1f}", "r": f"{size}"})
    points = " ".join(f"{x + right * size:.1f},{y + down * size:.1f}" for right, down in _CORNERS[shape])
    return _make.polygon({"points": points})
