"""Likeness: what speaks for a figure of one telegram being a person known from others, and what against.

Rank, office, place and company speak for it; a generation between them speaks against it.
"""

import re
from collections.abc import Sequence

import msgspec

from reftel.claims.name import rank, skeleton
from reftel.claims.position import head
from reftel.claims.resolve import name_parts
from reftel.room.figure import Figure

_GENERATION = 25
_TERM = 8
_SMALL = 3
_SOLE = {
    "president": "president",
    "prime minister": "prime minister",
    "pm": "prime minister",
    "premier": "prime minister",
    "chancellor": "chancellor",
    "king": "king",
    "pope": "pope",
}
_SOLE_WORD = re.compile(rf"\b(?:{'|'.join(_SOLE)})\b", re.IGNORECASE)
_NOT_SOLE = re.compile(
    r"\b(?:vice|deputy|former|ex|company|bank|court|university|party|assembly|senate)\b", re.IGNORECASE
)


class Likeness(msgspec.Struct, frozen=True):
    """What was weighed; `same` is the outcome."""

    same: bool
    reasons: tuple[str, ...] = ()
    against: tuple[str, ...] = ()


RULE = "rule"
"""Who merges what nobody judged."""


class Merge(msgspec.Struct, frozen=True):
    """Why a figure of one telegram is this person: `by` is `rule` or whoever judged it."""

    key: str
    name: str
    reasons: tuple[str, ...]
    by: str = RULE


class Group:
    """Figures judged to be one person so far."""

    def __init__(self) -> None:
        self.figures: list[Figure] = []
        self.merges: list[Merge] = []
        self.offices: set[str] = set()
        self.sole: set[str] = set()
        self.places: set[str] = set()
        self.senders: set[str] = set()
        self.company: set[str] = set()
        self.years: set[int] = set()
        self.name = ""

    @property
    def whole(self) -> bool:
        """Whether it is known by given and family name."""
        return len(name_parts(self.name)) > 1

    def add(self, figure: Figure, company: frozenset[str], merge: Merge | None) -> None:
        """Take in one more figure."""
        self.figures.append(figure)
        if merge is not None:
            self.merges.append(merge)
        if len(figure.parts) > len(name_parts(self.name)):
            self.name = figure.name
        self.offices |= offices(figure)
        self.sole |= sole_offices(figure)
        self.places |= places(figure)
        self.senders |= {figure.sender} if figure.sender else set()
        self.company |= company
        self.years |= {int(figure.dtg[:4])} if figure.dtg else set()


def likeness(figure: Figure, company: frozenset[str], group: Group, rare: bool) -> Likeness:
    """How a figure compares to a person."""
    reasons = [f"written {figure.name} and {group.name}"]
    if shared := sorted(offices(figure) & group.offices):
        reasons.append(f"each is called {', '.join(shared)}")
    if near := sorted(places(figure) & group.places):
        reasons.append(f"each is of {', '.join(near)}")
    own = {" ".join(map(skeleton, figure.parts))} | {" ".join(map(skeleton, name_parts(group.name)))}
    if not (company - own).isdisjoint(group.company):
        reasons.append("the same persons are named beside")
    if figure.whole and group.whole and figure.sender in group.senders:
        reasons.append("the same post writes of both")
    if rare:
        reasons.append("the name is whole, and nobody else in the room is called so")
    against = _against(figure, group)
    return Likeness(len(reasons) > 1 and not against, tuple(reasons), against)


def _against(figure: Figure, group: Group) -> tuple[str, ...]:
    if not (figure.dtg and group.years):
        return ()
    year = int(figure.dtg[:4])
    apart = min(abs(year - other) for other in group.years)
    most = _GENERATION if figure.whole else _TERM
    return (f"{apart} years lie between them",) if apart > most else ()


def same_holder(figure: Figure, fitting: Sequence[tuple[Group, Likeness]]) -> list[tuple[Group, Likeness]]:
    """Of the persons a name alone with a title may mean, those that bear the title, or come from the same post."""
    return [row for row in fitting if offices(figure) & row[0].offices]


def offices(figure: Figure) -> set[str]:
    """The ranks and offices a figure bears, each in full: `colonel`, `minister`."""
    found: set[str] = set()
    for words in (*figure.titles, *(post.position for post in figure.posts)):
        for word in words.replace("-", " ").split():
            office, uniform = head(word), rank(word)
            if office is not None:
                found.add(office.full.split()[-1])
            elif uniform is not None and uniform.group == "uniformed":
                found.add(uniform.word)
    return found


def sole_offices(figure: Figure) -> set[str]:
    """The offices a figure bears that a country has one of: `president`, `prime minister`, `king`.

    A vice president, a former one, and the president of a company or a court are none.
    """
    words = [*figure.titles, *(post.position for post in figure.posts)]
    found: set[str] = set()
    for each in words:
        if _NOT_SOLE.search(each):
            return set()
        found |= {_SOLE[name.lower()] for name in _SOLE_WORD.findall(each)}
    return found


def places(figure: Figure) -> set[str]:
    """The places in the names of its offices: `Upper Delwan`, `Babil`."""
    found: set[str] = set()
    for post in figure.posts:
        for word in post.position.replace("'s", "").split():
            plain = word.strip("()'’,.")
            if plain[:1].isupper() and not plain.isupper() and len(plain) > _SMALL and not head(plain):
                found.add(plain)
    return found
