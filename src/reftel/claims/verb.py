"""The verbs that tell of claims, and the frames in which they do: `ask` somebody `to`, `meet` `with`.

The lexicons are `verb.csv` and `happening.csv`; a desk officer may add to them.
"""

from collections.abc import Mapping
from functools import cache

from reftel.claims.rows import lexicon_rows

Frame = tuple[str, str]


@cache
def _frames(name: str) -> Mapping[str, tuple[Frame, ...]]:
    found: dict[str, tuple[Frame, ...]] = {}
    for row in lexicon_rows(name):
        found[row["word"]] = (*found.get(row["word"], ()), (row["type"], row["frame"]))
    return found


def frames(lemma: str, particle: str | None = None) -> tuple[Frame, ...]:
    """The types of claim that a verb tells of, each with its frame; with a particle it may be another verb.

    >>> frames("invite"), frames("step"), frames("step", "down")
    ((('offer', 'invite'),), (), (('personnel', 'alone'),))
    """
    found = _frames("verb")
    return (particle and found.get(f"{lemma} {particle}")) or found.get(lemma, ())


def happening(noun: str) -> str | None:
    """The type of event that a noun names.

    >>> happening("assassination"), happening("table")
    ('attack', None)
    """
    found = _frames("happening").get(noun)
    return found[0][0] if found else None
