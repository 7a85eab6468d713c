"""Rarity: how many in a room bear a name, and whether a whole name could be two men's by chance.

Of a thousand persons forty called Ali and thirty called Tamaz leave room for an Ali Tamaz or two; of as many, three
called Idris and one called Dehkulan leave none for a second Idris Dehkulan.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Set
from functools import cache, cached_property
from math import prod
from typing import NamedTuple

from msgspec.structs import replace

from reftel.claims.name import nearly, plain
from reftel.claims.nation import family_first
from reftel.claims.thing import is_given_name
from reftel.room.accord import realms
from reftel.room.figure import Figure
from reftel.room.office import Office

_FEW = 2
_MANY = 5
_TERM = 8
_VOWELS = "aiu"
_CHANCE = 0.03
_SLIP = 0.005
"""How many namesakes there may be by chance, at the most, for a name to be rare."""
_Givens = tuple[str, ...]
_ARMS = frozenset({"arms"})


class Alone(NamedTuple):
    """A family name alone, with what is told of who is called so."""

    family: str
    years: Set[int]
    lands: Set[str]
    seats: Set[str]
    realms: frozenset[str]


class _Bearer:
    """What is told of those who bear one name in full."""

    def __init__(self) -> None:
        self.years: set[int] = set()
        self.lands: set[str] = set()
        self.seats: set[str] = set()
        self.offices: set[Office] = set()

    def add(self, figure: Figure) -> None:
        self.years |= figure.years
        self.lands |= figure.lands
        self.seats |= figure.seats
        self.offices |= figure.offices

    @cached_property
    def realms(self) -> frozenset[str]:
        """What his offices are of."""
        return realms(self.offices)

    def may_be(self, short: Alone, likely: bool) -> bool:
        """Whether he may be called by his family name in these years, in this country and these offices.

        A colonel is no minister; any other office of another kind, told by posts in another country, is not `likely`.
        """
        own = self.realms
        other = bool(short.realms and own) and short.realms.isdisjoint(own)
        return not (
            _disagree(short.lands, self.lands)
            or (other and (_ARMS in (short.realms, own) or (likely and _disagree(short.seats, self.seats))))
            or (short.years and self.years and min(abs(a - b) for a in short.years for b in self.years) > _TERM)
        )


def _disagree(ones: Set[str], others: Set[str]) -> bool:
    return bool(ones and others) and ones.isdisjoint(others)


class Rarity:
    """The names of a room's figures, counted once for each given and family name."""

    def __init__(self, figures: Iterable[Figure]) -> None:
        self._bearers: dict[str, set[tuple[str, str]]] = defaultdict(set)
        self._givens: dict[str, dict[_Givens, _Bearer]] = defaultdict(lambda: defaultdict(_Bearer))
        self._holders: dict[tuple[str, Office], dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
        self._spelled: dict[str, set[str]] = defaultdict(set)
        self._from: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        whole: set[tuple[str, str]] = set()
        for figure in figures:
            for office in figure.offices:
                if office.lead and not office.throne and figure.parts:
                    self._from[plain(figure.parts[-1]), office.head].update(figure.seats)
            if not figure.whole or figure.redacted:
                continue
            sounds = tuple(map(plain, figure.parts))
            given = next(
                (sound for sound, part in zip(sounds[:-1], figure.parts, strict=False) if part.strip(".")[1:]), ""
            )
            name = given.rstrip(_VOWELS), sounds[-1]
            whole.add(name)
            self._spelled[figure.parts[-1].lower()].add(name[0])
            self._givens[name[1]][sounds[:-1]].add(figure)
            if is_family_first(figure.parts, figure.lands, figure.seats):
                self._givens[sounds[0]][sounds[1:]].add(figure)
            for sound in sounds:
                self._bearers[sound].add(name)
            for office in figure.offices:
                if not office.former:
                    self._holders[name[1], office][name[0]] |= figure.years
        self._count = max(len(whole), 1)
        # The same few names are asked about for every pair that bears them.
        self.is_rare = cache(self._is_rare)
        self.families = cache(self._families)

    def _is_rare(self, parts: tuple[str, ...], spelled: bool = True) -> bool:
        """Whether nobody else in the room is likely to be called so: its parts are rare, or rare together.

        A name that is not `spelled` alike must be rarer; of one that is, only who spells it so is another bearer.
        """
        if len(parts) < _FEW:
            return False
        counts = [len(self._bearers.get(plain(part), ())) for part in parts]
        if spelled:
            counts[-1] = min(counts[-1], len(self._spelled.get(parts[-1].lower(), ())) or counts[-1])
        return (spelled and max(counts) <= _FEW) or self._count * prod(count / self._count for count in counts) <= (
            _CHANCE if spelled else _SLIP
        )

    def _families(self, family: str) -> int:
        """How many bear a family name, by their given names."""
        return _different(self._givens.get(plain(family), ()))

    def bearers(self, short: Alone, likely: bool = False) -> int:
        """How many of a family name may be meant by it alone, or are `likely` meant.

        Of many it is not asked: a name that so many bear is nobody's own.
        """
        every = self.families(short.family)
        if not 1 < every <= _MANY:
            return every
        rows = self._givens[plain(short.family)].items()
        return _different([givens for givens, bearer in rows if bearer.may_be(short, likely)])

    def is_everywhere(self, family: str, head: str) -> bool:
        """Whether posts in many countries write of one of this name who leads a country, most of them abroad.

        Then the post that writes tells nothing of whose president he is.
        """
        seats = self._from.get((plain(family), head), Counter[str]())
        return len(seats) >= _MANY and 2 * max(seats.values()) < seats.total()

    def holders(self, family: str, office: Office, years: Collection[int], soon: int) -> int:
        """How many of a family name are told to hold an office within so many years of these."""
        held = self._holders.get((plain(family), replace(office, former=False)), {})
        return sum(1 for told in held.values() if _is_near(told, years, soon))


def _different(givens: Collection[_Givens]) -> int:
    """How many these given names are: Sami and Sami Daoud may be one, Omar is another.

    Of a few, one whose given name is spelled nearly as another's may be he: `Franois`, where a letter was lost.
    """
    found = [each for each in givens if not any(set(each) < set(other) for other in givens)]
    return 1 if len(found) == _FEW and nearly(*map("".join, found)) else len(found)


def _is_near(told: Collection[int], years: Collection[int], soon: int) -> bool:
    return not told or not years or any(abs(one - other) <= soon for one in told for other in years)


def is_family_first(parts: tuple[str, ...], lands: Collection[str], seats: Collection[str]) -> bool:
    """Whether a name begins with its family name: of a country where it does, and with no given name of others."""
    first = family_first()
    there = not (first.isdisjoint(lands) and first.isdisjoint(seats))
    return there and bool(parts) and not is_given_name(parts[0])
