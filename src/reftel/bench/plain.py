"""A plain parser to measure against: one regular expression a field, no spans and no checks.

It is what one writes in an afternoon: heading, labels, paragraphs, references and dates into a dict, then JSON.
"""

import json
import re
import sys
from pathlib import Path
from typing import Any

DTG = re.compile(r"^(?:[ZOPR] )+(\d{2})(\d{2})(\d{2})Z ([A-Z]{3}) (\d{2})", re.M)
STATION = re.compile(r"^DE (RU\w+) #(\d+) (\d{7})", re.M)
PRECEDENCE = re.compile(r"^([ZOPR]{2}) RU", re.M)
SECURITY = re.compile(r"^(ZN[RY]) ([A-Z]{5})", re.M)
SENDER = re.compile(r"^FM (.+)$", re.M)
ADDRESSEE = re.compile(
    r"^(?:(?P<list>TO|INFO) )?(?P<routing>RU[A-Z]+)/(?P<plad>[A-Z ]+?)"
    r"(?: (?P<precedence>PRIORITY|IMMEDIATE|ROUTINE))?(?: (?P<mcn>\d+))?$",
    re.M,
)
BANNER = re.compile(r"^(UNCLAS|C O N F I D E N T I A L|S E C R E T)(.*) ([A-Z ]+) (\d{6})$", re.M)
CAPTION = re.compile(r"^(SIPDIS|NOFORN|SENSITIVE|EXDIS|NODIS)$", re.M)
ORDER = re.compile(r"^E\.O\. (\d+): (.+)$", re.M)
DECLASSIFY = re.compile(r"DECL: (\d{2})/(\d{2})/(\d{4})")
TAGS = re.compile(r"^TAGS: (.+)$", re.M)
TAG = re.compile(r"\b[A-Z]{2,4}\b")
SUBJECT = re.compile(r"^SUBJECT: (.+?)\n\n", re.M | re.S)
REFERENCES = re.compile(r"^REF: (.+?)\n\n", re.M | re.S)
REFERENCE = re.compile(r"(?:\b([A-Z])\. )?([A-Z][A-Z ]+?) (\d{1,6})\b")
AUTHORITY = re.compile(r"^Classified By: (\w+) (.+?) for reasons (.+)$", re.M)
PARAGRAPH = re.compile(r"^[1¶]?(\d{1,2})\. \(([A-Z/]+)\) (.+?)(?=\n\n)", re.M | re.S)
SIGNER = re.compile(r"^([A-Z]+)\d?\s*\Z", re.M)
DATE = re.compile(
    r"\b(January|February|March|April|May|June|July|August|September|October|November|December) (\d{1,2})\b"
)


def first(pattern: re.Pattern[str], text: str) -> tuple[str, ...] | None:
    """The groups of the first match."""
    found = pattern.search(text)
    return found.groups() if found else None


def references(text: str) -> list[dict[str, Any]]:
    """The entries of the REF line."""
    found = REFERENCES.search(text)
    rows = REFERENCE.findall(found[1]) if found else []
    return [{"label": label or None, "post": post, "serial": int(serial)} for label, post, serial in rows]


def paragraphs(text: str) -> list[dict[str, Any]]:
    """The paragraphs."""
    rows = []
    for found in PARAGRAPH.finditer(text):
        number, mark, words = found.groups()
        role = next((name for name in ("Summary", "Comment") if words.startswith(name)), "body")
        dates = [" ".join(date) for date in DATE.findall(words)]
        rows.append({"number": int(number), "mark": mark, "role": role, "text": words, "dates": dates})
    return rows


def parse(text: str) -> dict[str, Any]:
    """Everything that is found in a telegram."""
    banner = first(BANNER, text)
    tags = first(TAGS, text)
    subject = first(SUBJECT, text)
    return {
        "dtg": first(DTG, text),
        "station": first(STATION, text),
        "precedence": first(PRECEDENCE, text),
        "security": first(SECURITY, text),
        "from": first(SENDER, text),
        "addressees": [found.groupdict() for found in ADDRESSEE.finditer(text)],
        "banner": banner,
        "captions": CAPTION.findall(text),
        "order": first(ORDER, text),
        "declassify": first(DECLASSIFY, text),
        "tags": TAG.findall(tags[0]) if tags else [],
        "subject": " ".join(subject[0].split()) if subject else None,
        "references": references(text),
        "classified_by": first(AUTHORITY, text),
        "paragraphs": paragraphs(text),
        "signer": first(SIGNER, text),
    }


def main() -> None:
    """Read the file named, telegrams parted by form feeds, and print a JSON line for each."""
    for text in Path(sys.argv[1]).read_text(encoding="utf-8").split("\n\f\n"):
        print(json.dumps(parse(text)))


if __name__ == "__main__":
    main()
