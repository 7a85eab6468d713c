import pytest
from hypothesis import given
from hypothesis import strategies as st

from reftel.message.authority import read_authority
from reftel.message.officer import read_officer
from reftel.text import Span, cut
from tests.table import cases

WORDS = st.sampled_from(
    [
        "Classified By:",
        "DCM",
        "Ann",
        "Vale",
        ",",
        " ",
        "\n",
        "1.4",
        "(b)",
        "and",
        "for",
        "reasons",
        "/",
        "JR.",
        "a.i.",
        "-",
    ]
)


def read(text):
    return read_authority(cut(text, []), 0, len(text))


@pytest.mark.parametrize(("text", "expected"), cases("authority"))
def test_who_classified_and_why(text, expected):
    authority = read(text)
    found = (", ".join(authority.names), authority.title or "", " ".join(authority.reasons))
    assert "; ".join(part or "-" for part in found) == expected


@pytest.mark.parametrize(
    "below",
    [
        "\n1. (C) Summary: The chief stays.",
        "\n¶1. (C) Summary: The chief stays.",
        " 1. (C) Summary: The chief stays.",
        "\n\n-------\nSUMMARY\n-------",
        "\nSummary\n-------",
        "\nFor the Ambassador from the desk",
        "  ACTION REQUEST IN PARA 4 BELOW.",
    ],
)
def test_the_line_ends_where_its_reasons_end(below):
    text = "Classified By: Consul Ann Vale,\nreasons 1.4 (b)\nand (d)."
    found = read(text + below)
    assert (found.span.end, found.text) == (len(text), " ".join(text.split()))


def test_other_words_are_no_authority():
    assert read("The message was classified by nobody.") is None
    assert read("") is None


def test_the_span_is_that_of_the_copy():
    text = "Classified By: Consul PAGE 02 Ann Vale, reason 1.4 (b)"
    kept = cut(text, [Span(22, 30)])
    authority = read_authority(kept, 0, len(kept.text))
    assert authority.names == ("Ann Vale",)
    assert authority.span == Span(0, len(text))


def test_a_title_alone_names_nobody():
    assert read_officer("Acting Deputy Assistant Secretary for Near Eastern Affairs").names == ()


@given(st.one_of(st.text(max_size=300), st.lists(WORDS, max_size=40).map(" ".join)))
def test_anything_behind_the_words_is_read(rest):
    text = "Classified By: " + rest
    authority = read(text)
    assert authority.span.end <= len(text)
    words = "".join(text.split())
    assert all("".join(name.split()) in words for name in authority.names)
