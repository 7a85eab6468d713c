"""The page of review: what the machine is unsure of, decided by a person with the words on the screen.

Without scripts every question is a form with three buttons; with them y, n and h answer, j and k move, u takes back.
"""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Annotated, Literal

import msgspec
from litestar import get, post
from litestar.response import Redirect

from reftel.desk.judgements import Judgements
from reftel.desk.place import stands
from reftel.desk.question import Question, count, questions
from reftel.room.judgement import Mark
from reftel.room.record import Record
from reftel.room.room import Room
from reftel.web import address
from reftel.web.banner import effective
from reftel.web.change import MOST_POSTED, Entry, Posted, hand, led_to
from reftel.web.form import Page
from reftel.web.paging import Leaf, PageNumber, pages
from reftel.web.problem import Wrong
from reftel.web.record import DAY, all_of, ask, known
from reftel.web.rooms import Rooms, Served

_AT_ONCE = 20
_LAST = 8
_TWO = ("person", "incident", "promise")
_Short = Annotated[str, msgspec.Meta(max_length=1000)]


class Passage(msgspec.Struct, frozen=True):
    """Words that are compared, where they stand, and what they may be read by."""

    pin: str
    quote: str
    marking: str | None


class Open(msgspec.Struct, frozen=True):
    """One question with the words on either side, and why the machine thinks so."""

    id: str
    about: str
    ask: str
    words: tuple[Passage, ...]
    why: tuple[str, ...]


class Decided(msgspec.Struct, frozen=True):
    """One judgement: of two places, or of one and what is said of it (`value`)."""

    number: int
    about: str
    verdict: str
    left: Passage
    right: Passage | None
    value: str
    by: str
    at: str
    why: str


class Review(Leaf, frozen=True, kw_only=True):
    """How many questions are open, those of one page, and what was decided last."""

    rows: tuple[Open, ...]
    decided: tuple[Decided, ...]


class Answer(msgspec.Struct, frozen=True):
    """What a form answers to a question of a day, or with `undo` which judgement it takes back."""

    question: Annotated[str, msgspec.Meta(max_length=40)] = ""
    answer: Literal["y", "n", "h"] = "h"
    why: _Short = ""
    as_of: Annotated[str, msgspec.Meta(pattern=DAY)] = ""
    at: Annotated[str, msgspec.Meta(max_length=60)] = ""
    undo: Entry = 0
    back: Annotated[str, msgspec.Meta(max_length=2000)] = ""


@get("/review", summary="What the machine is unsure of")
async def review(rooms: Served, page: PageNumber = 1) -> Page[Review]:
    """Same person? One happening? Was it kept? Each with the words, the most useful first."""
    found = await ask(rooms, known(), lambda _, record: _review(record, page))
    shown = (*(words for row in found.rows for words in row.words), *_shown(found.decided))
    view = {"marking": effective(each.marking for each in shown), "two": _TWO}
    return Page(found, "review.html", rows=lambda: all_of(rooms, known(), _some), view=view)


def _review(record: Record, page: int) -> Review:
    """One page of the questions, with what was decided last."""
    total, first = count(record), (page - 1) * _AT_ONCE
    return Review(
        total=total,
        page=page,
        pages=pages(total, _AT_ONCE),
        rows=_some(record, first, _AT_ONCE),
        decided=tuple(islice(_decided(record), _LAST)),
    )


def _some(record: Record, first: int, most: int) -> tuple[Open, ...]:
    """The questions from a place on, each of their words read where they stand."""
    return tuple(_open(record, row) for row in questions(record, first, most))


def _open(record: Record, row: Question) -> Open:
    """A question; each of its words where they stand."""
    words = zip(row.pins, row.quotes, strict=True)
    return Open(row.id, row.about, row.ask, tuple(_passage(record, pin, quote) for pin, quote in words), row.why)


def _passage(record: Record, pin: str, quote: str) -> Passage:
    """Words with the marking of the paragraph they stand in."""
    key, _, paragraph = pin.partition(" ")
    telegram = record.telegrams.get(key)
    markings = [row.marking for row in telegram.passages if row.paragraph == paragraph] if telegram else []
    return Passage(pin, quote, markings[0] if markings else telegram.marking if telegram else None)


def _marked(record: Record, mark: Mark) -> Passage:
    return _passage(record, f"{mark.mrn} {mark.paragraph}".strip(), mark.quote)


def _decided(record: Record) -> Iterator[Decided]:
    """What was decided, the last first, as far as its words may be seen."""
    for row in reversed(record.judged):
        two = row.about in _TWO
        if not _is_seen(record, row.left) or (two and not _is_seen(record, row.right)):
            continue
        left = _marked(record, row.left)
        right = _marked(record, row.right) if two else None
        value = "" if two else row.right.quote
        yield Decided(row.number, row.about, row.verdict, left, right, value, row.by, row.at, row.why)


def _shown(decided: Iterable[Decided]) -> Iterator[Passage]:
    for row in decided:
        yield from filter(None, (row.left, row.right))


def _is_seen(record: Record, mark: Mark) -> bool:
    """Whether words may be seen in their place; without a paragraph, anywhere in their telegram."""
    telegram = record.telegrams.get(mark.mrn)
    places = [mark.paragraph] if mark.paragraph else [row.paragraph for row in telegram.passages] if telegram else []
    return any(stands(record.telegrams, msgspec.structs.replace(mark, paragraph=place)) for place in places)


@post("/review", status_code=303, request_max_body_size=MOST_POSTED, summary="Answer a question")
async def answer(rooms: Served, data: Annotated[Answer, Posted]) -> Redirect:
    """Keep an answer, or take one back, and lead to the next question."""
    following = await ask(rooms, known(data.as_of, data.at), lambda room, record: _kept(rooms, room, record, data))
    usual = f"{address.review(page=following[0])}#q{following[1]}" if following else address.review()
    return led_to(data.back or usual, usual)


def _kept(rooms: Rooms, room: Room, record: Record, asked: Answer) -> tuple[int, str] | None:
    """Keep it; the page and the name of the question that follows."""
    kept, by = Judgements(rooms.archive, room.name), hand()
    rows = questions(record)
    if asked.undo:
        kept.undo(by.at, asked.undo)
        return None
    place = next((place for place, row in enumerate(rows) if row.id == asked.question), None)
    if place is None:
        raise Wrong("This is no open question any more; load the page again.")
    kept.add(rows[place].answered(asked.answer, by.by, by.at, asked.why.strip()))
    left = [row.id for number, row in enumerate(rows) if number != place]
    if not left:
        return None
    place = min(place, len(left) - 1)
    return place // _AT_ONCE + 1, left[place]
