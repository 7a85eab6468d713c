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


class Tie(msgspec.Struct, frozen=True, rename={"source": "from", "target": "to"}):
    """One telegram cites another: under which label, read by which rule, and where it says so.

    `pins` are all the places, `pin` and `quote` the first. `bearing` is `answers`, `follows`, `corrects`, `repeats`,
    `cancels` or `refers to`.
    """

    source: str
    target: str
    label: str | None
    rule: str | None
    pin: str
    quote: str
    text: str
    state: str
    certainty: str | None
    bearing: str
    pins: tuple[str, ...]
    marking: str | None = None
    status: str = "unconfirmed"


class Other(msgspec.Struct, frozen=True, rename={"source": "from"}):
    """What a telegram of the thread cites that is no telegram: a mail, a call, a report, a book, a document."""

    source: str
    label: str | None
    kind: str
    text: str
    dtg: str | None
    date: str | None
    pin: str
    quote: str
    pins: tuple[str, ...]
    marking: str | None = None
    status: str = "unconfirmed"


class Doubt(msgspec.Struct, frozen=True, rename={"source": "from"}):
    """A reference of which nobody can say what it means: `ambiguous` or `impossible`, why, and what it could mean."""

    source: str
    label: str | None
    text: str
    state: str
    candidates: tuple[str, ...]
    reason: str | None
    pin: str
    quote: str
    pins: tuple[str, ...]
    marking: str | None = None
    status: str = "unconfirmed"


class Count(msgspec.Struct, frozen=True):
    """How many telegrams cite one."""

    mrn: str
    telegrams: int
    held: bool
    state: str
    dtg: str | None = None
    subject: str | None = None
