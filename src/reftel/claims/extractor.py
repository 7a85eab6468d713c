"""Extractors: what makes claims of passages. The rules come with reftel; another can stand beside them.

A package names its own in the entry point group `reftel.claims`: a function of passages that yields a tuple of claims
for each. Whatever it is, a claim whose quote is not the words at its span is not taken, and a passage that breaks it
costs no other its claims.
"""

import logging
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib.metadata import EntryPoint, entry_points

from reftel.claims.claim import Claim, verified
from reftel.claims.extract import VERSION, Passage, extract

GROUP = "reftel.claims"
RULES = "rules"
CHOICE = "REFTEL_EXTRACTOR"
"""The variable that names the extractor for every command, and for the processes it starts."""
_log = logging.getLogger("reftel.claims")
Extractor = Callable[[Sequence[Passage]], Iterable[tuple[Claim, ...]]]


def names() -> tuple[str, ...]:
    """The extractors there are: `rules`, then those that packages bring."""
    return (RULES, *(point.name for point in entry_points(group=GROUP)))


def chosen() -> str:
    """The extractor that the variable names, `rules` otherwise."""
    return os.environ.get(CHOICE) or RULES


def choose(name: str) -> None:
    """Take another extractor from now on, in this process and those it starts; a name that is none raises.

    >>> choose("rules"), chosen()
    (None, 'rules')
    """
    if name != RULES:
        _point(name)
    os.environ[CHOICE] = name


def version(name: str = RULES) -> str:
    """What claims are said to be made by: the rules' version, or another's name with that of its package."""
    if name == RULES:
        return VERSION
    dist = _point(name).dist
    return f"{name} {dist.version}" if dist else name


def extractor(name: str = RULES) -> Extractor:
    """The extractor of that name; what it yields is checked against the passages.

    >>> extractor("oracle")
    Traceback (most recent call last):
    ValueError: there is no extractor oracle; there are rules
    """
    return unbroken(extract if name == RULES else _checked(_point(name).load()))


def unbroken(other: Extractor) -> Extractor:
    """The extractor; where it breaks, passages are read one by one, and the one that did it has no claims.

    The log says which that was.
    """

    def made(passages: Sequence[Passage]) -> Iterable[tuple[Claim, ...]]:
        try:
            return tuple(other(passages))
        except Exception:
            return tuple(_alone(other, passage) for passage in passages)

    return made


def _alone(other: Extractor, passage: Passage) -> tuple[Claim, ...]:
    try:
        (claims,) = other((passage,))
    except Exception as error:
        begin = " ".join(passage.text.split())[:60]
        _log.warning("no claims of the passage that begins %r: %s: %s", begin, type(error).__name__, error)
        return ()
    return claims


def _point(name: str) -> EntryPoint:
    found = next((point for point in entry_points(group=GROUP) if point.name == name), None)
    if found is None:
        raise ValueError(f"there is no extractor {name}; there are {', '.join(names())}")
    return found


def _checked(other: Extractor) -> Extractor:
    """The extractor, without the claims whose pins do not verify."""

    def checked(passages: Sequence[Passage]) -> Iterator[tuple[Claim, ...]]:
        for passage, claims in zip(passages, other(passages), strict=True):
            yield tuple(row for row in claims if verified(passage.text, row.pin.span, row.pin.quote))

    return checked
