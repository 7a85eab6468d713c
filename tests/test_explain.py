"""`reftel explain`: what is asked, and what is known of it."""

import pytest
from typer.testing import CliRunner

from reftel.cli.main import app


def explain(*words):
    done = CliRunner().invoke(app, ["explain", *words])
    return done.exit_code, done.output


@pytest.mark.parametrize(
    ("word", "says"),
    [
        ("S/NF", "SECRET//NOFORN"),
        ("(S/NF)", "SECRET//NOFORN"),
        ("PGOV", "one of TAGS"),
        ("RUEHC", "SECSTATE WASHDC"),
        ("La Paz", "11LAPAZ88"),
        ("25X1", "E.O. 13526"),
        ("1.4(d)", "reason"),
        ("SIPDIS", "aption"),
        ("banner-below-marks", "banner"),
        ("DTG", "ate-time group"),
    ],
)
def test_a_word_is_explained(word, says):
    code, output = explain(word)
    assert code == 0
    assert says in output


def test_without_a_word_it_lists_what_can_be_asked():
    code, output = explain()
    assert code == 0
    assert "banner-below-marks" in output
    assert "DTG" in output


def test_an_unknown_word_is_told_how_to_go_on():
    code, output = explain("qqqqqq")
    assert code == 2
    assert "docs/" not in output
