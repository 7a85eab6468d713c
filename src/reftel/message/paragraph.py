"""The paragraphs of a telegram: printed label and logical number, mark and effective marking, heading, role.

`¶1. (S/NF) Summary: ...` is a summary, `11. Comment: ...` a comment, `This is an action request` what it says. The
unnumbered line right above a paragraph is its heading.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from msgspec.structs import replace

from reftel.message.cable import Paragraph
from reftel.message.inner_mark import inner_marks
from reftel.message.numbering import Opening
from reftel.terms.marking import Level, Marking
from reftel.text import Field, Kept, folded

_DASHES = re.compile(r"[-=_*‐–—~ \t]{3,}$")
_ROLE = re.compile(
    r"\W{0,4}(?:(?P<summary>(?:BEGIN\s+)?(?:EXECUTIVE\s+)?SUMM?[AE]?R?Y\b)"
    r"|(?P<comment>(?:BEGIN\s+|EMBASSY\s+|POST\s+|CONSULATE\s+|MISSION\s+)?COMMENTS?\b(?!\s+on\b))"
    r"|(?P<action>(?:THIS IS AN? |SEE )?ACTION\s+(?:REQUEST|REQUIRED)))",
    re.IGNORECASE,
)
_ROLE_FIRST = frozenset("BESCPMTA")
_ROLES = {"summary": "summary", "comment": "comment", "action": "action request"}
_END_SUMMARY = re.compile(r"\bEND\s{1,4}(?:OF\s{1,4})?SUMM?A?R?Y", re.IGNORECASE)
# An item of a list: `3. third`, `(b) second`; `(U) Remarks` is none.
_BULLET = re.compile(r"(?:[(\[]?(?:\d{1,3}|[a-z])|[A-Z])[.)\]]{1,2}\s")
_HEADING_LONGEST = 100
_HEADING_LINES = 3
_GAP = 80
_RULES = frozenset("-=_*")
_RULE_SIGNS = frozenset("-=_*‐–—~")
_ENDS_SENTENCE = frozenset(".,;")
_NO_END = ("U.S.", "...")


def read_paragraphs(
    kept: Kept, opened: Sequence[Opening], start: int, end: int, banner: Marking | None
) -> tuple[Paragraph, ...]:
    """The paragraphs that open at `opened` within `start:end` of the kept text.

    `banner` is the marking of banner, captions and security line. A paragraph without a mark of its own
    carries the join of it and of all marks; distribution captions join to every paragraph.
    """
    paragraphs = []
    text = kept.text
    heading = _heading_above(text, start - 1, opened[0].start) if opened else None
    for place, opening in enumerate(opened):
        last = place + 1 == len(opened)
        stop = end if last else opened[place + 1].start
        below = None if last else _heading_above(text, opening.words, stop)
        close = _trimmed(text, opening.words, below[0] if below else stop)
        paragraphs.append(_paragraph(kept, opening, close, heading))
        heading = below
    return _marked(paragraphs, opened, banner)


def _marked(
    paragraphs: Sequence[Paragraph], opened: Sequence[Opening], banner: Marking | None
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
    title = Field(_folded(kept.text[heading[0] : heading[1]]), kept.span(*heading)) if heading else None
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
        kept=pieces(kept, opening.words, end),
    )


def _folded(heading: str) -> str:
    """A heading's words on one line, without a rule of dashes behind them."""
    return folded(heading).rstrip("-=_ ")


def pieces(kept: Kept, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """How offsets of `kept.text[start:end]` map to the copy: (offset there, offset in the copy), in order."""
    if len(kept.starts) == 1:
        return ((0, kept.source(start)),)
    first, last = bisect_right(kept.starts, start), bisect_left(kept.starts, end)
    inside = zip(kept.starts[first:last], kept.origins[first:last], strict=True)
    return ((0, kept.source(start)), *((piece - start, origin) for piece, origin in inside))


def role(heading: str | None, text: str) -> str:
    """What a paragraph is by its first words or its heading: summary, comment, action request or body.

    >>> role(None, "Summary: Police chiefs ..."), role("Comment", "The timing ..."), role(None, "On May 3 ...")
    ('summary', 'comment', 'body')
    """
    match = _role(text) or (_role(heading) if heading else None)
    if match:
        return _ROLES[match.lastgroup or ""]
    tail = text[-80:]
    if "ummary" in tail or "UMMARY" in tail:
        return "summary" if _END_SUMMARY.search(text, max(0, len(text) - 80)) else "body"
    return "body"


def _role(words: str) -> re.Match[str] | None:
    """The words of a role at the start; a first letter that opens none of them is seen at once."""
    first = words[:1]
    return None if first.isalpha() and first.upper() not in _ROLE_FIRST else _ROLE.match(words)


def _heading_above(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The span of the unnumbered line (or two or three) right above `end`, none if what stands there is prose."""
    tail = text[max(start, end - _GAP) : end].rstrip()
    if tail[-1:] in _ENDS_SENTENCE and not tail.endswith(_NO_END):
        return None
    segment_end = _skip_up(text, start, end)
    if segment_end <= start:
        return None
    underlined = _underlined(text, segment_end, end)
    top = bottom = segment_end
    rows = 0
    while rows <= _HEADING_LINES:
        first = max(text.rfind("\n", start, top) + 1, start)
        words = text[first:top].strip()
        if not words or (rows and words.endswith((".", ":", "?", ";", "!"))) or _is_rule(words):
            break
        if not _like_heading(words) or first <= start:
            return None
        rows, bottom, top = rows + 1, first, first - 1
        if top <= start:
            break
    above = text[start:top].rstrip(" \t\r")
    apart = above.endswith("\n") or not above or above.rstrip()[-1:] in '.?!"”)' or underlined
    if not rows or rows > _HEADING_LINES or not apart:
        return None
    return (segment_end - len(text[bottom:segment_end].lstrip()), segment_end)


def _skip_up(text: str, start: int, end: int) -> int:
    """Up over blank and dash lines to the last words before `end`."""
    while end > start:
        first = max(text.rfind("\n", start, end) + 1, start)
        line = text[first:end].rstrip()
        words = line.lstrip()
        if words and not _is_rule(words):
            return first + len(line)
        end = first - 1
    return start


def _is_rule(words: str) -> bool:
    """A line of dashes or their like."""
    return words[0] in _RULE_SIGNS and _DASHES.match(words) is not None


def _underlined(text: str, start: int, end: int) -> bool:
    return "---" in text[start:end] or "===" in text[start:end]


def _like_heading(words: str) -> bool:
    if len(words) > _HEADING_LONGEST or words[0] in "-*•" or words.endswith((",", ";")) or _BULLET.match(words):
        return False
    closed = words.rstrip("\"'”’)")  # `... to the floor."` ends a sentence too
    if closed.endswith(".") and not closed.endswith(_NO_END):
        return False
    return len(words.split()) <= 16 and any(map(str.isalpha, words))
