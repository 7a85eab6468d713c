"""About: the words this program uses, explained; what it can and what it cannot know."""

import msgspec
from litestar import get

from reftel import __version__
from reftel.message.glossary import Term, terms
from reftel.web.form import Page


class About(msgspec.Struct, frozen=True):
    """The version, and every word of the glossary."""

    version: str
    words: tuple[Term, ...]


@get("/about", summary="The words this program uses", sync_to_thread=False)
def about() -> Page[About]:
    """Every word of the glossary with its meaning and an example."""
    return Page(About(__version__, terms()), "about.html", rows=terms())
