"""Captions restrict a telegram however they are spelled and wherever they stand."""

import re
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reftel.message.cable import Copy
from reftel.message.read import read
from reftel.terms.caption import captions, read_caption
from reftel.terms.marking import Level, Marking
from reftel.terms.slug import unknown_caption
from reftel.terms.tables import shipped
from tests.table import cases

TELEGRAM = """PP RUEHC
DE RUEHXX #0088 3441158
ZNY SSSSS ZZH
P 101158Z DEC 07
FM AMEMBASSY SAHRIYA
TO RUEHC/SECSTATE WASHDC PRIORITY 4755
INFO RUEHBS/AMEMBASSY BRUSSELS 0001
{heading}
{banner}

SIPDIS
{under}
DEPT FOR NEA/I

E.O. 12958: DECL: 12/07/2017
{order}
TAGS: PGOV, PREL{tags}
SUBJECT: THE RIVER ROAD
{subject}

REF: SAHRIYA 12

{body}

1. (U) Open.

2. (C) The road is closed, said the mayor of the town.
VALE
"""
PLACES = ("heading", "under", "order", "tags", "subject", "body")


def unescaped(text):
    return re.sub(r"\\u([0-9a-f]{4})", lambda found: chr(int(found[1], 16)), text)


def cable(banner="S E C R E T SAHRIYA 000088", **lines):
    text = TELEGRAM.format(banner=banner, **(dict.fromkeys(PLACES, "") | lines))
    return read(Copy(text, sha256(text.encode()).hexdigest(), "telegram", ""), shipped()).cable


def names(read_cable):
    return [field.value for field in read_cable.captions]


@pytest.mark.parametrize(("line", "expected"), cases("caption"))
def test_captions_of_a_line(line, expected):
    assert (" | ".join(read_caption(unescaped(line))) or "-") == expected


@pytest.mark.parametrize(("line", "expected"), cases("unknown_caption"))
def test_unknown_captions(line, expected):
    assert unknown_caption(line) == (expected == "yes")


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("caption", ["EXDIS", "NODIS/NOFORN", "NO\u200bDIS"])
def test_a_strayed_caption_restricts_every_passage(place, caption):
    known = read_caption(caption)[0]
    found = cable(**{place: (", " if place == "tags" else "") + (known if place == "tags" else caption)})
    assert known in names(found)
    assert all(known in paragraph.marking.captions for paragraph in found.paragraphs)
    assert found.subject.value == "THE RIVER ROAD"
    assert [row.plad for row in found.heading.info] == ["AMEMBASSY BRUSSELS"]
    assert [field.value for field in found.tags] == ["PGOV", "PREL"]


@pytest.mark.parametrize(
    "banner", ["", "E C R E T SAHRIYA 000088", "5 E C R E T SAHRIYA 000088", "\u0405 E C R E T SAHRIYA 000088"]
)
def test_captions_are_read_under_a_damaged_banner_or_none(banner):
    found = cable(banner=banner, under="EXDIS")
    assert names(found)[:2] == ["SIPDIS", "EXDIS"]
    assert str(found.marking) == "SECRET//NOFORN//EXDIS"


def test_captions_count_where_nothing_but_marks_says_a_level():
    text = TELEGRAM.replace("ZNY SSSSS ZZH\n", "").format(banner="", **dict.fromkeys(PLACES, "") | {"under": "NODIS"})
    found = read(Copy(text, sha256(text.encode()).hexdigest(), "telegram", ""), shipped()).cable
    assert [str(paragraph.marking) for paragraph in found.paragraphs] == [
        "UNCLASSIFIED//NOFORN//NODIS",
        "CONFIDENTIAL//NOFORN//NODIS",
    ]
    assert str(found.marking) == "CONFIDENTIAL//NOFORN//NODIS"


def test_an_unknown_caption_is_a_compartment_of_every_passage():
    found = cable(under="ZEBRA")
    assert [str(paragraph.marking) for paragraph in found.paragraphs] == [
        "UNCLASSIFIED//CAP:ZEBRA",
        "CONFIDENTIAL//CAP:ZEBRA",
    ]


def test_a_city_is_no_caption_by_its_form():
    assert names(cable(under="ADDIS ABABA FOR VALE")) == ["SIPDIS"]
    assert names(cable(under="ORDIS")) == ["SIPDIS", "ORDIS"]


def test_a_full_slug_line_runs_over():
    found = cable(under="JUSTICE FOR CRIMINAL DIVISION, OFFICE OF INTERNATIONAL\nAFFAIRS")
    assert names(found) == ["SIPDIS"]


def test_a_release_under_the_banner_restricts_what_is_unmarked():
    found = cable(under="REL TO USA, GBR", body="0. The road to the river is open again.\n")
    assert "NOFORN" in found.marking.controls  # the (C) passage is released to nobody
    found = cable(banner="S E C R E T SAHRIYA 000088", under="SECRET//REL KHARVAN")
    assert names(found) == ["SIPDIS", "REL TO USA, KHARVAN"]


def test_a_caption_in_a_page_head_alone_counts():
    body = "1. (U) Open and\nSECRET\n\nPAGE 02 SAHRIY 00088  101200Z\nEXDIS\n\ngo on."
    text = TELEGRAM.format(banner="S E C R E T SAHRIYA 000088", **dict.fromkeys(PLACES, "") | {"body": body})
    found = read(Copy(text, sha256(text.encode()).hexdigest(), "telegram", ""), shipped()).cable
    assert "EXDIS" in [field.value for field in found.captions]


RESTRICTING = sorted(name for name, row in captions().items() if row.restricts)
ALIKE = {"E": "\u0415", "I": "\u0406", "O": "\u041e", "S": "\uff33", "D": "\uff24"}
AROUND = ("{}", "({})", "*{}*", "{}.", "HANDLE AS {}", "PLEASE TREAT AS {}", "CAPTION: {}", "  {}  ", "{}//", "- {} -")
BESIDE = ("", "/SIPDIS", "//SIPDIS", ", SIPDIS", "; SIPDIS", " AND SIPDIS", " & SIPDIS", " - SIPDIS")


@st.composite
def disguised(draw):
    """A caption of the table that restricts, and how it is printed."""
    name = draw(st.sampled_from(RESTRICTING))
    printed = draw(st.sampled_from((name, name.lower(), name.title())))
    place = draw(st.integers(1, len(printed) - 1))
    turn = draw(st.sampled_from(("", "hidden", "alike", "spaced")))
    if turn == "hidden":
        printed = printed[:place] + draw(st.sampled_from("\u200b\u202e\u2060\ufeff\u00ad")) + printed[place:]
    elif turn == "alike":
        printed = printed[:place] + ALIKE.get(printed[place], printed[place]) + printed[place + 1 :]
    elif turn == "spaced" and " " not in printed:
        printed = " ".join(printed)
    if turn != "spaced":
        printed += draw(st.sampled_from(BESIDE))
    return name, draw(st.sampled_from(AROUND)).format(printed)


@given(disguised())
def test_no_caption_under_the_banner_is_lost(planted):
    name, printed = planted
    found = cable(under=printed)
    least = Marking(Level.S, captions=frozenset({name}))
    assert found.marking == found.marking | least, printed
    assert all(least.captions <= paragraph.marking.captions for paragraph in found.paragraphs), printed
