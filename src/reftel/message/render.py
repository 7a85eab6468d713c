"""A telegram as it came, and in the forms that are written anew: canonical text, Markdown, HTML."""

from reftel.message.cable import Reading
from reftel.message.canonical import canonical
from reftel.message.hypertext import article, html
from reftel.message.markdown import markdown

__all__ = ["article", "canonical", "html", "markdown", "render"]


def render(reading: Reading) -> str:
    """The telegram as it came: its tiles, rejoined. Equal to the copy's text, whatever the text."""
    return "".join(block.span.of(reading.copy.text) for block in reading.blocks)
