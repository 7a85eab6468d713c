"""Text, spans and offsets: the floor everything stands on."""

from reftel.text.offsets import Kept, cut
from reftel.text.span import Field, Span
from reftel.text.white_space import folded

__all__ = ["Field", "Kept", "Span", "cut", "folded"]
