"""The sequence decides which lines open a paragraph."""

import pytest

from reftel.message.numbering import openings
from reftel.text import cut
from reftel.text.lines import split_lines


def numbers(text):
    return [opening.number for opening in openings(cut(text, ()), split_lines(text), 0)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1. One.\n2. Two.\n3. Three.", [1, 2, 3]),
        ("¶1. (C) One.\n¶2. (C) Two.", [1, 2]),
        ("11. (S/NF) One.\n12. (C) Two.\n13. (C) Three.", [1, 2, 3]),  # the pilcrow became a 1
        ("¶11. (C) Eleven.\n¶12. (C) Twelve.", [11, 12]),  # a pilcrow stands, so 11 is 11
        ("1. (C) On September\n¶15. Charge told him.\n2. (C) Two.", [1, 2]),  # a day of the month
        ("1. One.\n3. Three.\n4. Four.", [1, 3, 4]),  # a true gap stays
        ("1. (C) One.\n2. (C) Two.\n2. (C) Two again.\n3. (C) Three.", [1, 2, 2, 3]),
        ("1. (C) The list:\n  1. first\n  2. second\n2. (C) Two.", [1, 2]),  # a list within paragraph 1
        ("(S/NF) Summary: no number.\n1. (C) One.", [None, 1]),
        ("1.(C) One.\n2.(C) Two.", [1, 2]),
        ("1. C) One.\n2. C) Two.", [1, 2]),
        ("5. Five.\n6. Six.\n7. Seven.", [5, 6, 7]),  # the second section alone
        ("1973. The year.\n2.5 million.", []),
    ],
)
def test_sequence(text, expected):
    assert numbers(text) == expected


def test_a_marked_paragraph_opens_in_the_middle_of_a_long_line():
    text = "1. (C) " + "word " * 80 + "2. (S) " + "word " * 10
    assert numbers(text) == [1, 2]


def test_a_paragraph_sign_apart_from_its_number_opens_one_paragraph():
    text = "¶ 1. (C) " + "word " * 80 + "\n¶ 2. (C) " + "word " * 80
    assert numbers(text) == [1, 2]


def test_mark_and_words():
    text = "¶1. (S/NF)  The chief."
    (opening,) = openings(cut(text, ()), split_lines(text), 0)
    assert (opening.label, opening.mark, text[opening.words :]) == ("1.", "S/NF", "The chief.")
