"""Signatures: those who signed, drafted, approved or cleared a telegram, as far as they are named in full.

`DRAFTED BY: POL:MARTA ORLAN` names a person; `POL:MORLAN` and a typist's `:LEE` tell too little to know one by.
"""

import re
from collections.abc import Iterator

from reftel.claims.resolve import name_parts
from reftel.message.cable import Cable
from reftel.message.officer import read_officer
from reftel.terms.name_part import is_suffix

_WHOLE = 2
_LABEL = re.compile(r"\b(?:DRAFTED|APPROVED|CLEARED?)(?:\s+BY\b)?|\bCLEARANCES?\b", re.IGNORECASE)
_BETWEEN = re.compile(r"[:;,\n]|\s-+\s|\s+\(|\d+")


def signed(cable: Cable) -> Iterator[str]:
    """The names in full of those who signed or drafted a telegram."""
    drafting = cable.heading.drafting
    names = (*(each.value for each in cable.signers), *(drafters(drafting.value) if drafting else ()))
    return (name for name in names if _is_whole(name))


def drafters(text: str) -> Iterator[str]:
    """The names in the lines that say who drafted, approved and cleared a telegram.

    >>> list(drafters("DRAFTED BY: POL:MARTA ORLAN -- 06/19/2031\\nAPPROVED BY ARA/B - RJTAMAZ:LEE"))
    ['MARTA ORLAN']
    """
    for piece in _BETWEEN.split(_LABEL.sub("\n", text)):
        words = " ".join(piece.split())
        if words and "/" not in words:
            yield from (name for name in read_officer(words).names if _is_whole(name))


def _is_whole(name: str) -> bool:
    """Whether a given name is spelled out before the family name."""
    return len([part for part in name_parts(name) if len(part.strip(".")) > 1 and not is_suffix(part)]) >= _WHOLE
