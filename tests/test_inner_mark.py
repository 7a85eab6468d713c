"""No passage comes out lower than a mark that stands in it, whatever disguise the mark wears."""

import re
from hashlib import sha256

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reftel.message.cable import Copy
from reftel.message.inner_mark import inner_marks
from reftel.message.read import read
from reftel.terms.marking import read_portion
from reftel.terms.tables import shipped
from tests.table import cases

TELEGRAM = """ZNY SSSSS ZZH
P 101158Z DEC 07
FM AMEMBASSY SAHRIYA
TO RUEHC/SECSTATE WASHDC PRIORITY 4755
T O P S E C R E T SAHRIYA 000088

SIPDIS
NOFORN

E.O. 12958: DECL: 12/07/2017
TAGS: PGOV, PREL
SUBJECT: THE RIVER ROAD

1. (U) Open.{words}

9. (U) The end of it.
VALE
"""
MARKS = ("S/NF", "C", "S", "TS", "S//REL TO USA, GBR", "C/REL GERMANY", "SBU/NOFORN", "TS//SI/TK", "S/XD", "C/NODIS")
BEFORE = (
    *(
        "",
        "A. ",
        "-- a. ",
        "(a) ",
        "(i) ",
        "iii. ",
        "A.1. ",
        "1.1 ",
        "--- ",
        "> ",
        "+ ",
        "\u2013 ",
        "-A. ",
        "* ",
        "\u2022 ",
    ),
    *(
        "Summary: ",
        "Babil: ",
        "ANNEX A ",
        "2) ",
        "(2) ",
        "#2. ",
        "Para 2. ",
        "\uff12. ",
        "\u200b2. ",
        "2. ",
        "\u202e2. ",
    ),
    *("See annex (B).\n\n", "See (A) and (R).\n\n", "The mayor said it, ", "[note] ", "/", "\u00b61. ", "_"),
)
ENDS = ("\n", "\n\n", "\r", "\r\n", "\x0b", "\x0c", "\x85", "\u2028", "\u2029", " ", "  ", "")
BRACKETS = (
    "({})",
    "[{}]",
    "{{{}}}",
    "(({}))",
    '"({})"',
    '("{}")',
    "\uff08{}\uff09",
    "( {} )",
    "({}]",
    "({}",
    "({}):",
    "({}).",
)
ALIKE = {"S": "\u0405", "C": "\u0421", "T": "\u0422", "N": "\uff2e", "F": "\uff26", "O": "0", "I": "1", "B": "8"}
HIDDEN = "\u200b\u202e\u2060\ufeff\u0301\u0000"


def unescaped(text):
    return re.sub(r"\\u([0-9a-f]{4})", lambda found: chr(int(found[1], 16)), text)


@pytest.mark.parametrize(("text", "expected"), cases("inner_mark"))
def test_marks_inside_a_paragraph(text, expected):
    inner = inner_marks(unescaped(text))
    assert ("!" if inner.doubtful else "") + str(inner.marking or "none") == expected


@st.composite
def disguised(draw):
    """A mark, and how it is printed."""
    mark = draw(st.sampled_from(MARKS))
    printed = draw(st.sampled_from((mark, mark.lower(), mark.capitalize())))
    place = draw(st.integers(0, len(printed)))
    turn = draw(st.sampled_from(("", "alike", "hidden", "wrapped", "wide")))
    if turn == "alike" and place < len(printed):
        printed = printed[:place] + ALIKE.get(printed[place], printed[place]) + printed[place + 1 :]
    elif turn == "hidden":
        printed = printed[:place] + draw(st.sampled_from(HIDDEN)) + printed[place:]
    elif turn == "wrapped":
        printed = printed.replace("/", "/\n")
    elif turn == "wide":
        printed = "".join(chr(ord(letter) + 0xFEE0) if letter.isalpha() else letter for letter in printed)
    return mark, draw(st.sampled_from(BRACKETS)).format(printed)


@given(disguised(), st.sampled_from(BEFORE), st.sampled_from(ENDS))
@example(("S/NF", "(S/NF)"), "", "")
def test_no_passage_is_lower_than_a_mark_planted_in_it(planted, before, end):
    mark, printed = planted
    text = TELEGRAM.format(words=f"{end}{before}{printed} The planted road is closed.")
    cable = read(Copy(text, sha256(text.encode()).hexdigest(), "telegram", ""), shipped()).cable
    least = read_portion(mark).marking
    rows = [row for row in cable.paragraphs if "planted" in row.text]
    assert rows
    for row in rows:
        assert row.marking in (row.marking | least, row.marking | cable.marking), (str(row.marking), printed)


@given(st.text("(ABCSRabc) ,.\n-/NF", max_size=60))
def test_no_list_of_letters_hides_the_mark_behind_it(text):
    found, least = inner_marks(f"{text}\n\n(S/NF) The road is closed."), read_portion("S/NF").marking
    assert found.marking is not None
    assert found.marking | least == found.marking


@pytest.mark.parametrize(
    ("text", "doubtful"),
    [
        ("(" * 50_000, False),
        ("(A)(B)" * 5_000 + "(C)", False),
        ("(S" * 20_000, True),
        ("[S/" * 20_000, True),
        ("(\u0405" * 20_000, True),
    ],
    ids=("brackets", "letters", "unclosed", "strokes", "look-alikes"),
)
def test_hostile_brackets_are_marks_where_a_level_stands_in_them(text, doubtful):
    found = inner_marks(text)
    assert found.doubtful == doubtful
    assert (found.marking is not None) == doubtful
