"""Texts that hypothesis makes up, of a telegram's own words or of anything at all."""

import os

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.deep.damage import CONTROLS, ODD, WORDS
from tests.deep.holds import hold, hold_written_anew

MANY = int(os.environ.get("REFTEL_GENERATED", "25000"))

anything = st.text(max_size=400)
words = st.sampled_from((*WORDS, *ODD, *CONTROLS, "SAHRIYA 000088", "DELWAN 88", "Consul Ann Vale", "\n", "\n\n", " "))
numbers = st.integers(0, 10**7).map(str)
telegrams = st.lists(st.one_of(words, words, numbers, st.text(max_size=12)), max_size=60).map("".join)


@given(st.one_of(telegrams, anything))
def test_a_text_made_up_holds(text):
    hold_written_anew(hold(text))


@pytest.mark.deep
@pytest.mark.parametrize("part", range(3))
def test_very_many_texts_made_up_hold(part):
    @settings(max_examples=MANY, suppress_health_check=list(HealthCheck), database=None)
    @given(st.one_of(telegrams, anything))
    def made_up(text):
        hold(text)

    made_up()
