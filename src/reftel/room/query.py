"""A query: what somebody typed, as a tree of words, values and dates that must, may or must not be there.

`police "river road"~3 (darvazi OR chief*) -post:DELWAN date:2011-11..2011-12`
"""

from collections.abc import Iterator

import msgspec

from reftel.room.field import Range
from reftel.room.needle import Needle
from reftel.text import Span


class BadQuery(ValueError):
    """A query that cannot be read: what is wrong, where, and what would work."""

    def __init__(self, text: str, span: Span, wrong: str, instead: str) -> None:
        super().__init__(f"{wrong}; {instead}")
        self.text, self.span, self.wrong, self.instead = text, span, wrong, instead

    def underlined(self) -> str:
        """The query with the place underlined, and below it what is wrong and what would work."""
        line = "".join(" " if sign.isspace() else sign for sign in self.text)
        return f"{line}\n{' ' * self.span.start}{'^' * max(len(self.span), 1)}\n{self.wrong}; {self.instead}"


class Words(msgspec.Struct, frozen=True):
    """Words that are looked for in the text, or in one of the fields that hold text."""

    needle: Needle
    field: str | None = None


class Value(msgspec.Struct, frozen=True):
    """A value that a field must have: `post:DELWAN`; with `prefix` it need only begin so."""

    field: str
    value: str
    prefix: bool = False


class Role(msgspec.Struct, frozen=True):
    """The part the passage must play in which the words beside it stand: `role:comment`."""

    role: str


class Lookup(msgspec.Struct, frozen=True):
    """What the room is asked for: `person:"Daoud Jurkhal"`; `span` is where it stands in the query."""

    field: str
    value: str
    span: Span


class Dates(msgspec.Struct, frozen=True):
    """Days between which it was sent: `date:2011-11..2011-12`."""

    days: Range


class Not(msgspec.Struct, frozen=True):
    """What must not be there."""

    node: "Node"


class All(msgspec.Struct, frozen=True):
    """All of these."""

    nodes: tuple["Node", ...] = ()


class OneOf(msgspec.Struct, frozen=True):
    """One of these at least."""

    nodes: tuple["Node", ...]


Node = Words | Value | Role | Lookup | Dates | Not | All | OneOf


class Query(msgspec.Struct, frozen=True):
    """A query as it was typed, and what it says."""

    text: str
    root: All = All()

    @property
    def wanted(self) -> tuple[Needle, ...]:
        """The needles that are looked for in the text and not excluded."""
        found = (
            node.needle for node in wanted(self.root) if isinstance(node, Words) and node.field in (None, "subject")
        )
        return tuple(dict.fromkeys(found))

    @property
    def roles(self) -> frozenset[str]:
        """The roles that are asked for."""
        return frozenset(node.role for node in wanted(self.root) if isinstance(node, Role))

    def narrowed(self, *nodes: Node) -> "Query":
        """The query with these conditions beside it."""
        return Query(self.text, All((*self.root.nodes, *nodes)))


def wanted(node: Node) -> Iterator[Node]:
    """The leaves of a tree that are not excluded."""
    if isinstance(node, All | OneOf):
        for each in node.nodes:
            yield from wanted(each)
    elif not isinstance(node, Not):
        yield node
