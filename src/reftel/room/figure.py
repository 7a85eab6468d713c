"""Figures: the persons one telegram speaks of, each under the names it gives them.

Within a telegram a shorter name is the longer one's whose parts it repeats: `Rustam` is Rustam Darvazi. When two could
be meant it stays open, unless one of them is only named as the other's kin.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from typing import Any

import msgspec

from reftel.claims.claim import Action, Event, Relation, Risk, Role
from reftel.claims.name import skeleton
from reftel.claims.position import is_body
from reftel.claims.resolve import full_parts, is_initial, name_parts, same_person
from reftel.claims.sex import is_of_wives, sexes
from reftel.claims.thing import is_phrase, is_thing
from reftel.claims.vocabulary import is_plain
from reftel.room.claims import Told
from reftel.room.designation import named, redacted
from reftel.room.leader import NOTHING, Known, is_another, sound
from reftel.room.naming import Pair
from reftel.room.office import Office, lands, offices, places
from reftel.room.protection import protected
from reftel.room.signature import signed
from reftel.room.telegram import Telegram
from reftel.terms.name_part import is_suffix

_WHOLE = 2
_NONE: frozenset[Any] = frozenset()
"""Of most persons most is not known, and that is held once."""


@lru_cache(maxsize=1_000)
def _year(digits: str) -> frozenset[int]:
    return frozenset([int(digits)])


@lru_cache(maxsize=1_000)
def _country(code: str) -> frozenset[str]:
    return frozenset([code])


class Post(msgspec.Struct, frozen=True):
    """An office somebody holds, with the place that says so; `state` is holds, former, appointed, ..."""

    position: str
    organisation: str | None
    place: str | None
    state: str
    told: Told


class Figure(msgspec.Struct, frozen=True, dict=True):
    """One person of one telegram: `name` is the fullest, `names` are all, `titles` offices and ranks before them.

    `sender` is the post that writes of him, `seat` the code of the country it is in.
    """

    key: str
    name: str
    names: tuple[str, ...]
    posts: tuple[Post, ...] = ()
    titles: tuple[str, ...] = ()
    dtg: str | None = None
    sender: str | None = None
    seat: str | None = None

    @cached_property
    def called(self) -> tuple[str, ...]:
        """What it is called before its name, and the offices it is said to hold."""
        posts = (f"former {post.position}" if post.state == "former" else post.position for post in self.posts)
        return (*self.titles, *posts)

    @cached_property
    def offices(self) -> frozenset[Office]:
        """The offices it is said to hold or to have held."""
        return offices(self.called) or _NONE

    @cached_property
    def lands(self) -> frozenset[str]:
        """The countries its offices are of: `Kharvani President`, `Kharvan's President`."""
        where = (f"{post.position} of {post.place}" for post in self.posts if post.place)
        return lands((*self.called, *where)) or _NONE

    @cached_property
    def sexes(self) -> frozenset[str]:
        """What its given name and the forms of address before it say: `man`, `woman`.

        The Mrs. named beside an ambassador is his wife, and tells nothing of him.
        """
        forms = [title for title in self.titles if not (self.offices and is_of_wives(title))]
        return sexes(self.name, forms) or _NONE

    @cached_property
    def places(self) -> frozenset[str]:
        """The places and bodies its offices are of."""
        return places((post.position for post in self.posts), self.called) or _NONE

    @cached_property
    def suffixes(self) -> frozenset[str]:
        """What stands behind its names: `JR`, `SR`, a ruler's `II`."""
        ends = (word for name in self.names for word in name.upper().rstrip(".").split()[-1:])
        return frozenset(end for end in ends if is_suffix(end)) or _NONE

    @cached_property
    def years(self) -> frozenset[int]:
        """The year of its telegram, if it is known."""
        return _year(self.dtg[:4]) if self.dtg else _NONE

    @cached_property
    def seats(self) -> frozenset[str]:
        """The country of the post that writes of it, if there is one."""
        return _country(self.seat) if self.seat else _NONE

    @cached_property
    def parts(self) -> tuple[str, ...]:
        """The parts of the fullest name, ranks and particles left out, a short given name spelled out."""
        return full_parts(self.name)

    @cached_property
    def sound(self) -> str:
        """How the fullest name sounds."""
        return " ".join(map(skeleton, self.parts))

    @cached_property
    def whole(self) -> bool:
        """Whether it is known by given and family name, and not by initials."""
        return is_whole(self.parts)

    @property
    def redacted(self) -> bool:
        """Whether the name is blacked out."""
        return redacted(self.name)


def is_whole(parts: Sequence[str]) -> bool:
    """Whether a family name stands behind a given name that is spelled out."""
    return len(parts) >= _WHOLE and not all(map(is_initial, parts[:-1]))


class _Seen(msgspec.Struct, frozen=True):
    name: str
    title: str | None = None
    kin: bool = False
    shielded: bool = False


def figures(
    telegram: Telegram, claims: Sequence[Told], words: Sequence[Pair], known: Known = NOTHING
) -> tuple[Figure, ...]:
    """The persons of a telegram, in the order in which they are first named in full.

    `words` are the names in its words; a name that is `known` from other telegrams is found without a title, too.
    """
    seen = list(dict.fromkeys(_seen(telegram, claims, words, known.names)))
    groups: list[list[_Seen]] = []
    for row in sorted(seen, key=lambda row: (-len(name_parts(row.name)), not row.title)):
        fitting = [group for group in groups if _fits(row.name, group[0].name) and not _is_another(row, group, known)]
        if redacted(row.name):
            groups.append([row])
        elif len(fitting) == 1:
            fitting[0].append(row)
        elif not fitting:
            groups.append([row])
        elif principal := _principal(fitting, claims):
            principal.append(row)
    kept = [group for group in groups if _is_figure(group)]
    order = {row.name: place for place, row in reversed(list(enumerate(seen)))}
    kept.sort(key=lambda group: min(order[row.name] for row in group))
    return tuple(_figure(telegram, group, claims) for group in kept)


def _is_another(row: _Seen, group: Sequence[_Seen], known: Known) -> bool:
    titles = [each.title for each in group if each.title]
    return is_another(row.name, row.title, group[0].name, titles, known)


def _is_figure(group: Sequence[_Seen]) -> bool:
    """Whether somebody is named well enough: in full, with a title, or to be shielded.

    `Israel-Palestine` is one word and no name in full.
    """
    whole = " " in group[0].name and len(name_parts(group[0].name)) >= _WHOLE
    return whole or any(row.title or row.shielded for row in group)


@lru_cache(maxsize=100_000)
def _fits(short: str, whole: str) -> bool:
    if redacted(short) or redacted(whole):
        return False
    return same_person(short, whole)


def _principal(fitting: Sequence[list[_Seen]], claims: Iterable[Told]) -> list[_Seen] | None:
    """Of those who share a name the one who is not introduced as another's kin, or the one who bears a title."""
    kin = [said.subject for row in claims if isinstance(said := row.claim.said, Relation) and said.relation == "kin"]
    rest = [group for group in fitting if not any(_fits(name, group[0].name) for name in kin)]
    titled = [group for group in fitting if any(row.title for row in group)]
    chosen = next((each for each in (rest, titled) if len(each) == 1), None)
    return chosen[0] if chosen else None


def _figure(telegram: Telegram, group: Sequence[_Seen], claims: Iterable[Told]) -> Figure:
    names = tuple(dict.fromkeys(row.name for row in group))
    titles = tuple(dict.fromkeys(row.title for row in group if row.title))
    posts = tuple(
        Post(said.position, said.organisation, said.place, said.status, row)
        for row in claims
        if isinstance(said := row.claim.said, Role) and said.person in names and _title(said) in titles
    )
    return Figure(telegram.key, group[0].name, names, posts, titles, telegram.dtg, telegram.post)


def _seen(
    telegram: Telegram, claims: Iterable[Told], words: Iterable[Pair], known: frozenset[tuple[str, str]]
) -> Iterator[_Seen]:
    """The names of a telegram: those in its words behind a rank or office, and those in its claims."""
    return (row for row in _named_in(telegram, claims, words, known) if row.shielded or not _is_thing(row))


@lru_cache(maxsize=100_000)
def _is_thing(row: _Seen) -> bool:
    """Whether a name is a place or a body (`Consul General Hong Kong`), or words of English without a title."""
    whole = " " in row.name
    return is_body(row.name) or (whole and is_thing(row.name)) or (whole and not row.title and is_phrase(row.name))


def _named_in(
    telegram: Telegram, claims: Iterable[Told], words: Iterable[Pair], known: frozenset[tuple[str, str]]
) -> Iterator[_Seen]:
    told = {name for name, _ in words}
    for name, title in words:
        if title or sound(name) in known:
            yield _Seen(name, title or None)
    for row in claims:
        said = row.claim.said
        if isinstance(said, Role) and not _is_word(said, told):
            yield _Seen(said.person, _title(said))
        for text in designations(row):
            for one in named(text):
                yield _Seen(one.name, None, one.kin is not None)
    for mark in protected(telegram):
        yield _Seen(mark.quote, None, shielded=True)
    authority = telegram.cable.authority
    for name in authority.names if authority else ():
        yield _Seen(name, authority.title if authority else None)
    yield from map(_Seen, signed(telegram.cable))


def _is_word(said: Role, told: Collection[str]) -> bool:
    """Whether a verb, adjective or plural stands behind a title where no name is read: `Prime Minister Accuses ...`.

    Names behind `Minister of Defense` are read as roles alone.
    """
    return said.person not in told and is_plain(said.person.lower()) and " of " not in said.position.lower()


def _title(said: Role) -> str:
    """What a role makes somebody called: `former President`."""
    return f"former {said.position}" if said.status == "former" else said.position


def designations(row: Told) -> tuple[str, ...]:
    """The words in a claim's keys that may stand for persons and offices, and whom its pronouns mean."""
    said = row.claim.said
    meant = tuple(each.name for each in row.claim.meant)
    found: tuple[str | None, ...]
    if isinstance(said, Event):
        found = (said.actor, said.target, said.for_)
    elif isinstance(said, Action):
        found = (said.owner, said.counterpart)
    elif isinstance(said, Risk):
        found = (said.subject, said.from_)
    elif isinstance(said, Relation):
        found = (said.subject, said.object)
    else:
        found = (said.person,)
    return (*(text for text in found if text), *meant)
