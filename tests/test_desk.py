"""Case file, incidents, ledger and watch, on the telegram that started it and on some written for the purpose."""

from contextlib import ExitStack

import msgspec
import pytest

from reftel.desk.casefile import case_file
from reftel.desk.incidents import Wanted as WantedIncidents
from reftel.desk.incidents import listed
from reftel.desk.judgements import Judgements
from reftel.desk.ledger import ledger
from reftel.desk.record import Asked
from reftel.desk.record import recorded as record
from reftel.desk.subject import subject
from reftel.desk.watch import watch
from reftel.room.judgement import CONFIRMED, Judgement, Mark
from reftel.room.room import Room
from tests.archive import archive_of, telegram_text


@pytest.fixture
def recorded(tmp_path):
    with ExitStack() as open_rooms:

        def of(*texts, **asked):
            archive = archive_of(tmp_path / "archive", *texts)
            return record(open_rooms.enter_context(Room.open(archive)), archive, Asked(**asked))

        yield of


PROMISED = telegram_text(
    12,
    "1. (C) Chief Rustam Darvazi was shot at on February 9. PO Delwan will meet Rustam Darvazi on February 14.",
    day="11",
)
KEPT = telegram_text(15, "1. (C) PO Delwan met Chief Rustam Darvazi on February 14.", day="16")


def test_a_promise_is_kept_by_the_meeting_a_later_telegram_tells_of(recorded):
    (row,) = [row for row in ledger(recorded(PROMISED, KEPT)) if row.type == "commitment"]
    assert row.state == "kept"
    assert [each.pin for each in row.evidence] == ["11SAHRIYA15 ¶1"]


@pytest.mark.parametrize(("whose", "entries"), [("al-Harun", 1), ("al-Zakim", 2)])
def test_a_widow_goes_by_the_family_name_and_not_by_the_article_before_it(recorded, whose, entries):
    dead = "1. (C) Colonel Rustam al-Harun and Colonel Sami al-Zakim were killed on February 9."
    first = telegram_text(12, f"{dead} PO Delwan will meet Widad al-Harun.", day="11")
    later = telegram_text(13, f"{dead} PO Delwan will meet {whose}'s widow.", day="12")
    rows = ledger(recorded(first, later))
    assert len([row for row in rows if row.type == "commitment"]) == entries


def test_as_of_a_day_nothing_later_is_known(recorded):
    (row,) = [row for row in ledger(recorded(PROMISED, KEPT, as_of="2011-02-12")) if row.type == "commitment"]
    assert (row.state, row.evidence, row.overdue) == ("open", (), False)


def test_what_is_due_lapses_without_a_word(recorded):
    later = telegram_text(16, "1. (C) It rained.", day="20")
    (row,) = [row for row in ledger(recorded(PROMISED, later)) if row.type == "commitment"]
    assert (row.state, row.overdue) == ("lapsed", True)


@pytest.fixture
def state(recorded):
    """The state of the one entry whose action has a word, and the words that speak for it, after a later telegram."""

    def of(first, later, word):
        reply = telegram_text(33, f"1. (C) {later}", day="25").replace("NEWS\n", "NEWS\n\nREF: SAHRIYA 31\n")
        texts = telegram_text(31, f"1. (C) {first}"), reply
        (row,) = [row for row in ledger(recorded(*texts)) if word in " ".join((row.action, *row.quotes))]
        return row.state, " ".join(each.why for each in row.evidence)

    return of


def test_what_it_means_is_said_in_the_sentence_before(state):
    first = "Funds for twelve radios for the registry have been found. The Department will ship them by March 1."
    assert state(first, "The radios of the registry came on February 24.", "ship")[0] == "kept"
    assert state(first, "The guards of the registry came on February 24.", "ship")[0] == "open"


def test_an_offer_that_is_withdrawn_leaves_nothing_to_be_done(state):
    first = "The Bureau has offered the chief an armored vehicle. The Consulate will receive it."
    assert (
        state(first, "The armored vehicle (reftel) is not wanted and the offer is withdrawn.", "receive")[0] == "moot"
    )


def test_what_others_had_wished_is_not_what_was_promised(state):
    first = "Governor Burhan Oltavi promised to pay the votes of the Delwan bloc."
    later = "The Minister kept the colonel through the vote of the bloc, as the Ambassador had wished."
    assert state(first, later, "votes")[0] == "open"


def test_evidence_is_told_in_words_as_they_are_written(state):
    first = "The electoral commission promised to send two guards to the houses by February 24."
    found, why = state(first, "The commission sent two guards to the houses as it had promised (reftel).", "guards")
    assert found == "kept"
    assert "guards, houses" in why


REPORTED = telegram_text(
    21, "1. (C) Registrar Rustam Darvazi was killed on February 12 when a bomb destroyed a bus.", day="12"
)
DENIED = telegram_text(22, "1. (C) Rustam Darvazi was not killed. The first report was wrong.", day="13")
AGAIN = telegram_text(23, "1. (C) Rustam Darvazi was killed on March 4.", day="28")


def test_a_report_that_is_denied_the_next_day_is_one_incident_that_did_not_happen(recorded):
    rows = {row.who: row for row in listed(recorded(REPORTED, DENIED))}
    assert rows["Rustam Darvazi"].state == "denied"
    assert rows["Rustam Darvazi"].tellings == ("11SAHRIYA21 ¶1", "11SAHRIYA22 ¶1")
    assert "state" in {each["what"] for each in rows["Rustam Darvazi"].disagree}
    assert rows["a bus"].state == "occurred"


def test_a_death_after_a_report_that_was_denied_is_another(recorded):
    states = [row.state for row in listed(recorded(REPORTED, DENIED, AGAIN)) if row.who == "Rustam Darvazi"]
    assert sorted(states) == ["denied", "occurred"]


def test_nobody_dies_twice_whatever_day_a_telling_gives(recorded):
    other = telegram_text(24, "1. (C) The report on the killing of Rustam Darvazi on February 11 is out.", day="20")
    (row,) = [row for row in listed(recorded(REPORTED, other)) if row.who == "Rustam Darvazi"]
    assert len(row.tellings) == 2
    assert "date" in {each["what"] for each in row.disagree}


def test_one_man_named_in_other_words_is_nothing_to_disagree_on_but_another_spelling_is(recorded):
    text = "1. (C) Chief Rustam Darvazi was killed on February 12."
    again = "2. (C) Darvazi was killed on February 12."
    (row,) = listed(recorded(telegram_text(26, f"{text}\n\n{again}", day="13")))
    assert (len(row.tellings), row.disagree) == (2, ())


def test_another_spelling_of_the_one_it_befell_is_shown_as_such(recorded):
    text = "1. (C) Chief Rustam Darvazi was killed on February 12.\n\n2. (C) Rustam Dervazi was killed on February 12."
    (row,) = listed(recorded(telegram_text(27, text, day="13")))
    ((what, values),) = [(each["what"], [one["value"] for one in each["values"]]) for each in row.disagree]
    assert (what, values) == ("target", ["Rustam Darvazi", "Rustam Dervazi"])


def test_who_was_taken_and_let_go_had_two_things_happen_to_him(recorded):
    text = "1. (C) Registrar Rustam Darvazi was arrested in Bassur. Darvazi was released without charge."
    assert len(listed(recorded(telegram_text(25, text, day="12")))) == 2


def test_who_was_beaten_one_day_and_killed_another_had_two_things_happen_to_him(recorded):
    beaten = telegram_text(27, "1. (C) Secretary Rustam Darvazi was beaten at the quay.", day="12")
    killed = telegram_text(28, "1. (C) Rustam Darvazi was killed in his cell on February 20.", day="21")
    assert len(listed(recorded(beaten, killed))) == 2


@pytest.mark.parametrize(("told", "level"), [("wounded", "likely"), ("beaten", "likely"), ("killed", "realised")])
def test_whom_an_attack_did_not_kill_the_next_one_may(recorded, told, level):
    (row,) = watch(recorded(telegram_text(29, f"1. (C) Secretary Rustam Darvazi was {told} on February 12.", day="13")))
    assert (row.of, row.level) == ("life", level)


def test_a_line_of_the_watch_opens_with_the_words_that_speak_for_its_level(recorded):
    feared = telegram_text(31, "1. (C) Secretary Rustam Darvazi is in danger of his life.", day="12")
    killed = telegram_text(32, "1. (C) Secretary Rustam Darvazi was killed on February 14.", day="15")
    (row,) = watch(recorded(feared, killed))
    assert (row.level, row.pin, row.since) == ("realised", "11SAHRIYA32 ¶1", "2011-02-12")
    assert row.pins == ("11SAHRIYA32 ¶1", "11SAHRIYA31 ¶1")


def test_a_post_of_which_the_department_writes_is_the_one_addressed(recorded):
    text = telegram_text(30, "1. (C) POST SHOULD ISSUE TRAVEL LETTERS TO RUSTAM DARVAZI.")
    asked = text.replace("RUEHC/SECSTATE WASHDC", "RUKVSA/AMEMBASSY BASSUR")
    asked = asked.replace("FM AMEMBASSY SAHRIYA", "FM SECSTATE WASHDC")
    assert {row.owner for row in ledger(recorded(asked, text))} == {"Embassy Bassur (post)", "Embassy Sahriya (post)"}


@pytest.fixture
def seed(tmp_path, shared):
    text = (shared / "seed" / "07BAGHDAD4003.txt").read_text(encoding="utf-8")
    archive = archive_of(tmp_path / "archive", text)
    with Room.open(archive) as room:
        yield room, record(room, archive)


@pytest.mark.shared
def test_the_killing_is_one_incident(seed):
    (attack,) = listed(seed[1], WantedIncidents("attack"))
    assert [pin.split()[1] for pin in attack.tellings] == ["¶1", "¶2", "¶5"]
    assert (attack.who, attack.when) == ("Qais al-Mumury", "2007-12-09")


@pytest.mark.shared
def test_the_widows_meeting_is_one_entry_with_two_strengths(seed):
    rows = [row for row in ledger(seed[1]) if "widow" in row.action]
    assert [(row.strengths, row.strength, len(row.pins)) for row in rows] == [(("firm", "attempt"), "attempt", 2)]
    states = {row.type: row.state for row in ledger(seed[1])}
    assert states["pending"] == "open"
    assert states["recommendation"] == "standing"


@pytest.mark.shared
def test_the_watch_shows_all_of_them(seed):
    rows = watch(seed[1])
    subjects = {row.subject for row in rows}
    assert {"Qais al-Mumury", "Abbas al-Jaburi", "Ra'ad Shakir Jawdat", "Ali al-Khawam"} <= subjects
    groups = {row.of: row for row in rows if row.members}
    assert {of: row.from_ for of, row in groups.items()} == {
        "life": "Shi'a militias",
        "position": "the MOI and central government",
    }
    for group in groups.values():
        assert "police chiefs" in group.subject
        assert {"Qais al-Mumury", "Ra'ad Shakir Jawdat"} <= set(group.members)
        assert group.pin == "07BAGHDAD4003 ¶5"


@pytest.mark.shared
def test_the_family_is_asked_about_and_not_stated(seed):
    room, made = seed
    found = case_file(room, made, subject(room, made, "Ra'ad Shakir Jawdat"))
    assert [row["pin"] for row in found.asked] == ["07BAGHDAD4003 ¶3"]


@pytest.mark.shared
@pytest.mark.parametrize("name", ["Qais al-Mamury", "Abbas al-Jaburi", "Ra'ad Shakir Jawdat", "Ali al-Khawam"])
def test_every_row_has_its_words(seed, name):
    room, made = seed
    found = msgspec.to_builtins(case_file(room, made, subject(room, made, name)))
    rows = [row for each in found.values() if isinstance(each, (list, tuple)) for row in each]
    assert rows
    for row in rows:
        assert {"pin", "quote", "marking", "status"} <= set(row)
        assert row["status"] == "unconfirmed"


@pytest.mark.parametrize(("day", "state"), [("2011-02", "kept"), ("2011", "kept"), ("2011-01", None)])
def test_a_month_is_known_to_its_last_day(recorded, day, state):
    rows = [row.state for row in ledger(recorded(PROMISED, KEPT, as_of=day)) if row.type == "commitment"]
    assert rows == ([state] if state else [])


@pytest.mark.parametrize("day", ["2011-13", "2011-02-30", "soon"])
def test_a_day_there_is_not_is_refused(recorded, day):
    with pytest.raises(ValueError, match="write it as"):
        recorded(PROMISED, as_of=day)


def test_what_was_decided_of_a_state_is_not_known_before_its_evidence(tmp_path):
    archive = archive_of(tmp_path / "archive", PROMISED, KEPT)
    with Room.open(archive) as room:
        (row,) = [row for row in ledger(record(room, archive)) if row.type == "commitment"]
        left = Mark("11SAHRIYA12", "¶1", row.quote)
        right = Mark("11SAHRIYA15", "¶1", "dropped")
        Judgements(archive, "main").add(Judgement("state", left, right, CONFIRMED, "keeper", "2026-01-01T12:00:00Z"))
        states = [
            row.state
            for day in ("2011-02-12", "2011-02-28")
            for row in ledger(record(room, archive, Asked(day)))
            if row.type == "commitment"
        ]
    assert states == ["open", "dropped"]


def test_at_a_post_only_what_it_had_sent_or_been_sent_is_known(recorded):
    assert ledger(recorded(PROMISED, at="Sahriya"))
    assert ledger(recorded(PROMISED, at="Secstate"))
    assert not ledger(recorded(PROMISED, at="Delwan"))


def test_a_case_file_reads_so_many_telegrams_and_counts_the_others(tmp_path, monkeypatch):
    """The first names him in full; of the others, which have his family name alone, as many are read as may be."""
    from reftel.desk import subject as about

    texts = [telegram_text(10, "1. (C) Colonel Rustam Darvazi was shot at.")]
    texts += [telegram_text(11 + number, f"1. (C) On day {number} the Darvazi house was quiet.") for number in range(5)]
    archive = archive_of(tmp_path / "archive", *texts)
    with Room.open(archive) as room:
        known = record(room, archive)
        whole = case_file(room, known, about.subject(room, known, "Rustam Darvazi"))
        monkeypatch.setattr(about, "_MAY_NAME", 2)
        some = case_file(room, known, about.subject(room, known, "Rustam Darvazi"))
    assert (whole.who["unread"], some.who["unread"]) == (0, 3)
    assert [row["pin"] for row in some.cannot_show if "not read" in row["what"]] == ["11SAHRIYA13"]
    assert not [row for row in whole.cannot_show if "not read" in row["what"]]


def test_of_many_persons_of_a_name_those_named_most_are_in_its_case_file(tmp_path, monkeypatch):
    from reftel.desk import subject as about

    texts = [telegram_text(number, "1. (C) Colonel Rustam Darvazi was shot at.") for number in (10, 11)]
    texts += [telegram_text(12, "1. (C) Mayor Dana Darvazi resigned.")]
    archive = archive_of(tmp_path / "archive", *texts)
    with Room.open(archive) as room:
        known = record(room, archive)
        both = about.subject(room, known, "Darvazi")
        monkeypatch.setattr(about, "_MOST", 2)
        one = case_file(room, known, about.subject(room, known, "Darvazi"))
    assert (len(both.people), both.others) == (2, ())
    assert one.who["name"] == "Rustam Darvazi"
    (left,) = [row for row in one.cannot_show if "may be meant" in row["what"]]
    assert left["pin"] == "11SAHRIYA12"
    assert left["what"].endswith(": Dana Darvazi")
