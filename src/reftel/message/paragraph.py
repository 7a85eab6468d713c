"""The paragraphs of a telegram: printed label and logical number, mark and effective marking, heading, role.

`¶1. (S/NF) Summary: ...` is a summary, `11. Comment: ...` a comment, `This is an action request` what it says. The
unnumbered line right above a paragraph is its heading.
"""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from reftel.message.cable import Paragraph
from reftel.message.inner_mark import inner_marks
from reftel.message.numbering import Opening
from reftel.message.paragraph_heading import heading_above, heading_words
from reftel.terms.marking import Level, Marking
from reftel.text import Field, Kept

_ROLE = re.compile(
    r"\W{0,4}(?:(?P<summary>(?:BEGIN\s+)?(?:EXECUTIVE\s+)?SUMM?[AE]?R?Y\b)"
    r"|(?P<comment>(?:BEGIN\s+|EMBASSY\s+|POST\s+|CONSULATE\s+|MISSION\s+)?COMMENTS?\b(?!\s+on\b))"
    r"|(?P<action>(?:THIS IS AN? |SEE )?ACTION\s+(?:REQUEST|REQUIRED)))",
    re.IGNORECASE,
)
_ROLE_FIRST = frozenset("BESCPMTA")
_ROLES = {"summary": "summary", "comment": "comment", "action": "action request"}
_END_SUMMARY = re.compile(r"\bEND\s{1,4}(?:OF\s{1,4})?SUMM?A?R?Y", re.IGNORECASE)
_RULES = frozenset("-=_*")


def read_paragraphs(
    kept: Kept, opened: Sequence[Opening], start: int, end: int, banner: Marking | None, named: Marking
) -> tuple[Paragraph, ...]:
    """The paragraphs that open at `opened` within `start:end` of the kept text.

    `banner` is the marking of banner, captions and security line, `named` that of the captions alone, which count
    without a banner too. A paragraph without a mark of its own
    carries the join of it and of all marks; distribution captions join to every paragraph.
    """
    paragraphs = []
    text = kept.text
    heading = heading_above(text, start - 1, opened[0].start) if opened else None
    for place, opening in enumerate(opened):
        last = place + 1 == len(opened)
        stop = end if last else opened[place + 1].start
        below = None if last else heading_above(text, opening.words, stop)
        close = _trimmed(text, opening.words, below[0] if below else stop)
        paragraphs.append(_paragraph(kept, opening, close, heading))
        heading = below
    return _marked(paragraphs, opened, banner, named)


def _marked(
    paragraphs: Sequence[Paragraph], opened: Sequence[Opening], banner: Marking | None, named: Marking
) -> tuple[Paragraph, ...]:
    """The paragraphs with their effective markings."""
    if banner is None and not any(paragraph.marking for paragraph in paragraphs):
        # Nothing is known of the telegram: a mark somewhere in its words must not open the rest of it.
        return tuple(paragraphs)
    inner = [inner_marks(paragraph.text) for paragraph in paragraphs]
    own = [_joined(row.marking, marks.marking) for row, marks in zip(paragraphs, inner, strict=True)]
    join = banner
    for marking in own:
        join = _joined(join, marking)
    join = join if banner else _joined(join, named)
    captions = Marking(Level.U, captions=join.captions) if join and join.captions else None
    rows = []
    for paragraph, opening, marks, marking in zip(paragraphs, opened, inner, own, strict=True):
        if opening.portion is None or opening.portion.repaired or marks.doubtful:
            marking = _joined(marking, join)
        elif captions and marking:
            marking = marking | captions
        rows.append(paragraph if marking is paragraph.marking else replace(paragraph, marking=marking))
    return tuple(rows)


def _joined(left: Marking | None, right: Marking | None) -> Marking | None:
    """The join of what is known of two markings."""
    return left | right if left and right else left or right


def _trimmed(text: str, start: int, end: int) -> int:
    """The end of the words in `start:end`, without dash lines and white space behind them."""
    words = text[start:end].rstrip()
    if words[-1:] in _RULES:
        bare = words.rstrip(" \t\r\n\f\v-=_*\x85\xa0")
        words = bare if len(words) - len(bare) > 3 else words
    return start + len(words)


def _paragraph(kept: Kept, opening: Opening, end: int, heading: tuple[int, int] | None) -> Paragraph:
    end = max(end, opening.words)
    text = kept.text[opening.words : end]
    title = Field(heading_words(kept.text[heading[0] : heading[1]]), kept.span(*heading)) if heading else None
    return Paragraph(
        number=opening.number,
        label=opening.label,
        mark=opening.mark,
        marking=opening.portion.marking if opening.portion else None,
        heading=title,
        role=role(title.value if title else None, text),
        text=text,
        span=kept.span(opening.start, end),
        body=kept.span(opening.words, end),
        kept=kept.pieces(opening.words, end),
    )


def role(heading: str | None, text: str) -> str:
    """What a paragraph is by its first words or its heading: summary, comment, action request or body.

    >>> role(None, "Summary: Police chiefs ..."), role("Comment", "The timing ..."), role(None, "On May 3 ...")
    ('summary', 'comment', 'body')
    """
    match = _role(text) or (_role(heading) if heading else None)
    if match:
        return _ROLES[match.lastgroup or ""]
    tail = max(0, len(text) - 80)
    if text.find("ummary", tail) >= 0 or text.find("UMMARY", tail) >= 0:
        return "summary" if _END_SUMMARY.search(text, tail) else "body"
    return "body"


def _role(words: str) -> re.Match[str] | None:
    """The words of a role at the start; a first letter that opens none of them is seen at once."""
    first = words[:1]
    return None if first.isalpha() and first.upper() not in _ROLE_FIRST else _ROLE.match(words)
