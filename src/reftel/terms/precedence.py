"""Precedence says how fast a telegram is handled: `PP`, `O 250811Z MAR 09`, `NIACT IMMEDIATE`.

The letters are those of ACP 121: R routine, P priority, O immediate, Z flash. NIACT IMMEDIATE is the State
Department's own: act at night too; on the line it goes as O.
"""

from enum import StrEnum
from functools import lru_cache

from reftel.terms.slip import slipped


class Precedence(StrEnum):
    """The five steps, lowest first.

    >>> Precedence.PRIORITY.rank < Precedence.NIACT_IMMEDIATE.rank, Precedence.NIACT_IMMEDIATE.letter
    (True, 'O')
    """

    ROUTINE = "ROUTINE"
    PRIORITY = "PRIORITY"
    IMMEDIATE = "IMMEDIATE"
    NIACT_IMMEDIATE = "NIACT IMMEDIATE"
    FLASH = "FLASH"

    @property
    def rank(self) -> int:
        """The step as a number, 0 for ROUTINE, so that the higher of two can be chosen."""
        return _RANKS[self]

    @property
    def letter(self) -> str:
        """The letter on the precedence line."""
        return "RPOOZ"[_RANKS[self]]


_RANKS = {precedence: rank for rank, precedence in enumerate(Precedence)}
# Y (emergency command precedence) stands above Z; this scale ends at FLASH.
_LETTERS = {
    "R": Precedence.ROUTINE,
    "P": Precedence.PRIORITY,
    "O": Precedence.IMMEDIATE,
    "Z": Precedence.FLASH,
    "Y": Precedence.FLASH,
}
_WORDS = {precedence.value: precedence for precedence in Precedence} | {"NIACT": Precedence.NIACT_IMMEDIATE}
# FLASH is left out: words of five letters are too often one slip from another word.
_SLIPS = {word: precedence for word, precedence in _WORDS.items() if len(word) > 6}


@lru_cache(maxsize=1 << 12)
def read_precedence(word: str) -> Precedence | None:
    """The precedence a letter or word names; one slipped letter in a long word is forgiven.

    >>> read_precedence("O"), read_precedence("PRIOITY"), read_precedence("PARIS")
    (<Precedence.IMMEDIATE: 'IMMEDIATE'>, <Precedence.PRIORITY: 'PRIORITY'>, None)
    """
    if len(word) > 20:
        return None
    name = " ".join(word.upper().split())
    found = _LETTERS.get(name) or _WORDS.get(name)
    if found is None and len(name) > 5:
        near = slipped(name, _SLIPS)
        found = _SLIPS[near] if near else None
    return found
