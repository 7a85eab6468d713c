"""The stamp of a release office: `RELEASED IN PART B6`, or `Released in Full` above a name, an office and a day."""

import re

from reftel.message.cable import Release
from reftel.readers.day import iso_day

_STAMP = re.compile(
    r"\n[ \t]{0,80}(?P<what>RELEASED?|DENIED|WITHHELD) IN (?P<how>FULL|PART)\b[^\r\n]{0,60}\r?$"
    r"(?:(?P<who>(?:\n[^\n]{0,80}){0,3}?)\n[ \t]{0,8}(?P<day>\d{1,2}/\d{1,2}/\d{4})[ \t\r]{0,8}$)?",
    re.MULTILINE | re.IGNORECASE,
)


def read_release(text: str) -> Release | None:
    r"""What the first stamp in `text` says was let go: in full or in part, by whom and when where it says so.

    >>> read_release("Released in Full\nAnn Vale, Director\n12/25/2031\n")
    Release(kind='in full', authority='Ann Vale, Director', date='2031-12-25', source='stamp on the page')
    """
    stamp = _STAMP.search(f"\n{text}")  # a pattern that begins with one fixed sign is quick to look for
    if stamp is None:
        return None
    how, let_go = stamp["how"].lower(), stamp["what"].upper().startswith("RELEASE")
    kind = f"in {how}" if let_go or how == "part" else "withdrawn"
    who = ", ".join(filter(None, map(str.strip, (stamp["who"] or "").splitlines())))
    return Release(kind, who or None, iso_day(stamp["day"]) if stamp["day"] else None, "stamp on the page")
