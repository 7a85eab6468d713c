"""Rosters: all persons one telegram speaks of, each under the names it gives them.

Within a telegram a shorter name is the longer one's whose parts it repeats: `Rustam` is Rustam Darvazi. When two could
be meant it stays open, unless one of them is only named as the other's kin.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache

import msgspec

from reftel.claims.claim import Action, Event, Relation, Risk, Role
from reftel.claims.position import is_body
from reftel.claims.resolve import name_parts, same_person
from reftel.claims.thing import is_phrase, is_thing
from reftel.claims.vocabulary import is_plain
from reftel.room.claims import Told
from reftel.room.designation import named, redacted
from reftel.room.figure import Figure, Post
from reftel.room.leader import NOTHING, Known, is_another, sound
from reftel.room.naming import Pair
from reftel.room.protection import protected
from reftel.room.signature import signed
from reftel.room.telegram import Telegram

_WHOLE = 2


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
        # What a person noted of a post may name nobody.
        if isinstance(said, Role) and said.person.split() and not _is_word(said, told):
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

    Names behind `Minister of Defense` are read as roles alone, those behind `Chief of Staff` are not.
    """
    title = said.position.lower().replace("chief of staff", "chief")
    return said.person not in told and is_plain(said.person.split()[0].lower()) and " of " not in title


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
