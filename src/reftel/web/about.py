"""About: the words this program uses, explained; what its findings mean; what it can and what it cannot know."""

import msgspec
from litestar import get

from reftel import __version__
from reftel.message import finding_catalogue
from reftel.message.finding_catalogue import Entry
from reftel.message.glossary import Term, terms
from reftel.web.form import Page


class About(msgspec.Struct, frozen=True):
    """The version, every word of the glossary, and every code of a finding."""

    version: str
    words: tuple[Term, ...]
    findings: tuple[Entry, ...]


@get("/about", summary="The words this program uses", sync_to_thread=False)
def about() -> Page[About]:
    """Every word of the glossary with its meaning and an example, and every finding with what to do about it."""
    findings = tuple(finding_catalogue.entries().values())
    return Page(About(__version__, terms(), findings), "about.html", rows=terms())
