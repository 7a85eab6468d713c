"""Who acts, and when: the names and times that runs, judgements and steps in case files are kept with."""

import getpass
from datetime import UTC, datetime


def now() -> str:
    """The time, UTC, to the second, ISO."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def actor() -> str:
    """Who gives the command, as the system knows them."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "unknown"
