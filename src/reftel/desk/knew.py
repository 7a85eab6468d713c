"""What a post or an office had been told: the telegrams on a matter that it sent or that were addressed to it.

`knew "police chief" --by STATE` lists them with how they came to it and how fast, and names those on the same matter
that were neither from nor to it; of a telegram that shows no address nothing is said. It says what was addressed to
whom, never what was read.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from difflib import get_close_matches

import msgspec

from reftel.claims.name import read_name
from reftel.desk.brief import brief
from reftel.room.grammar import read_query
from reftel.room.hit import hit
from reftel.room.link import read_number
from reftel.room.query import Query
from reftel.room.room import Room
from reftel.room.telegram import Telegram
from reftel.room.thread import thread
from reftel.room.told import Members, Told, Who, addressed, names, shows_addressees, told

_UNCONFIRMED = "unconfirmed"


class Line(msgspec.Struct, frozen=True, rename={"how": "as"}):
    """One telegram on the matter: `how` it was told, None for one that was neither from nor to those asked about.

    `through` is the address, `learned` the telegram that shows a post as member of a collective, `not_told` the posts
    one would expect among the addressees: those of most other telegrams on the matter.
    """

    mrn: str
    dtg: str | None
    post: str | None
    how: str | None
    precedence: str | None
    pin: str
    quote: str
    subject: str | None
    marking: str | None
    through: str | None = None
    learned: str | None = None
    not_told: tuple[str, ...] = ()
    status: str = _UNCONFIRMED


class Knowledge(msgspec.Struct, frozen=True):
    """What was told, in order of time, and the other telegrams on the matter.

    `unshown` are those whose addressees are not shown here, `undated` those of which nobody can say that they were
    sent by the day asked about.
    """

    told: tuple[Line, ...]
    others: tuple[Line, ...]
    unshown: tuple[Line, ...] = ()
    undated: tuple[Line, ...] = ()


def knew(room: Room, topic: str, by: Who, as_of: str | None = None) -> Knowledge:
    """What those asked about had been told of a matter, a telegram or a person by a day (`2011-07-10`)."""
    by_then = [(row, _by(row, as_of)) for row in _on(room, topic)]
    telegrams = [row for row, sent in by_then if sent]
    members = room.links.members()
    usual = usual_posts(telegrams, members)
    needles = read_query(topic)
    places: dict[str, list[Line]] = {"told": [], "others": [], "unshown": [], "undated": []}
    for row, sent in by_then:
        how = told(row.cable, by, members)
        place = "told" if how else "others" if shows_addressees(row.cable, by) else "unshown"
        if sent is not False:
            line = _line(row, how, needles, usual if row.cable.heading.to or row.cable.heading.info else (), members)
            places[place if sent else "undated"].append(line)
    return Knowledge(**{name: tuple(lines) for name, lines in places.items()})


def _by(row: Telegram, as_of: str | None) -> bool | None:
    """Whether a telegram was sent by a day; by the year of its number when it has no date, None when nobody can say."""
    if as_of is None:
        return True
    if row.dtg:
        return row.dtg[:10] <= as_of
    return None if row.year in (None, as_of[:4]) else (row.year or "") < as_of[:4]


def nobody(room: Room, by: Who) -> tuple[str, ...] | None:
    """Names near to one that no telegram of the room names as sender or addressee; None when one does."""
    if by.post is not None:
        return None
    members = room.links.members()
    seen: set[str] = set()
    for row in room.telegrams():
        if told(row.cable, by, members) is not None:
            return None
        seen.update(names(row.cable, members))
    return tuple(get_close_matches(by.name, sorted(seen), n=3))


def _on(room: Room, topic: str) -> list[Telegram]:
    """The telegrams on a matter, in order of time: a telegram and those tied to it, or what a query or a name finds."""
    number = read_number("".join(topic.upper().split()))
    if number is not None:
        keys = [knot.mrn for knot in thread(str(number), room.links, room.telegram, steps=1).cables]
    else:
        keys = room.found(read_query(topic))
        name = read_name(topic)
        if name is not None and topic.istitle():
            keys += [line.mrn for line in brief(room, name).lines]
    found = {key: telegram for key in keys if (telegram := room.telegram(key))}
    return sorted(found.values(), key=lambda row: row.order)


def usual_posts(telegrams: Sequence[Telegram], members: Members) -> dict[str, int]:
    """Posts with the number of telegrams they were told of, where that is at least half of them, and two."""
    shown = [row for row in telegrams if row.cable.heading.to or row.cable.heading.info]
    counts = Counter(post for row in shown for post in addressed(row.cable, members))
    return {post: count for post, count in sorted(counts.items()) if count >= 2 and 2 * count >= len(shown)}


def _line(row: Telegram, how: Told | None, query: Query, usual: Iterable[str], members: Members) -> Line:
    shown = hit(row, query, 0.0)
    given = addressed(row.cable, members)
    return Line(
        mrn=row.key,
        dtg=row.dtg,
        post=row.post,
        how=how.how if how else None,
        precedence=how.precedence if how else None,
        pin=shown.pin,
        quote=shown.quote,
        subject=row.subject,
        marking=shown.marking,
        through=how.through if how else None,
        learned=how.learned if how else None,
        not_told=tuple(post for post in usual if post not in given),
    )
