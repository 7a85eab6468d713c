"""What the rows lack that the page being answered shows: it says so itself."""

from contextvars import ContextVar

from reftel.room.record import Behind

_NOTHING = Behind()
BEHIND: ContextVar[Behind] = ContextVar("behind", default=_NOTHING)
"""Of the request that is answered; nothing when its rows are right, or it shows none."""
