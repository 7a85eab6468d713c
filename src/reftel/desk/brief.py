"""A brief of one person: every sentence that names him in any of his spellings, pinned to its paragraph.

`11SAHRIYA88 ¶3 (C) Jurkhal has commanded the district since 2008.` A sentence that may speak of a namesake is shown
apart, with what speaks against it.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

import msgspec

from reftel.claims.mention import Basis, Mention, Sighting
from reftel.claims.name import Name
from reftel.claims.namesake import decide
from reftel.claims.sentence import sentences
from reftel.room.room import Room
from reftel.room.sounding import Seen, likely, seen
from reftel.room.telegram import Passage, Telegram

_UNCONFIRMED = "unconfirmed"
_NOT_ALL_READ = "not all telegrams that may tell who else is called so were read"


class Line(msgspec.Struct, frozen=True):
    """One sentence of a brief. `pin` and `quote` are where it stands and its words, white space folded.

    `words` are the spellings in it that name the person and `basis` what each stands on; `doubt` says why it may be
    another's, None when nothing speaks against it;
    `subject_marking` is what the subject is read by.
    """

    pin: str
    quote: str
    words: tuple[str, ...]
    basis: tuple[str, ...]
    marking: str | None
    mark: str | None
    mrn: str
    paragraph: str
    dtg: str | None
    post: str | None
    subject: str | None
    status: str = _UNCONFIRMED
    doubt: str | None = None
    subject_marking: str | None = None


class Part(NamedTuple):
    """Which of the telegrams that may name somebody are read: from place `first` on, `most` of them; -1 for all."""

    first: int = 0
    most: int = -1

    @property
    def last(self) -> int | None:
        """The place behind the last one."""
        return None if self.most < 0 else self.first + self.most


WHOLE = Part()


class Brief(msgspec.Struct, frozen=True):
    """What a room says of one person: sentences in order of time, and those that may be a namesake's.

    `likely` is in how many telegrams words are like the name; all of them were read, or a part.
    """

    name: str
    spellings: tuple[str, ...]
    lines: tuple[Line, ...]
    undecided: tuple[Line, ...]
    likely: int = 0


def brief(room: Room, name: Name, part: Part = WHOLE) -> Brief:
    """Every sentence of the room that names this person, or those of some of the telegrams that may."""
    keys, total = some_likely(room, name, part)
    found = _found([seen(telegram, name) for telegram in room.telegrams(keys)], whole=len(keys) == total)
    sure = tuple(line for line in found if line.doubt is None)
    spellings = tuple(dict.fromkeys(words for line in sure for words in line.words))
    undecided = tuple(line for line in found if line.doubt is not None)
    return Brief(str(name), spellings, sure, undecided, total)


def some_likely(room: Room, name: Name, part: Part = WHOLE) -> tuple[list[str], int]:
    """Some of the telegrams that may name somebody, and how many may; those with all his names come first."""
    found: list[str] = []
    total = 0
    for each in likely(name):
        left = None if part.most < 0 else part.most - len(found)
        keys, count = room.sounding(each.sound, max(part.first - total, 0), left)
        found += keys
        total += count
    return found, total


class Named(NamedTuple):
    """The sentences that name somebody for sure; how many telegrams that may name him were not read, and the first."""

    lines: tuple[Line, ...] = ()
    unread: int = 0
    first: str | None = None


class Bound(NamedTuple):
    """How many telegrams that may name somebody are read, and none that is later than a day, a month or a year."""

    most: int
    until: str | None = None

    @property
    def day(self) -> int | None:
        """The last day, as the index has it: of a month or a year one behind its last."""
        return int(f"{self.until.replace('-', '')}9999"[:8]) if self.until else None


def named_for_sure(room: Room, name: Name, known: Sequence[Telegram], bound: Bound) -> Named:
    """The sentences that name a person in the telegrams `known` to do so, and in some others that may.

    Where others bear his given name, it alone is nobody's for sure, and telegrams that have no more of his name are
    read no further; so with the rest of it.
    """
    rows, sure = [seen(telegram, name) for telegram in known], frozenset(each.key for each in known)
    left, unread, first = bound.most, 0, None
    for each in likely(name):
        if each.tells_nothing(rows):
            continue
        sound = each.sound._replace(but=sure, until=bound.day)
        keys, total = room.sounding(sound, 0, left + 1)
        read = list(each.seen(filter(None, map(room.telegram, keys[:left])), name))
        rows += read
        left -= len(read)
        if not each.tells_nothing(read):
            unread += total - len(read)
            first = first or next(iter(keys[len(read) :]), None)
    lines = _found(sorted(rows, key=_order), whole=not unread, known=sure)
    return Named(tuple(line for line in lines if line.doubt is None), unread, first)


def _order(row: Seen) -> tuple[str, str]:
    return row[0].order


def _found(rows: Sequence[Seen], whole: bool, known: Collection[str] = ()) -> list[Line]:
    """The sentences in which these telegrams name him, or may; they are the `whole` of those that may, or a part.

    Of a part only those that have his full name, or are `known` to name him, do so for sure: who else bears one of his
    names may be told in another.
    """
    telegrams, sightings = tuple(zip(*rows, strict=True)) or ((), ())
    decided = zip(telegrams, decide(sightings), strict=True)
    return [
        line
        for telegram, sighting in decided
        for line in _lines(telegram, sighting.mentions if whole or telegram.key in known else _full(sighting))
    ]


def _full(sighting: Sighting) -> Iterable[Mention]:
    """The mentions of a telegram, doubted where it has no full name."""
    if any(mention.basis in (Basis.FULL, Basis.ALONE) for mention in sighting.mentions):
        return sighting.mentions
    return (msgspec.structs.replace(each, doubt=each.doubt or _NOT_ALL_READ) for each in sighting.mentions)


def _lines(telegram: Telegram, mentions: Iterable[Mention]) -> Iterator[Line]:
    """The sentences these mentions stand in; each once, under the surest of its mentions."""
    mentions = tuple(mentions)
    for number, passage in enumerate(telegram.passages):
        inside = [mention for mention in mentions if mention.passage == number]
        for span in sentences(passage.text) if inside else ():
            named = [mention for mention in inside if span.start <= mention.span.start < span.end]
            if named:
                yield _line(telegram, passage, span.of(passage.text), named)


def _line(telegram: Telegram, passage: Passage, sentence: str, named: Iterable[Mention]) -> Line:
    rows = tuple(named)
    sure = tuple(mention for mention in rows if mention.doubt is None)
    shown = sure or rows
    return Line(
        pin=f"{telegram.key} {passage.paragraph}",
        quote=" ".join(sentence.split()),
        words=tuple(dict.fromkeys(mention.words for mention in shown)),
        basis=tuple(dict.fromkeys(mention.basis.value for mention in shown)),
        marking=passage.marking,
        mark=passage.mark,
        mrn=telegram.key,
        paragraph=passage.paragraph,
        dtg=telegram.dtg,
        post=telegram.post,
        subject=telegram.subject,
        doubt=None if sure else rows[0].doubt,
        subject_marking=telegram.marking if telegram.subject else None,
    )
