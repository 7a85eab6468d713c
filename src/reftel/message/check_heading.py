"""The heading balances: each line says again what another line says.

`PP RUEHBC` is the precedence of `P 101158Z DEC 07` and of the most urgent addressee; `DE RUEHGB #4003 3441158`
holds the serial of the banner and the time of the date-time group.
"""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from reftel.message.cable import Addressee, Cable, Heading, Reading
from reftel.message.finding import Finding
from reftel.message.finding_catalogue import remark
from reftel.terms.dtg import DTG
from reftel.terms.precedence import Precedence
from reftel.terms.slip import one_slip
from reftel.terms.tables import Tables
from reftel.text import Span

# Station lines print a serial's last four digits.
_TAGS_SINCE = 1975
_STATION_SERIALS = 10_000
# A station line this much behind the date-time group is a late transmission; beyond it, something is wrong.
_LATEST = timedelta(days=90)
_LAST_YEAR = 9998
_EXTRACT = "partial extract of the original cable"
_EXTRACT_WITHIN = 3000
_RANKS = {step: step.rank for step in Precedence}
_URGENCIES = {step: "RPOZ".index(step.letter) for step in Precedence}


def parts(reading: Reading, tables: Tables) -> Iterator[Finding]:
    """What every telegram has: date-time group, sender, banner, number, subject, paragraphs, signature.

    A copy that is an extract, or lost its whole heading, says so once; of a record without its text that is said.
    """
    cable = reading.cable
    if cable.loss:
        return
    if not cable.paragraphs:
        if reading.copy.text.strip() and reading.copy.release is None:
            yield remark("no-paragraphs", _top(), "no paragraph was found")
        return
    yield from _above(reading)
    if cable.subject is None:
        yield remark("no-subject", _banner_span(reading), "no SUBJECT line was found")
    if _lacks_tags(cable):
        yield remark("no-tags", _banner_span(reading), "no TAGS line was found")
    if not cable.signers:
        last = cable.paragraphs[-1].span.end
        yield remark("no-signature", Span(last, last), "nobody signed behind the last paragraph")


def _above(reading: Reading) -> Iterator[Finding]:
    """What the heading lacks; of an extract and of a heading that is gone altogether only that is said."""
    heading, at = reading.cable.heading, reading.copy.text.find(_EXTRACT, 0, _EXTRACT_WITHIN)
    if at >= 0:
        span = Span(at, at + len(_EXTRACT))
        yield remark("extract", span, "the copy says that it is an extract; its heading is gone")
    elif heading.dtg is None and heading.sender is None:
        yield remark("no-heading", _top(), "neither a date-time group nor a sender was found: the heading is missing")
    else:
        yield from _lost(reading)


def _lacks_tags(cable: Cable) -> bool:
    """TAGS came with the Department's computers in 1973; since 1975 a subject and an E.O. line go with them."""
    dtg = cable.heading.dtg.value if cable.heading.dtg else None
    since = dtg is not None and dtg.year is not None and dtg.year >= _TAGS_SINCE
    return since and cable.subject is not None and cable.declassify is not None and not cable.tags


def _lost(reading: Reading) -> Iterator[Finding]:
    """What a heading that is there lacks."""
    cable, heading = reading.cable, reading.cable.heading
    if heading.dtg is None:
        yield remark("no-dtg", _top(), "the heading has no date-time group that can be read")
    elif heading.dtg.value.when is None:
        yield remark("dtg-incomplete", heading.dtg.span, f"the date-time group {heading.dtg.value} names no full date")
    if heading.sender is None:
        yield remark("no-sender", _top(), "the heading has no FM line")
    elif not heading.to and not heading.info:
        yield remark("no-addressee", heading.sender.span, "the heading has neither a TO nor an INFO line")
    if not cable.banners:
        yield remark("no-banner", _top(), "no classification line was found")
    elif cable.mrn is None:
        yield remark("no-mrn", cable.banners[0].span, "post, serial and year together are not known: no message number")


def _top() -> Span:
    return Span(0, 0)


def _banner_span(reading: Reading) -> Span:
    return reading.cable.banners[0].span if reading.cable.banners else _top()


def precedence(reading: Reading, tables: Tables) -> Iterator[Finding]:
    """The precedence line and the date-time group carry the precedence of the most urgent addressee."""
    heading = reading.cable.heading
    printed = [row for row in (*heading.to, *heading.info) if row.precedence]
    if not printed or not (heading.precedence or heading.dtg):
        return
    highest = max(printed, key=_rank)
    lower_too = len(printed) == len(heading.to) + len(heading.info)
    for name, line, span in _lines(heading):
        difference = _urgency(highest.precedence) - _urgency(line)
        if difference > 0 or (difference < 0 and lower_too):
            message = f"the {name} says {line.value}, the most urgent addressee ({highest.plad}) {_word(highest)}"
            yield remark("precedence-differs", span, message)


def _lines(heading: Heading) -> Iterator[tuple[str, Precedence, Span]]:
    if heading.precedence:
        yield "precedence line", heading.precedence.value, heading.precedence.span
    if heading.dtg and heading.dtg_precedence:
        yield "date-time group", heading.dtg_precedence[0], heading.dtg.span


def _rank(row: Addressee) -> int:
    return _RANKS[row.precedence] if row.precedence else -1


def _urgency(precedence: Precedence | None) -> int:
    """The step as the letter of the line tells it: NIACT IMMEDIATE goes as O."""
    return _URGENCIES[precedence] if precedence else -1


def _word(row: Addressee) -> str:
    return row.precedence.value if row.precedence else "nothing"


def station(reading: Reading, tables: Tables) -> Iterator[Finding]:
    """The station line has the banner's serial and the date-time group's time.

    A later time is that of the transmission; a telegram cannot have gone out before it was signed off.
    """
    heading, banners = reading.cable.heading, reading.cable.banners
    if heading.station is None:
        return
    line, span = heading.station.value, heading.station.span
    serial = banners[0].serial if banners else None
    if serial is not None and line.serial is not None and (serial - line.serial) % _STATION_SERIALS:
        message = f"the station line says #{line.serial:04}, the banner {banners[0].post or ''} {serial:06}"
        yield remark("station-serial-differs", span, message)
    if line.julian and heading.dtg and heading.dtg.value.when:
        yield from _station_time(line.julian, heading.dtg.value, span)


def _station_time(julian: str, dtg: DTG, span: Span) -> Iterator[Finding]:
    signed = dtg.when
    if signed is None or julian == dtg.julian:
        return
    sent = _moment(julian, signed.year)
    if sent is not None and sent < signed - _LATEST:
        sent = _moment(julian, signed.year + 1)
    if sent is not None and timedelta() <= sent - signed <= _LATEST:
        message = (
            f"the station line says {julian}, {_words(sent - signed)} after the date-time group {dtg} ({dtg.julian})"
        )
        yield remark("station-time-later", span, message)
    else:
        message = (
            f"the station line says {julian}, which is not the date-time group {dtg} ({dtg.julian}) nor soon after it"
        )
        yield remark("station-time-differs", span, message)


def _moment(julian: str, year: int) -> datetime | None:
    """Day of the year, hour and minute as a moment of that year; None for the 400th day or the 27th hour."""
    day, hour, minute = int(julian[:3]), int(julian[3:5]), int(julian[5:])
    if not (1 <= day <= 366 and hour <= 23 and minute <= 59 and year < _LAST_YEAR):
        return None
    return datetime(year, 1, 1, hour, minute, tzinfo=UTC) + timedelta(days=day - 1)


def _words(late: timedelta) -> str:
    if late.days:
        return "1 day" if late.days == 1 else f"{late.days} days"
    minutes = late.seconds // 60
    return f"{minutes} minutes" if minutes < 120 else f"{minutes // 60} hours"


def addressees(reading: Reading, tables: Tables) -> Iterator[Finding]:
    """The plain-language address is the one the routing indicator stands for, letter by letter."""
    heading = reading.cable.heading
    for row in (*heading.to, *heading.info):
        if row.routing is None or row.post is not None:
            continue
        names = tables.routes.name(row.routing)
        meant = next((name for name in names if one_slip(row.plad, name)), None)
        if meant and row.plad not in names:
            message = f"{row.plad}: the indicator {row.routing} is {meant}"
            yield remark("addressee-misspelt", row.span, message)
