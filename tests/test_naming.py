"""Who is named in the words of a telegram, and what only looks like a name."""

import pytest

from reftel.claims.role import roles
from reftel.claims.sentence import sentences
from reftel.claims.thing import is_phrase, is_thing
from reftel.room.naming import names
from reftel.room.room import Room
from tests.archive import archive_of, telegram_text


def named(tmp_path, subject, text):
    text = telegram_text(31, text).replace("THE DAY'S NEWS", subject)
    with Room.open(archive_of(tmp_path / "archive", text)) as room:
        (telegram,) = room.telegrams()
        return set(names(telegram))


def test_the_lines_of_a_list_are_read_one_by_one():
    listed = "Participants\nUnder Secretary Tamaz\nAmbassador Orlan\nHarbor Director Idris Vakh\nMarta Dehkulan"
    assert len(sentences(listed)) == len(listed.splitlines())


def test_a_filled_line_is_no_entry_of_a_list():
    text = "The consul told the Kharvani Deputy Minister of the Interior\nTamaz that he had written to the\nMayor."
    assert len(sentences(text)) == 1


def test_in_a_heading_words_written_large_name_nobody(tmp_path):
    found = named(tmp_path, "Prime Minister Accuses Kharva", "1. (C) Prime Minister Tamaz smiled.\n")
    assert found == {("Tamaz", "Prime Minister")}


def test_a_name_in_a_heading_is_one_when_the_text_has_it(tmp_path):
    found = named(tmp_path, "Minister Brown to Return Home", "1. (C) Brown came home on Friday.\n")
    assert ("Brown", "Minister") in found


@pytest.mark.parametrize(
    ("text", "persons"),
    [
        ("He is the Director of the Center for Strategic Studies in Sahriya.", []),
        ("She chairs it as President of the Kharvan Golf Association.", []),
        ("They met Secretary Tamaz Ambassador Orlan.", ["Tamaz", "Orlan"]),
        ("Codel Tamaz called on Minister Orlan.", ["Orlan"]),
        ("The King told Minister Tamaz as Orlan left.", ["Tamaz"]),
        ("Minister of Finance Tamaz left.", ["Tamaz"]),
    ],
)
def test_what_goes_on_as_the_name_of_a_body_is_nobody(text, persons):
    assert [each.role.person for each in roles(text)] == persons


@pytest.mark.parametrize("name", ["Covert Measures", "Lasting Gains"])
def test_words_of_english_are_nobody_without_a_title(name):
    assert is_phrase(name)


@pytest.mark.parametrize("name", ["Nick Brown", "Margaret Woods", "Ali Tamaz"])
def test_a_given_name_makes_words_of_english_a_name(name):
    assert not is_phrase(name)
    assert not is_thing(name)


@pytest.mark.parametrize(
    ("text", "name", "title"),
    [
        ("They met King Sami of Saudi Arabia.", "Sami", "King of Saudi Arabia"),
        ("They met Iraq's King Sami of the north.", "Sami", "Iraq's King"),
        ("The Service for Security (KDS) Chief Orlan spoke.", "Orlan", "KDS Chief"),
        ("The Kharvani (and not the other) Chief Orlan spoke.", "Orlan", "Chief"),
    ],
)
def test_a_title_has_the_country_and_the_body_that_stand_about_it(tmp_path, text, name, title):
    assert (name, title) in named(tmp_path, "THE DAY'S NEWS", f"1. (C) {text}\n")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("He thanked Orlan, the Queen, and the Government.", []),
        ("He met the Kharvani PM. Foreign Secretary Tamaz left.", [("Tamaz", "Foreign Secretary")]),
    ],
)
def test_what_stands_beside_a_name_in_a_list_or_before_a_full_stop_is_no_title_of_his(text, said):
    assert [(each.role.person, each.role.position) for each in roles(text)] == said


@pytest.mark.parametrize(
    ("text", "persons"),
    [
        ("He met Defense Minister Tamaz Feb. 7.", ["Tamaz"]),
        ("He met Defense Minister Tamaz on Feb. 7.", ["Tamaz"]),
        ("The Deputy Caucus Chairperson Orlan left.", ["Orlan"]),
    ],
)
def test_a_day_or_a_body_behind_a_title_is_nobody(text, persons):
    assert list(dict.fromkeys(each.role.person for each in roles(text))) == persons


@pytest.mark.parametrize(
    "name", ["Banco Tamaz", "Jamaat-ud-Tamaz", "Tamaz Trading Co", "Tamaz Agro-Industrial Complex"]
)
def test_what_begins_or_ends_as_a_body_is_nobody(name):
    assert is_thing(name)


def test_a_charge_is_no_part_of_his_name(tmp_path):
    assert ("Luis Tamaz", "Charge") in named(tmp_path, "THE DAY'S NEWS", "1. (C) Charge D'Affaires Luis Tamaz left.\n")
