"""Fulfilment: events that later telegrams tell of and that answer what somebody was to do.

`Ruth Caldervane met Nasrin Orvash on July 13` speaks for a promise to meet her; `the transfer was rescinded` ends what
was to be done about it.
"""

import re
from collections.abc import Iterator, Sequence

from reftel.claims.claim import Event
from reftel.desk.deed import content, kind, verb
from reftel.desk.entry import Entry, same_party
from reftel.desk.evidence import (
    ATTEMPTED,
    MOOT,
    RELAYED,
    SUPERSEDED,
    Evidence,
    Later,
    days_apart,
    done,
    of,
)
from reftel.desk.group import is_own
from reftel.desk.weight import rare
from reftel.desk.wordclass import words_of
from reftel.room.designation import bare
from reftel.room.record import Said
from reftel.room.whom import Whom

_RELAY = re.compile(r"\b(?:relay|carri|carry|convey|pass|deliver|transmit)\w*", re.IGNORECASE)
_KILLED = re.compile(r"\b(?:kill|assassinat|murder|died|slain|shot dead)\w*", re.IGNORECASE)
_UNDO = content("retention retain withdrawal withdraw rescind reverse cancel cancellation revoke")
_MOVE = content("transfer transferred remove removal dismiss dismissal replace")
_STAY = frozenset({"leave", "keep", "retain"})
_PLACE = re.compile(r"\b(?:in (?:place|office|command)|post|position)\b", re.IGNORECASE)
_UNDONE = re.compile(
    r"\b(?:rescind|withdr[ae]w|revers|cancel|taken back|took back|refus|asked|unsigned)\w*", re.IGNORECASE
)
_JUNIOR = frozenset({"vice", "deputy", "acting", "the"})
_SOON, _MONTH = 7, 92
_LEAD = 40


def met(entry: Entry, later: Later) -> Iterator[Evidence]:
    """A meeting or a word that was promised, and is told of as held or tried."""
    wanted = kind(entry.action)
    if wanted not in ("meet", "raise"):
        return
    types = ("meeting",) if wanted == "meet" else ("meeting", "intervention")
    for said, event in later.events(entry, types):
        state = {"occurred": done(entry), "attempted": ATTEMPTED}.get(event.status)
        if (
            state
            and _in_time(entry, event, said, later)
            and _between(entry, said, wanted == "raise", later)
            and not _put_off(said, later)
        ):
            yield of(said, state, f"a later telegram tells of this {event.type}")


def _put_off(said: Said, later: Later) -> bool:
    """Whether the sentence that names a meeting says that it was put off, or is still to come."""
    told = said.told
    lines = later.sentences(later.record.telegrams[told.key])
    near = [line for line in lines if line.passage.paragraph == told.paragraph and told.quote in line.text]
    return any(line.is_put_off or line.is_still for line in near)


def _between(entry: Entry, said: Said, one_way: bool, later: Later) -> bool:
    """Whether the owner met the one it was promised for; who raised something must be the owner, or of his office."""
    owner, other = entry.side("owner"), entry.side("counterpart")
    actors, targets = later.sides(said)
    ours = said.told.post == entry.first.told.post and owner is not None and owner.rule == "the sender"
    others = entry.about - frozenset(owner.persons if owner else ())
    if other is None and others:
        other = Whom(entry.action, tuple(sorted(others)))
    if other is None:
        return False
    if owner is None or entry.type == "request":
        asking = [*actors, *targets]
        asked = owner is None or ours or any(same_party(whom, owner) for whom in asking)
        both = any(_is_one(whom, other) for whom in asking) and len(asking) > 1
        return both and asked and _names_action(entry, asking, later)
    ways = [(actors, targets)] if one_way else [(actors, targets), (targets, actors)]
    return any(
        any(_is_one(whom, other) for whom in two)
        and any(same_party(whom, owner) or (ours and _is_own(whom)) for whom in one)
        for one, two in ways
    )


def _is_own(whom: Whom) -> bool:
    """Whether one is an officer of the post that writes: the Ambassador, not the Russian one."""
    words = [word for word in bare(whom.text).split() if word not in _JUNIOR]
    return bool(words) and is_own(words[0])


def _names_action(entry: Entry, sides: Sequence[Whom], later: Later) -> bool:
    """Whether one of the sides is named in what was asked for: `see the Prime Minister`."""
    words = content(entry.action)
    for key in (key for whom in sides for key in whom.persons):
        titles = later.record.person(key).titles
        if key in entry.about or any(len(content(title) & words) > 1 for title in titles):
            return True
    return any(rare(content(whom.label)) & words for whom in sides)


def _in_time(entry: Entry, event: Event, said: Said, later: Later) -> bool:
    """Whether an event fits the day something was due: a day within a week, a month within three.

    Of what has no day a meeting is one that is told within half a year, or in the same thread.
    """
    if not entry.due:
        apart = days_apart((entry.first.told.dtg or "")[:10], (said.told.dtg or "")[:10])
        return said.told.key in later.linked(entry) or (apart is not None and apart <= 2 * _MONTH)
    if not event.date:
        return len(entry.due) < len("2011-06-01")
    if len(entry.due) == len("2011-06") and len(event.date) == len("2011-06-01"):
        apart = days_apart(f"{entry.due}-15", event.date)
        return apart is not None and apart <= _MONTH
    apart = days_apart(entry.due, event.date)
    return apart is None or apart <= _SOON


def _is_one(one: Whom, other: Whom) -> bool:
    """Whether a person, or kin, or an office is meant in both."""
    if one.persons or one.kin or other.persons or other.kin:
        return bool(set(one.persons) & set(other.persons) or set(one.kin) & set(other.kin) or _named_kin(one, other))
    return bool(one.bare) and one.bare == other.bare


def _named_kin(one: Whom, other: Whom) -> bool:
    """Whether one names a person and the other speaks of kin under the same family name."""
    if bool(one.kin) == bool(other.kin) or bool(one.persons) == bool(other.persons):
        return False
    return bool(content(one.bare) & content(other.bare))


def relayed(entry: Entry, later: Later) -> Iterator[Evidence]:
    """An offer that was handed on, in its own paragraph or later."""
    if entry.type != "offer":
        return
    for said, _ in later.events(entry, (), own=True):
        first = entry.first.told
        beside = 0 <= said.told.place - first.place <= 1 or later.offers[first.key] == 1
        near = said.told.key == first.key and beside
        handed = "offer" in content(said.told.quote) and _RELAY.search(said.told.quote)
        if handed and (near or said.about & entry.about):
            yield of(said, RELAYED, "the offer was handed on")


def moot(entry: Entry, later: Later) -> Iterator[Evidence]:
    """The one it is for, or who is to do it, was killed since."""
    concerned: set[str] = set()
    for key in ("owner", "counterpart"):
        whom = entry.side(key)
        concerned |= set(whom.persons) if whom else set()
    for said, event in later.events(entry, ("attack",)) if concerned else ():
        target = said.who("target")
        his = target is not None and not concerned.isdisjoint(target.persons)
        if his and event.status == "occurred" and _KILLED.search(said.told.quote):
            yield of(said, MOOT, "he was killed since")


def _ended(entry: Entry, later: Later) -> str:
    """What an entry is when the order is gone: what was only to be done if it stands is moot."""
    said = entry.first.told
    text = later.record.telegrams[said.key].passages[said.place].text
    start = said.claim.pin.span.start
    words = " ".join(text[max(start - _LEAD, 0) : start + len(said.quote)].lower().split())
    return MOOT if entry.strength == "conditional" and "if the order" in words else SUPERSEDED


def taken_back(entry: Entry, later: Later) -> Iterator[Evidence]:
    """An order about a post that was taken back: what asked for that is answered, what was to carry it out is over."""
    words = content(entry.action)
    undo = bool(words & _UNDO)
    if not undo and not words & _MOVE and _ended(entry, later) != MOOT:
        return
    for said, event in later.events(entry, ("personnel",), own=undo):
        own = said.told.key == entry.first.told.key
        if event.status != "reversed" or (own and said.told.place == entry.first.told.place):
            continue
        if said.about & entry.about or (own and not entry.about):
            state = _ended(entry, later) if not undo else done(entry)
            yield of(said, state, "the order was taken back")


def carried_out(entry: Entry, later: Later) -> Iterator[Evidence]:
    """A transfer that was ordered or carried out: it answers who asked for it, and ends a promise to leave him be."""
    stays = verb(entry.action) in _STAY and bool(_PLACE.search(entry.action))
    if not stays and not (entry.type == "request" and content(entry.action) & _MOVE):
        return
    spelled = [later.names(key) for key in entry.about]
    for telegram in later.related(entry):
        wording = later.wording(telegram)
        moving = wording.having(_MOVE)
        for telling in wording.chosen(moving and moving & wording.of_things((), spelled)[0]):
            moved = (
                telling.words & _MOVE
                and telling.verbs & words_of("ordering a move")
                and not _UNDONE.search(telling.text)
            )
            if moved and any(later.names(key) & telling.words for key in entry.about):
                state = SUPERSEDED if stays else done(entry)
                pin = f"{telegram.key} {telling.passage.paragraph}"
                marking = telling.passage.marking
                yield Evidence(state, pin, telling.text, "he was ordered away since", telegram.dtg, marking)
