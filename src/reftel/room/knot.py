"""The rows of a thread: its telegrams, what ties them, and what they cite besides."""

import msgspec


class Knot(msgspec.Struct, frozen=True):
    """One telegram of a thread: `state` is `held`, or why it is not; of a missing one the days it lies between."""

    mrn: str
    held: bool
    state: str
    dtg: str | None = None
    post: str | None = None
    subject: str | None = None
    marking: str | None = None
    earliest: str | None = None
    latest: str | None = None


class Quoted(msgspec.Struct, frozen=True, kw_only=True, rename={"source": "from", "target": "to"}):
    """Where a telegram speaks of something else: under which label, in which words; `pins` are all the places.

    `pin`, `quote` and `marking` are of the first of them: `11SAHRIYA431 ¶2`.
    """

    source: str
    label: str | None
    text: str
    pin: str
    quote: str
    pins: tuple[str, ...]
    marking: str | None = None
    status: str = "unconfirmed"


class Tie(Quoted, frozen=True, kw_only=True):
    """One telegram cites another, read by which rule, in which state, and how surely.

    `bearing` is `answers`, `follows`, `corrects`, `repeats`, `cancels` or `refers to`.
    """

    target: str
    rule: str | None
    state: str
    certainty: str | None
    bearing: str


class Other(Quoted, frozen=True, kw_only=True):
    """What a telegram of the thread cites that is no telegram: a mail, a call, a report, a book, a document."""

    kind: str
    dtg: str | None
    date: str | None


class Doubt(Quoted, frozen=True, kw_only=True):
    """A reference of which nobody can say what it means: `ambiguous` or `impossible`, why, and what it could mean."""

    state: str
    candidates: tuple[str, ...]
    reason: str | None


class Count(msgspec.Struct, frozen=True):
    """How many telegrams cite one."""

    mrn: str
    telegrams: int
    held: bool
    state: str
    dtg: str | None = None
    subject: str | None = None
