"""Links: what each telegram of a room cites, kept in its file, and what that means, worked out when it is asked.

11SAHRIYA431 cites DELWAN 88: the row stays as printed. Whether the room holds 11DELWAN88 is seen when the link is read,
so that a telegram that comes later turns `known` into `held` wherever it is cited.
"""

import re
import sqlite3
from collections.abc import Iterator
from datetime import date
from functools import cached_property

import msgspec

from reftel.message.identity import citing
from reftel.room.cited import Cited, cited
from reftel.room.reach import Citing, most_of
from reftel.room.resolution import KNOWN, Resolution, of_near_post, resolve
from reftel.room.series import Member, Series, series
from reftel.room.telegram import Telegram
from reftel.terms.dtg import full_year
from reftel.terms.mrn import MRN
from reftel.terms.slip import one_slip
from reftel.terms.tables import Tables

_KEY = re.compile(r"(\d\d)([A-Z]+)(-A)?(\d{1,7})")
Row = tuple[str | int | bytes | None, ...]
INTO_SENT = "insert into sent values (?, ?, ?, ?, ?, ?, ?, ?, ?)"
INTO_CITED = "insert into cited values (?, ?, ?, ?, ?, ?)"
_packer = msgspec.msgpack.Encoder()
_unpacker = msgspec.msgpack.Decoder(Cited)
_CITING = "s.key, s.post, s.year, s.airgram, s.serial, s.day"
_MOST_SERIES = 4096
# A number above this, or none, may be read as one a digit away though its year is not printed.
_MOST = most_of("")
# One number is of several years: so many more are looked at than are asked for.
_LOOK_BEYOND = 5
Sent = tuple[str, str | None, int | None, int, int | None, int | None]


class Link(msgspec.Struct, frozen=True):
    """What a telegram cites and what that means; `source` is its key, `day` when it was sent (an ordinal)."""

    source: str
    day: int | None
    cited: Cited
    meaning: Resolution


def sent_rows(telegram: Telegram, tables: Tables) -> Iterator[Row]:
    """The telegram by its number, with the day it was sent."""
    known, mrn = citing(telegram.cable.mrn, telegram.cable.heading), telegram.cable.mrn
    airgram = bool(mrn and mrn.airgram)
    day, dtg = _day(telegram.dtg), telegram.dtg
    yield (
        telegram.key,
        known.post,
        known.year,
        airgram,
        known.serial,
        day,
        dtg,
        telegram.cable.loss,
        telegram.cable.film,
    )


def cited_rows(telegram: Telegram, tables: Tables) -> Iterator[Row]:
    """What the telegram cites, in order."""
    for number, row in enumerate(cited(telegram, tables.posts)):
        yield telegram.key, number, row.post, row.mrn.serial if row.mrn else None, row.printed, _packer.encode(row)


def _day(dtg: str | None) -> int | None:
    return date.fromisoformat(dtg[:10]).toordinal() if dtg else None


class Links:
    """The links of one room, read."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._series: dict[tuple[str, int, bool], Series] = {}
        self._to: dict[MRN, tuple[Link, ...]] = {}

    def of(self, key: str) -> tuple[Link, ...]:
        """What the telegram of this key cites, in the order of its list, then of its text."""
        rows = self._db.execute(
            f"select {_CITING}, c.entry from sent s join cited c on c.source = s.key where s.key = ? order by c.number",
            (key,),
        )
        return tuple(map(self._link, rows))

    def number(self, key: str) -> MRN | None:
        """The number that a key stands for: of a telegram the room holds, or of one that is cited in it."""
        held = self._db.execute("select post, year, airgram, serial from sent where key = ?", (key,)).fetchone()
        if held and None not in held:
            post, year, airgram, serial = held
            return MRN(year, post, serial, bool(airgram))
        return None if held else read_number(key)

    def sent(self, key: str) -> str | None:
        """When the telegram of this key was sent: `2011-05-19T16:45:00Z`; None when that is not known."""
        row = self._db.execute("select dtg from sent where key = ?", (key,)).fetchone()
        return str(row[0]) if row and row[0] else None

    def to(self, mrn: MRN) -> tuple[Link, ...]:
        """The links that mean this telegram, however its number was printed; the earliest citing telegram first."""
        if mrn not in self._to:
            links = (link for link in map(self._link, self._may_mean(mrn)) if link.meaning.mrn == mrn)
            self._to[mrn] = tuple(sorted(links, key=lambda link: (link.day or 0, link.source)))
        return self._to[mrn]

    def _may_mean(self, mrn: MRN) -> Iterator[tuple[*Sent, bytes]]:
        """What cites the number, a number with a printed year that is a digit away from it, or none of the post's."""
        asked = f"select {_CITING}, c.entry from cited c join sent s on s.key = c.source where c.post = ?"
        near = (mrn.serial, *slips(mrn.serial))
        places = ", ".join("?" * len(near))
        judged = f"(c.serial = ? or c.printed or c.serial not between 1 and {_MOST})"
        by_number = f"{asked} and c.serial in ({places}) and {judged} order by c.source, c.number"
        yield from self._db.execute(by_number, (mrn.post, *near, mrn.serial))
        yield from self._db.execute(f"{asked} and c.serial is null order by c.source, c.number", (mrn.post,))
        for post in sorted(each for each in self._cited_posts if one_slip(each, mrn.post)):
            yield from self._db.execute(f"{asked} and c.serial = ? order by c.source, c.number", (post, mrn.serial))

    def all(self, post: str | None = None) -> Iterator[Link]:
        """All links, or those to telegrams of one post; by post, so that one series after the other is looked at."""
        where = "where c.post = ?" if post else ""
        rows = self._db.execute(
            f"select {_CITING}, c.entry from cited c join sent s on s.key = c.source {where} order by c.post, c.serial",
            (post,) if post else (),
        )
        yield from map(self._link, rows)

    def most_cited(self, most: int) -> list[tuple[MRN, int]]:
        """The numbers that most telegrams cite, with how many."""
        rows = self._db.execute(
            "select post, serial from cited where serial is not null group by post, serial"
            " order by count(distinct source) desc, post, serial limit ?",
            (most * _LOOK_BEYOND,),
        ).fetchall()
        sources: dict[MRN, set[str]] = {}
        for post, serial in rows:
            for link in self._numbered(post, serial):
                if link.meaning.mrn is not None and str(link.meaning.mrn) != link.source:
                    sources.setdefault(link.meaning.mrn, set()).add(link.source)
        counts = sorted(((mrn, len(found)) for mrn, found in sources.items()), key=lambda row: (-row[1], str(row[0])))
        return counts[:most]

    def _numbered(self, post: str, serial: int) -> Iterator[Link]:
        rows = self._db.execute(
            f"select {_CITING}, c.entry from cited c join sent s on s.key = c.source where c.post = ? and c.serial = ?",
            (post, serial),
        )
        yield from map(self._link, rows)

    def members(self) -> dict[str, dict[str, str]]:
        """The members of collectives as relay lines show them: collective, post, the telegram that shows it."""
        found: dict[str, dict[str, str]] = {}
        for collective, post, key in self._db.execute("select collective, post, key from member"):
            found.setdefault(collective, {})[post] = key
        return found

    def series(self, post: str, year: int, airgram: bool = False) -> Series:
        """The telegrams of a post and a year that the room holds."""
        key = (post, year, airgram)
        if key not in self._series:
            if len(self._series) >= _MOST_SERIES:
                self._series.clear()
            self._series[key] = self._read_series(*key)
        return self._series[key]

    def _read_series(self, post: str, year: int, airgram: bool) -> Series:
        rows = self._db.execute(
            "select serial, day, loss, dtg, film from sent where post = ? and year = ? and airgram = ?",
            (post, year, airgram),
        )
        return series(Member(*row) for row in rows if row[0] is not None)

    def _link(self, row: tuple[*Sent, bytes]) -> Link:
        key, post, year, airgram, serial, day, entry = row
        whole = post is not None and year is not None and serial is not None
        mrn = MRN(year or 0, post or "", serial or 0, bool(airgram)) if whole else None
        printed = _unpacker.decode(entry)
        citing = Citing(mrn, year, post, day)
        meaning = resolve(printed, citing, self.series)
        if printed.unknown and meaning.state == KNOWN:
            meaning = of_near_post(printed, meaning, citing, self.series, self._posts)
        return Link(key, day, printed, meaning)

    @cached_property
    def _posts(self) -> frozenset[str]:
        """The posts whose telegrams the room holds."""
        return frozenset(post for (post,) in self._db.execute("select distinct post from sent where post is not null"))

    @cached_property
    def _cited_posts(self) -> frozenset[str]:
        """The posts that are cited, as printed."""
        return frozenset(post for (post,) in self._db.execute("select distinct post from cited where post is not null"))


def read_number(key: str) -> MRN | None:
    """The number a key is printed from: `11DELWAN88`; None for any other words.

    >>> str(read_number("74LAPAZ-A50")), read_number("SAHRIYA 2011-05-26T15:12:00Z")
    ('74LAPAZ-A50', None)
    """
    match = _KEY.fullmatch(key)
    return MRN(full_year(match[1]), match[2], int(match[4]), match[3] is not None) if match else None


def typed_key(words: str) -> str:
    """The key of a telegram as people write it.

    >>> typed_key("11 Sahriya 431"), typed_key("2011SAHRIYA00431")
    ('11SAHRIYA431', '11SAHRIYA431')
    """
    plain = "".join(words.upper().partition("¶")[0].replace("'", "").split())
    number = read_number(plain) or (read_number(plain[2:]) if plain[:2] in ("19", "20") else None)
    return str(number) if number else plain


def slips(serial: int) -> Iterator[int]:
    """The numbers one digit away from this one: dropped, added, changed or swapped with its neighbour.

    >>> {8, 80, 188, 98, 888} <= set(slips(88)), 412 in set(slips(421))
    (True, True)
    """
    digits = str(serial)
    words: set[str] = set()
    for place in range(len(digits) + 1):
        head, tail = digits[:place], digits[place:]
        words.update(head + digit + tail for digit in "0123456789")
        if tail:
            words.add(head + tail[1:])
            words.update(head + digit + tail[1:] for digit in "0123456789")
        if len(tail) > 1:
            words.add(head + tail[1] + tail[0] + tail[2:])
    yield from {int(word) for word in words if word} - {serial}
