"""The shield: initials in the place of protected names, wherever in a text and however its lines are broken."""

import pytest

from reftel.desk.shield import Shield
from reftel.room.figure import Figure
from reftel.room.people import Person


def person(*names):
    figures = (Figure("11SAHRIYA12", names[0], names),)
    return Person(names[0].lower().replace(" ", "-"), names[0], figures, protected=True)


@pytest.fixture(scope="module")
def shield():
    return Shield([person("Sami Rahvend", "Rahvend"), person("Bo Ma'ri"), person("XXXXXXXXXXXX")])


@pytest.mark.parametrize(
    ("text", "covered"),
    [
        ("General Sami Rahvend (strictly protect)", "General S.R. (strictly protect)"),
        ("SAMI RAHVEND left", "S.R. left"),
        ("sami rahvend left", "S.R. left"),
        ("Sami\nRahvend left", "S.R. left"),
        ("Sami,\u00a0Rahvend's car", "S.R.'s car"),
        ("Bo Ma\u2019ri left", "B.M. left"),
        ("/case/sami-rahvend", "/case/sr"),
        ("Rahvend and Rahvendi", "R. and Rahvendi"),
        ("Rah vend", "Rah vend"),
        ("XXXXXXXXXXXX left", "XXXXXXXXXXXX left"),
    ],
)
def test_names_are_covered(shield, text, covered):
    assert shield.over(text) == covered
    assert shield.over_all({"a": [text, 1]}) == {"a": [covered, 1]}


def test_it_tells_whose_names_stand_in_rows(shield):
    assert shield.named_in("nobody", ["Sami\nRahvend"], {"who": "RAHVEND"}) == ("Sami Rahvend",)
    assert shield.named_in("XXXXXXXXXXXX") == ()
    assert not Shield(())
