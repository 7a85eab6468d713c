"""A brief of one person: every sentence that names him in any of his spellings, pinned to its paragraph.

`11SAHRIYA88 ¶3 (C) Jurkhal has commanded the district since 2008.` A sentence that may speak of a namesake is shown
apart, with what speaks against it.
"""

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from reftel.claims.mention import Mention, Sighting, sight
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
    found = _found(_seen(room, name, room.who_may_name(name)))
    sure = tuple(line for line in found if line.doubt is None)
    spellings = tuple(dict.fromkeys(words for line in sure for words in line.words))
    return Brief(str(name), spellings, sure, tuple(line for line in found if line.doubt is not None))


def named_for_sure(room: Room, name: Name) -> tuple[Line, ...]:
    """The sentences of a brief, without those of which it is not sure.

    Where others bear his given name, it alone is nobody's for sure, and telegrams that have no more of his name are
    read no further; so with the rest of it.
    """
    given, rest = name.parts[:1], name.parts[1:]
    rows = _seen(room, name, room.sounding(given, rest))
    for parts, others in ((given, "namesakes"), (rest, "relatives")):
        known = {telegram.key for telegram, _ in rows}
        shared = any(getattr(sighting, others) for _, sighting in rows)
        for key in room.sounding(parts) if rest and not shared else ():
            found = _seen(room, name, [key]) if key not in known else []
            rows += found
            if any(getattr(sighting, others) for _, sighting in found):
                break
    rows.sort(key=lambda row: row[0].order)
    return tuple(line for line in _found(rows) if line.doubt is None)


def _seen(room: Room, name: Name, keys: Sequence[str]) -> list[tuple[Telegram, Sighting]]:
    return [(telegram, _sighted(telegram, name)) for telegram in room.telegrams(keys)]


def _sighted(telegram: Telegram, name: Name) -> Sighting:
    return sight([row.text for row in telegram.passages], name)


def _found(rows: Sequence[tuple[Telegram, Sighting]]) -> list[Line]:
    """The sentences in which these telegrams name him, or may."""
    telegrams, sightings = tuple(zip(*rows, strict=True)) or ((), ())
    decided = zip(telegrams, decide(sightings), strict=True)
    return [line for telegram, sighting in decided for line in _lines(telegram, sighting.mentions)]


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
