"""Claims: what one passage says, pinned to its words: roles, events, actions, risks, relations.

`PRT Delwan will try to visit the widow` is a commitment of the PRT, an attempt. What a claim's keys mean is on
the page docs/claims.md. Who is meant by `we` or `he` is not decided here: see `resolve`.
"""

from typing import Any

import msgspec

from reftel.terms.marking import Marking
from reftel.terms.mrn import MRN
from reftel.text import Span

SENDER = "@sender"
ADDRESSEE = "@addressee"


class Role(msgspec.Struct, frozen=True, tag="role", tag_field="kind"):
    """A named person and a position: `Babil Police Chief Rustam Darvazi`.

    `status` is holds, former, appointed, removed or candidate.
    """

    person: str
    position: str
    organisation: str | None = None
    place: str | None = None
    status: str = "holds"


class Event(msgspec.Struct, frozen=True, tag="event", tag_field="kind", rename={"for_": "for"}):
    """Something that happened or is set: attack, threat, detention, personnel, meeting or intervention.

    `status` is occurred, planned, attempted, reversed or denied; `date` is EDTF.
    """

    type: str
    actor: str | None = None
    target: str | None = None
    for_: str | None = None
    means: str | None = None
    place: str | None = None
    date: str | None = None
    status: str = "occurred"


class Action(msgspec.Struct, frozen=True, tag="action", tag_field="kind"):
    """Somebody is to do something: commitment, offer, request, recommendation or pending.

    `strength` is firm, attempt or conditional; `due` is EDTF.
    """

    type: str
    owner: str | None
    action: str
    counterpart: str | None = None
    due: str | None = None
    strength: str = "firm"


class Risk(msgspec.Struct, frozen=True, tag="risk", tag_field="kind", rename={"from_": "from"}):
    """Somebody is, or is not, in danger `of` life, position, liberty or other; `level` none to realised."""

    subject: str
    of: str
    from_: str | None = None
    level: str = "possible"


class Relation(msgspec.Struct, frozen=True, tag="relation", tag_field="kind"):
    """How a person stands to another or to a group: kin, member, ally, adversary, intermediary, ..."""

    subject: str
    relation: str
    object: str
    status: str = "holds"


Said = Role | Event | Action | Risk | Relation


class Pin(msgspec.Struct, frozen=True):
    """The words a claim rests on: `span` counts characters of the paragraph's text, `quote` has white space folded.

    `mrn` and `paragraph` stay open until the telegram is known: claims are extracted from one passage alone.
    """

    span: Span
    quote: str
    mrn: MRN | None = None
    paragraph: int | None = None

    def __str__(self) -> str:
        return f"{self.mrn} ¶{self.paragraph or 0}" if self.mrn else f"¶{self.paragraph or 0}"


class Meant(msgspec.Struct, frozen=True):
    """Whom the words in a key stand for, and by which rule: owner `he` is `Ali Tamaz` (the last man named)."""

    key: str
    name: str
    rule: str


class Dated(msgspec.Struct, frozen=True):
    """How a date was said: its `words`, and what they are relative to, a day or an event of the passage.

    `last week` is relative to the telegram's day; `December 9, 2007` to nothing.
    """

    words: str
    to: str | None = None


class Claim(msgspec.Struct, frozen=True):
    """One thing a passage says: what (`said`), on which words (`pin`), by which rule of which version.

    `source` is what it rests on by its own words (`ref B`, `the Minister`), None when the author says it.
    """

    said: Said
    pin: Pin
    rule: str
    version: str
    source: str | None = None
    marking: Marking | None = None
    meant: tuple[Meant, ...] = ()
    dated: Dated | None = None

    @property
    def kind(self) -> str:
        """Role, event, action, risk or relation, in small letters."""
        return type(self.said).__name__.lower()

    @property
    def keys(self) -> dict[str, Any]:
        """The keys of its kind, as docs/claims.md names them."""
        keys: dict[str, Any] = msgspec.to_builtins(self.said)
        keys.pop("kind")
        return keys


def verified(text: str, span: Span, quote: str) -> bool:
    r"""Whether these words stand at `span` of a passage's text, white space folded.

    >>> verified("He will\nmeet her.", Span(3, 12), "will meet")
    True
    """
    return bool(quote) and " ".join(span.of(text).split()) == quote
