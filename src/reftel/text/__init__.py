"""Text, spans and offsets: the floor everything stands on."""

from reftel.text.offsets import Kept, cut
from reftel.text.span import Field, Span

__all__ = ["Field", "Kept", "Span", "cut"]
