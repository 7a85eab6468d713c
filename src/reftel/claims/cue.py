"""The cue pass: which sentences may tell of a claim at all, so that only those are given to the parser.

A sentence that has no verb or noun of the lexicons, no `will`, `should` or `would`, is not parsed.
"""

import re
from functools import cache

from reftel.claims.rows import lexicon_rows

_BODY = re.compile(r"\b(?:[A-Z]{2,6}|Army|Navy|Police|Intelligence)['’]s (?:\([A-Z]+\) )?[A-Z][a-z]")
_WORD = re.compile(r"[a-z][a-z'-]{2,}")
_MODALS = frozenset(
    {
        "will",
        "shall",
        "would",
        "should",
        "must",
        "going",
        "set",
        "scheduled",
        "slated",
        "due",
        "face",
        "faces",
        "facing",
        "closely",
        "through",
        "via",
        "party",
        "belongs",
        "succeeded",
        "outstanding",
        "yet",
        "ready",
        "willing",
        "prepared",
        "grateful",
        "close",
        "fall",
        "collapse",
        "following",
        "pledge",
        "willingness",
        "readiness",
    }
)
_ENDINGS = ("", "s", "es", "ed", "d", "ing")


@cache
def _cues() -> frozenset[str]:
    """Every form of every word of the lexicons."""
    words = {row["word"] for name in ("verb", "happening", "relation", "danger") for row in lexicon_rows(name)}
    parts = {part for word in words for part in word.split() if len(part) > 2 and part not in ("the", "for")}
    forms = {word + end for word in parts for end in _ENDINGS}
    forms |= {word[:-1] + end for word in parts if word.endswith(("e", "y")) for end in ("ing", "ied", "ies")}
    forms |= {word + word[-1] + end for word in parts for end in ("ed", "ing")}
    forms |= {row["form"] for row in lexicon_rows("irregular") if row["base"] in parts}
    return frozenset(forms | _MODALS)


def cued(line: str) -> bool:
    """Whether this line may tell of an event, an action, a risk or a relation.

    >>> cued("The PRT met him."), cued("The town lies on a river.")
    (True, False)
    """
    cues = _cues()
    return _BODY.search(line) is not None or any(
        found[0].rstrip("'-") in cues for found in _WORD.finditer(line.lower())
    )
