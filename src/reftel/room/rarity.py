"""Rarity: how many in a room bear a name, and whether a whole name could be two men's by chance.

Of a thousand persons forty called Ali and thirty called Tamaz leave room for an Ali Tamaz or two; of as many, three
called Idris and one called Dehkulan leave none for a second Idris Dehkulan.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from math import prod

from msgspec.structs import replace

from reftel.claims.name import plain
from reftel.room.figure import Figure
from reftel.room.office import Office

_FEW = 2
_VOWELS = "aiu"
_CHANCE = 0.05
_SLIP = 0.005
"""How many namesakes there may be by chance, at the most, for a name to be rare."""


class Rarity:
    """The names of a room's figures, counted once for each given and family name."""

    def __init__(self, figures: Iterable[Figure]) -> None:
        self._bearers: dict[str, set[tuple[str, str]]] = defaultdict(set)
        self._givens: dict[str, set[str]] = defaultdict(set)
        self._holders: dict[tuple[str, Office], set[str]] = defaultdict(set)
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
            self._givens[name[1]].add(name[0])
            for sound in sounds:
                self._bearers[sound].add(name)
            for office in figure.offices:
                if not office.former:
                    self._holders[name[1], office].add(name[0])
        self._count = max(len(whole), 1)

    def is_rare(self, parts: Sequence[str], spelled: bool = True) -> bool:
        """Whether nobody else in the room is likely to be called so: its parts are rare, or rare together.

        A name that is not `spelled` alike must be rarer.
        """
        if len(parts) < _FEW:
            return False
        counts = [len(self._bearers.get(plain(part), ())) for part in parts]
        return (spelled and max(counts) <= _FEW) or self._count * prod(count / self._count for count in counts) <= (
            _CHANCE if spelled else _SLIP
        )

    def families(self, family: str) -> int:
        """How many given names stand before a family name."""
        return len(self._givens.get(plain(family), ()))

    def holders(self, family: str, office: Office) -> int:
        """How many of a family name hold an office that was not theirs before only."""
        return len(self._holders.get((plain(family), replace(office, former=False)), ()))
