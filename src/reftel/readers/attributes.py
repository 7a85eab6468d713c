"""What the archivists of 1973-79 telegrams keyed about each: the block `Message Attributes` at its end.

Document Number: 1976SAHRIY00088
Review Action: RELEASED, APPROVED
Subject: PORT ZAYD CUSTOMS: HARBOR MASTER ASKS
 FOR A SECOND LAUNCH
"""

import re
from collections.abc import Mapping

_KEY = re.compile(r" ?(TAGS|SAS ID|(?=[A-Z ]{0,40}[a-z])[A-Za-z][A-Za-z ]{0,40}):(?: (.*))?$")
_ESCAPED = re.compile(r"\\(['\"\\])")
_STAMP = "Declassified/Released US Department of State"
_NOTHING = frozenset({"", "N/A", "NA"})


def read_attributes(block: str) -> tuple[tuple[str, str], ...]:
    r"""The keys and values of a block in their order, empty ones too; a value that wraps is one line again.

    Keys are told from the telegram's own words, which are capitals, by their small letters.

    >>> read_attributes("From: SAHRIYA\nSubject: A LAUNCH FOR\nREF: THE HARBOR\nTo:  \n")
    (('From', 'SAHRIYA'), ('Subject', 'A LAUNCH FOR REF: THE HARBOR'), ('To', ''))
    """
    found: list[tuple[str, list[str]]] = []
    for line in block.splitlines():
        key = _KEY.match(line)
        if key:
            found.append((key[1], [key[2] or ""]))
        elif found and not line.strip().startswith(_STAMP):
            found[-1][1].append(line)
    return tuple((key, _ESCAPED.sub(r"\1", " ".join(" ".join(lines).split()))) for key, lines in found)


def said(attributes: Mapping[str, str], key: str) -> str | None:
    """The value of a key; None where the archivists keyed nothing: a blank or `n/a`.

    >>> said({"Drafter": "n/a"}, "Drafter") is None
    True
    """
    value = attributes.get(key, "")
    return None if value.upper() in _NOTHING else value
