"""The heading of a paragraph: the unnumbered line, or two or three, right above it.

`Police chiefs`, `-- Cuba --`, `*** Comment ***`, a line between two rules of dashes, two lines each with a rule under
it. An item of a list (`3. third`) and the end of a sentence are none.
"""

import re

_DASHES = re.compile(r"[-=_*‐–—~ \t]{3,}$")
_RULE_SIGNS = frozenset("-=_*‐–—~")
_RULE = re.compile(r"([-=_*‐–—~])(?: ?\1){2}")
# An item of a list: `3. third`, `(b) second`; `(U) Remarks` is none.
_BULLET = re.compile(r"(?:[(\[]?(?:\d{1,3}|[a-z])|[A-Z])[.)\]]{1,2}\s")
# A line between signs (`--Past positions--`), or behind a rule on the same line.
_FRAMED = re.compile(r"([-*=_~]{1,5}) ?(?=\w)(.{2,90}?) ?\1$")
_FRAME = frozenset("-=_*~")
_LED = re.compile(r"[-=_*~]{5,} +(?=\w)")
_EDGES = re.compile(r"^[-=_*~]+\s+|^[-=_*~]{2,}|\s+[-=_*~]+$|[-=_*~]{2,}$")
# A full stop that ends no sentence: `U.S.`, `U.S.A.`, `...`.
_NO_END = re.compile(r"(?:\b(?:[A-Z]\.){2,}|\.\.\.)$")
_ENDS_SENTENCE = frozenset(".,;")
_CLOSING = "\"'”’)"
_LONGEST = 100
_MOST_LINES = 3
_MOST_WORDS = 16
_GAP = 80


def heading_words(heading: str) -> str:
    """A heading's words on one line, without rules of dashes above, between, beside and below them.

    >>> heading_words("-- The chief --"), heading_words("THE CHIEF\\n---------\\nAND THE MAYOR\\n---")
    ('The chief', 'THE CHIEF AND THE MAYOR')
    """
    rows = (line.strip() for line in heading.splitlines())
    return " ".join(" ".join(_bare(row) for row in rows if row and not is_rule(row)).split()).rstrip("-=_ ")


def _bare(words: str) -> str:
    if words[0] not in _FRAME and words[-1] not in _FRAME:
        return words
    framed = _FRAMED.match(words)
    return framed[2] if framed else _EDGES.sub("", _EDGES.sub("", words))


def heading_above(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The span of the unnumbered line (or two or three) right above `end`, none if what stands there is prose."""
    tail = text[max(start, end - _GAP) : end].rstrip()
    if tail[-1:] in _ENDS_SENTENCE and not _ends_dotted(tail):
        return None
    last = _skip_up(text, start, end)
    underlined = _RULE.search(text, last, end) is not None
    found = _lines_up(text, start, last, underlined) if last > start else None
    if found is None:
        return None
    top, bottom = found
    if not underlined and not _is_apart(text[start:top]):
        return None
    return (last - len(text[bottom:last].lstrip()), last)


def _lines_up(text: str, start: int, last: int, underlined: bool) -> tuple[int, int] | None:
    """Where what is above a heading ends, and where its first line begins, going up from `last`; None for prose.

    A heading may have a line in front of it that is ruled off, too.
    """
    top = bottom = last
    rows = 0
    while rows <= _MOST_LINES:
        first = max(text.rfind("\n", start, top) + 1, start)
        words = text[first:top].strip()
        if rows and underlined and words and is_rule(words) and _heads_rule(text, start, first - 1):
            top = first - 1
            continue
        if not words or (rows and _closes(words)) or is_rule(words):
            break
        if not _like_heading(words) or first <= start:
            return None
        rows, bottom, top = rows + 1, first, first - 1
        if top <= start:
            break
    return (top, bottom) if 0 < rows <= _MOST_LINES else None


def _is_apart(above: str) -> bool:
    """Whether a heading stands apart from what is above it: by a blank line or behind a sentence's end."""
    above = above.rstrip(" \t\r")
    return above.endswith("\n") or not above or above.rstrip()[-1:] in '.?!"”)'


def _heads_rule(text: str, start: int, end: int) -> bool:
    """Whether the line that ends at `end`, above a rule, is itself a heading with nothing above it."""
    first = text.rfind("\n", start, max(end, start)) + 1
    if first <= start:
        return False
    words = text[first:end].strip()
    above = text[max(text.rfind("\n", start, first - 1) + 1, start) : first - 1].strip()
    return bool(words) and not above and not is_rule(words) and not _closes(words) and _like_heading(words)


def _skip_up(text: str, start: int, end: int) -> int:
    """Up over blank and dash lines to the last words before `end`."""
    while end > start:
        first = max(text.rfind("\n", start, end) + 1, start)
        line = text[first:end].rstrip()
        words = line.lstrip()
        if words and not is_rule(words):
            return first + len(line)
        end = first - 1
    return start


def is_rule(words: str) -> bool:
    """Say whether a line is a rule: dashes or their like, close together or apart."""
    return words[0] in _RULE_SIGNS and _DASHES.match(words) is not None


def _closes(words: str) -> bool:
    """A line that ends a sentence, or leads to what follows."""
    return words.rstrip(_CLOSING).endswith((".", ":", "?", ";", "!")) and not _ends_dotted(words)


def _ends_dotted(words: str) -> bool:
    """`... of the U.S.`: the full stop at the end, two signs behind another one, ends no sentence."""
    return words[-3:-2] == "." and _NO_END.search(words) is not None


def _like_heading(words: str) -> bool:
    if words[0] in _FRAME:
        framed = _FRAMED.match(words)
        words = framed[2] if framed else _LED.sub("", words, count=1)
    if len(words) > _LONGEST or words[0] in "-*•" or words.endswith((",", ";")) or _BULLET.match(words):
        return False
    closed = words.rstrip(_CLOSING)  # `... to the floor."` ends a sentence too
    if closed.endswith(".") and not _ends_dotted(closed):
        return False
    return len(words.split()) <= _MOST_WORDS and any(map(str.isalpha, words))
