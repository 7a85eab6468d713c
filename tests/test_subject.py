import pytest

from reftel.message.subject import read_subject
from reftel.text import cut
from tests.table import cases


@pytest.mark.parametrize(("text", "expected"), cases("subject"))
def test_subject(text, expected):
    read = read_subject(cut(text, []), 0, len(text))
    subject = read.subject.value if read.subject else "-"
    assert f"{subject} | {read.mark.value if read.mark else '-'}" == expected


def test_spans_hold_subject_and_mark():
    text = " (C/NF) THE RIVER\nROAD\n\n1. (C) ..."
    read = read_subject(cut(text, []), 0, len(text))
    assert read.mark.span.of(text) == "C/NF"
    assert read.subject.span.of(text) == "(C/NF) THE RIVER\nROAD"
    assert text[read.end :].startswith("\n\n1.")
