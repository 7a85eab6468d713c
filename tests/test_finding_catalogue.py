"""Every finding has its entry, its page says what the table says, and nothing in the table is idle."""

import re

import pytest

from reftel.message.finding_catalogue import catalogue_page, entries, entry, near, told
from tests.conftest import ROOT

SOURCES = {path: path.read_text(encoding="utf-8") for path in (ROOT / "src/reftel").rglob("*.py")}
LOST = (ROOT / "src/reftel/readers/tables/lost_text.csv").read_text(encoding="utf-8")


def test_the_page_is_written_from_the_table():
    assert (ROOT / "docs/findings.md").read_text(encoding="utf-8") == catalogue_page()


@pytest.mark.parametrize("code", list(entries()))
def test_every_code_of_the_table_is_said_somewhere(code):
    assert any(f'"{code}"' in text for text in SOURCES.values()) or code in LOST


def raised() -> set[str]:
    """The codes that checks and readers name in their calls."""
    calls = re.compile(r"(?:remark|failure|Finding)\(\s*(?:[\w.]+,\s*)?\"([a-z0-9-]+)\"")
    return {code for text in SOURCES.values() for code in calls.findall(text)}


def test_every_code_that_is_raised_has_an_entry():
    assert len(raised()) > 40
    assert raised() <= set(entries())


def test_entries_are_whole_sentences_with_an_example():
    for row in entries().values():
        assert row.meaning.endswith("."), row.code
        assert row.what_to_do.endswith("."), row.code
        assert row.example.strip(), row.code


def test_what_is_told_of_a_code():
    row = entry("banner-below-marks")
    assert row is not None
    assert told(row).startswith("banner-below-marks (error)\n\n")
    assert "    C O N F I D E N T I A L DELWAN 000061\n    4. (S/NF)" in told(row)


def test_a_mistyped_code_has_a_neighbour():
    assert near("baner-below-marks")[0] == "banner-below-marks"
    assert near("zzzzzzzz") == ()
