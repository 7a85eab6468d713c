"""Protection: who is to be shielded in what leaves the desk, because a telegram asks for it.

`Brigadier General Rahvend (strictly protect)` and `The driver (protect)`; whoever is blacked out is protected too.
"""

import re
from collections.abc import Iterator

from reftel.claims.person import person_at, words
from reftel.claims.token import tokens
from reftel.room.judgement import Mark
from reftel.room.telegram import Telegram

_PROTECT = re.compile(r"\(\s*(?:please\s+)?(?:strictly\s+)?protect(?:\s+strictly)?\s*\)", re.IGNORECASE)
_BEFORE = 60


def protected(telegram: Telegram) -> Iterator[Mark]:
    """The names right before such words."""
    for passage in telegram.passages:
        for found in _PROTECT.finditer(passage.text):
            before = passage.text[max(found.start() - _BEFORE, 0) : found.start()].rstrip()
            row = tokens(before)
            for first in range(max(len(row) - 5, 0), len(row)):
                name = person_at(row, first)
                if name is not None and name.last == len(row) - 1:
                    quote = " ".join(words(before, row, name).split())
                    yield Mark(telegram.key, passage.paragraph, quote)
                    break
