"""Which text stands does not depend on the order in which the copies came."""

from itertools import permutations

from reftel.message.read import read
from reftel.room.standing import standing
from reftel.terms.tables import shipped
from tests.archive import telegram_text
from tests.deep.holds import copy_of


def cable(text):
    return read(copy_of(text), shipped()).cable


def test_of_texts_alike_in_all_but_their_subject_one_stands_whatever_came_first():
    text = telegram_text(88, "1. (C) The chief called.")
    subjects = ("THE DAY'S NEWS", "ANOTHER DAY", "THE NIGHT'S NEWS")
    cables = [cable(text.replace(subjects[0], subject)) for subject in subjects]
    assert len({standing(row).subject.value for row in permutations(cables)}) == 1
