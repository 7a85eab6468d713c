"""The captions of a telegram, on lines of their own: `SIPDIS`, `EXDIS/NOFORN`, `HANDLE VIA ZEBRA CHANNELS ONLY`.

They belong under the banner, among slug lines (`DEPT FOR NEA/I`) and above the first labelled value. Strayed ones count
as well, because a caption restricts wherever it stands: in the heading, among the labels, behind the TAGS, at the head
of a page. What a telegram of one line prints behind the banner's serial counts as lines under it.
"""

import re
from collections.abc import Collection, Iterator, Sequence

import msgspec

from reftel.message.cable import Block
from reftel.message.label import Label
from reftel.terms.caption import caption, captions, may_be_caption, page_captions, read_caption
from reftel.terms.level import level_words
from reftel.terms.slug import limits, unknown_caption
from reftel.text import Field, Kept, Span
from reftel.text.lines import Line

_WORD = re.compile(r"\S+")
_LETTERS = re.compile(r"[A-Z]{5,}")
_PLAIN = re.compile(r"[^\w '&.-]")
_WRAPPED = 50
_LONGEST_NAME = 400
_HEADS = frozenset({"page head", "running header", "repeated caption", "restart"})
_TAG_LINES = 4
# Alone on a line somewhere else, these may be the last word of a sentence.
_WORDS_TOO = frozenset({"ONLY", "ROGER", "MED"})


class Under(msgspec.Struct, frozen=True, gc=False):
    """The lines under a banner: captions and slug lines, with where their blocks start in the copy."""

    captions: tuple[Field[str], ...]
    slugs: tuple[Field[str], ...]
    starts: tuple[tuple[int, str], ...]


def read_under(kept: Kept, lines: Sequence[Line]) -> Under:
    """Sort the lines between banner and first label into captions and slug lines."""
    named: list[Field[str]] = []
    slugs: list[Field[str]] = []
    starts: list[tuple[int, str]] = []
    above, routed = "", False
    for line in lines:
        for kind, names, part in _parts(line, above if routed else "") if line.words else ():
            span = kept.span(part.start, part.end)
            (named if names else slugs).extend(Field(name, span) for name in names or (part.words,))
            if not starts or starts[-1][1] != kind:
                starts.append((span.start, kind))
            routed = not names
        above = line.words
    return Under(tuple(named), tuple(slugs), tuple(starts))


def _parts(line: Line, above: str) -> Iterator[tuple[str, tuple[str, ...], Line]]:
    """A line as captions and slug: `SIPDIS NOFORN DEPT FOR NEA/I` run together is both."""
    names = read_caption(line.words)
    if names:
        yield "caption", names, line
        return
    words = list(_WORD.finditer(line.words))
    first, last = 0, len(words)
    # By their form alone (`ORDIS`) captions are known only where they fill a line: ADDIS ABABA is a city.
    while first < last and captions().keys() >= set(names := read_caption(words[first][0])) and names:
        yield "caption", names, _part(line, words[first].start(), words[first].end())
        first += 1
    while last > first + 1 and words[last - 1][0] in page_captions():
        last -= 1
    if first < last:
        rest = _part(line, words[first].start(), words[last - 1].end())
        unknown = limits(rest.words) if _goes_on(line.words, above) else unknown_caption(rest.words)
        yield ("caption", (_name(rest.words),), rest) if unknown else ("slug", (), rest)
    for word in words[last:]:
        yield "caption", (word[0],), _part(line, word.start(), word.end())


def _name(words: str) -> str:
    """An unknown caption's name: its words without what stands around and between them (`TIGER LION`).

    Of a line without end the beginning is the name: nobody's clearance has it.
    """
    return " ".join(_PLAIN.sub(" ", words.upper()).split())[:_LONGEST_NAME].rstrip()


def _part(line: Line, start: int, end: int) -> Line:
    return Line(line.start + start, line.start + end, line.words[start:end])


def _goes_on(words: str, above: str) -> bool:
    """Whether the line above was full and runs over into this one: `... OFFICE OF INTERNATIONAL` `AFFAIRS`."""
    return bool(above) and (
        len(above) + len(words.split()[0]) >= _WRAPPED or above.endswith((",", ";", " AND", " FOR"))
    )


def strayed(kept: Kept, lines: Sequence[Line]) -> dict[int, tuple[Field[str], ...]]:
    """The captions that stand on lines of their own where none are looked for, by the number of the line."""
    found: dict[int, tuple[Field[str], ...]] = {}
    for place, line in enumerate(lines):
        if line.words and may_be_caption(line.words):
            names = [name for name in read_caption(line.words) if name not in _WORDS_TOO and name not in level_words()]
            if names:
                found[place] = tuple(Field(name, kept.span(line.start, line.end)) for name in names)
    return found


def among_labels(kept: Kept, zone: Sequence[Line], labels: Sequence[Label]) -> list[Field[str]]:
    """The captions among the labels, on lines of their own and behind the TAGS."""
    if not labels:
        return []
    below = [line for line in zone if line.start > labels[0].start]
    found = [field for fields in strayed(kept, below).values() for field in fields]
    for place, label in enumerate(labels):
        if label.kind == "tags":
            end = labels[place + 1].start if place + 1 < len(labels) else zone[-1].end
            rows = kept.text[label.value : end].split("\n")[:_TAG_LINES]
            found += _page_captions(kept, label.value, label.value + len("\n".join(rows)))
    return found


def _page_captions(kept: Kept, start: int, end: int) -> Iterator[Field[str]]:
    for match in _LETTERS.finditer(kept.text, start, end):
        if match[0] in page_captions():
            yield Field(match[0], kept.span(*match.span()))


def on_pages(text: str, cuts: Sequence[Block]) -> Iterator[Field[str]]:
    """The captions that restrict in page heads and later headings, which were cut out of the text."""
    for block in cuts:
        if block.kind in _HEADS:
            for match in _LETTERS.finditer(text, block.span.start, block.span.end):
                if match[0] in page_captions() and caption(match[0]).restricts:
                    yield Field(match[0], Span(*match.span()))


def unseen(fields: Sequence[Field[str]], seen: Collection[str]) -> tuple[Field[str], ...]:
    """Of these captions the ones not seen so far, each once."""
    first = {field.value: field for field in reversed(fields) if field.value not in seen}
    return tuple(sorted(first.values(), key=lambda field: field.span.start))
