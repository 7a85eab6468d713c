"""The TAGS line of a telegram: `TAGS: PGOV, PREL, KDEM, OVIP (VALE, ANN R.), IZ`.

Tags stand between commas or blanks and may go on over several lines; some are people, some are words of the
drafter's own. Two that a line lost the blank between (`PHUMBA`) are parted by the vocabulary alone.
"""

import re
from collections.abc import Sequence

import msgspec

from reftel.terms.tag import Tags, is_code
from reftel.terms.tag_piece import TagPiece, tag_pieces

_PLAIN = re.compile(r"\[(?P<link>[^\]\s]{1,60})\](?:\([^)\s]{0,200}\))?|(?P<word>[^\s,;]+)")
_PARENTHESES = re.compile(r"\([^()]{0,80}\)")
_WORD = re.compile(r"[^\W_](?:[^\W_]|['&/.-])*")
# Whose visit it is stands behind these; anywhere else a name is in parentheses.
_VISITS = frozenset({"OVIP", "OREP"})
_SMALL = frozenset({"IN", "OF", "THE", "AND", "FOR", "TO", "WITH", "ON", "BY", "AT"})
_MOST_LINES = 40
_LONGEST_RUN = 12


class TagLine(msgspec.Struct, frozen=True):
    """The tags of a TAGS line: (canonical name, start, end) each, and where in the value they end."""

    tags: tuple[tuple[str, int, int], ...]
    end: int


def read_tags(value: str, tags: Tags) -> TagLine:
    """The tags of the value of a TAGS line, in order and once each.

    `value` goes on to the next label and may run over into lines that are none of the tags'.

    >>> from reftel.terms.rows import shipped_rows
    >>> read_tags(" PHUMBA, OVIP (VALE, ANN R.)\\nDEPT FOR NEA/I", Tags.from_rows(shipped_rows("tag")))
    TagLine(tags=(('PHUM', 1, 5), ('BA', 5, 7), ('OVIP', 9, 13), ('VALE, ANN R.', 15, 27)), end=28)
    """
    end = _end(value, tags)
    found: dict[str, tuple[str, int, int]] = {}
    for row in _plain(value, end, tags) or _Line(tag_pieces(value, end, tags), tags).read():
        found.setdefault(row[0], row)
    return TagLine(tuple(found.values()), end)


def _end(value: str, tags: Tags) -> int:
    """Where the tags end: with the first line, or with the last that goes on with it."""
    end = begin = 0
    for _ in range(_MOST_LINES):
        after = value.find("\n", begin)
        stop = len(value) if after < 0 else after
        words = value[begin:stop].strip()
        if words:
            if end and not _goes_on(words.upper(), value[:end], tags):
                break
            end = begin + len(value[begin:stop].rstrip())
        elif end and value[end - 1] != ",":
            break
        if after < 0:
            break
        begin = after + 1
    return end


def _goes_on(line: str, before: str, tags: Tags) -> bool:
    """Whether a line goes on with the tags of the lines before it.

    Behind a comma a few words do, whatever they are; else all must look like tags and half of them be known.
    """
    if before.count("(") > before.count(")"):
        return True
    words = _WORD.findall(_PARENTHESES.sub(" ", line))
    known = sum(tags.known(word.rstrip(".")) for word in words)
    if before.endswith((",", ";")):
        return len(words) <= 3 or 2 * known >= len(words)
    last = before[-40:].upper().split()[-1]
    if words and tags.phrase([last, *words]):
        return len(words) <= 3
    return bool(words) and 2 * known >= len(words) and all(tags.known(word) or is_code(word) for word in words)


def _plain(value: str, end: int, tags: Tags) -> list[tuple[str, int, int]]:
    """The tags of a line where every word is one of the vocabulary, as on most; else none."""
    found = []
    for match in _PLAIN.finditer(value, 0, end):
        kind = match.lastgroup or "word"
        name = match[kind]
        if not tags.known(name) or tags.opens_phrase(name):
            return []
        found.append((name, *match.span(kind)))
    return found


class _Line:
    """The pieces of a TAGS line, and the place up to which they are read."""

    def __init__(self, pieces: Sequence[TagPiece], tags: Tags) -> None:
        self.pieces = pieces
        self.tags = tags
        self.place = 0

    def read(self) -> list[tuple[str, int, int]]:
        found: list[tuple[str, int, int]] = []
        while self.place < len(self.pieces):
            piece = self.pieces[self.place]
            if piece.kind == "comma":
                self.place += 1
            elif piece.kind == "name":
                self.place += 1
                found += self.named(piece)
            else:
                count = self.phrase(self.place)
                if count:
                    found.append(self.take(count))
                elif piece.kind == "link" or self.tags.known(piece.text):
                    found.append(self.take(1))
                else:
                    # One visitor is followed by the next: `OVIP VALE ANN REED BERT`.
                    visit = bool(found) and (found[-1][0] in _VISITS or "," in found[-1][0])
                    found += self.unknown(visit)
        return found

    def phrase(self, place: int) -> int:
        """How many pieces from `place` on are one tag of several words; 0 if they are none."""
        if not self.tags.opens_phrase(self.pieces[place].text):
            return 0
        return self.tags.phrase([row.text for row in self.pieces[place : place + 6]])

    def take(self, count: int) -> tuple[str, int, int]:
        """The next `count` pieces as one tag."""
        pieces = self.pieces[self.place : self.place + count]
        self.place += count
        return " ".join(piece.text for piece in pieces), pieces[0].start, pieces[-1].end

    def named(self, piece: TagPiece) -> list[tuple[str, int, int]]:
        """What stands in parentheses: a person, seldom tags, or a mark that is none."""
        words = piece.text.split()
        if not words or words[0] in ("U", "C", "S", "SBU"):
            return []
        if self.tags.known(words[0].rstrip(",")):
            inner = tag_pieces(piece.text, len(piece.text), self.tags)
            return [(row.text, piece.start + row.start, piece.start + row.end) for row in inner if row.kind == "word"]
        return [(_comma(words), piece.start, piece.end)]

    def unknown(self, visit: bool) -> list[tuple[str, int, int]]:
        """The tags of the unknown words that come next."""
        run = self.run()
        words = [piece.text for piece in run]
        person = self.tags.person(words)
        if person or (visit and len(run) > 1):
            count = 2 if person or len(run) > 3 else len(run)
            name, start, end = self.take(count)
            return [(person or _comma(name.split()), start, end)]
        if visit and self.comma_and_given():
            surname = self.take(1)
            self.place += 1
            given, _, end = self.take(len(self.run()))
            return [(f"{surname[0]}, {given}", surname[1], end)]
        if len(run) == 1 and words[0] in _SMALL:
            self.place += 1
            return []
        if self.closed_up():
            name, start, end = self.take(2)
            return [(name.replace(" ", ""), start, end)]
        coded = self.tags.looks_coded(words[0]) or all(len(word) <= 3 for word in words)
        return [self.take(1 if coded else len(run))]

    def run(self) -> list[TagPiece]:
        """The unknown words that come next, and the small words between them (`IN` is India elsewhere)."""
        stop = self.place
        while stop < min(len(self.pieces), self.place + _LONGEST_RUN):
            piece = self.pieces[stop]
            small = piece.text in _SMALL and stop > self.place and self.is_unknown(stop + 1)
            if not small and not self.is_unknown(stop):
                break
            stop += 1
        return list(self.pieces[self.place : stop])

    def is_unknown(self, place: int) -> bool:
        if place >= len(self.pieces) or self.pieces[place].kind != "word":
            return False
        if self.tags.known(self.pieces[place].text):
            return False
        return not self.phrase(place)

    def comma_and_given(self) -> bool:
        """Whether `, ANN R.` follows the next word."""
        after = self.place + 2
        return after < len(self.pieces) and self.pieces[after - 1].text == "," and self.is_unknown(after)

    def closed_up(self) -> bool:
        """Whether the next word and the one behind it are one tag together: `COUNTER TERRORISM`."""
        both = self.pieces[self.place : self.place + 2]
        return len(both) == 2 and self.tags.known(both[0].text + both[1].text)


def _comma(words: Sequence[str]) -> str:
    """The name of a person, surname first: `VALE, ANN` for `VALE ANN`."""
    name = " ".join(words)
    return name if "," in name or len(words) == 1 else f"{words[0]}, {' '.join(words[1:])}"
