"""Rarity: how many in a room bear a name, and whether a whole name could be two men's by chance.

Of a thousand persons forty called Ali and thirty called Tamaz leave room for an Ali Tamaz or two; of as many, three
called Idris and one called Dehkulan leave none for a second Idris Dehkulan.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from functools import cache
from math import prod

from msgspec.structs import replace

from reftel.claims.name import nearly, plain
from reftel.claims.nation import family_first
from reftel.claims.thing import is_given_name
from reftel.room.figure import Figure
from reftel.room.office import Office

_FEW = 2
_VOWELS = "aiu"
_CHANCE = 0.03
_SLIP = 0.005
"""How many namesakes there may be by chance, at the most, for a name to be rare."""


class Rarity:
    """The names of a room's figures, counted once for each given and family name."""

    def __init__(self, figures: Iterable[Figure]) -> None:
        self._bearers: dict[str, set[tuple[str, str]]] = defaultdict(set)
        self._givens: dict[str, set[tuple[str, ...]]] = defaultdict(set)
        self._holders: dict[tuple[str, Office], dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
        whole: set[tuple[str, str]] = set()
        for figure in figures:
            if not figure.whole or figure.redacted:
                continue
            sounds = tuple(map(plain, figure.parts))
            given = next(
                (sound for sound, part in zip(sounds[:-1], figure.parts, strict=False) if part.strip(".")[1:]), ""
            )
            name = given.rstrip(_VOWELS), sounds[-1]
            whole.add(name)
            self._givens[name[1]].add(sounds[:-1])
            if is_family_first(figure.parts, figure.lands, figure.seats):
                self._givens[sounds[0]].add(sounds[1:])
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

        A name that is not `spelled` alike must be rarer.
        """
        if len(parts) < _FEW:
            return False
        counts = [len(self._bearers.get(plain(part), ())) for part in parts]
        return (spelled and max(counts) <= _FEW) or self._count * prod(count / self._count for count in counts) <= (
            _CHANCE if spelled else _SLIP
        )

    def _families(self, family: str) -> int:
        """How many bear a family name, by their given names: Sami and Sami Daoud may be one, Omar is another.

        Of a few, one whose given name is spelled nearly as another's may be he: `Franois`, where a letter was lost.
        """
        givens = self._givens.get(plain(family), set())
        found = [each for each in givens if not any(set(each) < set(other) for other in givens)]
        if len(found) == _FEW and nearly(*map("".join, found)):
            return 1
        return len(found)

    def holders(self, family: str, office: Office, years: Collection[int], soon: int) -> int:
        """How many of a family name are told to hold an office within so many years of these."""
        held = self._holders.get((plain(family), replace(office, former=False)), {})
        return sum(1 for told in held.values() if _is_near(told, years, soon))


def _is_near(told: Collection[int], years: Collection[int], soon: int) -> bool:
    return not told or not years or any(abs(one - other) <= soon for one in told for other in years)


def is_family_first(parts: tuple[str, ...], lands: Collection[str], seats: Collection[str]) -> bool:
    """Whether a name begins with its family name: of a country where it does, and with no given name of others."""
    first = family_first()
    there = not (first.isdisjoint(lands) and first.isdisjoint(seats))
    return there and bool(parts) and not is_given_name(parts[0])
