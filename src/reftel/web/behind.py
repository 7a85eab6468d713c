"""How many of the last decisions the rows lack that the page being answered shows: it says so itself."""

from contextvars import ContextVar

BEHIND: ContextVar[int] = ContextVar("behind", default=0)
"""Of the request that is answered; 0 when its rows are right, or it shows none."""
