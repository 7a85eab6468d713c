"""Three archives against their gold, which was written by hand first: `examples/gold/README.md` says how."""

from functools import cache

import pytest

from reftel.cli.add import take_in
from reftel.desk.casefile import case_file
from reftel.desk.incidents import listed
from reftel.desk.ledger import ledger
from reftel.desk.logbook import Log, Note
from reftel.desk.record import Asked, recorded
from reftel.desk.subject import subject
from reftel.desk.watch import watch
from reftel.room.room import Room
from reftel.room.told import told, who
from reftel.vault.local import tables_of
from reftel.vault.run import Origin
from tests.archive import NOON
from tests.gold import CARUAY, KHARVAN, OROMBE, Archive, has_line, incident_score, ledger_score


class Desk:
    """An archive that was taken in, and its record as of a day, as a post or everybody knew it; each is made once."""

    def __init__(self, archive: Archive, folder, room: Room) -> None:
        self.table, self.floor, self.end = archive.table, archive.floor, archive.end
        self.folder, self.room = folder, room
        self.made = cache(lambda day=archive.end, at="": recorded(room, folder, Asked(day, at or None)))


def _taken_in(archive: Archive, folder):
    take_in(folder, [archive.telegrams], Origin("written for reftel"), print, workers=1)
    with Room.open(folder) as room:
        yield Desk(archive, folder, room)


@pytest.fixture(scope="module", params=[KHARVAN, OROMBE, CARUAY], ids=lambda archive: archive.name)
def desk(request, tmp_path_factory):
    yield from _taken_in(request.param, tmp_path_factory.mktemp(request.param.name) / "archive")


@pytest.fixture(scope="module")
def kharvan(tmp_path_factory):
    yield from _taken_in(KHARVAN, tmp_path_factory.mktemp("kharvan") / "archive")


def by_day(rows):
    """Rows of a table by their date and post."""
    found = {}
    for row in rows:
        found.setdefault((row["date"], row.get("at", "")), []).append(row)
    return found


def test_the_ledger_agrees_with_the_gold(desk):
    score = ledger_score(desk.table("ledger"), ledger(desk.made()), desk.made())
    assert score.right >= desk.floor["ledger"], score.missed
    assert score.agreement >= desk.floor["states"], score.wrong


def test_the_ledger_as_of_earlier_days(desk):
    days = [
        ledger_score(rows, ledger(desk.made(day)), desk.made(day))
        for (day, _), rows in by_day(desk.table("ledger_dates")).items()
    ]
    right = sum(score.right * score.rows for score in days) / sum(score.rows for score in days)
    assert right >= desk.floor["days"], days


def test_no_state_is_proposed_without_words_for_it(desk):
    rows = ledger(desk.made())
    assert any(row.evidence for row in rows)
    for row in rows:
        assert row.state == "open" or row.evidence, row
        for each in row.evidence:
            assert each.why
            key, _, paragraph = each.pin.partition(" ")
            texts = [p.text for p in desk.made().telegrams[key].passages if p.paragraph == paragraph]
            assert any(each.quote in " ".join(text.split()) for text in texts), each


def test_incidents_agree_with_the_gold(desk):
    score = incident_score(desk.table("incidents"), listed(desk.made()), desk.made())
    assert score.right >= desk.floor["incidents"], score


def test_the_watch_on_its_days(desk):
    wrong, rows = [], desk.table("watch")
    for (day, at), each in by_day(rows).items():
        record = desk.made(day, at)
        lines = watch(record)
        for row in each:
            keys = record.find(row["subject"])
            if (row["of"], row["level"]) not in {(line.of, line.level) for line in lines if line.key in keys}:
                wrong.append(" ".join((day, at, row["subject"], row["of"], row["level"])))
    assert 1 - len(wrong) / len(rows) >= desk.floor["watch"], wrong


def test_what_the_watch_may_not_say(desk):
    days = by_day(desk.table("watch_absent"))
    assert days
    for (day, at), rows in days.items():
        record = desk.made(day, at)
        lines = watch(record)
        for row in rows:
            keys = record.find(row["subject"])
            said = {line.level for line in lines if line.key in keys and line.of == row["of"]}
            assert row["level"] not in said if row["level"] else not said, row


def test_case_files_have_the_lines_of_the_gold(desk):
    rows, wrong = desk.table("cases"), []
    files = cache(lambda name: case_file(desk.room, desk.made(), subject(desk.room, desk.made(), name)))
    for row in rows:
        if not has_line(files(row["person"]), desk.made(), row):
            wrong.append(" ".join((row["person"], row["part"], row["value"])))
    assert 1 - len(wrong) / len(rows) >= desk.floor["cases"], wrong


def test_what_is_said_later_is_not_known_before(kharvan):
    record = kharvan.made("2011-07-08")
    assert max(said.told.dtg for said in record.said) < "2011-07-09"
    assert all((each.dtg or "") < "2011-07-09" for row in ledger(record) for each in row.evidence)


@pytest.mark.parametrize("row", KHARVAN.table("knew"), ids=lambda row: f"{row['telegram']} {row['post']}")
def test_who_was_told_of_the_warning(kharvan, row):
    telegram = kharvan.room.telegram(row["telegram"])
    how = told(telegram.cable, who(row["post"], tables_of(kharvan.folder).posts), kharvan.room.links.members())
    precedence = how and how.precedence
    assert (how.how if how else "", precedence or "") == (row["as"], row["precedence"])
    assert not row["when"] or telegram.dtg.startswith(row["when"])


def test_nobody_is_merged_with_another(desk):
    """The table of case files names them: a namesake, a father, a nephew."""
    record = desk.made()
    others = [row for row in desk.table("cases") if row["part"] == "not"]
    assert others
    for row in others:
        one, other = (set(record.find(name)) for name in (row["person"], row["value"]))
        assert one
        assert not one & other, row


def test_an_entry_of_the_log_stands_beside_the_telegrams(kharvan):
    folder, room = kharvan.folder, kharvan.room
    (row,) = KHARVAN.table("log")
    told_ = (row["about"], row["on"], row["source"], row["marking"])
    number = Log(folder, room.name).add(Note(row["kind"], row["text"], row["said"], "keeper", NOON.isoformat(), *told_))
    found = case_file(room, recorded(room, folder), subject(room, recorded(room, folder), row["about"]))
    (line,) = (each for each in found.meetings if each.status == "logged")
    assert (line.pin, line.quote, line.marking) == (f"LOG{number} ¶1", row["text"], row["marking"])
    assert found.marking
    Log(folder, room.name).undo(number, NOON.isoformat())


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("A caller threatened her at the pharmacy.", "threat"),
        ("He was arrested at the gate.", "detention"),
        ("Somebody fired at his door.", "attack"),
    ],
)
def test_a_noted_incident_is_of_the_type_its_words_tell(kharvan, text, type_):
    folder, room = kharvan.folder, kharvan.room
    log = Log(folder, room.name)
    about = (None, None, None, "CONFIDENTIAL")
    number = log.add(Note("incident", text, "2011-12-23", "keeper", NOON.isoformat(), *about))
    found = [row.type for row in listed(recorded(room, folder)) if row.pin == f"LOG{number} ¶1"]
    log.undo(number, NOON.isoformat())
    assert found == [type_]
