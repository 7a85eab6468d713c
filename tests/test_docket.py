"""The docket: kept rows answer as the record they were made from does, and are made anew when anything changes."""

import os
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from io import BytesIO
from threading import Barrier

import msgspec
import pytest

from reftel.desk import aftermath, docket
from reftel.desk import record as desk_record
from reftel.desk.ahead import make_ahead
from reftel.desk.casefile import case_file
from reftel.desk.docket import _PACKAGES, FILE
from reftel.desk.incidents import TYPES, listed
from reftel.desk.incidents import Wanted as WantedIncidents
from reftel.desk.judgements import Judgements
from reftel.desk.leaf import incident_leaf, watch_leaf
from reftel.desk.ledger import Wanted, ledger
from reftel.desk.logbook import Log, Note
from reftel.desk.overview import overview
from reftel.desk.persons import persons
from reftel.desk.question import questions
from reftel.desk.record import Asked, recorded, stands
from reftel.desk.subject import subject
from reftel.desk.urgency import leaf
from reftel.desk.watch import Sought, watch
from reftel.readers.reader import read_path, read_stream
from reftel.room.figure import Figure
from reftel.room.judgement import CONFIRMED, DIFFERENT, Judgement, Mark
from reftel.room.people import people
from reftel.room.record import Behind
from reftel.room.room import Room
from reftel.room.rules import rules
from reftel.room.vantage import NOW
from reftel.terms.place import area
from reftel.vault.ingest import ingest
from reftel.vault.local import keep_tables
from reftel.vault.run import ADD, Begun, begin
from reftel.vault.vault import Vault
from tests.archive import NOON, archive_of, telegram_text
from tests.conftest import ROOT

SUBJECTS = ("Rustam Darvazi", "Darvazi", "Jurkhal", "police chief", "Delwan", "subject:shelter", "nobody at all")


@pytest.fixture(scope="module")
def kharvan(tmp_path_factory):
    folder = tmp_path_factory.mktemp("docket") / "archive"
    with Vault.make(folder) as vault:
        run = begin(vault.db, Begun(ADD, NOON.isoformat(), "keeper", ("-",)))
        ingest(vault, read_path(ROOT / "examples" / "kharvan"), run)
    with Room.open(folder) as room:
        yield folder, room


def answers(room, record):
    """All that the desk answers from a record; the day it holds for is left out."""
    rows = {
        "people": persons(record),
        "jurkhal": persons(record, "Jurkhal"),
        "incidents": [listed(record, WantedIncidents(type_)) for type_ in (None, *TYPES)],
        "in delwan": listed(record, WantedIncidents(place=area("Delwan"), first="2011-03", last="2011-09")),
        "watch": [watch(record, place=place) for place in (None, area("Delwan"))],
        "questions": questions(record),
        "ledger": ledger(record),
        "owner": ledger(record, Wanted(owner="Embassy")),
        "about": ledger(record, Wanted(about="Jurkhal")),
    }
    for asked in (*SUBJECTS, next(iter(record.telegrams))):
        found = case_file(room, record, subject(room, record, asked))
        rows[asked] = {**msgspec.to_builtins(found), "who": {**found.who, "as_of": None}}
    return msgspec.json.decode(msgspec.json.encode(rows))


def anew(room, archive, asked=NOW):
    """The record, made without any rows."""
    kept = recorded(room, archive)
    return desk_record.record(room, archive, asked, kept.judged, desk_record.beside(archive, room))


def test_rows_answer_as_the_record_does(kharvan):
    folder, room = kharvan
    recorded(room, folder)
    assert (room.folder / FILE).is_file()
    assert answers(room, recorded(room, folder)) == answers(room, anew(room, folder))


@pytest.mark.parametrize(
    "asked", [Asked("2011-06-30"), Asked("2011-09"), Asked(None, "SAHRIYA"), Asked("2011-08-15", "PO Delwan")]
)
def test_rows_of_a_day_or_a_post_answer_as_the_record_does(kharvan, asked):
    folder, room = kharvan
    rows = recorded(room, folder, asked, rows=True)
    assert rows.lists is not None
    assert len(rows.telegrams) < room.count()
    assert answers(room, rows) == answers(room, anew(room, folder, asked))
    assert recorded(room, folder, asked, rows=True).as_of == rows.as_of


def test_rows_of_the_days_that_were_asked_for_last_are_kept(kharvan, monkeypatch):
    folder, room = kharvan
    monkeypatch.setattr(docket, "_OTHERS", 2)
    days = [Asked(f"2011-0{month}-15") for month in (4, 5, 6)]
    for asked in days:
        recorded(room, folder, asked, rows=True)
    assert [stands(room, folder, asked) for asked in days] == [False, True, True]
    assert stands(room, folder, NOW)
    made = times_made(monkeypatch)
    recorded(room, folder, days[2], rows=True)
    assert made == []


def test_what_people_decide_shows_at_once(kharvan):
    folder, room = kharvan
    before = recorded(room, folder)
    row = next(row for row in ledger(before) if row.state == "open")
    key, _, paragraph = row.pin.partition(" ")
    said = Mark(key, paragraph, row.quote)
    kept = Judgements(folder, room.name)
    kept.add(Judgement("state", said, Mark(key, paragraph, "kept"), CONFIRMED, "vale", NOON.isoformat()))
    governor = next(each for each in before.people.persons if each.name == "Burhan Oltavi")
    merge = governor.merges[0]
    left, right = Mark(governor.figures[0].key, "", governor.name), Mark(merge.key, "", merge.name)
    kept.add(Judgement("person", left, right, DIFFERENT, "vale", NOON.isoformat()))
    Log(folder, room.name).add(
        Note("risk", "A call at night.", "2011-10-01", "vale", NOON.isoformat(), about="Daoud Jurkhal")
    )
    after = recorded(room, folder)
    assert next(each.state for each in ledger(after) if each.id == row.id) == "kept"
    others = [each for each in after.people.persons if merge.key in {figure.key for figure in each.figures}]
    assert any(merge.name == each.name for each in others)
    assert governor.key in {each.key for each in after.people.persons}
    assert any("LOG1 ¶1" in each.pins for each in watch(after))
    assert answers(room, after) == answers(room, anew(room, folder))


def test_who_asks_soon_gets_the_rows_that_stand_and_is_told_what_they_lack(kharvan, monkeypatch):
    folder, room = kharvan
    before = recorded(room, folder, soon=True)
    asked, *rest = questions(before)
    kept = Judgements(folder, room.name)
    number = kept.add(asked.answered("n", "vale", NOON.isoformat()))
    made = times_made(monkeypatch)
    soon = recorded(room, folder, soon=True)
    assert (soon.behind, made) == (Behind(decisions=1), [])
    assert questions(soon) == tuple(rest)
    assert ledger(soon) == ledger(before)
    after = recorded(room, folder)
    assert (after.behind, len(made)) == (Behind(), 1)
    kept.undo(NOON.isoformat(), number)
    assert recorded(room, folder, soon=True).behind.decisions == 1


def test_nobody_is_given_rows_that_lack_what_was_logged(kharvan, monkeypatch):
    folder, room = kharvan
    recorded(room, folder)
    Log(folder, room.name).add(Note("contact", "He rang.", "2011-10-02", "vale", NOON.isoformat(), about="Jurkhal"))
    made = times_made(monkeypatch)
    assert not recorded(room, folder, soon=True).behind
    assert len(made) == 1


def test_a_page_is_read_alone(kharvan):
    folder, room = kharvan
    record = recorded(room, folder)
    every = ledger(record)
    assert record.lists.page("ledger", Wanted(), 3, 4) == every[3:7]
    assert record.lists.count("ledger", Wanted()) == len(every)


def test_the_most_urgent_come_first_kept_or_not(kharvan):
    folder, room = kharvan
    kept, made = recorded(room, folder), anew(room, folder)
    for wanted in (Wanted(), Wanted(overdue=True), Wanted(state="kept"), Wanted(about="Jurkhal")):
        assert leaf(kept, wanted) == leaf(made, wanted)
        assert leaf(kept, wanted, 2, 3).rows == leaf(made, wanted).rows[2:5]


def test_rows_of_other_rules_or_broken_ones_are_made_anew(tmp_path, monkeypatch):
    archive = archive_of(tmp_path / "archive", telegram_text(12, "1. (C) PO Delwan will meet Chief Rustam Darvazi."))
    with Room.open(archive) as room:
        expected = ledger(recorded(room, archive))
        (room.folder / FILE).write_bytes(b"not a docket" * 1000)
        assert ledger(recorded(room, archive)) == expected
        monkeypatch.setattr("reftel.desk.docket.rules", lambda *packages: "others")
        made = times_made(monkeypatch)
        assert ledger(recorded(room, archive)) == expected
        assert ledger(recorded(room, archive)) == expected
        assert len(made) == 1


def times_made(monkeypatch):
    """A list that grows whenever a record is made of claims."""
    made, make = [], desk_record.record
    monkeypatch.setattr(desk_record, "record", lambda *args: made.append(args) or make(*args))
    return made


@pytest.mark.parametrize("name", ["desk/docket.py", "terms/tables/place.csv", "message/tables/bearing.csv"])
def test_rules_are_modules_and_tables(name, tmp_path, monkeypatch):
    packages = tmp_path / "reftel"
    shutil.copytree(ROOT / "src" / "reftel", packages, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr("reftel.room.rules.resources.files", lambda package: tmp_path / package.replace(".", "/"))
    before = rules.__wrapped__(*_PACKAGES)
    assert rules.__wrapped__(*_PACKAGES) == before
    with (packages / name).open("ab") as file:
        file.write(b"\n")
    assert rules.__wrapped__(*_PACKAGES) != before


def test_tables_of_the_archive_change_what_is_kept(tmp_path, monkeypatch):
    archive = archive_of(tmp_path / "archive", telegram_text(12, "1. (C) PO Delwan will meet Chief Rustam Darvazi."))
    made = times_made(monkeypatch)
    with Room.open(archive) as room:
        recorded(room, archive)
        assert keep_tables(archive, {"post.csv": ({"post": "TIRVASH", "name": "Tirvash"},)})
        recorded(room, archive)
        recorded(room, archive)
    assert len(made) == 2


def test_what_a_crash_left_is_cleared_and_what_is_being_written_is_not(tmp_path):
    archive = archive_of(tmp_path / "archive", telegram_text(12, "1. (C) PO Delwan will meet Chief Rustam Darvazi."))
    over = subprocess.run([sys.executable, "-c", "import os; print(os.getpid())"], capture_output=True, check=True)
    with Room.open(archive) as room:
        left = room.folder / f"{FILE}.{int(over.stdout)}-1.new"
        live = room.folder / f"{FILE}.{os.getppid()}-1.new"
        for file in (left, live):
            file.touch()
        recorded(room, archive)
        assert (left.exists(), live.exists()) == (False, True)


def with_one_more(archive, text):
    """The archive with this telegram besides."""
    with Vault.open(archive) as vault:
        run = begin(vault.db, Begun(ADD, NOON.isoformat(), "keeper", ("-",)))
        ingest(vault, read_stream(BytesIO(text.encode()), "-"), run)


def test_what_came_since_is_known(tmp_path):
    archive = archive_of(tmp_path / "archive", telegram_text(12, "1. (C) PO Delwan will meet Chief Rustam Darvazi."))
    with Room.open(archive) as room:
        assert [row.state for row in ledger(recorded(room, archive))] == ["open"]
    with_one_more(archive, telegram_text(13, "1. (C) PO Delwan met Chief Rustam Darvazi on February 13.", day="14"))
    with Room.open(archive) as room:
        soon = recorded(room, archive, soon=True)
        assert (soon.behind, [row.state for row in ledger(soon)]) == (Behind(telegrams=1), ["open"])
        assert [row.state for row in ledger(recorded(room, archive))] == ["kept"]


def test_rows_that_lack_a_telegram_answer_as_before_it_came(kharvan, tmp_path):
    folder, _ = kharvan
    archive = shutil.copytree(folder, tmp_path / "archive")
    with Room.open(archive) as room:
        before = answers(room, recorded(room, archive))
    text = "1. (C) Chief Rustam Darvazi met Daoud Jurkhal and Burhan Oltavi in Delwan on February 13."
    with_one_more(archive, telegram_text(990, text, day="14"))
    with Room.open(archive) as room:
        soon = recorded(room, archive, soon=True)
        assert soon.behind == Behind(telegrams=1)
        found = answers(room, soon)
    assert {name: row for name, row in found.items() if found[name] != before[name]} == {}


def test_a_folder_that_cannot_be_written_is_read(tmp_path, monkeypatch):
    archive = archive_of(tmp_path / "archive", telegram_text(12, "1. (C) PO Delwan will meet Chief Rustam Darvazi."))
    with Room.open(archive) as room:
        monkeypatch.setattr("reftel.desk.kept_file.writable", lambda file: False)
        assert len(ledger(recorded(room, archive))) == 1
        assert not (room.folder / FILE).exists()


def test_sentences_left_out_speak_for_no_state(kharvan, monkeypatch):
    folder, room = kharvan
    found = ledger(anew(room, folder))
    monkeypatch.setattr(aftermath, "_telling", lambda asked, wording, near: (1 << len(wording.tellings)) - 1)
    assert ledger(anew(room, folder)) == found


def test_threads_that_ask_at_once_all_get_the_rows(tmp_path):
    folder = archive_of(tmp_path / "archive", telegram_text(1, "1. (C) Chief Rustam Darvazi was shot at."))
    together, found = Barrier(4), []

    def ask():
        with Room.open(folder) as room:
            together.wait()
            found.append(persons(recorded(room, folder))[0]["name"])

    with Room.open(folder) as room:
        recorded(room, folder)
        (room.folder / FILE).unlink()
    with ThreadPoolExecutor(4) as threads:
        for answer in [threads.submit(ask) for _ in range(4)]:
            answer.result()
    assert found == ["Rustam Darvazi"] * 4


def test_what_stands_above_the_lists_is_counted_with_the_rows(kharvan, monkeypatch):
    folder, room = kharvan
    kept, whole = recorded(room, folder), anew(room, folder)

    def heads(record):
        lists = incident_leaf(record, WantedIncidents(), 0, 1), watch_leaf(record, Sought(), 0, 1)
        return *lists, leaf(record, Wanted(), 0, 1), overview(record)

    expected = heads(whole)
    monkeypatch.setattr(type(kept.lists), "parts", lambda *asked: pytest.fail("all rows were read"))
    monkeypatch.setattr(type(kept.lists), "_count", lambda *asked: pytest.fail("all rows were counted"))
    assert heads(recorded(room, folder)) == expected


def test_case_files_made_ahead_say_the_same(kharvan, monkeypatch):
    folder, room = kharvan
    monkeypatch.setattr(desk_record, "make_ahead", partial(make_ahead, many=1))
    (room.folder / FILE).unlink(missing_ok=True)
    kept, whole = recorded(room, folder), anew(room, folder)
    assert kept.lists.case({whole.people.persons[0].key}) is not None
    assert answers(room, kept) == answers(room, whole)
    for each in whole.people.persons:
        files = [case_file(room, record, subject(room, record, each.key), confirmed=True) for record in (kept, whole)]
        assert files[0].marking == files[1].marking
        assert files[0].who["telegrams"] == files[1].who["telegrams"]


def test_a_common_name_is_asked_about_with_ten_others_at_most():
    names = ["Ali Hassan"] * 30 + ["Ali Karim", "Ali Omar", "Ali Basir", "Kamal Hassan", "Omar Hassan", "Basir Hassan"]
    days = [f"2011-02-{number % 28 + 1:02}T00:00:00Z" for number in range(len(names))]
    rows = [Figure(f"11DELWAN{n}", name, (name,), dtg=days[n]) for n, name in enumerate(names)]
    doubts = people(rows).doubts
    assert max(sum(doubt.right is row for doubt in doubts) for row in rows) == 10
