"""Dating: a date as it was said beside the date that is meant, and what it was said relative to.

`last week` is said relative to the telegram's day, `two days after the bombing` to another event of the passage. What
is reckoned from an event counts only where that event has a day; otherwise the words and the event stay, no date.
"""

import re
from datetime import date

import msgspec

from reftel.claims.claim import Action, Claim, Dated, Event
from reftel.claims.count import NUMBER, number, shifted
from reftel.claims.lemma import lemma
from reftel.claims.verb import frames, happening
from reftel.claims.when import when_said

_UNIT = r"(?P<unit>day|week|month|year)s?"
_AFTER = re.compile(
    rf"\b(?:(?P<many>{NUMBER})\s|(?P<the>the)\s){_UNIT}\s(?P<way>after|before|following|prior\sto|preceding)\s"
    r"(?P<event>[^.,;:()]{3,80})",
    re.IGNORECASE,
)
_SINCE = re.compile(
    rf"\b(?:(?P<many>{NUMBER})\s{_UNIT}\s(?P<way>later|earlier|afterwards?)"
    r"|(?:(?:on|the)\s)?(?P<next>the\s(?:next|following|previous)|the\ssame|that\ssame|that)\sday)\b",
    re.IGNORECASE,
)
_NEAR = 24
_DAY = len("2007-12-09")


class Anchor(msgspec.Struct, frozen=True):
    """An event of the passage that has a day, from which others may be reckoned."""

    words: str
    type: str
    day: date


def anchor(claim: Claim) -> Anchor | None:
    """The claim as an anchor; None when it is no event of one day."""
    said = claim.said
    if not isinstance(said, Event) or said.date is None or len(said.date) != _DAY:
        return None
    return Anchor(claim.pin.quote, said.type, date.fromisoformat(said.date))


def dated(claim: Claim, sentence: str, said: date | None, anchors: list[Anchor]) -> Claim:
    """The claim with how its date was said; an event without a date may get one that is reckoned from an anchor.

    `sentence` is the sentence it stands in, on one line.
    """
    edtf = _date(claim)
    if edtf is not None:
        over = isinstance(claim.said, Event) and claim.said.status == "occurred"
        found = when_said(claim.pin.quote, said, isinstance(claim.said, Action), past=over)
        return _with(claim, Dated(found[1], str(said) if found[2] else None)) if found and found[0] == edtf else claim
    if not isinstance(claim.said, Event):
        return claim
    return _reckoned(claim, claim.said, _around(sentence, claim.pin.quote), anchors)


def _with(claim: Claim, how: Dated) -> Claim:
    return msgspec.structs.replace(claim, dated=how)


def _date(claim: Claim) -> str | None:
    said = claim.said
    return said.date if isinstance(said, Event) else said.due if isinstance(said, Action) else None


def _around(sentence: str, quote: str) -> str:
    """The quote with what stands close before and behind it in its sentence, where its date may be told."""
    start = sentence.find(quote)
    if start < 0:
        return quote
    head = sentence[:start] if start <= _NEAR else ""
    return head + sentence[start:]


def _reckoned(claim: Claim, event: Event, text: str, anchors: list[Anchor]) -> Claim:
    reach = len(text) if claim.pin.quote not in text else text.index(claim.pin.quote) + len(claim.pin.quote) + _NEAR
    if (found := _AFTER.search(text)) and found.start() <= reach:
        told = found["event"].strip()
        days = {each.day for each in anchors if each.words != claim.pin.quote and _names(told, each)}
        base, to = (days.pop() if len(days) == 1 else None), told
        back = found["way"].lower().startswith(("before", "prior", "prec"))
        count, unit = (1 if found["the"] else number(found["many"])), found["unit"].lower()
    elif (found := _SINCE.search(text)) and found.start() <= reach and anchors:
        base, to = anchors[-1].day, anchors[-1].words
        next_ = (found["next"] or "").lower()
        back = found["way"] == "earlier" or "previous" in next_
        count = 0 if next_.endswith(("same", "that")) else 1 if next_ else number(found["many"])
        unit = "day" if next_ else found["unit"].lower()
    else:
        return claim
    edtf = shifted(base, -count if back else count, unit) if base is not None and count is not None else None
    how = Dated(found[0].strip() if found["way"] is None or found.re is _SINCE else _said(found), to)
    return _with(msgspec.structs.replace(claim, said=msgspec.structs.replace(event, date=edtf)), how)


def _said(found: re.Match[str]) -> str:
    return found.string[found.start() : found.start("event")].strip()


def _names(told: str, each: Anchor) -> bool:
    """Whether words tell of an anchor: of its type, and of somebody it names where they name anybody."""
    words = re.findall(r"[\w'’-]+", told)
    types = {happening(word.lower()) for word in words}
    types |= {type_ for word in words for type_, _ in frames(lemma(word.lower(), "VBD"))}
    names = {re.sub(r"['’]s?$", "", word) for word in words if word[0].isupper()}
    return each.type in types and (not names or any(name in each.words for name in names))
