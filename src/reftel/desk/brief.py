"""A brief of one person: every sentence that names him in any of his spellings, pinned to its paragraph.

`11SAHRIYA88 ¶3 (C) Jurkhal has commanded the district since 2008.` A sentence that may speak of a namesake is shown
apart, with what speaks against it.
"""

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from reftel.claims.mention import Mention, sight
from reftel.claims.name import Name
from reftel.claims.namesake import decide
from reftel.claims.sentence import sentences
from reftel.room.room import Room
from reftel.room.telegram import Passage, Telegram

_UNCONFIRMED = "unconfirmed"


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


class Brief(msgspec.Struct, frozen=True):
    """What a room says of one person: sentences in order of time, and those that may be a namesake's."""

    name: str
    spellings: tuple[str, ...]
    lines: tuple[Line, ...]
    undecided: tuple[Line, ...]


def brief(room: Room, name: Name) -> Brief:
    """Every sentence of the room that names this person."""
    telegrams = tuple(room.telegrams(room.who_may_name(name)))
    sightings = decide(sight([row.text for row in telegram.passages], name) for telegram in telegrams)
    found = [
        line
        for telegram, sighting in zip(telegrams, sightings, strict=True)
        for line in _lines(telegram, sighting.mentions)
    ]
    sure = tuple(line for line in found if line.doubt is None)
    spellings = tuple(dict.fromkeys(words for line in sure for words in line.words))
    return Brief(str(name), spellings, sure, tuple(line for line in found if line.doubt is not None))


def _lines(telegram: Telegram, mentions: Sequence[Mention]) -> Iterator[Line]:
    """The sentences these mentions stand in; each once, under the surest of its mentions."""
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
