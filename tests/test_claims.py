"""Claims of single sentences, their pins, and what no sentence may make of them."""

from datetime import date

import pytest

from reftel.claims.claim import verified
from reftel.claims.extract import Passage, extract
from tests.table import cases

SAID = date(2009, 12, 10)


def told(sentence):
    return next(extract([Passage(sentence, SAID)]))


def wanted(row):
    kind, _, keys = row.partition(": ")
    return {"kind": kind, **dict(key.split("=", 1) for key in keys.split("; "))}


def shows(claim, want):
    has = {"kind": claim.kind, "source": claim.source, **claim.keys}
    return all(str(has.get(key)).lower() == value.lower() for key, value in want.items())


@pytest.mark.parametrize(("sentence", "expected"), cases("claims"))
def test_what_a_sentence_claims(sentence, expected):
    found = told(sentence)
    if expected == "nothing":
        assert found == ()
        return
    for row in expected.split(" | "):
        assert any(shows(claim, wanted(row)) for claim in found), (row, [(each.kind, each.keys) for each in found])


@pytest.mark.parametrize(("sentence", "expected"), cases("claims"))
def test_every_pin_verifies(sentence, expected):
    broken = sentence.replace(" ", "\n", 2).replace(" ", "  ", 1)
    for claim in told(broken):
        assert verified(broken, claim.pin.span, claim.pin.quote)


def test_extraction_knows_only_its_passage():
    rows = [Passage("He was killed.", SAID), Passage("PM Tamaz met the Charge.", SAID)]
    assert list(extract(rows)) == [told(row.text) for row in rows]
