"""The lines a telegram can open with, read from its bytes while a file of many is cut up.

`VZCZCXRO4471`, a precedence line above a `DE` line, a date-time group above `FM`, a banner with a serial, `PAGE 01` of
the 1970s, or the publisher's line that stands for a heading that was cut off. `serial` and `section` tell the second
section of the same telegram from a new one.
"""

import re

import msgspec

_BLANK = re.compile(rb"[ \t\r\n\f]{0,4096}")
_LEVEL = rb"(?:UNCLAS(?:SIFIED)?|C ?O ?N ?F ?I ?D ?E ?N ?T ?I ?A ?L|(?:T ?O ?P +)?S ?E ?C ?R ?E ?T|LIMITED OFFICIAL USE)"
_SERIAL = rb"[A-Z][A-Za-z .'-]{1,24}?[ \t]{1,6}0{0,6}(\d{1,6})\b"
_SECTION = rb"(?:[ \t]{1,4}(?:FINAL )?SECTION[ \t]{1,3}(\d{1,2})[ \t]{1,3}OF[ \t]{1,3}\d{1,2})?"
_BANNER = re.compile(rb"(?:^|\n)[ \t]{0,8}" + _LEVEL + _SECTION + rb"[ \t]{1,6}" + _SERIAL, re.IGNORECASE)
_STATION = re.compile(rb"(?:^|\n)[ \t]{0,4}DE R[A-Z]{3,7} #?(\d{1,5})(?:/(\d{1,2}))?")
_PAGE_ONE = re.compile(rb"(?:" + _LEVEL + rb"[ \t]{0,40}\r?\n[ \t\r\n]{0,40})?PAGE 01[ \t]{1,14}" + _SERIAL)
_DTG = rb"[ZOPRY](?: [ZOPRY])? \d{6}Z [A-Z]{3}"
_SENDER = re.compile(rb"\n[ \t]{0,4}(?:FM |DE R|" + _DTG + rb")")
_DATED = re.compile(_DTG + rb"[^\n]{0,40}\n(?:[^\n]{0,80}\n){0,2}?[ \t]{0,4}FM ")
_PRECEDENCE = re.compile(rb"(?:[ZOPRY]{2}[ \t]R[A-Z0-9 \t]{3,90}\r?\n(?:[A-Z0-9 \t]{0,90}\r?\n){0,6}?)?DE R[A-Z]{3,7} #?\d")
_PARTIAL = b"This record is a partial extract of the original cable"
_KINDS = {86: "transmission", 84: "partial extract"}
_REACH = 2048


class Opening(msgspec.Struct, frozen=True):
    """What a telegram opens with: the kind of its first line, its serial (the last four digits) and its section."""

    kind: str
    serial: int | None = None
    section: int | None = None


def next_words(window: bytes, at: int) -> int:
    """Where the line of the next words begins; `at` itself when they follow on the same line."""
    match = _BLANK.match(window, at)
    end = match.end() if match else at
    return max(window.rfind(b"\n", at, end), window.rfind(b"\f", at, end), at - 1) + 1


def read_opening(window: bytes, at: int) -> Opening | None:
    r"""The opening of a telegram at the line that begins at `at`, if it is one.

    >>> read_opening(b"VZCZCXRO4471\nPP RUEHDL\nDE RUEHSA #0012/02 0421530\n", 0)
    Opening(kind='transmission', serial=12, section=2)
    """
    match = _BLANK.match(window, at, at + 200)
    start = match.end() if match else at
    kind = _kind(window, start)
    if kind is None:
        return None
    text = window[start : start + _REACH]
    station = _STATION.search(text)
    if station:
        return Opening(kind, int(station[1]) % 10000, int(station[2]) if station[2] else None)
    banner = _BANNER.search(text)
    page = _PAGE_ONE.match(text)
    if banner:
        return Opening(kind, int(banner[2]) % 10000, int(banner[1]) if banner[1] else None)
    return Opening(kind, int(page[1]) % 10000 if page else None)


def _kind(window: bytes, at: int) -> str | None:
    """The kind of opening by the first line, and where that could be chance by the next few."""
    end = at + 1024
    if window.startswith(b"VZCZC", at):
        return "transmission" if _SENDER.search(window, at, end) else None
    if window.startswith(_PARTIAL, at):
        return "partial extract"
    if _PRECEDENCE.match(window, at, end):
        return "station"
    if _DATED.match(window, at, end):
        return "date-time group"
    if _PAGE_ONE.match(window, at, end):
        return "page one"
    return "banner" if _BANNER.match(window, at, end) else None
