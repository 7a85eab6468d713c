"""The verbs that tell of claims, and the frames in which they do: `ask` somebody `to`, `meet` `with`.

The lexicons are `verb.csv` and `happening.csv`; a desk officer may add to them.
"""

from collections.abc import Mapping
from functools import cache

from reftel.claims.rows import lexicon_rows

Frame = tuple[str, str]


@cache
def _frames() -> Mapping[str, tuple[Frame, ...]]:
    found: dict[str, tuple[Frame, ...]] = {}
    for row in lexicon_rows("verb"):
        found[row["word"]] = (*found.get(row["word"], ()), (row["type"], row["frame"]))
    return found


@cache
def _happenings() -> Mapping[str, str]:
    return {row["word"]: row["type"] for row in lexicon_rows("happening")}


def frames(lemma: str, particle: str | None = None) -> tuple[Frame, ...]:
    """The types of claim that a verb tells of, each with its frame; with a particle it may be another verb.

    >>> frames("invite"), frames("step"), frames("step", "down")
    ((('offer', 'invite'),), (), (('personnel', 'alone'),))
    """
    found = _frames()
    return (particle and found.get(f"{lemma} {particle}")) or found.get(lemma, ())


def happening(noun: str) -> str | None:
    """The type of event that a noun names.

    >>> happening("assassination"), happening("table")
    ('attack', None)
    """
    return _happenings().get(noun)
