"""No passage comes out lower than a mark that stands in it, whatever disguise the mark wears."""

import re

import pytest

from reftel.message.inner_mark import inner_marks
from tests.table import cases


def unescaped(text):
    return re.sub(r"\\u([0-9a-f]{4})", lambda found: chr(int(found[1], 16)), text).replace("\\r", "\r")


@pytest.mark.parametrize(("text", "expected"), cases("inner_mark"))
def test_marks_inside_a_paragraph(text, expected):
    inner = inner_marks(unescaped(text))
    assert ("!" if inner.doubtful else "") + str(inner.marking or "none") == expected
