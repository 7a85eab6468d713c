"""What holds of claims whatever the text: nothing raises, every pin verifies; and how the gold comes out."""

import importlib.util
import json
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reftel.claims.claim import verified
from reftel.claims.extract import Passage, extract
from reftel.claims.telegram import claims_of
from reftel.cli.claims import rows
from reftel.message.read import read
from reftel.readers.reader import read_path
from reftel.terms.tables import shipped

WORDS = (
    *("Tamaz", "Orlan", "PM", "Minister", "the", "of", "and", "was", "killed", "met", "with", "asked", "to", "urged"),
    *("will", "should", "said", "that", "he", "his", "we", "(", ")", ",", ".", ";", "LINE", "December", "9", "threat"),
    *("widow", "agreed", "not", "if", "MNF-I", "XXXXXXXXXXXX", "al-Darvazi", "U.S.", "'", "-", "Summary:", "who", "is"),
)


@given(st.lists(st.sampled_from(WORDS), max_size=60), st.booleans())
@settings(max_examples=60)
def test_every_pin_verifies_in_any_text(words, capitals):
    text = " ".join(words).replace("LINE", "\n")
    text = text.upper() if capitals else text
    for claim in next(extract([Passage(text, date(2009, 12, 10))])):
        assert verified(text, claim.pin.span, claim.pin.quote)


def test_a_text_without_an_end_is_read():
    text = "Tamaz urged " + "and asked him to " * 20_000
    assert list(extract([Passage(text, date(2009, 12, 10))])) is not None


@pytest.mark.shared
def test_the_gold_comes_out(shared):
    spec = importlib.util.spec_from_file_location("score", shared / "score" / "claims.py")
    score = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(score)
    gold = [json.loads(line) for line in (shared / "gold" / "claims" / "claims.jsonl").read_text("utf-8").splitlines()]
    made = []
    for path in sorted((shared / "gold" / "claims" / "cables").glob("*.txt")):
        for copy in read_path(path):
            reading = read(copy, shipped())
            found = list(rows(reading, claims_of(reading.cable)))
            assert all(" ".join(copy.text[row["start"] : row["end"]].split()) for row in found)
            made += found
    right = sum(score.right(gold[left], made[other]) for left, other in score.match(gold, made))
    assert 2 * right / (len(gold) + len(made)) > 0.55
