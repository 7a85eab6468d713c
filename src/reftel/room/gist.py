"""Gists: what is needed of a telegram to place it among the others, so that its text is read once and then let be.

Of `11DELWAN88` that is when it was sent and by whom, what it cites, who is named in it, and whom it asks to protect.
"""

from collections.abc import Sequence
from itertools import chain
from typing import Any

import msgspec

from reftel.claims.name import plain
from reftel.claims.resolve import full_parts
from reftel.room.claims import Told
from reftel.room.figure import Figure
from reftel.room.judgement import Mark
from reftel.room.leader import Known, leaders, sound
from reftel.room.naming import Pair
from reftel.room.protection import protected
from reftel.room.roster import figures
from reftel.room.telegram import Telegram

Sound = tuple[str, str]
_NONE: frozenset[Any] = frozenset()


class Gist(msgspec.Struct, frozen=True, array_like=True):
    """One telegram in short: `figures` are those its own words tell of, `leaders` whom it calls president or king.

    `cites` are the numbers of the telegrams in its list of references, `plad` is the address of its sender. What a room
    knows of names tells more of it only when it is of these `families`, or sounds like a `bare` name without a title.
    """

    dtg: str | None
    plad: str | None
    cites: tuple[str, ...]
    figures: tuple[Figure, ...]
    leaders: tuple[tuple[tuple[str, str], str], ...]
    bare: frozenset[Sound]
    families: frozenset[str]
    marks: tuple[Mark, ...]
    marking: str | None = None

    def known(self, known: Known) -> Known:
        """What of all that the room knows of names tells more of this telegram."""
        leading = {each: given for each, given in known.leaders.items() if each[0] in self.families}
        return Known(known.names & self.bare, leading)


def gist(telegram: Telegram, claims: Sequence[Told] = (), words: Sequence[Pair] = ()) -> Gist:
    """The gist of a telegram that makes these claims and has these names in its words."""
    sender, first = telegram.cable.heading.sender, figures(telegram, claims, words)
    written = chain((name for name, _ in words), (name for figure in first for name in figure.names))
    return Gist(
        dtg=telegram.dtg,
        plad=sender.plad if sender else None,
        cites=tuple(str(row.mrn) for row in telegram.cable.references if row.mrn),
        figures=first,
        leaders=tuple(leaders(claims, words)),
        bare=frozenset(sound(name) for name, title in words if not title),
        families=frozenset(plain(parts[-1]) for name in written if (parts := full_parts(name))),
        marks=tuple(protected(telegram)),
        marking=telegram.marking,
    )


def in_short(found: Gist) -> Gist:
    """The gist without those it names, once it is known who they are."""
    return Gist(found.dtg, found.plad, found.cites, (), (), _NONE, _NONE, (), found.marking)
