"""The pieces of a TAGS line: words, names in parentheses, links and commas, each with where it stands.

A word that is no tag is parted where the vocabulary allows it; captions, levels and page heads are set aside.
"""

import re
from functools import cache

import msgspec

from reftel.terms.caption import captions
from reftel.terms.tag import Tags

_TOKEN = re.compile(
    r"(?P<debris>(?:[A-Z]{6,12}(?: [A-Z]{3,8}){0,2}\s{1,40})?PAGE\s{1,12}\d\d\s{1,14}[A-Z .']{2,20}?\s{1,12}\d{4,6}"
    r"(?:\s{1,6}\d\d\s{1,2}OF\s{1,2}\d\d)?(?:\s{1,6}\d{6}Z)?|TAGS?\s?[:;])"
    r"|\[(?P<link>[^\]\n]{1,60})\](?:\([^)\n]{0,200}\))?"
    r"|\((?P<name>[^()]{1,80})\)"
    r"|(?P<word>[^\W_](?:[^\W_]|['&/.*-])*)"
    r"|(?P<comma>[,;])",
    re.IGNORECASE,
)
_SPLIT = re.compile(r"[/.-]+")
_NO_TAGS = frozenset({"N/A", "NONE", "SECRET", "CONFIDENTIAL", "UNCLASSIFIED", "UNCLAS", "SENSITIVE"})


class TagPiece(msgspec.Struct, frozen=True, gc=False):
    """A word, a name in parentheses or a comma, in capitals, and where it stands."""

    text: str
    start: int
    end: int
    kind: str


@cache
def _aside() -> frozenset[str]:
    """Words on a TAGS line that are no tags: captions and levels."""
    return _NO_TAGS | {name for name in captions() if " " not in name}


def tag_pieces(value: str, end: int, tags: Tags) -> list[TagPiece]:
    """The pieces of `value` up to the offset `end`, in order.

    >>> from reftel.terms.rows import shipped_rows
    >>> [piece.text for piece in tag_pieces("PHUMBA (VALE)", 13, Tags.from_rows(shipped_rows("tag")))]
    ['PHUM', 'BA', 'VALE']
    """
    pieces: list[TagPiece] = []
    for match in _TOKEN.finditer(value, 0, end):
        kind = match.lastgroup or "comma"
        start, stop = match.span(kind)
        text = _capitals(match[kind])
        if kind == "word":
            text = text.rstrip("./-'&*")
            if not tags.known(text):
                pieces += _parted(text, start, tags)
                continue
            stop = start + len(text)
        elif kind == "debris":
            text, kind = ",", "comma"
        pieces.append(TagPiece(text, start, stop, kind))
    return pieces


def _capitals(text: str) -> str:
    """The text in capitals where that keeps its length, so that offsets stay true."""
    capitals = text.upper()
    return capitals if len(capitals) == len(text) else text


def _parted(text: str, start: int, tags: Tags) -> list[TagPiece]:
    """The tags of a word that is no tag: `PREL/PGOV` and `VEPREL` are two each, captions are none."""
    if text in _aside():
        return [TagPiece(",", start, start, "comma")]
    if tags.known(text.replace(".", "")):
        return [TagPiece(text.replace(".", ""), start, start + len(text), "word")]
    parts = _SPLIT.split(text)
    if len(parts) == 1 or not all(tags.known(part) for part in parts):
        parts = list(tags.cut(text))
    pieces = []
    at = start
    for part in parts:
        at = start + text.index(part, at - start)
        pieces.append(TagPiece(part, at, at + len(part), "word"))
        at += len(part)
    return pieces
