"""What is said of a finding is one line, and the place in the telegram under it."""

import pytest

from reftel.cli.remark import of_failure, of_reading
from reftel.message.cable import Copy
from reftel.message.finding_catalogue import remark
from reftel.message.read import read
from reftel.readers.failure import failure
from reftel.terms.tables import shipped
from reftel.text import Span


@pytest.mark.parametrize("name", ["two\nlines.txt", "two\rlines.txt", "two\x85lines\u2028.txt"])
def test_a_line_end_in_a_file_name_begins_no_line(name):
    assert len(of_failure(failure(name, "empty-file", "it is empty")).splitlines()) == 1


def test_the_place_is_underlined():
    reading = read(Copy("FM SAHRIYA\nTAGS: POGV\n", "", "telegram", "a.txt"), shipped())
    lines = list(of_reading(reading, remark("tag-unknown", Span(17, 21), "POGV is in no table of tags")))
    assert lines == [
        "a.txt:2:7: note tag-unknown: POGV is in no table of tags",
        "    TAGS: POGV",
        "          ^^^^",
    ]
