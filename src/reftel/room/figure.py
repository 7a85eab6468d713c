"""Figures: a person as one telegram speaks of him, under the names and titles it gives him.

What his titles and his names tell is worked out once it is asked for: offices, countries, sex, how he sounds.
"""

from collections.abc import Sequence
from functools import cached_property, lru_cache
from typing import Any

import msgspec

from reftel.claims.name import rank, skeleton
from reftel.claims.position import is_honorific
from reftel.claims.resolve import full_parts, is_initial
from reftel.claims.sex import is_of_wives, sexes
from reftel.room.claims import Told
from reftel.room.designation import redacted
from reftel.room.office import Office, offices
from reftel.room.seat import lands, places
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
    def address(self) -> frozenset[str]:
        """The words before its name, in small letters."""
        return frozenset(word.strip(".").lower() for title in self.titles for word in title.split()) or _NONE

    @cached_property
    def forms(self) -> frozenset[str]:
        """The forms of address before its name: `mrs`, `doctor`."""
        ranks = (found for word in self.address if is_honorific(word) and (found := rank(word)))
        return frozenset(each.word for each in ranks if each.group == "honorific") or _NONE

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
