"""Decisions handed on: what is new is taken in, what contradicts is shown, what may not be seen stays out."""

import json

import msgspec
import pytest
from typer.testing import CliRunner

from reftel.cli.main import app
from reftel.desk import question
from reftel.desk.exchange import BadExchange, Received, merged, received, written
from reftel.desk.judgements import Judgements
from reftel.desk.question import Question, questions
from reftel.desk.record import recorded
from reftel.room.definition import MAIN, Definition
from reftel.room.judgement import CONFIRMED, DIFFERENT, LONGEST_WHY, REFUSED, SAME, UNSURE, Judgement, Mark
from reftel.room.people import People
from reftel.room.record import Record
from reftel.room.room import Room
from reftel.terms.marking import read_marking
from tests.archive import archive_of, telegram_text

ONE = telegram_text(
    12, "1. (C) Colonel Rustam Darvazi met Chief Ali Orlan in Tirvash.\n\n2. (S) He is the Mouse.", day="11"
)
TWO = telegram_text(15, "1. (C) Colonel Rostam Darwazi met Chief Ali Orlan on the road.", day="16")
LEFT, RIGHT = Mark("11SAHRIYA12", "¶1", "Rustam Darvazi"), Mark("11SAHRIYA15", "¶1", "Rostam Darwazi")
OWED = Mark("11SAHRIYA12", "¶1", "will meet him")
SECRET = Definition("secret", read_marking("SECRET"))


def person(verdict=SAME, by="vale", left=LEFT, right=RIGHT, why="seen both"):
    return Judgement("person", left, right, verdict, by, "2026-01-01T12:00:00Z", why)


def state(value="kept", verdict=CONFIRMED):
    return Judgement("state", OWED, Mark("11SAHRIYA15", "¶1", value), verdict, "vale", "2026-01-01T12:00:00Z")


def anything(mark, words):
    return True


def taken(mine, *theirs, room=MAIN, clearance=None, seen=anything):
    return merged(mine, Received(clearance, theirs), room, seen)


def test_what_is_written_reads_back():
    found = received(written([person(), state()], SECRET))
    assert found == Received("SECRET", (person(), state()))


@pytest.mark.parametrize("words", [b"", b"{}", b"name,left\n", b'{"format":"reftel judgements 2"}\n', b"\xff\xfe"])
def test_what_is_no_such_file_is_refused(words):
    with pytest.raises(BadExchange):
        received(words)


def test_a_reason_may_be_long_and_not_endless():
    longest = person(why="y" * LONGEST_WHY)
    assert received(written([longest], MAIN)).rows == (longest,)
    with pytest.raises(BadExchange, match=r"line 3 is no judgement: its reason has 4,001 letters; 4,000 may be kept"):
        received(written([longest, person(why="y" * (LONGEST_WHY + 1))], MAIN))


def test_a_line_that_goes_wrong_is_named():
    with pytest.raises(BadExchange, match="line 2"):
        received(written([], MAIN) + b'{"about": 3}\n')


@pytest.mark.parametrize(
    ("mine", "theirs", "new", "known", "conflicts"),
    [
        (None, person(), 1, 0, 0),
        (person(by="me"), person(), 0, 1, 0),
        (person(by="me"), person(left=RIGHT, right=LEFT), 0, 1, 0),
        (person(DIFFERENT, "me"), person(), 0, 0, 1),
        (person(UNSURE, "me"), person(), 1, 0, 0),
        (person(by="me"), person(UNSURE), 0, 1, 0),
        (state("kept"), state("moot"), 0, 0, 1),
        (state("kept"), state("kept", REFUSED), 0, 0, 1),
        (state("kept"), state("kept"), 0, 1, 0),
    ],
)
def test_new_known_and_contradicting(mine, theirs, new, known, conflicts):
    found = taken([mine] if mine else [], theirs)
    assert (len(found.new), found.known, len(found.conflicts)) == (new, known, conflicts)


def test_reasons_of_a_room_that_sees_something_else_stay_out():
    assert taken([], person()).new[0].why == "seen both"
    assert taken([], person(), room=SECRET).new[0].why == ""
    assert taken([], person(), room=SECRET, clearance="SECRET").new[0].why == "seen both"


@pytest.fixture
def archive(tmp_path):
    return archive_of(tmp_path / "archive", ONE, TWO)


def review(archive, *words, status=0):
    found = CliRunner().invoke(app, ["review", *words, "--archive", str(archive)])
    assert found.exit_code == status, found.output
    return found


def test_from_one_archive_to_another(archive, tmp_path):
    other = archive_of(tmp_path / "other", ONE, TWO)
    Judgements(archive, "main").add(person())
    Judgements(archive, "main").add(person(left=Mark("11SAHRIYA12", "¶1", "nobody")))
    review(archive, "--export", str(tmp_path / "vale.jsonl"))
    told = review(other, "--merge", str(tmp_path / "vale.jsonl")).stderr
    assert told == "1 decision taken in, 0 known, 0 conflicts, 1 on what is not seen here\n"
    (kept,) = Judgements(other, "main")
    assert msgspec.structs.replace(kept, number=0) == person()
    assert "0 decisions taken in, 1 known" in review(other, "--merge", str(tmp_path / "vale.jsonl")).stderr


def test_a_conflict_is_shown_and_ours_stands_unless_theirs_is_taken(archive, tmp_path):
    theirs = tmp_path / "vale.jsonl"
    theirs.write_bytes(written([person()], MAIN))
    Judgements(archive, "main").add(person(DIFFERENT, "me", why="two men"))
    shown = review(archive, "--merge", str(theirs)).stdout
    assert "ours:   person different" in shown
    assert "theirs: person same" in shown
    assert [row.verdict for row in Judgements(archive, "main")] == [DIFFERENT]
    review(archive, "--merge", str(theirs), "--take", "theirs")
    assert [row.verdict for row in Judgements(archive, "main")] == [DIFFERENT, SAME]
    rows = json.loads(review(archive, "--judged", "--json").stdout)
    review(archive, "--undo", str(rows[-1]["number"]))
    assert [row.verdict for row in Judgements(archive, "main")] == [DIFFERENT]
    for number in ("99", "0", "-1", "9" * 30):
        review(archive, "--undo", number, status=2)
    assert [row.verdict for row in Judgements(archive, "main")] == [DIFFERENT]


def test_what_a_room_may_not_see_is_not_taken_in(archive, tmp_path):
    made = ["room", "add", "low", "--clearance", "CONFIDENTIAL", "--archive", str(archive), "--workers", "1"]
    assert CliRunner().invoke(app, made).exit_code == 0
    theirs = tmp_path / "vale.jsonl"
    theirs.write_bytes(written([person(right=Mark("11SAHRIYA12", "¶2", "the Mouse"))], MAIN))
    assert "1 on what is not seen here" in review(archive, "--merge", str(theirs), "--room", "low").stderr
    assert list(Judgements(archive, "low")) == []


def test_questions_about_persons_have_a_bound_and_answers_make_room_for_others(monkeypatch):
    marks = [Mark(f"11SAHRIYA{number}", "¶1", "Darvazi") for number in range(4)]
    rows = [Question(mark.mrn, "person", "?", LEFT, mark, (), (), weight=9 - n) for n, mark in enumerate(marks)]
    monkeypatch.setattr(question, "_persons", lambda record, weights: iter(rows))
    monkeypatch.setattr(question, "MOST", 2)

    def asked(*judged):
        return [row.id for row in questions(Record((), People(()), {}, None, judged))]

    assert asked() == ["11SAHRIYA0", "11SAHRIYA1"]
    assert asked(rows[0].answered("h", "vale", "2026-01-01T12:00:00Z")) == ["11SAHRIYA1", "11SAHRIYA2"]


def test_the_most_useful_questions_come_first(tmp_path):
    danger = telegram_text(
        21, "1. (C) Nasrin Orvash is in danger. PO Delwan will meet Nasrin Orvash on February 22.", day="19"
    )
    kept = telegram_text(25, "1. (C) PO Delwan met Nasrin Orvash on February 22.", day="24")
    calm = telegram_text(10, "1. (C) PO Delwan will meet Ali Orlan on February 10.", day="09")
    done = telegram_text(11, "1. (C) PO Delwan met Ali Orlan on February 10.", day="10")
    made = archive_of(tmp_path / "archive", danger, kept, calm, done)
    with Room.open(made) as room:
        rows = questions(recorded(room, made))
    assert [row.weight for row in rows] == sorted((row.weight for row in rows), reverse=True)
    assert "Nasrin Orvash" in rows[0].ask
    assert all(row.marking == "CONFIDENTIAL" for row in rows)


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"verdict": "so"}, "no verdict"),
        ({"about": "weather"}, "person, incident, promise"),
        ({"marking": "LOUD"}, "no marking"),
        ({"left": ["11SAHRIYA1", "¶1", "Darvazi", 10**30]}, "counted from 0"),
        ({"left": ["11SAHRIYA1", "¶1", "Darvazi", -1]}, "counted from 0"),
    ],
)
def test_a_judgement_that_cannot_be_is_refused(changed, told):
    row = {
        "about": "person",
        "left": ["11SAHRIYA1", "¶1", "Darvazi"],
        "right": ["11SAHRIYA2", "¶1", "Darvazi"],
        "verdict": "same",
        "by": "Vale",
        "at": "2026-01-01T00:00:00Z",
    }
    lines = [{"format": "reftel judgements 1", "clearance": None}, {**row, **changed}]
    with pytest.raises(BadExchange, match=told):
        received("\n".join(map(json.dumps, lines)).encode())
