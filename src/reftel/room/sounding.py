"""Sounding: the telegrams that may name somebody, by words that sound like his name, read as far as they can tell.

`Rustam Darvazi` is likelier where Rustam stands with a Darvazi than where one of the two does; and once a Rustam Orlan
is known, a Rustam alone is nobody's for sure.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from reftel.claims.mention import Sighting, sight
from reftel.claims.name import Name, Part
from reftel.room.telegram import Telegram

Seen = tuple[Telegram, Sighting]
"""A telegram and where it names somebody."""


class Sounding(NamedTuple):
    """Words that sound like one of the `parts` of a name, in a telegram that has some like one `beside` them, too.

    Telegrams with words like one of those `without`, and those of the keys in `but`, are left out, and later ones than
    the day `until`: 20110708.
    """

    parts: Sequence[Part]
    beside: Sequence[Part] = ()
    without: Sequence[Part] = ()
    but: frozenset[str] = frozenset()
    until: int | None = None


class Likely(NamedTuple):
    """Some of the telegrams that may name somebody; none does for sure once `others` are told of who share the name.

    `others` is empty where his whole name may stand.
    """

    sound: Sounding
    others: str = ""

    def tells_nothing(self, rows: Iterable[Seen]) -> bool:
        """Whether telegrams that were read tell of such others."""
        return bool(self.others) and any(getattr(sighting, self.others) for _, sighting in rows)

    def seen(self, telegrams: Iterable[Telegram], name: Name) -> Iterator[Seen]:
        """Where these telegrams name him, up to the first that tells of such others."""
        for telegram in telegrams:
            found = seen(telegram, name)
            yield found
            if self.tells_nothing([found]):
                return


def likely(name: Name) -> tuple[Likely, ...]:
    """What telegrams may name somebody by, the likeliest first: all his names, his given name alone, the others."""
    given, rest = name.parts[:1], name.parts[1:]
    if not rest:
        return (Likely(Sounding(given)),)
    return (
        Likely(Sounding(given, rest)),
        Likely(Sounding(given, without=rest), "namesakes"),
        Likely(Sounding(rest, without=given), "relatives"),
    )


def seen(telegram: Telegram, name: Name) -> Seen:
    """Where a telegram names somebody."""
    return telegram, sight([row.text for row in telegram.passages], name)
