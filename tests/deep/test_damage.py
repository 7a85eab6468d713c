"""A damaged telegram is read like any other: 2,000 of them at every run, 900,000 in the long one."""

import pytest

from tests.deep.damage import DAMAGES, damaged, seeds
from tests.deep.holds import hold, hold_written_anew

FEW = 2_000
MANY = 900_000
SHARD = 10_000


def hold_all(numbers: range) -> None:
    for number in numbers:
        try:
            reading = hold(damaged(number))
            if number % 20 == 0:
                hold_written_anew(reading)
        except Exception as failure:
            raise AssertionError(f"damaged telegram {number} (python -m tests.deep {number})") from failure


@pytest.mark.parametrize("text", seeds(), ids=lambda text: text[:40].strip() or "blank")
def test_an_undamaged_telegram_holds(text):
    hold_written_anew(hold(text))


@pytest.mark.parametrize("part", range(4))
def test_damaged_telegrams_hold(part):
    hold_all(range(part, FEW, 4))


@pytest.mark.deep
@pytest.mark.parametrize("start", range(0, MANY, SHARD))
def test_very_many_damaged_telegrams_hold(start):
    hold_all(range(start, start + SHARD))


def test_damage_differs_and_can_be_made_again():
    made = [damaged(number) for number in range(100)]
    assert made == [damaged(number) for number in range(100)]
    assert len(set(made)) > 90
    assert len(DAMAGES) == len({damage.__name__ for damage in DAMAGES})
