import pytest

from reftel.message.withheld import tokens
from reftel.text.lines import split_lines
from tests.table import cases


@pytest.mark.parametrize(("text", "expected"), cases("withheld"))
def test_tokens(text, expected):
    found = tokens(text, split_lines(text))
    assert (" | ".join(token.code for token in found) or "-") == expected


def test_a_span_holds_what_was_printed():
    text = "met XXXXXXXXXXXX in [...]"
    assert [token.span.of(text) for token in tokens(text, split_lines(text))] == ["XXXXXXXXXXXX", "[...]"]
