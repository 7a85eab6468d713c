"""What a citation means: which telegram, by which rule, how sure, and whether the room holds it.

`SAHRIYA 3853` in a telegram of March is of the year before, when the post had come to 480 by then. Each rule is a
function that answers or passes on; where two telegrams remain the citation is ambiguous and lists both.
"""

import re
from collections.abc import Collection
from datetime import date

import msgspec
from msgspec.structs import replace

from reftel.message.reference_year import BEFORE
from reftel.room.cited import Cited
from reftel.room.reach import Citing, Known, beyond, most_of, not_yet, too_late
from reftel.terms.mrn import MRN
from reftel.terms.slip import one_slip

HELD, KNOWN, AMBIGUOUS, IMPOSSIBLE, NO_CABLE = "held", "known", "ambiguous", "impossible", "not a cable"
SURE, LIKELY = "sure", "likely"
UNSETTLED = (AMBIGUOUS, IMPOSSIBLE)
SETTLED = frozenset((HELD, KNOWN, "withdrawn", "microfilm", "text lost", NO_CABLE))

# A telegram may cite one that is sent together with it and comes a few numbers behind.
_COMPANIONS = 10
_YEARS_BACK = 4
_MOST_CANDIDATES = 6

_WITHHELD = re.compile(r"[Xx\s.]{5,}")


class Resolution(msgspec.Struct, frozen=True):
    """What a citation means; `name` is the MRN, or sender and time, `candidates` what else it could be."""

    state: str
    name: str | None = None
    mrn: MRN | None = None
    rule: str | None = None
    certainty: str | None = None
    candidates: tuple[MRN, ...] = ()
    reason: str | None = None


def resolve(row: Cited, citing: Citing, known: Known) -> Resolution:
    """What the citation means among what is known."""
    if row.kind != "cable":
        return _other(row)
    if row.mrn is None:
        return _without_number(row, citing, known)
    if not 0 < row.mrn.serial <= most_of(row.mrn.post):
        # A year that is not printed was judged by the number that is wrong.
        year = row.mrn.year if row.printed or citing.year is None else citing.year
        reason = f"{row.mrn.post} never sent a number {row.mrn.serial}"
        return _slipped(row, replace(row.mrn, year=year), citing, known, reason)
    if row.mrn == citing.mrn:
        return Resolution(IMPOSSIBLE, mrn=None, rule=row.rule, reason="it is the citing telegram itself")
    if row.printed:
        return _printed(row, row.mrn, citing, known)
    return _inferred(row, row.mrn, citing, known)


def of_near_post(row: Cited, meaning: Resolution, citing: Citing, known: Known, posts: Collection[str]) -> Resolution:
    """A post that no table knows and the room holds nothing of: the only one a letter away that sent that number."""
    mrn = meaning.mrn
    if mrn is None or mrn.post in posts:
        return meaning
    near = [replace(row, mrn=replace(mrn, post=post)) for post in posts if one_slip(post, mrn.post)]
    held = [found for each in near if (found := resolve(each, citing, known)).state not in (KNOWN, *UNSETTLED)]
    return replace(held[0], rule="one letter of the post slipped", certainty=LIKELY) if len(held) == 1 else meaning


def _other(row: Cited) -> Resolution:
    """What is no telegram; words that were struck out could have been one."""
    if _WITHHELD.fullmatch(row.text):
        return Resolution(AMBIGUOUS, rule=row.kind, reason="its words are withheld")
    return Resolution(NO_CABLE, rule=row.kind)


def found(mrn: MRN, known: Known, rule: str | None, certainty: str) -> Resolution:
    """The telegram itself: held, known, or without its text."""
    member = known(mrn.post, mrn.year, mrn.airgram).get(mrn.serial)
    state = KNOWN if member is None else member.loss or HELD
    where = f"film number {member.film}" if member and member.film else None
    return Resolution(state, str(mrn), mrn, rule, certainty, reason=where)


def _printed(row: Cited, mrn: MRN, citing: Citing, known: Known) -> Resolution:
    """The year is printed: it stands, unless the post sent that number only after the citing telegram."""
    if citing.year is not None and mrn.year > citing.year:
        return _slipped(row, mrn, citing, known, f"{mrn} would be of a later year")
    if _holds(mrn, known):
        return found(mrn, known, row.rule, LIKELY if too_late(mrn, citing, known) else SURE)
    if (late := too_late(mrn, citing, known)) and mrn.year == citing.year:
        return _slipped(row, mrn, citing, known, late)
    if ahead := _ahead(mrn, citing):
        return _slipped(row, mrn, citing, known, ahead)
    if far := _too_far(mrn, citing, known):
        near = _slipped(row, mrn, citing, known, far)
        return near if near.state != IMPOSSIBLE else replace(near, state=AMBIGUOUS, candidates=(mrn,))
    return found(mrn, known, row.rule, SURE)


def _ahead(mrn: MRN, citing: Citing) -> str | None:
    """Whether the number is of the citing post's own series and year, and far above the citing telegram's."""
    own = citing.mrn
    if own is None or (own.post, own.year, own.airgram) != (mrn.post, mrn.year, mrn.airgram):
        return None
    return f"the citing cable's own number is {own.serial}" if mrn.serial > own.serial + _COMPANIONS else None


def _too_far(mrn: MRN, citing: Citing, known: Known) -> str | None:
    """Whether a number of a printed year is far above what the post came to in that year, or by the citing day."""
    if mrn.airgram:
        return None
    last = date(mrn.year, 12, 31).toordinal()
    return beyond(mrn, min(last, citing.day) if citing.day is not None else last, known)


def _inferred(row: Cited, mrn: MRN, citing: Citing, known: Known) -> Resolution:
    """The year is not printed: that of the citing telegram, or the one before when the number was not yet reached."""
    year = citing.year if citing.year is not None else mrn.year
    this, last = replace(mrn, year=year), replace(mrn, year=year - 1)
    if row.rule == BEFORE:
        return _above(row, this, last, citing, known)
    excluded = not_yet(this, citing, known)
    if excluded is None:
        own = this.post == citing.post and not this.airgram
        return found(this, known, row.rule, SURE if own or _holds(this, known) else LIKELY)
    if _holds(last, known):
        return found(last, known, f"year before the citing cable: {excluded}", SURE)
    if never := beyond(last, date(last.year, 12, 31).toordinal(), known):
        return _older(row, this, citing, known, f"{excluded}; {never}")
    return found(last, known, f"year before the citing cable: {excluded}", LIKELY)


def _older(row: Cited, mrn: MRN, citing: Citing, known: Known, reason: str) -> Resolution:
    """A number that neither the citing year nor the one before came to: of an older year, or with a slipped digit."""
    years = (replace(mrn, year=mrn.year - back) for back in range(2, _YEARS_BACK + 1))
    older = (each for each in years if known(each.post, each.year, False).pace and not _too_far(each, citing, known))
    candidates = (*older, *_near(mrn, citing, known))[:_MOST_CANDIDATES]
    reason = f"{reason}: it is older, or a digit slipped"
    return Resolution(AMBIGUOUS, rule=row.rule, candidates=candidates, reason=reason)


def _above(row: Cited, this: MRN, last: MRN, citing: Citing, known: Known) -> Resolution:
    """A number above the citing telegram's own: of the year before, or of one that was sent together with it."""
    above = this.serial - citing.mrn.serial if citing.mrn else _COMPANIONS + 1
    if above > _COMPANIONS:
        if _holds(last, known) or not (far := _too_far(last, citing, known)):
            return found(last, known, BEFORE, SURE)
        return _older(row, this, citing, known, far)
    member = known(this.post, this.year, this.airgram).get(this.serial)
    if member is not None and not _is_after(member.day, citing.day):
        return found(this, known, "sent together with the citing cable", SURE)
    if _holds(last, known):
        return found(last, known, BEFORE, LIKELY)
    reason = f"only {above} above the citing cable's own number: it may have been sent together with it"
    return Resolution(AMBIGUOUS, rule=BEFORE, candidates=(last, this), reason=reason)


def _holds(mrn: MRN, known: Known) -> bool:
    return known(mrn.post, mrn.year, mrn.airgram).get(mrn.serial) is not None


def _slipped(row: Cited, mrn: MRN, citing: Citing, known: Known, reason: str) -> Resolution:
    """A number that cannot be: the only held one that is a digit away from it, else impossible."""
    near = _near(mrn, citing, known)
    if len(near) == 1:
        return replace(found(near[0], known, "one digit slipped", LIKELY), reason=reason)
    if near:
        return Resolution(AMBIGUOUS, rule=row.rule, candidates=near[:_MOST_CANDIDATES], reason=reason)
    return Resolution(IMPOSSIBLE, rule=row.rule, reason=reason)


def _near(mrn: MRN, citing: Citing, known: Known) -> tuple[MRN, ...]:
    """The telegrams held whose numbers are one digit away, save the citing one and those sent after it."""
    rows = (
        replace(mrn, serial=member.serial)
        for member in known(mrn.post, mrn.year, mrn.airgram).members
        if one_slip(str(member.serial), str(mrn.serial)) and not _is_after(member.day, citing.day)
    )
    return tuple(row for row in rows if row != citing.mrn)


def _is_after(day: int | None, than: int | None) -> bool:
    return day is not None and than is not None and day > than + 1


def _without_number(row: Cited, citing: Citing, known: Known) -> Resolution:
    """Sender and time, or sender and date: the only telegram the room holds of it."""
    if row.post and row.dtg:
        return _of_time(row.post, row.dtg, known)
    if row.post and row.month and row.day and citing.day:
        return _of_day(row, row.post, citing.day, known)
    return Resolution(AMBIGUOUS, rule=row.rule, reason=row.rule or "its number is not known")


def _of_time(post: str, dtg: str, known: Known) -> Resolution:
    year = int(dtg[:4])
    rows = [member for member in known(post, year, False).members if member.dtg == dtg]
    rule, name = "sender and date-time group", f"{post} {dtg}"
    if len(rows) == 1:
        return found(MRN(year, post, rows[0].serial), known, rule, SURE)
    if rows:
        several = tuple(MRN(year, post, member.serial) for member in rows[:_MOST_CANDIDATES])
        return Resolution(AMBIGUOUS, name, rule=rule, candidates=several, reason="several of that minute")
    return Resolution(KNOWN, name, None, rule, SURE)


def _of_day(row: Cited, post: str, citing: int, known: Known) -> Resolution:
    """`your telegram of May 3`: the last such day before the citing telegram."""
    rule = "sender and date"
    day = last_day(row.month or 1, row.day or 1, citing)
    if day is None:
        return Resolution(IMPOSSIBLE, rule=rule, reason="there is no such day")
    year = date.fromordinal(day).year
    rows = [member for member in known(post, year, False).members if member.day == day]
    several = tuple(MRN(year, post, member.serial) for member in rows)
    if len(several) == 1:
        return found(several[0], known, rule, LIKELY)
    name = f"{post} of {date.fromordinal(day).isoformat()}"
    reason = "several of that day" if several else "none of that day is here"
    return Resolution(AMBIGUOUS, name, rule=rule, candidates=several[:_MOST_CANDIDATES], reason=reason)


def last_day(month: int, day: int, before: int) -> int | None:
    """The last such day of the calendar up to an ordinal day; None for the 31st of a month that has none."""
    this = date.fromordinal(before).year
    for year in (this, this - 1):
        try:
            found = date(year, month, day).toordinal()
        except ValueError:
            continue
        if found <= before:
            return found
    return None
