"""Sameness: why a claim tells of the same happening as others do, in words a reader can check.

They are of one type, befell the same person, and their days agree; of a death the person alone decides.
"""

import re
from collections.abc import Iterable, Sequence

from reftel.room.candidate import SIDES, SOON, bucket, event_of, ordinal, sides
from reftel.room.course import harm, is_death
from reftel.room.designation import PLURALS, PRONOUNS
from reftel.room.judgement import DIFFERENT, SAME, Judgement
from reftel.room.record import Said

DENIED = "denied"
_BLOWS = frozenset({"wound"})
_NO_NAMES = PRONOUNS | PLURALS | {"it"}


def same(said: Said, group: Sequence[Said], judged: Sequence[Judgement], cited: frozenset[str]) -> tuple[str, ...]:
    """Why a claim tells of what these claims tell of; empty when it does not. `cited` are the telegrams it rests on."""
    verdict = _judged(said, group, judged)
    if verdict is not None:
        return ("judged to be the same",) if verdict == SAME else ()
    first = group[0]
    event = event_of(said)
    if bucket(said) != bucket(first):
        return ()
    reasons = [f"both tell of {_article(event.type)}"]
    days = _days(event.date, [event_of(each).date for each in group])
    side = _shared_side(said, group) or (_cited_side(said, group, cited) if days else None)
    if side is None or not _may_follow(said, group, bool(days)):
        return ()
    reasons.append(side)
    if _one_death(said, group):
        return (*reasons, "nobody dies twice")
    if days is None or (days == "" and (not _near(said, group) or _survived(said, group))):
        return ()
    if days == "" and event_of(first).type != "attack" and not _own_or_cited(said, group):
        return ()
    return (*reasons, days or "one of them gives no day, and they stand close together")


def _cited_side(said: Said, group: Sequence[Said], cited: frozenset[str]) -> str | None:
    """`the clerk who was shot on May 29 (ref A)`: no name, and the telegram it rests on tells of one on that day."""
    target = said.who("target")
    unnamed = target is not None and not (target.persons or target.kin) and not re.search(r"\b[A-Z]", target.text)
    if event_of(said).type in SIDES and unnamed and any(each.told.key in cited for each in group):
        return "it rests on the telegram that names whom it befell"
    return None


def _may_follow(said: Said, group: Sequence[Said], on_a_day: bool) -> bool:
    """Whether a claim may speak of the same as those before it: a denial of the same harm, nothing new once denied."""
    told = [event_of(each).status for each in group]
    if event_of(said).status == DENIED:
        harms = harm(said.told.quote)
        return any(not harms or harms & harm(each.told.quote) for each in group)
    return DENIED not in told or on_a_day


def _one_death(said: Said, group: Sequence[Said]) -> bool:
    """Whether both tell that a person whom both name was killed, or was not."""
    target = said.who("target")
    if target is None or not target.persons or not is_death(event_of(said), said.told.quote):
        return False
    return any(
        is_death(event_of(each), each.told.quote)
        and (other := each.who("target")) is not None
        and set(target.persons) & set(other.persons)
        for each in group
    )


def _survived(said: Said, group: Sequence[Said]) -> bool:
    """Whether one tells of blows and the other, in another telegram, of a death: killed on another day."""
    told = {name for each in group for name in harm(each.told.quote)}
    pair = (harm(said.told.quote), frozenset(told))
    here = any(each.told.key == said.told.key for each in group)
    return not here and any(one == _BLOWS and "death" in other for one, other in (pair, pair[::-1]))


def _article(type_: str) -> str:
    return f"an {type_}" if type_[0] in "aeiou" else f"a {type_}"


def _judged(said: Said, group: Sequence[Said], judged: Sequence[Judgement]) -> str | None:
    for row in judged:
        sides = (row.left, row.right)
        for one, other in (sides, sides[::-1]):
            if _is(said, one.mrn, one.quote) and any(_is(each, other.mrn, other.quote) for each in group):
                return row.verdict if row.verdict in (SAME, DIFFERENT) else None
    return None


def _is(said: Said, mrn: str, quote: str) -> bool:
    return said.told.key == mrn and said.told.quote == quote


def _shared_side(said: Said, group: Sequence[Said]) -> str | None:
    """What they have in common: the one it befell; of meetings and interventions both sides, where named."""
    if event_of(said).type in SIDES:
        return _share(said, group, "target")
    one, other = sides(said), frozenset().union(*(sides(each) for each in group))
    shared = one & other
    if len(shared) >= min(2, len(one), len(other)) and shared:
        return f"both name {', '.join(sorted(shared))}"
    return None


def _share(said: Said, group: Sequence[Said], key: str) -> str | None:
    one = said.who(key)
    for each in group:
        other = each.who(key)
        near = other is not None and set(other.persons) & said.near and each.told.key == said.told.key
        if near and (one is None or one.text.lower() in _NO_NAMES):
            return "the sentence of one names him of whom the other tells"
        if one is None or other is None:
            continue
        if set(one.persons) & set(other.persons):
            return "both name the same person"
        if not (one.persons or other.persons or one.kin or other.kin) and one.bare and one.bare == other.bare:
            return f"both name {one.label}"
    return None


def _days(date: str | None, others: Iterable[str | None]) -> str | None:
    """What their dates say: the words for it when they agree, "" when one of them has none, None when they differ."""
    known = [other for other in others if other]
    if date is None or not known:
        return ""
    if any(date.startswith(other) or other.startswith(date) for other in known):
        return f"both on {date}"
    return None


def _near(said: Said, group: Sequence[Said]) -> bool:
    """Whether a telling without a day stands in the same telegram, or soon after."""
    if any(each.told.key == said.told.key for each in group):
        return True
    days = [ordinal(each.told.dtg) for each in group]
    own = ordinal(said.told.dtg)
    return own is not None and any(day is not None and abs(own - day) <= SOON for day in days)


def _own_or_cited(said: Said, group: Sequence[Said]) -> bool:
    """Whether a telling stands in the telegram of another, or rests on a reference."""
    own = any(each.told.key == said.told.key for each in group)
    return own or (said.told.claim.source or "").lower().startswith("ref")
