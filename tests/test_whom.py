"""Whom a pronoun means by whether he or she is said: each case is a row of `tables/pronoun.txt`."""

import pytest

from reftel.claims.claim import Action, Claim, Meant, Pin
from reftel.room.claims import Told
from reftel.room.figure import Figure
from reftel.room.room import Room
from reftel.room.whom import Cast
from reftel.text import Span
from tests.archive import archive_of, telegram_text
from tests.table import cases


def read(text):
    """The figures `: Mary Orlan; Mrs: Tamaz` stands for."""
    for each in text.split(";"):
        title, _, name = each.strip().partition(":")
        yield Figure("11SAHRIYA31", name.strip(), (name.strip(),), (), tuple(filter(None, [title])))


@pytest.mark.parametrize(("given", "expected"), cases("pronoun"))
def test_pronoun(given, expected, tmp_path):
    sentence, rule, figures = (each.strip() for each in given.split(" | "))
    pronoun, _, name = rule.partition(": ")
    with Room.open(archive_of(tmp_path / "archive", telegram_text(31, f"1. (C) {sentence}."))) as room:
        (telegram,) = room.telegrams()
    place = len(telegram.passages) - 1
    start = telegram.passages[place].text.rindex(f" {pronoun} will") + 1
    meant = () if name == pronoun else (Meant("owner", name, "the rule"),)
    said = Claim(Action("commitment", pronoun, "call"), Pin(Span(start, start + 8), "will call"), "r", "1", meant=meant)
    row = Told(telegram.key, "¶1", place, 0, said)
    cast = Cast(telegram, [(each, each.name) for each in read(figures)], [row])
    found = cast.whom(pronoun, row, "owner")
    assert (found.persons[0] if found.persons else "nobody") == expected
