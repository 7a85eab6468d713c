"""Courses: what sort of thing an event was, so that a death, its denial, an arrest and a release can be told apart.

`was killed on July 9` and `the killing of Orlan` tell of one death; `was released` ends an arrest and is another event.
"""

import re

from reftel.claims.claim import Event

_HARMS = {
    "death": r"kill|murder|assassinat|execut|slain|slay|shot dead|dead\b|died|death|beheaded|lynched",
    "taking": r"arrest|detain|detention|captur|kidnap|abduct|seiz|imprison|jail|held\b|taken\b|custody",
    "wound": r"wound|injur|hurt|beat|beaten|maim|tortur",
    "shot": r"shot\b|shots\b|fired|shoot",
}
_PATTERNS = {name: re.compile(rf"\b(?:{words})", re.IGNORECASE) for name, words in _HARMS.items()}
_RELEASE = re.compile(r"\b(?:releas|freed\b|set free|let go|let out|escap)", re.IGNORECASE)
_DONE = ("occurred", "attempted", "denied")


def is_release(quote: str) -> bool:
    """Whether words tell that somebody was let go or got away."""
    return bool(_RELEASE.search(quote))


def course(event: Event, quote: str) -> str:
    """What tellings of one incident agree on besides its type: done, planned, undone; of a detention its end."""
    ended = " release" if event.type == "detention" and is_release(quote) else ""
    return ("done" if event.status in _DONE else event.status) + ended


def harm(quote: str) -> frozenset[str]:
    """What befell somebody, by the words: death, taking, wound, shot.

    >>> sorted(harm("was shot dead at the gate")), sorted(harm("was not killed"))
    (['death', 'shot'], ['death'])
    """
    return frozenset(name for name, pattern in _PATTERNS.items() if pattern.search(quote))


def is_death(event: Event, quote: str) -> bool:
    """Whether an event is somebody's death, told or denied: it befalls a person once, whatever day a telling gives."""
    return event.type == "attack" and event.status in ("occurred", "denied") and "death" in harm(quote)
