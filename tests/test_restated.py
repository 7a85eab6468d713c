"""Which entries of the ledger an action is laid beside: those of its counterpart, and of kin under the same name."""

from reftel.claims.claim import Action, Claim, Pin
from reftel.desk.restated import DAYS, Stated
from reftel.room.claims import Told
from reftel.room.record import Said
from reftel.room.whom import Whom
from reftel.text import Span

KIND = ("commitment", "meet")


def said(number, whom, day="2011-07-01"):
    claim = Claim(Action("commitment", "we", "meet", whom.text), Pin(Span(0, 4), "meet"), "rule", "1")
    return Said(Told(f"11DELWAN{number}", "¶1", 0, 0, claim, f"{day}T10:00:00Z"), {"counterpart": whom}, frozenset())


def found(new, *earlier):
    stated = Stated(())
    for number, each in enumerate(earlier):
        stated.add(each, number, KIND)
    return stated.near(new, KIND)


RUSTAM = Whom("Rustam al-Darvazi", ("rustam",))
WIDOW = Whom("al-Darvazi's widow", (), (("widow", "rustam"),))


def test_a_promise_is_laid_beside_those_to_the_same_person_and_to_kin_of_his_name():
    nasrin = Whom("Nasrin al-Darvazi", ("nasrin",))
    assert found(said(3, RUSTAM), said(1, RUSTAM), said(2, nasrin)) == [0]
    assert found(said(3, nasrin), said(1, WIDOW), said(2, RUSTAM)) == [0]
    assert found(said(3, WIDOW), said(1, nasrin), said(2, WIDOW)) == [1, 0]


def test_two_persons_who_share_a_word_of_their_names_are_not_laid_beside_each_other():
    others = [said(number, Whom(f"Idris al-Tamaz {number}", (f"idris-{number}",))) for number in range(9)]
    assert found(said(10, RUSTAM), *others) == []


def test_what_was_said_long_ago_is_not_stated_again():
    assert found(said(2, RUSTAM, "2011-07-01"), said(1, RUSTAM, "2011-01-01")) == []
    assert DAYS < 181
