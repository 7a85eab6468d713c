"""The body: from the end of the preamble to the signature.

Numbered paragraphs as they are numbered; words that stand under no number are paragraphs without one, cut at blank
lines, so that every word of the body belongs to a paragraph.
"""

import re
from collections.abc import Sequence

import msgspec

from reftel.message.block import Start
from reftel.message.cable import Paragraph
from reftel.message.numbering import Opening, openings
from reftel.message.paragraph import read_paragraphs
from reftel.message.signer import Ending, read_signers
from reftel.terms.marking import Marking
from reftel.text import Field, Kept
from reftel.text.lines import Line, split_lines

_DASHES = re.compile(r"[-=_*‐–—~ \t]{3,}$")


class Body(msgspec.Struct, frozen=True, gc=False):
    """Paragraphs, signers, the marking of the whole telegram, and where blocks start in the copy."""

    paragraphs: tuple[Paragraph, ...]
    signers: tuple[Field[str], ...]
    marking: Marking | None
    starts: tuple[Start, ...]


def read_body(
    kept: Kept, lines: Sequence[Line], start: int, banner: Marking | None, named: Marking, signed: bool = True
) -> Body:
    """Read the body of the kept text from the offset `start` on; `lines` are those below the banner.

    `banner` is the marking of the heading, None where there is none, `named` that of the captions alone.
    Nothing of what is not `signed` is a signature: a note in the place of a lost text, as `WITHDRAWAL CARD`.
    """
    numbered = openings(kept, lines, start)
    last = numbered[-1].words if numbered else start
    ending = read_signers(kept, last, len(kept.text)) if signed else Ending()
    end = len(kept.text) if ending.start is None else max(ending.start, last)
    opened = _unnumbered(kept.text, start, numbered[0].start if numbered else end, bool(numbered)) + numbered
    paragraphs = read_paragraphs(kept, opened, start, end, banner, named)
    starts = [start for paragraph in paragraphs for start in _paragraph_starts(paragraph)]
    if ending.start is not None:
        starts.append((kept.source(ending.start), "signature"))
    return Body(paragraphs, ending.signers, _join(paragraphs, banner, named), tuple(starts))


def _join(paragraphs: Sequence[Paragraph], banner: Marking | None, named: Marking) -> Marking | None:
    join = banner
    seen = {paragraph.marking for paragraph in paragraphs} - {None, banner}
    for marking in seen:
        join = join | marking if join and marking else join or marking
    return join if join is None or banner else join | named


def _paragraph_starts(paragraph: Paragraph) -> list[Start]:
    starts = [(paragraph.span.start, "paragraph")]
    if paragraph.heading:
        starts.append((paragraph.heading.span.start, "heading"))
    return starts


def _unnumbered(text: str, start: int, end: int, below: bool) -> list[Opening]:
    """Openings of the words in `start:end` that stand under no number, one a chunk between blank lines.

    A chunk of one short line is the heading of what follows; the last one, with a numbered paragraph `below`, is that
    paragraph's.
    """
    rows: list[Opening] = []
    chunk: list[Line] = []
    for line in [*split_lines(text, start, end), Line(end, end, "")]:
        if line.words and not _DASHES.match(line.words):
            chunk.append(line)
        elif chunk and (line.start == end or not line.words):
            if not _is_heading(chunk, bool(below or line.start < end)):
                rows.append(Opening(chunk[0].start, chunk[0].start, None, None, False, None, None))
            chunk = []
    return rows


def _is_heading(chunk: Sequence[Line], followed: bool) -> bool:
    words = chunk[0].words
    if not followed or len(chunk) > 1 or words.endswith((".", ",", ";")):
        return False
    return len(words) <= (30 if words.endswith(":") else 80)
