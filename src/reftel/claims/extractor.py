"""Extractors: what makes claims of passages. The rules come with reftel; another can stand beside them.

A package names its own in the entry point group `reftel.claims`: a function of passages that yields a tuple of claims
for each. Whatever it is, a claim whose quote is not the words at its span is not taken.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib.metadata import entry_points

from reftel.claims.claim import Claim, verified
from reftel.claims.extract import Passage, extract

GROUP = "reftel.claims"
Extractor = Callable[[Sequence[Passage]], Iterable[tuple[Claim, ...]]]


def names() -> tuple[str, ...]:
    """The extractors there are: `rules`, then those that packages bring."""
    return ("rules", *(point.name for point in entry_points(group=GROUP)))


def extractor(name: str = "rules") -> Extractor:
    """The extractor of that name; what it yields is checked against the passages.

    >>> extractor("oracle")
    Traceback (most recent call last):
    ValueError: there is no extractor oracle; there are rules
    """
    if name == "rules":
        return extract
    found = next((point for point in entry_points(group=GROUP) if point.name == name), None)
    if found is None:
        raise ValueError(f"there is no extractor {name}; there are {', '.join(names())}")
    return _checked(found.load())


def _checked(other: Extractor) -> Extractor:
    """The extractor, without the claims whose pins do not verify."""

    def checked(passages: Sequence[Passage]) -> Iterator[tuple[Claim, ...]]:
        for passage, claims in zip(passages, other(passages), strict=True):
            yield tuple(row for row in claims if verified(passage.text, row.pin.span, row.pin.quote))

    return checked
