"""The example archive against what was read from it by hand: the ledger, the watch at three dates, a case file."""

import pytest

from reftel.desk.casefile import case_file
from reftel.desk.incidents import Wanted, listed
from reftel.desk.ledger import ledger
from reftel.desk.record import Asked, recorded
from reftel.desk.subject import subject
from reftel.desk.watch import watch
from reftel.readers.reader import read_path
from reftel.room.room import Room
from reftel.vault.ingest import ingest
from reftel.vault.run import ADD, Begun, begin
from reftel.vault.vault import Vault
from tests.archive import NOON
from tests.conftest import ROOT
from tests.table import cases

AGREE, FOUND = 0.9, 0.85


@pytest.fixture(scope="module")
def kharvan(tmp_path_factory):
    folder = tmp_path_factory.mktemp("kharvan") / "archive"
    with Vault.make(folder) as vault:
        run = begin(vault.db, Begun(ADD, NOON.isoformat(), "keeper", ("-",)))
        ingest(vault, read_path(ROOT / "examples" / "kharvan"), run)
    with Room.open(folder) as room:
        yield folder, room


def made(kharvan, day=None):
    folder, room = kharvan
    return recorded(room, folder, Asked(day))


def test_the_ledger_agrees_with_what_was_read_by_hand(kharvan):
    rows = ledger(made(kharvan))
    wrong, missed = [], []
    rows_read = cases("kharvan_ledger")
    for given, expected in rows_read:
        pin, words = given.split(" | ")
        found = [row for row in rows if row.pin == pin and any(words in quote for quote in row.quotes)]
        if not found:
            missed.append(given)
        elif all(row.state != expected for row in found):
            wrong.append((given, expected, [row.state for row in found]))
    assert len(missed) <= (1 - FOUND) * len(rows_read), missed
    assert len(wrong) <= (1 - AGREE) * (len(rows_read) - len(missed)), wrong


def test_no_state_is_proposed_without_words_for_it(kharvan):
    for row in ledger(made(kharvan)):
        assert row.state == "open" or row.evidence, row
        for each in row.evidence:
            assert each.quote
            assert each.why


@pytest.mark.parametrize(("given", "level"), cases("kharvan_watch"))
def test_the_watch_at_three_dates(kharvan, given, level):
    day, name, of = given.split(" | ")
    record = made(kharvan, day)
    (key,) = record.find(name)
    assert [row.level for row in watch(record) if row.key == key and row.of == of] == [level]


def test_what_is_said_later_is_not_known_before(kharvan):
    record = made(kharvan, "2011-07-08")
    assert max(said.told.dtg for said in record.said) < "2011-07-09"
    assert all((each.dtg or "") < "2011-07-09" for row in ledger(record) for each in row.evidence)


def test_the_ambush_is_one_attack_told_twice(kharvan):
    rows = [row for row in listed(made(kharvan), Wanted("attack")) if "Hamid Orvash" in (row.who or "")]
    assert [(row.when, row.tellings) for row in rows] == [("2011-07-09", ("11DELWAN117 ¶1", "11SAHRIYA566 ¶1"))]


def test_the_case_file_of_the_police_chief(kharvan):
    record = made(kharvan)
    found = case_file(kharvan[1], record, subject(kharvan[1], record, "Daoud Jurkhal"))
    assert {"Daoud Jurkhal", "Dawood al-Zhurkhal", "Daud Djurkhal", "DAWUD JORKHAL"} <= {
        row["name"] for row in found.names
    }
    assert not any("MIRZA" in row["name"] or "Mirza" in row["name"] for row in found.names)
    assert any("Police Chief" in row["position"] for row in found.posts)
    assert any(row.state == "reversed" for row in found.incidents)
    assert any(row["state"] == "superseded" for row in found.actions)
    assert "DELWAN88" in {(row["mrn"] or "")[2:] for row in found.missing}
    assert {row["what"] for row in found.disagree} >= {"spelling"}


def test_no_two_persons_are_merged_and_nobody_is_split(kharvan):
    record = made(kharvan)
    names = [each.name for each in record.people.persons]
    for whole in (
        "Burhan Oltavi",
        "Hassan Oltavi",
        "Zohra Telmashi",
        "Karim Telmashi",
        "Hamid Orvash",
        "Nasrin Orvash",
    ):
        assert names.count(whole) == 1
    assert {each.name for each in record.people.persons if each.protected} >= {"Sami Rahvend", "Idris Dehkulan"}
