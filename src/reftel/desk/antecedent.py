"""Antecedents: the words that say what an entry of the ledger means, where its own are only `it` or `the offer`.

`Vale pressed him for the two guards. Ashkhadi promised them for April`: the guards are meant.
"""

import re
from collections.abc import Iterator, Sequence

from reftel.desk.entry import Entry, Place
from reftel.desk.evidence import Later

_THAT = re.compile(
    r"\b(?:it|them|this|so|one|the (?:offer|order|request|promise|proposal|suggestion|matter|case|same))\b",
    re.IGNORECASE,
)
_BACK = 2


def meant(entry: Entry, later: Later) -> Iterator[str]:
    """The words before an action that say what is meant: of its own sentence, then of the one or two before it."""
    for place in entry.places:
        told = place.said.told
        lines = later.sentences(later.record.telegrams[told.key])
        near = [line.text for line in lines if line.passage.paragraph == told.paragraph]
        number = next((number for number, text in enumerate(near) if told.quote in text), None)
        if number is not None and _is_short(place):
            yield from _before(told.quote, near, number)


def _is_short(place: Place) -> bool:
    """Whether an action says too little by itself: it points back, or is a bare verb."""
    return bool(_THAT.search(place.said.told.quote)) or len(place.action.action.split()) == 1


def _before(quote: str, near: Sequence[str], number: int) -> Iterator[str]:
    own = near[number].partition(quote)[0]
    if len(own.split()) > 1:
        yield own
    for back in range(1, _BACK + 1):
        if number < back:
            return
        yield near[number - back]
        if not _THAT.search(near[number - back]):
            return
