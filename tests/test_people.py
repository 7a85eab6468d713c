"""Who is one person across telegrams: a title and a family name, and what tells two bearers of them apart."""

from reftel.room.figure import Figure, figures
from reftel.room.people import people
from reftel.room.room import Room
from tests.archive import archive_of, telegram_text


def figure(key, name, *titles, year="2009", sender="SAHRIYA"):
    return Figure(key, name, (name,), (), titles, f"{year}-02-01T10:00", sender)


def groups(*figures):
    return sorted(sorted(each.key for each in person.figures) for person in people(figures).persons)


def test_the_one_president_of_a_family_name_is_he_wherever_he_is_named():
    whole = figure("A", "Sami Rahvend", "President")
    brother = figure("B", "Daoud Rahvend", "Director")
    assert groups(whole, brother, figure("C", "Rahvend", "President", sender="DELWAN")) == [["A", "C"], ["B"]]


def test_two_presidents_of_one_family_name_stay_apart_and_the_name_alone_open():
    first, second = figure("A", "Sami Rahvend", "President"), figure("B", "Daoud Rahvend", "President")
    assert groups(first, second, figure("C", "Rahvend", "President", sender="DELWAN")) == [["A"], ["B"], ["C"]]


def test_a_minister_is_no_head_of_government_and_a_vice_president_no_president():
    whole, brother = figure("A", "Sami Rahvend", "President"), figure("B", "Daoud Rahvend", "Director")
    for title in ("Vice President", "Minister"):
        assert groups(whole, brother, figure("C", "Rahvend", title, sender="DELWAN")) == [["A"], ["B"], ["C"]]


def test_a_term_lies_between_a_president_and_a_later_one():
    whole, brother = figure("A", "Sami Rahvend", "President", year="1995"), figure("B", "Daoud Rahvend", "Director")
    assert groups(whole, brother, figure("C", "Rahvend", "President", sender="DELWAN")) == [["A"], ["B"], ["C"]]


def test_whoever_signs_with_his_given_name_is_whom_the_telegram_names_by_family_name(tmp_path):
    text = telegram_text(31, "1. (C) Orlan met with Governor Tamaz on February 9.").replace(
        "\nVALE\n", "\nMARTA ORLAN\n"
    )
    with Room.open(archive_of(tmp_path / "archive", text)) as room:
        (telegram,) = room.telegrams()
    (her, _) = figures(telegram, (), (("Orlan", "PolCouns"), ("Tamaz", "Governor")))
    assert set(her.names) == {"MARTA ORLAN", "Orlan"}
