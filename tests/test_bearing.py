"""How one telegram bears on another, by the words around the citation."""

import pytest

from reftel.message.bearing import bearing, of_subject
from tests.table import cases


@pytest.mark.parametrize(("text", "expected"), cases("bearing"))
def test_bearing(text, expected):
    start, end = text.index("<"), text.index(">") - 1
    assert bearing(text.replace("<", "").replace(">", ""), start, end) == expected


@pytest.mark.parametrize(
    ("subject", "expected"),
    [
        ("CHIEFS NEED SUPPORT: FOLLOW-UP", "follows"),
        ("DELWAN UPDATE: THE CHIEF STAYS", "follows"),
        ("CORRECTED COPY: A DAY AT THE BARRIER", "corrects"),
        ("UPDATING THE LIST", None),
        ("A DAY AT THE BARRIER", None),
    ],
)
def test_what_a_subject_says(subject, expected):
    assert of_subject(subject) == expected
