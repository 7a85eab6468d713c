"""The lines a telegram can open with, and the number and section that tell a second section from a new telegram.

VZCZCXRO4471                       a transmission line above FM or DE
PP RUEHDL / DE RUEHSA #0012        a precedence line above the station, or the station alone
P 101530Z FEB 11 / FM AMEMBASSY    a date-time group above the sender
PAGE 01  SAHRIY 00012  101530Z     the first page of the 1970s
C O N F I D E N T I A L SAHRIYA 000012   a banner with a serial
This record is a partial extract   a publisher's note where the heading was cut off
"""

import re

import msgspec

_LEVEL = (
    rb"(?:UNCLAS(?:SIFIED)?|LIMITED OFFICIAL USE|(?:T ?O ?P {1,3})?S ?E ?C ?R ?E ?T|C ?O ?N ?F ?I ?D ?E ?N ?T ?I ?A ?L"
    rb"|[Ss] ?e ?c ?r ?e ?t|[Cc] ?o ?n ?f ?i ?d ?e ?n ?t ?i ?a ?l)"
)
_SERIAL = rb"(?!(?i:PAGE|SECTION)\b)[A-Za-z][A-Za-z .'-]{1,24}?[ \t]{1,6}0{0,6}(?P<serial>\d{1,6})\b"
_OF = rb"(?:[ \t]{1,4}(?:FINAL )?SECTION(?:[ \t]{1,3}(?P<section>\d{1,2}))?[ \t]{1,3}OF[ \t]{1,3}(?P<of>\d{1,2}))?"
_START = rb"[\r\n][ \t]{0,8}"
_BANNER = re.compile(_START + _LEVEL + _OF + rb"[ \t*]{1,6}" + _SERIAL)
_STATION = re.compile(_START + rb"DE R[A-Z]{3,7} {1,3}#?(?P<serial>\d{1,6})(?:/(?P<section>\d{1,2}))?")
_PAGE = re.compile(_START + rb"PAGE 01[ \t]{1,14}" + _SERIAL + rb"(?:[ \t]{1,4}(?P<section>\d\d) OF \d\d)?")
_BARE_LEVEL = re.compile(_LEVEL + rb"\Z")
_RELAY = re.compile(rb"([ZOPRY])\1 {1,3}R[A-Z0-9 ]{3,90}\Z")
_DATED = re.compile(rb"[ZOPRY] {1,3}(?:[ZOPRY] {1,3})?\d{6}Z [A-Z]{3}")
_BLANK = re.compile(rb"(?:\xef\xbb\xbf)?[ \t\r\n\f\x00]{0,4096}")
_NOTE = b"This record is a partial extract"
_REACH = 2048
_MOST_LINES = 16


class Opening(msgspec.Struct, frozen=True):
    """Whose opening it is: the telegram's serial (its last four digits) and the section, where they are printed."""

    serial: int | None = None
    section: int | None = None


def next_words(window: bytes, at: int) -> int:
    """Where the line of the next words begins; `at` itself when they follow on the same line."""
    match = _BLANK.match(window, at)
    end = match.end() if match else at
    if end == at:
        return at
    return max(window.rfind(b"\n", at, end), window.rfind(b"\r", at, end), window.rfind(b"\f", at, end), at - 1) + 1


def read_opening(window: bytes, at: int) -> Opening | None:
    r"""The opening of a telegram at the line that begins at `at`, if it is one.

    >>> read_opening(b"VZCZCXRO4471\nPP RUEHDL\nDE RUEHSA #0012/02 0421530\n", 0)
    Opening(serial=12, section=2)
    """
    blank = _BLANK.match(window, at)
    start = blank.end() if blank else at
    text = b"\n" + window[start : start + _REACH]
    if not _opens(text):
        return None
    first, end = None, len(text)
    for line in (_STATION, _PAGE, _BANNER):
        if match := line.search(text, 0, end):
            first, end = match, match.start()
    if first is None:
        return Opening()
    named = first.groupdict()
    section = named["section"] or named.get("of")  # FINAL SECTION OF 2 has no number of its own
    return Opening(int(named["serial"]) % 10000, int(section) if section else None)


def _opens(text: bytes) -> bool:
    """Whether a telegram begins with the first line of `text`, judged by it and by the lines that must follow.

    A line end stands before the first line, too.
    """
    if not text[1:2].isalpha():
        return False
    if text.startswith(_NOTE, 1) or _STATION.match(text) or _PAGE.match(text) or _BANNER.match(text):
        return True
    first, *others = filter(None, map(bytes.strip, text[1:].splitlines()[:_MOST_LINES]))
    if first.startswith((b"VZCZC", b"ZCZC")):
        return any(line.startswith((b"FM ", b"DE R")) or _DATED.match(line) for line in others)
    if _RELAY.match(first):
        return any(_STATION.match(b"\n" + line) for line in others)
    if _DATED.match(first):
        return any(line.startswith(b"FM ") for line in others[:3])
    return bool(others and _BARE_LEVEL.match(first) and _PAGE.match(b"\n" + others[0]))


def same_telegram(first: Opening | None, later: Opening) -> bool:
    """Whether the `later` opening is another section of the telegram that began with `first`.

    >>> same_telegram(Opening(12, 1), Opening(12, 2)), same_telegram(Opening(12), Opening(12))
    (True, False)
    """
    if first is None or first.serial is None or later.section is None:
        return False
    return later.serial == first.serial and later.section != (first.section or 1)
