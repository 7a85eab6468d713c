"""Groups: figures of several telegrams judged to be one person so far, and all that their telegrams tell of him."""

from collections.abc import Iterable
from typing import Any, TypeVar

import msgspec

from reftel.claims.name import skeleton
from reftel.claims.wordclass import words_of
from reftel.room.figure import Figure, is_whole
from reftel.room.judgement import Mark
from reftel.room.office import Office

T = TypeVar("T")
_NONE: frozenset[Any] = frozenset()
RULE = "rule"
"""Who merges what nobody judged."""
_EVERYWHERE = frozenset({"STATE", "SECSTATE"})
"""Posts that write of people all over the world."""


class Merge(msgspec.Struct, frozen=True):
    """Why a figure of one telegram is this person: `by` is `rule` or whoever judged it."""

    key: str
    name: str
    reasons: tuple[str, ...]
    by: str = RULE


Traits = set[T] | frozenset[T]
"""What is known of somebody; of most people most of it is empty, and that is held once."""


class Group:
    """Figures judged to be one person so far.

    `held` are his offices with the years they are told in, `lands` the countries of those offices, `senders` the posts
    that write of him, `seats` the countries of those posts, `company` the persons named beside him, `bearers` how
    many bear his name, once it was asked; `sides` says in which telegrams he is told apart from whom. It is `whole`
    when he is known by given and family name.
    """

    def __init__(self, figures: Iterable[Figure] = (), company: frozenset[str] = frozenset()) -> None:
        self.figures: list[Figure] = []
        self.merges: list[Merge] = []
        self.held: dict[Office, Traits[int]] = {}
        self.lands: Traits[str] = _NONE
        self.places: Traits[str] = _NONE
        self.senders: Traits[str] = _NONE
        self.seats: Traits[str] = _NONE
        self.company: Traits[str] = _NONE
        self.years: Traits[int] = _NONE
        self.sexes: Traits[str] = _NONE
        self.suffixes: Traits[str] = _NONE
        self.sides: Traits[int] = _NONE
        self.bearers: tuple[int, int] | None = None
        self.name = self.sound = ""
        self.parts: tuple[str, ...] = ()
        self.whole = self.gone = self._addressed = False
        for figure in figures:
            self.add(figure, company, None)

    @property
    def by_given(self) -> bool:
        """Whether it holds no office and is called by what stands before given names: Shaykh Sami, Sir Tom."""
        return self._addressed and not self.held

    @property
    def forms(self) -> frozenset[str]:
        """The forms of address before his name."""
        return frozenset(form for figure in self.figures for form in figure.forms)

    def has(self, mark: Mark) -> bool:
        """Whether the words of a mark name one of its figures."""
        return any(is_of(figure, mark) for figure in self.figures)

    def add(self, figure: Figure, company: frozenset[str], merge: Merge | None) -> None:
        """Take in one more figure."""
        self.figures.append(figure)
        if merge is not None:
            self.merges.append(merge)
        self._call(figure.name, figure.parts)
        self._addressed |= not words_of("before a given name").isdisjoint(figure.address)
        for each in figure.offices:
            self.held[each] = _grown(self.held.get(each, _NONE), figure.years)
        self._take(figure)
        self.company = _grown(self.company, company)
        if figure.sender and figure.sender not in _EVERYWHERE:
            self.senders = _grown(self.senders, {figure.sender})
            self.seats = _grown(self.seats, figure.seats)

    def side_with(self, sides: Iterable[int]) -> None:
        """Note on which sides it stands where a telegram tells two apart: of two, one even and one odd number."""
        self.sides = _grown(self.sides, frozenset(sides))

    def absorb(self, other: "Group", why: tuple[str, ...]) -> None:
        """Take in another group, which is this person too; it is gone afterwards."""
        first = other.figures[0]
        self.figures += other.figures
        self.merges += (*other.merges, Merge(first.key, first.name, why))
        self._call(other.name, other.parts)
        self._addressed |= other._addressed
        for each, years in other.held.items():
            self.held[each] = _grown(self.held.get(each, _NONE), years)
        self._take(other)
        self.sides = _grown(self.sides, other.sides)
        self.senders = _grown(self.senders, other.senders)
        self.seats = _grown(self.seats, other.seats)
        self.company = _grown(self.company, other.company)
        other.gone = True

    def _call(self, name: str, parts: tuple[str, ...]) -> None:
        """Call it by the fullest of its names."""
        if (is_whole(parts), len(parts)) > (self.whole, len(self.parts)):
            self.name, self.parts, self.sound = name, parts, " ".join(map(skeleton, parts))
            self.whole = is_whole(parts)

    def _take(self, other: "Figure | Group") -> None:
        self.bearers = None
        self.lands = _grown(self.lands, other.lands)
        self.places = _grown(self.places, other.places)
        self.years = _grown(self.years, other.years)
        self.sexes = _grown(self.sexes, other.sexes)
        self.suffixes = _grown(self.suffixes, other.suffixes)


def _grown(mine: Traits[T], more: Traits[T]) -> Traits[T]:
    """These and more."""
    if more <= mine:
        return mine
    if isinstance(mine, set):
        mine |= more
        return mine
    return set(mine | more)


def is_of(figure: Figure, mark: Mark) -> bool:
    """Whether the words of a mark name this figure."""
    if figure.key != mark.mrn:
        return False
    quote = mark.quote.lower()  # telegrams in capitals are read in small letters
    return any(name.lower() in quote for name in figure.names)
