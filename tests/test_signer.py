import pytest
from hypothesis import given
from hypothesis import strategies as st

from reftel.message.signer import read_signers
from reftel.text import Span, cut
from tests.table import cases

LINES = st.sampled_from(["VALE", "Reed", "NNNN", "", "CONFIDENTIAL", "The chief stays.", "NOTE:", ">", "X", "DE", "."])


def read(text):
    return read_signers(cut(text, []), 0, len(text))


@pytest.mark.parametrize(("text", "expected"), cases("signer"))
def test_who_signed(text, expected):
    ending = read(text)
    assert (" | ".join(field.value for field in ending.signers) or "-") == expected
    assert (ending.start is None) == (not ending.signers)


def test_the_signature_begins_at_the_name():
    text = "1. The chief stays.\n\n  VALE\nREED\n\nNNNN\n"
    ending = read(text)
    assert ending.start == text.index("VALE")
    assert [text[field.span.start : field.span.end] for field in ending.signers] == ["VALE", "REED"]


def test_nothing_above_the_start_is_looked_at():
    text = "VALE\nThe chief stays."
    assert read_signers(cut(text, []), 5, len(text)).signers == ()


def test_spans_are_those_of_the_copy():
    text = "The chief stays.\nPAGE 02\nVALE\n"
    kept = cut(text, [Span(17, 25)])
    (signer,) = read_signers(kept, 0, len(kept.text)).signers
    assert text[signer.span.start : signer.span.end] == "VALE"


@given(st.one_of(st.text(max_size=400), st.lists(LINES, max_size=20).map("\n".join)))
def test_any_end_is_read_and_signers_stand_in_it(text):
    ending = read(text)
    for field in ending.signers:
        assert field.value.split()[0] in text[field.span.start : field.span.end]
    assert ending.start is None or ending.start == ending.signers[0].span.start
