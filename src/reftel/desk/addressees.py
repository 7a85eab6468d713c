"""Who was told of one telegram: the sender, each address, the posts behind a collective, the Department's offices.

`TO RUEHC/SECSTATE WASHDC PRIORITY` told STATE for action. It says what was addressed to whom, never what was read.
"""

from collections.abc import Iterator

import msgspec

from reftel.message.cable import Addressee, Cable
from reftel.room.relay import is_collective
from reftel.room.told import ACTION, COLLECTIVE, INFO, Members, offices


class Addressed(msgspec.Struct, frozen=True):
    """One who was told: `how` is `action`, `info` or `collective`; `learned` is the telegram that shows a member."""

    who: str
    how: str
    post: str | None
    precedence: str | None
    through: str | None = None
    learned: str | None = None


def addressees(cable: Cable, members: Members) -> tuple[Addressed, ...]:
    """All whom a telegram was addressed to, in its order, each once."""
    found: dict[tuple[str, str], Addressed] = {}
    for row in _addressees(cable, members):
        found.setdefault((row.who, row.how), row)
    return tuple(found.values())


def _addressees(cable: Cable, members: Members) -> Iterator[Addressed]:
    unsaid = cable.heading.unsaid_precedence
    for how, rows in ((ACTION, cable.heading.to), (INFO, cable.heading.info)):
        for row in rows:
            precedence = row.precedence or unsaid
            yield Addressed(_name(row), how, row.post, precedence)
            if is_collective(row):
                yield from _behind(row, members, precedence)
    for how, office, line in offices(cable):
        yield Addressed(office, how, None, None, line)


def _name(row: Addressee) -> str:
    return f"{row.plad} //{row.office}//" if row.office else row.plad


def _behind(row: Addressee, members: Members, precedence: str | None) -> Iterator[Addressed]:
    """The posts that other telegrams show as members of a collective, those exempted left out."""
    for post, learned in sorted(members.get(row.plad, {}).items()):
        if post not in row.exempt:
            yield Addressed(post, COLLECTIVE, post, precedence, row.plad, learned)
