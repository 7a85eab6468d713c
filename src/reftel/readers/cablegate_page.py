"""A telegram on a web page: the Cablegate page, with a table about it and the text in two `<pre>` parts.

    <table class='cable'> Reference ID, Created, Released, Classification, Origin </table>
    <code><pre>VZCZCXRO4471 ... </pre></code>
    <code><pre>C O N F I D E N T I A L SAHRIYA 000012 ... </pre></code>

The table becomes what the source declares; the text of the parts is the copy's text, links in it being unmade. Any
other page with a `<pre>` part is read the same way.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec.structs import replace

from reftel.message.cable import Copy
from reftel.readers.copies import of_text
from reftel.readers.document import Document
from reftel.readers.failure import Failure, failure
from reftel.readers.sniff import is_text
from reftel.text.encoding import decode

if TYPE_CHECKING:
    from lxml import etree

_PAGE = re.compile(rb"<(?:!DOCTYPE\s{1,9}html|html)\b", re.IGNORECASE)
_PAGE_WITHIN = 2048
_LONGEST = 1 << 25


class CablegatePageReader:
    """Reads one web page."""

    name = "cablegate page"

    def identify(self, document: Document) -> bool:
        """Whether it is a web page."""
        return is_text(document.head) and _PAGE.search(document.head, 0, _PAGE_WITHIN) is not None

    def extract(self, document: Document) -> Iterator[Copy | Failure]:
        """The telegram on the page."""
        data = document.whole(_LONGEST)
        if data is None:
            yield failure(document.source, "too-long", f"a web page of more than {_LONGEST >> 20} MB is not read")
            return
        page = _parse(data)
        text = "" if page is None else joined([_text(part) for part in _parts(page)])
        if page is None or not text.strip():
            yield failure(
                document.source, "no-telegram-here", "this web page holds no telegram: no <pre> part has a text"
            )
            return
        yield replace(of_text(text, document.source, self.name), origin="Cablegate page", declared=_declared(page))


def _parse(data: bytes) -> "etree._Element | None":
    """The page as a tree: nothing is fetched, no entity is expanded, and what is broken is mended."""
    from lxml import etree  # few archives hold web pages

    text = decode(data).text.replace("\x00", "\ufffd")
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, recover=True, remove_comments=True, remove_pis=True)
    try:
        return etree.fromstring(text.encode("utf-8"), parser)
    except etree.LxmlError:
        return None


def _parts(page: "etree._Element") -> "list[etree._Element]":
    """The parts that hold the telegram: those within `<code>`, else every one."""
    parts = list(page.iter("pre"))
    return [part for part in parts if next(part.iterancestors("code"), None) is not None] or parts


def _text(part: "etree._Element") -> str:
    from lxml import etree

    for line_end in part.iter("br"):
        line_end.tail = "\n" + (line_end.tail or "")
    return etree.tostring(part, encoding="unicode", method="text", with_tail=False)


def joined(parts: list[str]) -> str:
    r"""Heading and body one below the other.

    >>> joined(["FM AMEMBASSY SAHRIYA", "", "UNCLAS SAHRIYA 000012"])
    'FM AMEMBASSY SAHRIYA\nUNCLAS SAHRIYA 000012'
    """
    *above, last = [part for part in parts if part] or [""]
    return "".join(part if part.endswith("\n") else part + "\n" for part in above) + last


def _declared(page: "etree._Element") -> tuple[tuple[str, str], ...]:
    """The table's names and values."""
    table = next((table for table in page.iter("table") if table.get("class") == "cable"), None)
    if table is None:
        return ()
    names, values = ([" ".join(_text(cell).split()) for cell in table.iter(kind)] for kind in ("th", "td"))
    return tuple(zip(names, values, strict=False))
