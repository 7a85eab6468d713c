"""Whole made-up telegrams with all their claims, made by hand before the rules read them.

A line marked `missed` is a claim that a reader sees and the rules do not, `wrong` one that only the rules see. Both
must stay true: who mends a rule takes the mark away.
"""

from pathlib import Path

import pytest

from reftel.claims.telegram import claims_of
from reftel.message.cable import Copy
from reftel.message.read import read
from reftel.terms.tables import shipped

FOLDER = Path(__file__).parent / "golden_claims"
NAMES = sorted(path.stem for path in FOLDER.glob("*.txt"))


def made(name):
    text = (FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    return [claim for row in claims_of(read(Copy(text, "0", "telegram", "-"), shipped()).cable) for claim in row]


def wanted(name):
    for line in (FOLDER / f"{name}.claims").read_text(encoding="utf-8").splitlines():
        if line and line[0] != "#":
            mark, line = line.split(" ", 1) if line[0] in "mw" else ("", line)
            place, _, keys = line.partition(": ")
            paragraph, kind = place.split()
            yield line, mark, int(paragraph), kind, dict(key.split("=", 1) for key in keys.split("; "))


def shows(claim, paragraph, kind, keys):
    has = {"source": claim.source, **claim.keys}
    same = all(str(has.get(key)).lower() == value.lower() for key, value in keys.items())
    return same and (claim.kind, claim.pin.paragraph) == (kind, paragraph)


@pytest.mark.parametrize("name", NAMES)
def test_a_telegram_claims_what_a_reader_sees(name):
    left, wrongs = made(name), []
    for line, mark, *want in wanted(name):
        found = next((claim for claim in left if shows(claim, *want)), None)
        if (found is None) != (mark == "missed"):
            wrongs.append(line)
        if found is not None:
            left.remove(found)
    assert (wrongs, [(each.kind, each.keys, each.pin.quote) for each in left]) == ([], [])
