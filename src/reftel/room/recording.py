"""Recording: how a record is made, telegram by telegram, from what was made before wherever nothing in it changed.

First every telegram's gist, then who all the persons named are, then each claim with whom it concerns.
"""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec

from reftel.room.claims import Extraction, Told, see_to
from reftel.room.figure import Figure
from reftel.room.gist import Gist, gist, in_short
from reftel.room.group import Merge
from reftel.room.judgement import Judgement, Mark
from reftel.room.leader import NOTHING, Known
from reftel.room.made import Made, digest
from reftel.room.merging import Doubt
from reftel.room.once import Once
from reftel.room.people import People, Person, people
from reftel.room.record import Kept, Record, Said
from reftel.room.room import Room
from reftel.room.roster import figures
from reftel.room.shown import Shown
from reftel.room.telegram import Telegram
from reftel.room.told import who
from reftel.room.vantage import NOW, Asked, Vantage, last_day
from reftel.room.whom import Cast, Whom, keys_of
from reftel.terms.post import Posts
from reftel.vault.local import tables_of

_pack = msgspec.msgpack.Encoder(order="deterministic").encode
_gist = msgspec.msgpack.Decoder(Gist).decode
_figures = msgspec.msgpack.Decoder(tuple[Figure, ...]).decode
_said = msgspec.msgpack.Decoder(tuple[Said, ...]).decode


def record(
    room: Room,
    archive: Path,
    asked: Asked = NOW,
    judged: tuple[Judgement, ...] = (),
    beside: Sequence[tuple[Telegram, Told]] = (),
    tell: Callable[[int], object] = lambda n: None,
    workers: int = 1,
    made: Made | None = None,
) -> Record:
    """The record of a room, and of what stands `beside` it; claims not yet extracted are extracted first.

    What was `made` before is taken from there, what is made now is kept in it.
    """
    see_to(room.register, Extraction(archive, tell, workers))
    as_of = last_day(asked.as_of) if asked.as_of else None
    posts = tables_of(archive).posts
    at = who(asked.at, posts) if asked.at else None
    shown = Shown(room, beside, judged, Vantage(as_of, at, room.links.members() if at else {}))
    found = _Recording(shown, judged, made or Made(), posts)
    said = found.said()
    found.made.write()
    days = [dtg[:10] for each in found.gists.values() if (dtg := each.dtg)]
    kept = Kept(found.gists, found.states, found.casts, found.made)
    return Record(said, found.people, shown, as_of or max(days, default=None), judged, kept, as_of)


class _Recording:
    """A record in the making: each stage asks for what was made of the same before.

    Of all telegrams together no more is held than is needed later: their gists are gone through twice.
    """

    def __init__(self, shown: Shown, judged: tuple[Judgement, ...], made: Made, posts: Posts) -> None:
        self.made, self._shown, self._judged, self._once = made, shown, judged, Once()
        self.states = {key: shown.state(key) for key in shown}
        self.gists: dict[str, Gist] = {}
        self._marks: list[Mark] = []
        self._seat = posts.country
        known = self._known()
        self.casts: dict[str, tuple[Figure, ...]] = {}
        self._named: dict[str, bytes] = {}
        for key, found in self._gists():
            packed = self._figures(key, found, known)
            self.casts[key], self._named[key] = self._once.of(self._seated(_figures(packed))), digest(packed)
        self.people = self._people()

    def _gists(self) -> Iterator[tuple[str, Gist]]:
        """Each telegram with its gist."""
        for key, state in self.states.items():
            yield key, _gist(self.made.of("gist", state, self._gist, key))

    def _gist(self, key: str) -> bytes:
        return _pack(gist(self._shown[key], self._shown.claims(key), self._shown.words(key)))

    def _known(self) -> Known:
        """What all telegrams together tell of names."""
        names, leaders = set[str](), []
        for key, found in self._gists():
            self.gists[key] = self._once.of(in_short(found))
            self._marks += found.marks
            names.update(row.name for row in found.figures if row.whole)
            leaders.append(found.leaders)
        return Known.of(names, leaders)

    def _figures(self, key: str, found: Gist, all_: Known) -> bytes:
        """The persons of a telegram, those among them who are known by name from other telegrams."""
        known = found.known(all_)
        if known == NOTHING:
            return _pack(found.figures)
        parts = digest(self.states[key], _pack((known.names, sorted(known.leaders.items()))))
        return self.made.of("figures", parts, self._with, key, known)

    def _seated(self, cast: tuple[Figure, ...]) -> tuple[Figure, ...]:
        """The persons of a telegram, each with the country that its sender is in."""
        return tuple(msgspec.structs.replace(row, seat=self._seat(row.sender)) if row.sender else row for row in cast)

    def _with(self, key: str, known: Known) -> bytes:
        return _pack(figures(self._shown[key], self._shown.claims(key), self._shown.words(key), known))

    def _people(self) -> People:
        """Who the persons named are; made anew when one of them, or what was decided of persons, is another."""
        every = [figure for each in self.casts.values() for figure in each]
        judged = tuple(row for row in self._judged if row.about == "person")
        parts = digest(*self._named.values(), _pack((judged, tuple(self._marks))))
        return _people_of(every, self.made.of("people", parts, _packed_people, every, judged, self._marks), self._once)

    def said(self) -> tuple[Said, ...]:
        """Each claim with whom it concerns, in order of time."""
        bearers = {id(figure): person.key for person in self.people.persons for figure in person.figures}
        found: list[Said] = []
        for key, cast in self.casts.items():
            keys = [bearers[id(figure)] for figure in cast]
            self.states[key] = parts = digest(self.states[key], self._named[key], _pack(keys))
            found += self._once.of(_said(self.made.of("said", parts, self._claims, key, cast, keys)))
        return tuple(found)

    def _claims(self, key: str, cast: Sequence[Figure], keys: Sequence[str]) -> bytes:
        named = list(zip(cast, keys, strict=True))
        return _pack(tuple(said_of(self._shown[key], self._shown.claims(key), named)))


class _Placed(NamedTuple):
    """A person by the numbers of the figures."""

    key: str
    name: str
    figures: tuple[int, ...]
    merges: tuple[Merge, ...]
    protected: bool


_Doubted = tuple[int, int, tuple[str, ...]]
_placed = msgspec.msgpack.Decoder(tuple[tuple[_Placed, ...], tuple[_Doubted, ...]]).decode


def _packed_people(every: Sequence[Figure], judged: Sequence[Judgement], marks: Sequence[Mark]) -> bytes:
    # What is worked out of figures to compare them is let go of with these.
    every = [msgspec.structs.replace(figure) for figure in every]
    found = people(every, judged, marks)
    numbers = {id(figure): number for number, figure in enumerate(every)}
    persons = [
        _Placed(each.key, each.name, tuple(numbers[id(row)] for row in each.figures), each.merges, each.protected)
        for each in found.persons
    ]
    return _pack((persons, [(numbers[id(row.left)], numbers[id(row.right)], row.reasons) for row in found.doubts]))


def _people_of(every: Sequence[Figure], packed: bytes, once: Once) -> People:
    placed, doubts = _placed(packed)
    persons = (
        Person(once.of(each.key), once.of(each.name), tuple(every[n] for n in each.figures), *once.of(each[3:]))
        for each in placed
    )
    return People(
        tuple(persons), tuple(Doubt(every[left], every[right], once.of(reasons)) for left, right, reasons in doubts)
    )


def said_of(telegram: Telegram, rows: Sequence[Told], figures_: Sequence[tuple[Figure, str]]) -> Iterator[Said]:
    """The claims of a telegram, each with whom it concerns, by the persons of the telegram and their keys."""
    cast = Cast(telegram, figures_, rows)
    for row in rows:
        whom = {name: found for name, text in keys_of(row).items() if (found := cast.whom(text, row, name))}
        about = {person for each in whom.values() for person in (*each.persons, *(who for _, who in each.kin))}
        if not any(whom[name].persons for name in ("for", "target") if name in whom) and (
            implied := cast.implied(row, about)
        ):
            whom[implied[0]] = _filled(whom.get(implied[0]), implied[1])
            about |= set(implied[1].persons)
        yield Said(row, whom, frozenset(about | cast.beside(row)), cast.near(row))


def _filled(words: Whom | None, implied: Whom) -> Whom:
    """The words of a key, if any, with the person they imply."""
    return msgspec.structs.replace(implied, text=words.text if words else "")
