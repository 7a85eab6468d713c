"""Telegrams with a flaw each, and beside each what it is read into: `reftel expect` writes it anew."""

from pathlib import Path

import pytest

from reftel.cli.expect import expected
from reftel.message.read import read, read_all
from reftel.readers.reader import read_path
from reftel.terms.tables import shipped

TELEGRAMS = sorted((Path(__file__).parent / "cables").glob("*.txt"))


@pytest.mark.parametrize("telegram", TELEGRAMS, ids=lambda path: path.stem)
def test_what_is_read(telegram):
    assert expected(telegram) == telegram.with_suffix(".json").read_text(encoding="utf-8")


def test_each_telegram_stands_beside_what_is_read_from_it():
    assert TELEGRAMS
    assert {path.stem for path in TELEGRAMS} == {path.stem for path in TELEGRAMS[0].parent.glob("*.json")}


def test_telegrams_read_together_are_read_as_each_alone():
    copies = tuple(read_path(TELEGRAMS[0].parent))
    assert read_all(copies, shipped()) == [read(copy, shipped()) for copy in copies]
    assert read_all((), shipped()) == []
