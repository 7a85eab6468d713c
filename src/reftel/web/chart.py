"""Charts, drawn here as SVG: bars by year, each with its number, each a link; the table behind them says the same."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec
from lxml import etree
from lxml.builder import ElementMaker  # type: ignore[import-not-found]  # its stubs lack it
from markupsafe import Markup

_WIDTH, _HEIGHT, _FOOT, _HEAD = 720, 132, 20, 16
_WIDEST = 64
_SIDE = 18
_GAP = 0.16
_FEWEST_LABELS_APART = 44
_MOST_TIMES = 120
_make: Any = ElementMaker()


class Bar(msgspec.Struct, frozen=True):
    """One bar: what it stands for, how many, and the page that shows just these."""

    label: str
    count: int
    address: str | None = None


def times(known: Iterable[str]) -> Sequence[str]:
    """Every year or month from the first known to the last, those of nothing too; in a very wide span only the known.

    >>> times(["2011-02", "2010-12"]), times(["1976", "1974"]), times([])
    (['2010-12', '2011-01', '2011-02'], ['1974', '1975', '1976'], [])
    """
    ordered = sorted(known)
    if not ordered:
        return []
    monthly = "-" in ordered[0]
    first, last = (_number(when) if monthly else int(when) for when in (ordered[0], ordered[-1]))
    if last - first > _MOST_TIMES:
        return ordered
    return [f"{each // 12}-{each % 12 + 1:02}" if monthly else str(each) for each in range(first, last + 1)]


def _number(month: str) -> int:
    year, _, of_year = month.partition("-")
    return int(year) * 12 + int(of_year) - 1


def bars(rows: Sequence[Bar], title: str) -> Markup:
    """A bar chart; a bar of nothing keeps its place."""
    step = min(_WIDTH / max(len(rows), 1), _WIDEST)
    most = max((row.count for row in rows), default=1) or 1
    every = max(1, -(-_FEWEST_LABELS_APART // int(step or 1)))
    width = max(step * len(rows), 1)
    whole = width + 2 * _SIDE
    labelled = list(zip(rows, _labelled(len(rows), every), strict=True))
    drawing = _make.svg(
        {
            "class": "chart",
            "viewBox": f"{-_SIDE} 0 {whole:.0f} {_HEIGHT}",
            "width": f"{whole:.0f}",
            "height": f"{_HEIGHT}",
        },
        {"role": "group", "aria-label": title},
        _make.line({"class": "axis", "x1": "0", "x2": f"{width:.0f}", "y1": _y(0), "y2": _y(0)}),
        *(_bar(row, place * step, step, row.count / most, named) for place, (row, named) in enumerate(labelled)),
    )
    # Everything in it was put there as text or as an attribute, and is written out escaped.
    return Markup(etree.tostring(drawing, encoding="unicode"))


def _labelled(count: int, every: int) -> Iterator[int | None]:
    """Which bars are labelled, counted from the last one; odd where a narrow window has no room; None for others.

    The first and the last always are; what would stand too near the first is not.

    >>> list(_labelled(8, 2)), list(_labelled(7, 2))
    ([0, None, None, 1, None, 1, None, 0], [0, None, 1, None, 1, None, 0])
    """
    for place in range(count):
        behind = count - 1 - place
        if place and (behind % every or place < every):
            yield None
        else:
            yield 0 if not place else 1 if place < 2 * every else behind // every


def _y(share: float) -> str:
    return f"{_HEAD + (_HEIGHT - _HEAD - _FOOT) * (1 - share):.1f}"


def _bar(row: Bar, left: float, step: float, share: float, named: int | None) -> etree._Element:
    middle = f"{left + step / 2:.1f}"
    top = float(_y(share))
    box = _make.rect(
        {"class": "bar", "x": f"{left + step * _GAP / 2:.1f}", "y": f"{top:.1f}", "width": f"{step * (1 - _GAP):.1f}"},
        {"height": f"{_HEIGHT - _FOOT - top:.1f}"},
    )
    said = f"{row.label}: {row.count:,}"
    parts = [_make.title(said), box] if row.count else []
    if row.count and named is not None:
        parts.append(_make.text(f"{row.count:,}", {"class": "count", "x": middle, "y": f"{top - 4:.1f}"}))
    drawn = _make.a({"href": row.address, "aria-label": said}, *parts) if row.address and parts else _make.g(*parts)
    label = _make.text(row.label, {"class": "label", "x": middle, "y": f"{_HEIGHT - 5}"})
    if named is None:
        found: etree._Element = drawn
    else:
        # In a narrow window there is room for every other label.
        found = _make.g({"class": "between"} if named % 2 else {}, drawn, label)
    return found
