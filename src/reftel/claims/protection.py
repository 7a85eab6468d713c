"""Protection: persons whom a telegram asks to shield: `(protect)`, `please protect`, `protect identity`, XXXXX.

The mark stands behind the name or before it, or the name itself was struck out. That a person is protected is a fact
about the person; what leaves the desk acts on it. `Protect the border` and `will protect` ask for nothing of the kind.
"""

import re
from collections.abc import Iterator

import msgspec

from reftel.claims.person import person_at, words
from reftel.claims.sentence import in_capitals, sentences
from reftel.claims.thing import is_thing
from reftel.claims.token import Token, tokens
from reftel.claims.wording import Wording, word
from reftel.text import Span

_ASKING = r"(?:(?:please|pls|strictly|source|identity|to\s+be)[,:]?\s+){1,3}"
_WHAT = (
    r"(?:\s+(?:the\s+|this\s+|his\s+|her\s+|their\s+)?(?:sources?|identit(?:y|ies)|names?|strictly|throughout)){0,3}"
)
_MARK = re.compile(
    # In brackets, or asked for with a word of its own (`please`), or set off by commas or dashes (`-- protect source`).
    rf"[(\[]\s*(?:{_ASKING})?protect(?:ed)?\b{_WHAT}[\s.,;:!-]*[)\]]"
    rf"|\b{_ASKING}protect\b{_WHAT}(?=\s*(?:[.,;()\[\]!–—-]|$|\s(?:told|said|and)\b))"
    r"|(?:(?<=[,;:–—-])|(?<=[,;:–—-]\s)|^)protect\s+(?:source|identity)(?=\s*(?:[.,;:)–—-]|$))",
    re.IGNORECASE,
)
_BEFORE_NAME = re.compile(
    r"\b(?:please|pls|strictly)\s+(?:strictly\s+)?protect\s*:?\s+(?:(?:the\s+)?(?:identity|identities|names?)\s+of\s+)?"
    r"(?=[A-Z])",
    re.IGNORECASE,
)
_VERB = re.compile(r"\b(?:will|to|must|should|would|shall|can|could|may|might|we|they|not)\s+$", re.IGNORECASE)
_STRUCK = re.compile(r"\bX{5,}\b")
_TOWARDS = re.compile(r"\b(?:of|in|at|from|for|the)$")
_TOLD_OF = re.compile(r",| of\b| from\b| at\b| \(")
_FARTHEST = 100
_WHOLE = 2


class Protected(msgspec.Struct, frozen=True):
    """A name to be shielded and where it stands; `mark` is the words that ask for it."""

    name: str
    span: Span
    mark: str


class _Name(msgspec.Struct, frozen=True):
    text: str
    start: int
    end: int

    @property
    def whole(self) -> bool:
        return len(self.text.split()) >= _WHOLE


def protections(text: str) -> Iterator[Protected]:
    """The persons that a passage asks to protect.

    >>> [each.name for each in protections("MFA Director Ali Tamaz (strictly protect) told XXXXXXXXXXXX so.")]
    ['Ali Tamaz', 'XXXXXXXXXXXX']
    """
    if "protect" in text.lower():
        yield from _asked(text)
    for found in _STRUCK.finditer(text):
        yield Protected(found[0], Span(found.start(), found.end()), "struck out")


def _asked(text: str) -> Iterator[Protected]:
    capitals = in_capitals(text)
    last: tuple[Wording, tuple[_Name, ...]] | None = None
    for sentence in sentences(text):
        wording = word(text, sentence, capitals)
        line = wording.text
        for found in _MARK.finditer(line):
            of, names = wording, _ahead(line, found.start())
            if not names and last and not line[: found.start()].strip("( "):
                of, names = last
            for name in names:
                if not _STRUCK.fullmatch(name.text):
                    yield Protected(name.text, of.span(name.start, name.end), found[0])
        for found in _BEFORE_NAME.finditer(line):
            for name in () if _VERB.search(line[: found.start()]) else _opening(line, found.end()):
                yield Protected(name.text, wording.span(name.start, name.end), found[0].strip())
        last = wording, tuple(each for each in _names(line, tokens(line)) if each.whole)


def _opening(line: str, start: int) -> tuple[_Name, ...]:
    """The name, titles before it passed over, that words begin with."""
    rest = line[start:]
    row = tokens(rest)
    small = next((each.start for each in row if each.word[0].islower()), len(rest))
    names = [each for each in _names(rest, row) if each.start < small]
    return tuple(_Name(each.text, start + each.start, start + each.end) for each in names[-1:])


def _ahead(line: str, end: int) -> tuple[_Name, ...]:
    """The name right before a mark, or before what is told of him in between: `Ali Tamaz, of the harbor (protect)`."""
    row = tokens(line[:end].rstrip(" ,;:–—-"))
    names = [each for each in _names(line, row) if end - each.end <= _FARTHEST]
    last = names[-1] if names else None
    if last is None:
        return ()
    before = line[: last.start].rstrip()
    if last.end >= row[-1].end and (last.whole or not before.endswith(",")) and not _TOWARDS.search(before):
        return (last,)
    of_others = [each for each in names[:-1] if not _TOWARDS.search(line[: each.start].rstrip())]
    told_of = [each for each in of_others if _TOLD_OF.match(line, each.end)]
    return tuple([each for each in told_of if each.whole][-1:] or told_of[-1:]) or (last,)


def _names(line: str, row: list[Token]) -> Iterator[_Name]:
    """The names of persons in a line."""
    place = 0
    while place < len(row):
        found = person_at(row, place)
        if found is None:
            place += 1
            continue
        name = words(line, row, found)
        behind = row[found.last + 1] if found.last + 1 < len(row) else None
        if not is_thing(name) and not (behind and behind.capital and is_thing(behind.word)):
            yield _Name(name, row[found.first].start, row[found.last].end)
        place = found.last + 1
