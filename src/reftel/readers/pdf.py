"""Telegrams in a PDF file: the text layer of its pages, or the text recognised from a scan, in a file beside it.

The pages' texts, a form feed between them, are read as any text is. A page without a text is a finding that names it.
"""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from reftel.message.cable import Copy
from reftel.message.finding import Finding, Severity
from reftel.readers.document import Document, of_part
from reftel.readers.failure import Failure, failure
from reftel.readers.part import Read, named
from reftel.readers.pdf_child import Pages, pages
from reftel.text import Span

_PAGE_END = "\n\f"
_RECOGNISED = Finding(
    "recognised-text",
    Severity.NOTE,
    "the text was recognised from a scan and stands in a file beside it; letters may be wrong",
    Span(0, 0),
)


class PdfReader:
    """Reads one PDF file; `read` is asked to read the text of its pages."""

    name = "pdf"

    def __init__(self, read: Read) -> None:
        self._read = read

    def identify(self, document: Document) -> bool:
        """Whether it is a PDF file."""
        return b"%PDF-" in document.head[:1024]

    def extract(self, document: Document) -> Iterator[Copy | Failure]:
        """The copies in the text of its pages."""
        texts = _texts(document)
        if isinstance(texts, Failure):
            yield texts
        elif any(texts):
            yield from self._copies(document, texts)
        elif (recognised := document.beside(".txt")) is not None:
            part = of_part(recognised, document.source, document.name, document.depth + 1)
            for found in self._read(part):
                yield named(found, self.name, findings=(_RECOGNISED,))
        else:
            message = f"none of its {len(texts)} pages has a text; put the text recognised from it beside it, as .txt"
            yield failure(document.source, "no-text-layer", message)

    def _copies(self, document: Document, texts: Sequence[str]) -> Iterator[Copy | Failure]:
        """The copies in the pages' texts, each with the findings of the pages it stands on."""
        data = _PAGE_END.join(texts).encode()
        remarks = list(_empty_pages(texts))
        start = 0
        for found in self._read(of_part(data, document.source, document.name, document.depth + 1)):
            end = start + (len(found.text) if isinstance(found, Copy) else 0)
            here = tuple(_moved(remark, -start) for remark in remarks if start <= remark.span.start <= end)
            yield named(found, self.name, findings=here)
            start = end


def _texts(document: Document) -> Sequence[str] | Failure:
    """The text of each page."""
    data = document.whole()
    if data is None:
        return failure(document.source, "too-long", "the PDF file is too long to be read")
    found = pages(data)
    return Failure(document.source, _remark(found)) if found.code else found.texts


def _remark(found: Pages) -> Finding:
    return Finding(found.code or "", Severity.ERROR, found.words, Span(0, 0))


def _empty_pages(texts: Sequence[str]) -> Iterator[Finding]:
    """A finding for each page without a text, at the place where it would stand."""
    place = 0
    for number, text in enumerate(texts, start=1):
        if not text:
            message = f"page {number} of {len(texts)} has no text; it may be a scan"
            yield Finding("page-without-text", Severity.WARNING, message, Span(place, place))
        place += len(text) + len(_PAGE_END)


def _moved(remark: Finding, by: int) -> Finding:
    return replace(remark, span=Span(remark.span.start + by, remark.span.end + by))
