import pytest
from msgspec.structs import replace

from reftel.message.cable import Paragraph
from reftel.message.paragraph import role
from reftel.message.summary import read_summary
from reftel.text import Span
from tests.table import cases

PLAIN = Paragraph(None, None, None, None, None, "body", "", Span(0, 0), Span(0, 0))


def paragraphs(text: str) -> list[Paragraph]:
    return [replace(PLAIN, text=part, role=role(None, part)) for part in text.split(" / ")]


@pytest.mark.parametrize(("text", "expected"), cases("summary"))
def test_summary(text, expected):
    assert (read_summary(paragraphs(text)) or "-") == expected


@pytest.mark.parametrize(("text", "expected"), cases("role"))
def test_role(text, expected):
    assert role(None, text) == expected


def test_a_heading_says_what_the_paragraph_is():
    assert role("Comment", "The timing is no accident.") == "comment"
    assert role("The Road", "The timing is no accident.") == "body"
