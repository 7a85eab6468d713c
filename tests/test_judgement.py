"""What people decide stands over every rule, survives rebuilds, and can be taken back; so does what they note."""

import msgspec
import pytest
from typer.testing import CliRunner

from reftel.cli.main import app
from reftel.desk.judgements import Judgements
from reftel.desk.ledger import ledger
from reftel.desk.logbook import Log, Note
from reftel.desk.question import questions
from reftel.desk.record import recorded
from reftel.desk.watch import watch
from reftel.room.group import is_of
from reftel.room.judgement import DIFFERENT, REFUSED, SAME, Judgement, Mark
from reftel.room.room import Room
from tests.archive import archive_of, telegram_text

ONE = telegram_text(12, "1. (C) Colonel Rustam Darvazi met Chief Ali Orlan in Tirvash.", day="11")
TWO = telegram_text(15, "1. (C) Colonel Rostam Darwazi met Chief Ali Orlan on the road.", day="16")
LEFT, RIGHT = Mark("11SAHRIYA12", "¶1", "Rustam Darvazi"), Mark("11SAHRIYA15", "¶1", "Rostam Darwazi")


@pytest.fixture
def archive(tmp_path):
    return archive_of(tmp_path / "archive", ONE, TWO)


def made(archive):
    with Room.open(archive) as room:
        return recorded(room, archive)


def colonels(archive):
    return len([each for each in made(archive).people.persons if "colonel" in str(each.titles).lower()])


def judged(verdict):
    return Judgement("person", LEFT, RIGHT, verdict, "keeper", "2026-01-01T12:00:00Z", "seen both")


def test_two_spellings_with_one_rank_are_one_person(archive):
    assert colonels(archive) == 1


def test_different_stands_over_the_rule_and_can_be_undone(archive):
    kept = Judgements(archive, "main")
    kept.add(judged(DIFFERENT))
    assert colonels(archive) == 2
    assert kept.undo("2026-01-02T12:00:00Z") == 1
    assert colonels(archive) == 1
    assert kept.undo("2026-01-02T12:00:00Z") is None


def test_same_merges_what_no_rule_does(tmp_path):
    other = telegram_text(15, "1. (C) Colonel Samad Orlan met nobody.", day="16")
    archive = archive_of(tmp_path / "archive", ONE, other)
    assert colonels(archive) == 2
    Judgements(archive, "main").add(
        Judgement("person", LEFT, Mark("11SAHRIYA15", "¶1", "Samad Orlan"), SAME, "keeper", "2026-01-01T12:00:00Z")
    )
    assert colonels(archive) == 1


def test_judgements_survive_a_rebuild(archive):
    Judgements(archive, "main").add(judged(DIFFERENT))
    assert CliRunner().invoke(app, ["rebuild", "--archive", str(archive)]).exit_code == 0
    assert colonels(archive) == 2


def test_what_is_noted_stands_beside_the_telegrams(archive):
    note = Note(
        "promise", "send a doctor", "2011-02-20", "vale", "2026-01-01T12:00:00Z", "Rustam Darvazi", "2011-03-01"
    )
    number = Log(archive, "main").add(note)
    (row,) = [row for row in ledger(made(archive)) if row.pin == f"LOG{number} ¶1"]
    assert (row.status, row.how, row.action, row.due) == ("logged", "logged", "send a doctor", "2011-03-01")
    assert Log(archive, "main").undo(number, "2026-01-02T12:00:00Z")
    assert not [row for row in ledger(made(archive)) if row.status == "logged"]


def test_a_risk_that_is_noted_comes_on_the_watch(archive):
    Log(archive, "main").add(Note("risk", "Two men ask for him", "2011-02-20", "vale", "2026-01-01", "Rustam Darvazi"))
    assert [(row.subject, row.status) for row in watch(made(archive))] == [("Rustam Darvazi", "logged")]


def test_a_question_that_was_answered_is_not_asked_again(tmp_path):
    promise = telegram_text(12, "1. (C) PO Delwan will meet Chief Rustam Darvazi on February 14.", day="11")
    kept = telegram_text(15, "1. (C) PO Delwan met Chief Rustam Darvazi on February 14.", day="16")
    archive = archive_of(tmp_path / "archive", promise, kept)
    (question,) = [row for row in questions(made(archive)) if row.about == "state"]
    run = CliRunner().invoke(app, ["review", "--archive", str(archive)], input="y\nq\n")
    assert run.exit_code == 0
    assert question.id not in {row.id for row in questions(made(archive))}
    assert [row.status for row in ledger(made(archive)) if row.type == "commitment"] == ["confirmed"]


MOUSE = telegram_text(21, "1. (C) The Mouse of Tirvash left for the coast.", day="21")
ALIAS = Judgement(
    "person", LEFT, Mark("11SAHRIYA21", "¶1", "The Mouse"), SAME, "keeper", "2026-01-01T12:00:00Z", "his own word"
)


def found(archive, query):
    shown = CliRunner().invoke(app, ["search", "--export", "jsonl", query, "--archive", str(archive)])
    assert shown.exit_code == 0, shown.output
    return [line.split('"')[7] for line in shown.stdout.splitlines()]


def test_a_person_is_searched_under_every_name_people_judged_to_be_his(tmp_path):
    archive = archive_of(tmp_path / "archive", ONE, TWO, MOUSE)
    query = 'person:"Rostam Darvazi"'
    assert found(archive, query) == ["11SAHRIYA12", "11SAHRIYA15"]
    number = Judgements(archive, "main").add(ALIAS)
    assert found(archive, query) == ["11SAHRIYA12", "11SAHRIYA15", "11SAHRIYA21"]
    Judgements(archive, "main").undo("2026-01-02T12:00:00Z", number)
    assert found(archive, query) == ["11SAHRIYA12", "11SAHRIYA15"]


def test_words_that_may_no_longer_be_seen_lead_nowhere(tmp_path):
    archive = archive_of(tmp_path / "archive", ONE, MOUSE)
    gone = msgspec.structs.replace(ALIAS, right=Mark("11SAHRIYA21", "¶1", "The Rat"))
    Judgements(archive, "main").add(gone)
    assert found(archive, 'person:"Rustam Darvazi"') == ["11SAHRIYA12"]


def test_a_refused_claim_is_not_found(archive):
    assert found(archive, "claim:meeting") == ["11SAHRIYA12", "11SAHRIYA15"]
    (row, *_) = [
        said for said in made(archive).said if said.told.key == "11SAHRIYA12" and said.told.claim.kind == "event"
    ]
    mark = Mark(row.told.key, row.told.paragraph, row.told.quote)
    refused = Judgement(
        "claim", mark, Mark(mark.mrn, mark.paragraph, "event"), REFUSED, "keeper", "2026-01-01T12:00:00Z"
    )
    Judgements(archive, "main").add(refused)
    assert found(archive, "claim:meeting") == ["11SAHRIYA15"]


def test_words_printed_in_capitals_name_whom_they_are_read_as(tmp_path):
    archive = archive_of(tmp_path / "archive", telegram_text(12, "1. CHIEF RUSTAM DARVAZI CALLED ON THE AMBASSADOR."))
    (person,) = [row for row in made(archive).people.persons if "Darvazi" in row.name]
    assert is_of(person.figures[0], Mark("11SAHRIYA12", "¶1", "RUSTAM DARVAZI"))
    assert not is_of(person.figures[0], Mark("11SAHRIYA12", "¶1", "RUSTAM ORLAN"))
