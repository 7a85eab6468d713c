"""The heading: every line above the banner.

    VZCZCXRO7701                           transmission
    PP RUEHBC RUEHDE                       precedence and relay indicators
    DE RUEHGB #4003 3441158                station, its serial, the time as day of the year
    ZNY SSSSS ZZH                          security
    P 101158Z DEC 07                       date-time group
    FM AMEMBASSY BAGHDAD                   sender
    TO RUEHC/SECSTATE WASHDC PRIORITY 4755 action addressees
    INFO RUCNRAQ/IRAQ COLLECTIVE PRIORITY  information addressees

Any of them can be missing. Telegrams of the 1970s print the Department's office distribution above the
date-time group (`ACTION ARA-15`, `INFO OCT-01 ...`): that is no list of addressees.
"""

import re
from collections.abc import Sequence

import msgspec
from msgspec.structs import replace

from reftel.message.addressee import exempted, read_addressee
from reftel.message.block import Start
from reftel.message.cable import Addressee, Heading, Station
from reftel.terms.dtg import DTG, damaged_dtg, read_dtg
from reftel.terms.marking import Level, Marking
from reftel.terms.post import Posts
from reftel.terms.precedence import Precedence, read_precedence
from reftel.text import Field, Kept, Span
from reftel.text.lines import Line

_RELAY = re.compile(r"([ZOPRY])\1[ \t]{1,3}(R[A-Z0-9]{3,7}(?:[ \t]{1,3}R[A-Z0-9]{3,7})*)$")
_INDICATORS = re.compile(r"R[A-Z0-9]{4,7}(?:[ \t]{1,3}R[A-Z0-9]{4,7})*$")
_STATION = re.compile(r"DE[ \t]{1,3}(R[A-Z0-9]{3,7})[ \t]{1,3}#?(\d{1,6})(?:/(\d{1,2}))?(?:[ \t]{1,3}(\d{7}))?")
_SECURITY = re.compile(r"ZN[RY][ \t]{1,3}([A-Z])[A-Z]{2,4}(?:/[A-Z]{2,5})?\b")
_DTG = re.compile(r"([ZOPRY0](?:[ \t]{1,3}[ZOPRY0]){0,2})[ \t]{1,3}(?=[\dO]{5,6} ?Z)")
_GROUP_END = re.compile(r"Z\s?(?:[A-Z]{3,4}\s{0,2}\d{2,4})?")
_SIGNALS = re.compile(r"Z[A-Z]{2}[A-Z0-9]?\b")
_COUNTER = re.compile(r"-{6,}[ \t]*\d{4,6}")
_DISTRIBUTION = re.compile(
    r"(?:ACTION|INFO|ORIGIN)[ \t]{1,6}[A-Z/]{1,8}-\d\d\b|(?:ACTION|ORIGIN)[ \t]{1,4}[A-Z/]{1,8}-?\d*$"
)
_DRAFTING = re.compile(r"(?:DRAFTED|APPROVED|CLEARED?) BY\b|DRAFTED:|CLEARANCES?:")
_LEVELS = {"U": Level.U, "E": Level.U, "R": Level.U, "C": Level.C, "S": Level.S, "T": Level.TS}
# `BT`, the break, stands between heading and text.
_BREAK, _ADDRESS = "BT", ("FM", "TO", "INFO", "XMT")
_PASTED = ("ID: ", "ORIGIN: ", "DATE: ", "SOURCE: ")
_LABEL_FIRST = frozenset("FTIX")
_LABEL = re.compile(r"(FM|TO|INFO|XMT)(?:[ \t]{1,4}|/[ \t]?|:[ \t]*|$)")


class HeadingRead(msgspec.Struct, frozen=True, gc=False):
    """A heading and where its blocks start in the copy."""

    heading: Heading
    starts: tuple[Start, ...]


class _Draft:
    """What was read so far; a heading is put together once all lines are read."""

    def __init__(self) -> None:
        self.fields: dict[str, object] = {}
        self.starts: list[Start] = []
        self.lists: dict[str, tuple[Addressee, ...]] = {"TO": (), "INFO": ()}
        self.section: str | None = None
        self.target = "TO"


def read_heading(kept: Kept, lines: Sequence[Line], posts: Posts) -> HeadingRead:
    """Read the heading from `lines`, which end where the banner or the first label stands."""
    draft = _Draft()
    for line in lines:
        if line.words == _BREAK and draft.section in _ADDRESS:
            break
        if line.words and not _envelope(kept, line, draft):
            _address(kept, line, draft, posts)
    heading = Heading(**draft.fields, to=draft.lists["TO"], info=draft.lists["INFO"])  # type: ignore[arg-type]
    return HeadingRead(heading, tuple(draft.starts))


def _envelope(kept: Kept, line: Line, draft: _Draft) -> bool:
    """Transmission, precedence, station, security, distribution and date-time group; False for other lines."""
    dated = "dtg" in draft.fields
    if dated and not line.words.startswith(("DE ", "ZN")):
        return False
    span = kept.span(line.start, line.end)
    if any(read(line.words, span, draft) for read in (_transmission, _relay, _station, _security)):
        return True
    return not dated and _date_time(kept, line, draft)


def _transmission(words: str, span: Span, draft: _Draft) -> bool:
    if not words.startswith(("VZCZC", "ZCZC")) or "transmission" in draft.fields:
        return False
    draft.fields["transmission"] = Field(words.split()[0], span)
    return _begin(draft, span, "transmission")


def _relay(words: str, span: Span, draft: _Draft) -> bool:
    """`PP RUKVDL RUKVPZ`: the precedence and the relays, which may go on over lines."""
    fields = draft.fields
    if draft.section is None and (relay := _RELAY.match(words)) and "precedence" not in fields:
        fields["precedence"] = Field(read_precedence(relay[1]), span)
        fields["relay"] = tuple(relay[2].split())
        return _begin(draft, span, "precedence", "relay")
    if draft.section == "relay" and _INDICATORS.match(words):
        fields["relay"] = (*_strings(fields["relay"]), *words.split())
        return True
    return False


def _station(words: str, span: Span, draft: _Draft) -> bool:
    station = _STATION.match(words) if words.startswith("DE ") else None
    if station is None or "station" in draft.fields:
        return False
    serial, section = int(station[2]), station[3]
    draft.fields["station"] = Field(Station(station[1], serial, int(section) if section else None, station[4]), span)
    return _begin(draft, span, "station")


def _security(words: str, span: Span, draft: _Draft) -> bool:
    security = _SECURITY.match(words) if words.startswith("ZN") else None
    if security is None:
        return False
    level = _LEVELS.get(security[1])
    if level is not None:
        draft.fields["security"] = Field(Marking(level), span)
    return _begin(draft, span, "security")


def _begin(draft: _Draft, span: Span, kind: str, section: str | None = None) -> bool:
    draft.starts.append((span.start, kind))
    draft.section = section
    return True


def _strings(value: object) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else ()


def _date_time(kept: Kept, line: Line, draft: _Draft) -> bool:
    words = line.words
    match = _DTG.match(words)
    dtg = read_dtg(words[match.end() :] if match else words)
    if dtg is None and match:
        dtg = damaged_dtg(words[match.end() :])
    if dtg is not None:
        letters = (match[1] if match else "").replace("0", "O").split()
        ranks = {read_precedence(letter) for letter in letters} - {None}
        span = kept.span(line.start, line.end)
        draft.fields["dtg"] = Field(dtg, span)
        draft.fields["dtg_precedence"] = tuple(sorted((p for p in ranks if p), key=_rank, reverse=True))
        draft.fields["signals"] = _signals(words, dtg)
        return _begin(draft, span, "dtg", "dtg")
    if _DRAFTING.match(words):
        _gather(kept, line, draft, "drafting")
        return True
    if (
        (draft.section == "distribution" and not words.startswith("FM "))
        or _COUNTER.match(words)
        or _DISTRIBUTION.match(words)
    ):
        _gather(kept, line, draft, "distribution")
        return True
    if draft.section == "drafting":
        _gather(kept, line, draft, "drafting")
        return True
    return False


def _gather(kept: Kept, line: Line, draft: _Draft, kind: str) -> None:
    """Add a line to a value of several lines."""
    span = kept.span(line.start, line.end)
    if draft.section != kind:
        _begin(draft, span, kind, kind)
    before = draft.fields.get(kind)
    if isinstance(before, Field):
        draft.fields[kind] = Field(f"{before.value}\n{line.words}", Span(before.span.start, span.end))
    else:
        draft.fields[kind] = Field(line.words, span)


def _rank(precedence: Precedence) -> int:
    return precedence.rank


def _signals(words: str, dtg: DTG) -> tuple[str, ...]:
    """Operating signals behind the month and year: `250811Z MAR 09 ZDK`."""
    group = _GROUP_END.search(words) if dtg.month else None
    return tuple(_SIGNALS.findall(words, group.end())) if group else ()


def _address(kept: Kept, line: Line, draft: _Draft, posts: Posts) -> None:
    """FM, TO, INFO and XMT lines, and the lines that go on under them."""
    label = _LABEL.match(line.words) if line.words[0] in _LABEL_FIRST else None
    if label and not (
        label[1] == "INFO" and draft.section is None and "sender" not in draft.fields and not draft.starts
    ):
        draft.section = label[1]
        if label[1] != "XMT":
            draft.target = label[1]
            draft.starts.append((kept.source(line.start), "from" if label[1] == "FM" else label[1].lower()))
        line = Line(line.start + label.end(), line.end, line.words[label.end() :])
    if line.words and draft.section in _ADDRESS:
        _address_row(kept, line, draft, posts)


def _address_row(kept: Kept, line: Line, draft: _Draft, posts: Posts) -> None:
    if draft.section == "XMT":
        if draft.target in draft.lists:
            draft.lists[draft.target] = exempted(draft.lists[draft.target], (line.words.rstrip(" ."),))
        return
    words = line.words
    if not (words[0].isalpha() or any(map(str.isalpha, words))) or _publisher_line(words):
        draft.starts.append((kept.source(line.start), "publisher"))
        draft.section = "done"
        return
    row = read_addressee(kept, line, posts)
    rows = draft.lists.get(draft.target, ())
    if draft.section != "FM" and rows and _goes_on(rows[-1], row):
        whole = f"{rows[-1].plad} {row.plad}"
        span = Span(rows[-1].span.start, row.span.end)
        joined = replace(row, plad=whole, span=span, routing=rows[-1].routing, post=posts.of_plad(whole))
        draft.lists[draft.target] = (*rows[:-1], joined)
    elif draft.section == "FM":
        draft.fields.setdefault("sender", row)
    else:
        draft.lists[draft.target] = (*draft.lists[draft.target], row)


def _goes_on(before: Addressee, row: Addressee) -> bool:
    """A long address broken at its line's end: `... TO INTERNATIONAL ORGANIZATIONS`, `VIENNA PRIORITY 0012`.

    The line before has no precedence and no number, this one no routing indicator, in a list that has both.
    """
    open_end = before.routing is not None and before.precedence is None and before.mcn is None
    return open_end and row.routing is None and row.precedence is not None and not before.office


def _publisher_line(words: str) -> bool:
    """`Tuesday, 02 June 2009, 14:42`: a publisher's date line, no address."""
    if words.startswith(_PASTED):
        return True
    return words[:3] in ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun") and words.count(",") >= 1
