"""A span is a half-open range of characters of a copy's text.

Offsets count characters, never bytes; `text[span.start:span.end]` is what the span covers.
"""

from typing import Generic, TypeVar

import msgspec

T = TypeVar("T", covariant=True)


class Span(msgspec.Struct, frozen=True, order=True, gc=False):
    """Where something stands in a text.

    >>> Span(0, 4).of("TAGS: PREL")
    'TAGS'
    """

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words of `text` that the span covers."""
        return text[self.start : self.end]

    def __len__(self) -> int:
        return self.end - self.start


class Field(msgspec.Struct, Generic[T], frozen=True, gc=False):
    """A value together with the span it was read from."""

    value: T
    span: Span
