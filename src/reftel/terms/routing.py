"""A routing indicator is a station's address in the network: `RUEHGB`; the book gives names, also for whole ranges.

Names from the book (ACP 117) and names learned from telegrams stand side by side: an indicator can have several.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping

Row = Mapping[str, str]


class Routes:
    """Routing indicators and their names, put in order when the first is asked for.

    >>> routes = Routes.from_rows([{"first": "RUXAAA", "last": "RUXAAD", "name": "DEPOT SAHRIYA"}])
    >>> routes.name("RUXAAC"), routes.name("RUXAAE")
    (('DEPOT SAHRIYA',), ())
    """

    def __init__(self, load: Callable[[], Iterable[Row]]) -> None:
        self._load = load
        self._names: dict[str, tuple[str, ...]] | None = None
        self._ranges: list[tuple[str, str, str]] = []

    @classmethod
    def from_rows(cls, rows: Iterable[Row]) -> "Routes":
        """Routes of rows with `first`, `last` (empty but for ranges) and `name`."""
        kept = tuple(rows)
        return cls(lambda: kept)

    def plus(self, rows: Iterable[Row]) -> "Routes":
        """These routes and an archive's own; its names come first."""
        kept = tuple(rows)
        return Routes(lambda: (*kept, *self._load()))

    def name(self, indicator: str) -> tuple[str, ...]:
        """The names of an indicator, none when it stands in no table: letters tell nothing of a name."""
        names = self._names if self._names is not None else self._put_in_order()
        wanted = indicator.upper()
        return names.get(wanted, ()) + self._of_range(wanted, names.get(wanted, ()))

    def _put_in_order(self) -> dict[str, tuple[str, ...]]:
        names: dict[str, tuple[str, ...]] = {}
        ranges: list[tuple[str, str, str]] = []
        for row in self._load():
            first, last, name = row["first"].upper(), (row.get("last") or "").upper(), row["name"]
            if last:
                ranges.append((first, last, name))
            elif name not in names.get(first, ()):
                names[first] = (*names.get(first, ()), name)
        self._ranges = sorted(ranges)
        self._names = names
        return names

    def _of_range(self, wanted: str, known: tuple[str, ...]) -> tuple[str, ...]:
        """The name of the range that ends last before or at `wanted`, where `wanted` lies in it."""
        place = bisect_right(self._ranges, (wanted, "\uffff", "")) - 1
        if place < 0:
            return ()
        first, last, name = self._ranges[place]
        inside = len(wanted) == len(first) and first <= wanted <= last
        return (name,) if inside and name not in known else ()
